import { RulesError, type RulesProblem } from "../../shared/errors/rulesError.ts";
import { copyPlainJson, type PlainJsonProblem } from "../../shared/json/plainJson.ts";
import { isRecord } from "../../shared/json/value.ts";
import type { Details } from "../../shared/messages/format.ts";
import { checkOptions, type OptionChecks } from "../../shared/options/check.ts";
import { isNameOf } from "../compile/words.ts";
import { type IssueLanguage, inLanguage, languageOption } from "../contract/issueLanguage.ts";
import type { ProblemName } from "../contract/problemTexts.ts";
import { type CompiledRules, compileRules } from "../order/compileOrder.ts";
import { orderFields } from "../order/limits.ts";
import { topWords } from "../order/topWords.ts";
import { maxProblems, problemOf } from "../rules/problems.ts";
import { isExtraField, type Rules } from "../rules/rules.ts";
import { checkShape } from "./checkShape.ts";
import { isTable, rulesOfTable } from "./fromLeadBox.ts";

/**
 * Checks rules from any source and returns a frozen copy. A LeadBox two-column table (an object, or a list of pairs)
 * is also accepted, either alone or under `table` with other words next to it, which win over those of its rows.
 * @throws RulesError with every problem: its path, what is allowed there, and the closest name for a misspelt one.
 * @example
 * ```ts
 * const rules = parseRules(JSON.parse(await readFile("rules.json", "utf8")));
 * ```
 */
export function parseRules(rules: unknown, options: RulesOptions = {}): Rules {
  const { language } = checkOptions("parseRules", rulesOptions, options);
  return inLanguage(language, () => parseAndCompile(rules).rules);
}

/** Options for the language of problems in rules and of issues. */
export interface RulesOptions {
  /** The language, for example `uk` of `baselinker-sdk/mapping/uk`. Default: English. */
  readonly language?: IssueLanguage | undefined;
}

export const rulesOptions = { language: languageOption } satisfies OptionChecks<RulesOptions>;

export interface ParsedRules {
  readonly rules: Rules;
  readonly compiled: CompiledRules;
}

/** Parses and compiles rules. Rules that have been parsed before are not checked again. */
export function parseAndCompile(rules: unknown): ParsedRules {
  const before = parsedBefore(rules);
  if (before !== undefined) return before;
  const wrong = notRules(rules);
  if (wrong !== undefined) throw problemOfAll(wrong);
  const { copy, problems } = copyPlainJson(rules, "$comment");
  if (problems.length > 0) throw new RulesError(problems.map(notJson));
  const whole = migrate(isRules(copy) ? copy : tableOf(copy));
  const found: RulesProblem[] = [];
  checkShape("rules", whole, "", found);
  if (!isShaped(whole)) throw new RulesError(found);
  if (found.length > 0) throw new RulesError([...found, ...furtherProblems(whole, found)]);
  const compiled = compileRules(whole, false, found);
  if (found.length > 0) throw new RulesError(withoutRepeats(found));
  const parsed = { rules: whole, compiled };
  Object.defineProperty(whole, parsedMark, { value: parsed });
  Object.freeze(whole);
  return parsed;
}

/** Detects what people pass instead of rules, and says what to pass; `undefined` for possible rules. */
function notRules(value: unknown): ProblemName | undefined {
  if (typeof value === "string") {
    // The time of these patterns is quadratic, and the beginning shows what a text is.
    const start = value.slice(0, 200);
    if (/\n.*[\t;→]|[\t;→].*\n/.test(start)) return "wrong_type.table";
    const isFile = /^[^{[\n]*(?:\.jsonc?|[\\/][^\n]*)$/.test(start);
    return isFile ? "wrong_type.file" : "wrong_type.text";
  }
  if (ArrayBuffer.isView(value)) return "wrong_type.bytes";
  if (!isRecord(value)) return value === undefined ? "wrong_type.rules" : undefined;
  const tag = Object.prototype.toString.call(value).slice(8, -1);
  if (tag === "Module" || (isRecord(value.default) && Object.keys(value).length === 1))
    return "wrong_type.module";
  if (tag === "Promise") return "wrong_type.promise";
  return tag === "Object" ? undefined : "wrong_type.object";
}

function problemOfAll(name: ProblemName, details?: Details): RulesError {
  return new RulesError([problemOf(name, "", details)]);
}

function notJson({ path, reason, detail }: PlainJsonProblem): RulesProblem {
  if (detail === "Date") return problemOf("not_json.date", path);
  const limit = { most: Number(detail) };
  const details = { number: { number: detail }, kind: { kind: detail }, depth: limit, size: limit };
  return problemOf(`not_json.${reason}`, path, details[reason]);
}

/** Marks rules that were already checked. JSON cannot contain a symbol, so the mark cannot be forged. */
const parsedMark: unique symbol = /* @__PURE__ */ Symbol("parsed rules");

function parsedBefore(rules: unknown): ParsedRules | undefined {
  return hasMark(rules) ? rules[parsedMark] : undefined;
}

function hasMark(rules: unknown): rules is { readonly [parsedMark]: ParsedRules } {
  return typeof rules === "object" && rules !== null && Object.hasOwn(rules, parsedMark);
}

/** Whether a value is treated as rules: it has a name that only rules have, even if much of it is wrong. */
function isRules(value: unknown): value is Record<string, unknown> {
  if (!isRecord(value)) return false;
  const names = Object.keys(value);
  const word = names.find(
    (name) => name === "table" || (isNameOf(topWords, name) && !isTableRow(name, value[name])),
  );
  // This is a table with words that tables cannot contain.
  const isMixed = !names.some((name) => name === "version" || name === "fields" || name === "table");
  if (word !== undefined && isMixed && names.some((name) => isExtraField(name) || name in orderFields)) {
    throw problemOfAll("wrong_type.mixed", { word });
  }
  return word !== undefined;
}

/** Whether a table on its own may have this word of rules. */
function isTableRow(name: string, value: unknown): boolean {
  return name === "key" || (name === "products" && !Array.isArray(value) && !("fields" in Object(value)));
}

/** Converts a table to rules. Later versions of the language will convert rules of this version here. */
function migrate(rules: Record<string, unknown>): Record<string, unknown> {
  const { table, ...beside } = rules;
  if (typeof table !== "string" && !isTable(table)) return { ...rules };
  const tableRules = rulesOfTable(table);
  const whole: Record<string, unknown> = { ...tableRules, ...beside };
  for (const name of ["fields", "defaults"] as const)
    if (isRecord(whole[name])) whole[name] = { ...tableRules[name], ...whole[name] };
  return whole;
}

/**
 * Whether the rules have the shape of their type. The grammar has checked them, and TypeScript compares its
 * names with the type.
 */
function isShaped(rules: Record<string, unknown>): rules is Record<string, unknown> & Rules {
  return isRecord(rules.fields);
}

function tableOf(value: unknown): Record<string, unknown> {
  if (isTable(value)) return { version: 1, ...rulesOfTable(value) };
  throw problemOfAll("wrong_type.rules");
}

/**
 * Compiles rules of a partly wrong shape. Problems at or around wrong places are left out, because they are
 * already reported.
 */
function furtherProblems(rules: Rules, found: readonly RulesProblem[]): RulesProblem[] {
  const further: RulesProblem[] = [];
  if (found.length >= maxProblems) return further;
  try {
    compileRules(rules, false, further);
  } catch {
    // The wrong shape is already reported, and nothing more can be found.
  }
  return withoutRepeats(further).filter(
    ({ path }) =>
      !found.some(
        (known) =>
          known.path === path || known.path.startsWith(`${path}.`) || path.startsWith(`${known.path}.`),
      ),
  );
}

/** Removes repeated problems: some values are compiled more than once, but their problems are reported once. */
function withoutRepeats(problems: readonly RulesProblem[]): RulesProblem[] {
  const seen = new Set<string>();
  return problems.filter(({ path, message }) => {
    const key = `${path}\n${message}`;
    return !seen.has(key) && seen.add(key);
  });
}
