import { isRecord } from "../../src/json/value.ts";
import { createMapper } from "../../src/mapping/createMapper.ts";
import { type PathStep, parsePath } from "../../src/mapping/path/parsePath.ts";
import type { LinesRule, Rules } from "../../src/mapping/rules/language.ts";
import { type DictionaryText, isTwice, type Part, partOf } from "../../src/mapping/suggest/dictionary.ts";
import { isBare, withoutRoles, wordsOf } from "../../src/mapping/suggest/words.ts";

/** A ready set with requests of its source. */
export interface ReadySet {
  readonly name: string;
  readonly rules: Rules;
  readonly requests: readonly unknown[];
}

/** Sources of one vendor call things alike: together they count once. */
export function familyOf(name: string): string {
  return name.split("-")[0] ?? name;
}

/** Reads out of ready sets what parameters are called, and out of their leads which ones no rule needs. */
export function mineDictionary(
  sets: readonly ReadySet[],
  seeds: Readonly<Record<Part, string>>,
): Omit<DictionaryText, "trust"> {
  const mined: Mined = {
    names: new Map(),
    lists: new Set(),
    nameKeys: new Set(["name", "key", "title", "label", "question"]),
    valueKeys: new Set(["value", "values", "answer", "text"]),
  };
  for (const [part, names] of Object.entries(seeds)) {
    for (const name of names.split(",")) {
      const words = wordsOf(name);
      note(mined, isTwice(part) ? withoutRoles(words) : words, part, "*");
    }
  }
  for (const set of sets) mineSet(mined, set);
  return {
    names: [...mined.names]
      .map(([name, parts]) => [name, countsOf(parts)] as const)
      .filter(([name]) => name !== "")
      .sort(([one], [other]) => (one < other ? -1 : 1))
      .map(([name, counts]) => `${name}=${counts}`)
      .join("\n"),
    lists: sorted(mined.lists),
    nameKeys: sorted(mined.nameKeys),
    valueKeys: sorted(mined.valueKeys),
  };
}

/** For each name and part the families that use it so. */
interface Mined {
  readonly names: Map<string, Map<Part, Set<string>>>;
  readonly lists: Set<string>;
  readonly nameKeys: Set<string>;
  readonly valueKeys: Set<string>;
}

function sorted(set: ReadonlySet<string>): string {
  return [...set].sort().join("\n");
}

function countsOf(parts: ReadonlyMap<Part, ReadonlySet<string>>): string {
  const counts = [...parts]
    .sort(([one], [other]) => (one < other ? -1 : 1))
    .map(([part, { size }]) => [part, size] as const);
  const whole = [...counts, ...wholeCount(parts, false, "#"), ...wholeCount(parts, true, "line.#")];
  return whole.map(([part, size]) => (size === 1 ? part : `${part}:${size}`)).join(",");
}

/** One family may call two parts so: then the counts do not say how many families there are. */
function wholeCount(
  parts: ReadonlyMap<Part, ReadonlySet<string>>,
  inLines: boolean,
  name: string,
): (readonly [string, number])[] {
  const own = [...parts]
    .filter(([part]) => part.startsWith("line.") === inLines)
    .map(([, families]) => families);
  const all = new Set(own.flatMap((families) => [...families]));
  const sum = own.reduce((count, { size }) => count + size, 0);
  return sum === all.size ? [] : [[name, all.size]];
}

function note(mined: Mined, words: readonly string[], part: Part, family: string): void {
  const name = words.join(" ");
  const parts = mined.names.get(name) ?? new Map<Part, Set<string>>();
  const families = parts.get(part) ?? new Set<string>();
  mined.names.set(name, parts.set(part, families.add(family)));
}

function mineSet(mined: Mined, { name, rules, requests }: ReadySet): void {
  const family = familyOf(name);
  const used = new Set<string>();
  const tell = (value: unknown, part: Part, inside: readonly string[] = []): void => {
    for (const { names, piece } of pathsOf(value, rules, part))
      noteName(mined, [...inside, ...names], piece, family, used);
  };
  if (rules.key !== undefined) tell(rules.key, "key");
  for (const [field, value] of Object.entries(rules.fields)) {
    if (!field.startsWith("deal_cf_")) tell(value, partOf(field));
  }
  if (rules.total !== undefined) tell(rules.total, "total");
  if (rules.discount !== undefined) tell(rules.discount.amount, "discount");
  const lines: readonly LinesRule[] = rules.products === undefined ? [] : [rules.products].flat();
  for (const rule of lines) {
    if (rule.match === false) continue;
    const list = rule.each === undefined ? [] : (pathsOf(rule.each, rules, "lines")[0]?.names ?? []);
    const last = list.at(-1);
    if (last !== undefined) mined.lists.add(wordsOf(last).join(" "));
    for (const [field, value] of Object.entries(rule.fields)) {
      tell(withValues(value, rule), `line.${field}`, last === undefined ? [] : [last]);
    }
  }
  mineFinds(mined, JSON.stringify(rules));
  mineUnused(mined, { name, rules, requests }, used);
}

/** A value of the line is what it means. */
function withValues(value: unknown, { values, columns }: LinesRule): unknown {
  const own = { ...values, ...columns };
  const path = isRecord(value) ? value.path : value;
  if (typeof path !== "string") return value;
  const name = /^\$([^.[]+)/.exec(path)?.[1] ?? path;
  return Object.hasOwn(own, name) ? own[name] : value;
}

function noteName(
  mined: Mined,
  names: readonly string[],
  part: Part,
  family: string,
  used: Set<string>,
): void {
  const bare = part.replace("line.", "");
  const wordsFor = (name: string) => (isTwice(bare) ? withoutRoles(wordsOf(name)) : wordsOf(name));
  const last = wordsFor(names.at(-1) ?? "");
  const above = wordsFor(names.at(-2) ?? "");
  used.add(wordsOf(names.at(-1) ?? "").join(" "));
  noteWords(mined, last, above, part, family);
}

function noteWords(
  mined: Mined,
  last: readonly string[],
  above: readonly string[],
  part: Part,
  family: string,
): void {
  if (!isBare(last)) note(mined, last, part, family);
  else if (above.length > 0) note(mined, above, part, family);
  if (above.length > 0) note(mined, [...above, ...last], part, family);
}

interface Named {
  readonly names: readonly string[];
  readonly piece: Part;
}

/** The paths whose values become a part, each as the names on its way. */
function pathsOf(value: unknown, rules: Rules, part: Part, depth = 0): Named[] {
  if (depth > 6) return [];
  const go = (inner: unknown, piece = part) => pathsOf(inner, rules, piece, depth + 1);
  if (typeof value === "string") return pathNames(value, rules, part, depth);
  if (!isRecord(value)) return [];
  const { path, first, join, template, each, take, test } = value;
  if (typeof path === "string") return go(path);
  if (Array.isArray(first)) return first.flatMap((inner) => go(inner));
  if (Array.isArray(join))
    return join.flatMap((inner, index) => go(inner, pieceOf(part, index, join.length)));
  if (typeof template === "string") {
    const paths = [...template.matchAll(/\{([^{}]+)\}/g)].map(([, inner = ""]) => inner);
    return paths.flatMap((inner, index) => go(inner, pieceOf(part, index, paths.length)));
  }
  if (isRecord(test)) return typeof test.path === "string" ? go(test.path) : [];
  for (const word of ["sum", "subtract", "multiply", "divide"]) {
    const list = value[word];
    if (Array.isArray(list)) return go(list.find((inner) => typeof inner !== "number"));
  }
  if (each !== undefined && typeof take === "string" && part.startsWith("line.")) return go(take);
  return [];
}

/** Of two texts that make a name the first one is the first name. Pieces of comments say nothing. */
function pieceOf(part: Part, index: number, count: number): Part {
  if (part === "fullname" && count > 1) return index === 0 ? "firstname" : "lastname";
  return count > 1 && /comments|attributes/.test(part) ? "-" : part;
}

function pathNames(path: string, rules: Rules, part: Part, depth: number): Named[] {
  const parsed = parsePath(path);
  if ("problem" in parsed) return [];
  const names = parsed.steps.flatMap(nameOf);
  if (parsed.root.at !== "value") return names.length === 0 ? [] : [{ names, piece: part }];
  const value = rules.values?.[parsed.root.name];
  // A piece of a text: the whole of it is something else.
  if (isRecord(value) && value.pattern !== undefined) return [];
  if (names.length === 0 || value === undefined) return pathsOf(value, rules, part, depth + 1);
  return [{ names: [parsed.root.name, ...names], piece: part }];
}

function nameOf(step: PathStep): string[] {
  if (step.type === "key") return /^\d+$/.test(step.key) ? [] : [step.key];
  if (step.type === "find") return [step.text.join(" ")];
  return step.type === "each" && step.keys !== undefined ? [step.keys.join(" ")] : [];
}

/** `list[name=phone].value`: what names and values are called. */
function mineFinds(mined: Mined, text: string): void {
  for (const [, name = "", value = ""] of text.matchAll(/\[([\w.]+)=[^\]]+\]\.(\w+)/g)) {
    if (name === "code" || name === "type") continue;
    mined.nameKeys.add(name);
    mined.valueKeys.add(value);
  }
}

function mineUnused(mined: Mined, { name, rules, requests }: ReadySet, used: ReadonlySet<string>): void {
  const first = [rules.products ?? []].flat()[0]?.each;
  const list = typeof first === "string" ? `${first}[` : undefined;
  const mapper = createMapper(rules);
  for (const lead of requests.flatMap((request) => mapper.split(request))) {
    const explained = mapper.explain(lead, { receivedAt: new Date(1_800_000_000_000) });
    // A lead that was skipped says nothing: its rules were not asked.
    if (explained.result.status !== "order") continue;
    for (const path of explained.unusedParameters) {
      const parsed = parsePath(path);
      if ("problem" in parsed) continue;
      const names = parsed.steps.flatMap(nameOf);
      const last = wordsOf(names.at(-1) ?? "");
      const above = wordsOf(names.at(-2) ?? "");
      if (used.has(last.join(" "))) continue;
      const none = list !== undefined && path.startsWith(list) ? "line.-" : "-";
      noteWords(mined, last, above, none, familyOf(name));
      noteWords(mined, withoutRoles(last), withoutRoles(above), none, familyOf(name));
    }
  }
}
