import { grammar } from "../../src/mapping/parse/grammar.ts";
import type { GrammarName, GrammarNode } from "../../src/mapping/rules/grammarNode.ts";
import { isRecord } from "../../src/shared/json/value.ts";

/** One word of the rules language at one place of some rules. */
export interface WordAt {
  /** `match.by`, `value.case`; with what is chosen: `value.case: upper`, `type.type: date`. */
  readonly word: string;
  /** Where: the keys from the rules to it. */
  readonly path: readonly (string | number)[];
}

/** What words are called after: values and conditions share most of theirs. */
const owners: Readonly<Record<string, string>> = {
  rules: "rules",
  defaults: "defaults",
  leadsObject: "leads",
  verdict: "verdict",
  lines: "lines",
  discount: "discount",
  matchObject: "match",
  limitObject: "limit",
  typeObject: "type",
  valueObject: "value",
  condition: "condition",
};

/** Every word of the language, by the grammar itself; names of fields are the API's own. */
export const allWords: readonly string[] = [
  ...new Set(
    Object.entries(grammar).flatMap(([name, node]) => {
      const owner = owners[name];
      if (node.is === "map") return choicesOf(node.of).map((choice) => `${name}: ${choice}`);
      if (owner === undefined || node.is !== "object") return [];
      return Object.entries(node.of).flatMap(([word, takes]) => {
        const own = `${ownerOf(name, word)}.${word}`;
        return [own, ...choicesOf(takes).map((choice) => choiceWord(own, choice))];
      });
    }),
  ),
];

/** The words that some rules use. */
export function wordsIn(rules: unknown): WordAt[] {
  return walk("rules", rules, []);
}

function walk(name: GrammarName, value: unknown, path: readonly (string | number)[]): WordAt[] {
  const node = nodeOf(name);
  if (node.is === "either") {
    const own = node.of.find((each) => isKind(nodeOf(each), value));
    return own === undefined ? [] : walk(own, value, path);
  }
  if (node.is === "list" && Array.isArray(value)) {
    return value.flatMap((each, index) => walk(node.of, each, [...path, index]));
  }
  if (!isRecord(value)) return [];
  return Object.entries(value).flatMap(([key, each]) => {
    const at = [...path, key];
    if (node.is === "map") return [...chosen(String(name), node.of, each, at), ...walk(node.of, each, at)];
    if (node.is !== "object") return [];
    const takes = node.of[key] ?? (key.startsWith("deal_cf_") ? node.rest : undefined);
    if (takes === undefined) return [];
    const inner = walk(takes, each, at);
    if (typeof name !== "string" || owners[name] === undefined) return inner;
    const word = `${ownerOf(name, key)}.${key}`;
    return [{ word, path: at }, ...chosen(word, takes, each, at), ...inner];
  });
}

/** What is chosen of the words that a place allows; of a list, each element. */
function chosen(
  word: string,
  takes: GrammarName,
  value: unknown,
  path: readonly (string | number)[],
): WordAt[] {
  if (Array.isArray(value))
    return value.flatMap((each, index) => chosen(word, takes, each, [...path, index]));
  if (isRecord(value) || !choicesOf(takes).includes(String(value))) return [];
  return [{ word: choiceWord(word, String(value)), path }];
}

/** `as` takes the name of a type, or the same name with options. */
function choiceWord(word: string, choice: string): string {
  return `${word === "value.as" ? "type.type" : word}: ${choice}`;
}

/** The words that a place allows, itself or as elements of its list. */
function choicesOf(name: GrammarName): readonly string[] {
  const node = nodeOf(name);
  if (node.is === "choice") return node.of.map(String);
  if (node.is === "list") return choicesOf(node.of);
  return node.is === "either" ? node.of.flatMap(choicesOf) : [];
}

function ownerOf(name: string, word: string): string {
  const { valueObject } = grammar;
  const isOfValue =
    name === "condition" && valueObject.is === "object" && Object.hasOwn(valueObject.of, word);
  return isOfValue ? "value" : (owners[name] ?? name);
}

function nodeOf(name: GrammarName): GrammarNode {
  return typeof name === "string" ? grammar[name] : name;
}

function isKind(node: GrammarNode, value: unknown): boolean {
  if (node.is === "list") return Array.isArray(value);
  if (node.is === "object" || node.is === "map") return isRecord(value);
  if (node.is === "choice") return node.of.some((each) => each === value);
  if (node.is === "either") return node.of.some((each) => isKind(nodeOf(each), value));
  return typeof value === (node.is === "text" ? "string" : node.is);
}
