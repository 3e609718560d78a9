import { RulesError, type RulesProblem } from "../../errors/rulesError.ts";
import { copyPlainJson, type PlainJsonProblem } from "../../json/plainJson.ts";
import { isRecord } from "../../json/value.ts";
import { isNameOf } from "../compile/words.ts";
import { type CompiledRules, compileRules } from "../order/compileOrder.ts";
import { topWords } from "../order/topWords.ts";
import { isTable, rulesOfTable } from "../rules/fromLeadBox.ts";
import type { Rules } from "../rules/language.ts";
import { checkShape } from "./checkShape.ts";

/**
 * Checks rules that come from anywhere and returns a frozen copy of them. A LeadBox two-column table
 * (an object, or a list of pairs) is a valid set of rules as it is.
 *
 * @throws RulesError with every problem at once: its path, what is allowed there, the closest name for a
 * misspelt one.
 *
 * @example
 * ```ts
 * const rules = parseRules(JSON.parse(await readFile("rules.json", "utf8")));
 * ```
 */
export function parseRules(rules: unknown): Rules {
  return parseAndCompile(rules).rules;
}

/** Rules that were checked, with the functions that checking them has made. */
export interface ParsedRules {
  readonly rules: Rules;
  readonly compiled: CompiledRules;
}

/** As `parseRules`. What has been parsed before is not checked again. */
export function parseAndCompile(rules: unknown): ParsedRules {
  const before = parsedBefore(rules);
  if (before !== undefined) return before;
  const { copy, problems } = copyPlainJson(rules);
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

function notJson({ path, reason, detail }: PlainJsonProblem): RulesProblem {
  const messages = {
    number: `${detail} is not a number that JSON can carry. Write a finite one.`,
    kind: `A ${detail} cannot be part of rules. They are plain JSON: write text, a number, true, false, a list or an object.`,
    depth: `The rules are nested more than ${detail} levels deep, or contain themselves. Use \`values\` to name what is nested.`,
    size: `The rules hold more than ${detail} values. Keep tables of that size outside of the rules.`,
  };
  return { code: "not_json", path, message: messages[reason] };
}

/** On rules that were checked already. JSON cannot hold it, so nobody can smuggle it in. */
const parsedMark: unique symbol = /* @__PURE__ */ Symbol("parsed rules");

function parsedBefore(rules: unknown): ParsedRules | undefined {
  return hasMark(rules) ? rules[parsedMark] : undefined;
}

function hasMark(rules: unknown): rules is { readonly [parsedMark]: ParsedRules } {
  return typeof rules === "object" && rules !== null && Object.hasOwn(rules, parsedMark);
}

/** Anything with a name that only a set of rules has is one, however much of it is wrong. */
function isRules(value: unknown): value is Record<string, unknown> {
  return isRecord(value) && Object.keys(value).some((name) => isNameOf(topWords, name));
}

/** Later versions of the language bring the rules of this one up to theirs here. */
function migrate(rules: Record<string, unknown>): Record<string, unknown> {
  return { ...rules };
}

/** The grammar has just found no difference, and TypeScript compares its names with the type. */
function isShaped(rules: Record<string, unknown>): rules is Record<string, unknown> & Rules {
  return isRecord(rules.fields);
}

function tableOf(value: unknown): Record<string, unknown> {
  if (isTable(value)) return { ...rulesOfTable(value) };
  const message =
    typeof value === "string"
      ? "Rules are data, and this is a text. Pass `JSON.parse(text)`."
      : 'Rules are an object with `version` and `fields`, or a two-column table: an object, or a list of pairs such as ["email", "Email"].';
  throw new RulesError([{ code: "wrong_type", path: "", message }]);
}

/**
 * What the compiler finds in rules whose shape is wrong in places. There it may stop, or say the same again
 * in its own words: whatever is at or above a wrong place is left out.
 */
function furtherProblems(rules: Rules, found: readonly RulesProblem[]): RulesProblem[] {
  const further: RulesProblem[] = [];
  try {
    compileRules(rules, false, further);
  } catch {
    // The wrong shape is reported already; nothing more can be found.
  }
  return withoutRepeats(further).filter(
    ({ path }) =>
      !found.some(
        (known) =>
          known.path === path || known.path.startsWith(`${path}.`) || path.startsWith(`${known.path}.`),
      ),
  );
}

/** A value is compiled more than once in places; what is wrong with it is said once. */
function withoutRepeats(problems: readonly RulesProblem[]): RulesProblem[] {
  const seen = new Set<string>();
  return problems.filter(({ path, message }) => {
    const key = `${path}\n${message}`;
    return !seen.has(key) && seen.add(key);
  });
}
