import type { IssueLanguage, TranslatableIssue } from "../mapping/contract/issueLanguage.ts";
import type { PlanWords } from "../mapping/contract/planWords.ts";
import { type ProblemCodeName, RulesError, type RulesProblem } from "../shared/errors/rulesError.ts";

/** All texts of a language. A code without its text does not compile. */
export interface LanguageTexts<Code extends string> {
  /** The text of each issue by its code, with the same `{details}` as in English. */
  readonly issues: Readonly<Record<Code, string>>;
  /** The text of each problem by its code, for the rare sentence that is not in `phrases`. */
  readonly problems: Readonly<Record<ProblemCodeName, string>>;
  /** Translations of English sentences and parts of them, with `{names}` as placeholders. */
  readonly phrases: Readonly<Record<string, string>>;
  /** The words of a plan. */
  readonly plan: PlanWords;
}

/**
 * Creates a language. Messages are made only in English and details are read from them, so that a language
 * costs only those who import it.
 */
/* @__NO_SIDE_EFFECTS__ */
export function createLanguage<Code extends string>(
  english: Readonly<Record<Code, { readonly text: string }>>,
  { issues, problems, phrases, plan }: LanguageTexts<Code>,
): IssueLanguage {
  const texts: ReadonlyMap<string, string> = new Map(Object.entries(issues));
  const templates = new Map<string, { readonly text: string }>(Object.entries(english));
  const say = (english: string): string | undefined => {
    if (Object.hasOwn(phrases, english)) return phrases[english];
    for (const [template, translation] of Object.entries(phrases)) {
      const said = filled(template, translation, english, translatePart);
      if (said !== undefined) return said;
    }
    return undefined;
  };
  /** Translates a detail: a phrase, an issue, several joined with "or", or text that is never translated. */
  const translatePart = (english: string): string =>
    say(english) ?? sayList(english) ?? sayIssue(english) ?? english;
  const sayList = (english: string): string | undefined => {
    const parts = english.split(" or ");
    const said = parts.map((part) => (/^["\d-]|^(?:true|false)$/.test(part) ? part : say(part)));
    return parts.length > 1 && said.every((part) => part !== undefined)
      ? said.join(` ${phrases.or} `)
      : undefined;
  };
  const sayIssue = (english: string): string | undefined => {
    for (const [code, { text }] of templates) {
      const said = text.startsWith("{")
        ? undefined
        : filled(text, texts.get(code) ?? "", english, translatePart);
      if (said !== undefined) return said;
    }
    return undefined;
  };
  const issue = <Said extends TranslatableIssue>(said: Said): Said => {
    const translation = texts.get(said.code);
    const template = templates.get(said.code)?.text;
    if (translation === undefined || template === undefined) return said;
    return { ...said, message: filled(template, translation, said.message, translatePart) ?? said.message };
  };
  const problem = (said: RulesProblem): RulesProblem => ({
    ...said,
    message: say(said.message) ?? `${problems[said.code]} (${said.message})`,
  });
  return {
    issue,
    plan,
    result: (result) => ({
      ...result,
      ...("reason" in result && typeof result.reason === "string"
        ? { reason: translatePart(result.reason) }
        : {}),
      issues: result.issues.map(issue),
    }),
    error: (error) =>
      error instanceof RulesError ? Object.assign(error, { problems: error.problems.map(problem) }) : error,
  };
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
