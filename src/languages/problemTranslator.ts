import type { ProblemCodeName, RulesProblem } from "../shared/errors/rulesError.ts";

/** Translates the sentences of problems, whose details are read from the English sentence. */
export function problemTranslator(
  problems: Readonly<Record<ProblemCodeName, string>>,
  phrases: Readonly<Record<string, string>>,
): (problem: RulesProblem) => RulesProblem {
  const say = (english: string): string | undefined => {
    if (Object.hasOwn(phrases, english)) return phrases[english];
    for (const [template, translation] of Object.entries(phrases)) {
      const said = filled(template, translation, english, translatePart);
      if (said !== undefined) return said;
    }
    return undefined;
  };
  /** Translates a detail: a phrase, several joined with "or", or text that is never translated. */
  const translatePart = (english: string): string => say(english) ?? sayList(english) ?? english;
  const sayList = (english: string): string | undefined => {
    const parts = english.split(" or ");
    const said = parts.map((part) => (/^["\d-]|^(?:true|false)$/.test(part) ? part : say(part)));
    return parts.length > 1 && said.every((part) => part !== undefined)
      ? said.join(` ${phrases.or} `)
      : undefined;
  };
  return (said) => ({
    ...said,
    message: say(said.message) ?? `${problems[said.code]} (${said.message})`,
  });
}

/** Longer sentences are lists of names from the input; they stay English. */
const maxSentenceLength = 2_000;

/** The translated template with the details of the sentence; `undefined` if the English one does not match. */
function filled(
  template: string,
  translation: string,
  sentence: string,
  translatePart: (english: string) => string,
): string | undefined {
  if (!template.includes("{")) return template === sentence ? translation : undefined;
  const [start = ""] = template.split(/\{\w+\}/);
  if (sentence.length > maxSentenceLength || !sentence.startsWith(start)) return undefined;
  const names = [...template.matchAll(placeholder)].map(([, name = ""]) => name);
  const literal = template.split(/\{\w+\}/).map((part) => part.replace(/[.*+?^${}()|[\]\\/-]/g, "\\$&"));
  const found = new RegExp(`^${literal.join("([\\s\\S]*?)")}$`).exec(sentence);
  if (found === null) return undefined;
  const details = new Map(names.map((name, index) => [name, translatePart(found[index + 1] ?? "")]));
  return translation.replace(placeholder, (whole, name: string) => details.get(name) ?? whole);
}

const placeholder = /\{(\w+)\}/g;
