import { RulesError } from "../../errors/rulesError.ts";
import { isRecord, setOwn } from "../../json/value.ts";
import type { Rules } from "../rules/language.ts";
import type { RuleValue } from "../rules/value.ts";
import { parseRules } from "../schema/parseRules.ts";
import { type Draft, threshold } from "./rulesDraft.ts";
import type { RuleCandidate, SuggestionReason } from "./suggested.ts";

/** Rules that compile, the reasons for them, and the candidates. */
export interface Assembled {
  readonly rules: Rules;
  readonly reasons: Readonly<Record<string, SuggestionReason>>;
  readonly candidates: readonly RuleCandidate[];
}

/** Candidates are read by people. */
const maxCandidates = 100;

/** Builds rules from a draft. Rules that `parseRules` does not accept are left out. */
export function assemble(draft: Draft, decoded: ReadonlyMap<string, string>): Assembled {
  const picks = new Map([...draft.picks].filter(([, { confidence }]) => confidence >= threshold));
  withoutHalves(picks);
  for (let round = 0; round < 20; round += 1) {
    try {
      const rules = parseRules(rulesOf(picks, decoded));
      return { rules, reasons: reasonsOf(picks), candidates: candidatesOf(draft, picks) };
    } catch (error) {
      if (!(error instanceof RulesError)) throw error;
      const wrong = [...picks.keys()].filter((rule) =>
        error.problems.some(({ path }) => path === rule || path.startsWith(`${rule}.`)),
      );
      if (wrong.length === 0) break;
      for (const rule of wrong) picks.delete(rule);
      withoutHalves(picks);
    }
  }
  picks.clear();
  return {
    rules: parseRules({ version: 1, fields: {} }),
    reasons: {},
    candidates: candidatesOf(draft, picks),
  };
}

/** Removes incomplete rules: lines need fields, and fields of lines need a list of lines. */
function withoutHalves(picks: Map<string, RuleCandidate>): void {
  const names = [...picks.keys()];
  const fields = names.filter((rule) => rule.startsWith("products.fields."));
  const isSold = fields.some((rule) => /\.(?:name|sku|ean)$/.test(rule));
  const columns = names.filter((rule) => rule.startsWith("products.columns."));
  for (const rule of names) {
    if (!rule.startsWith("products.")) continue;
    if (!isSold) picks.delete(rule);
    else if (columns.length > 0 && !isWhole(rule, picks)) picks.delete(rule);
  }
}

function isWhole(rule: string, picks: ReadonlyMap<string, RuleCandidate>): boolean {
  const other = rule.startsWith("products.fields.")
    ? rule.replace("fields", "columns")
    : rule.replace("columns", "fields");
  return rule === other || picks.has(other);
}

function rulesOf(
  picks: ReadonlyMap<string, RuleCandidate>,
  decoded: ReadonlyMap<string, string>,
): Record<string, unknown> {
  const rules: Record<string, unknown> = { version: 1, fields: {} };
  for (const [rule, { value }] of picks) setAt(rules, rule.split("."), value);
  const text = JSON.stringify([...picks.values()].map(({ value }) => value));
  for (const [name, path] of decoded) {
    if (new RegExp(`\\$${name}\\b`).test(text)) setAt(rules, ["values", name], { path, decode: "json" });
  }
  return rules;
}

function setAt(rules: Record<string, unknown>, names: readonly string[], value: RuleValue | object): void {
  let at = rules;
  for (const name of names.slice(0, -1)) {
    const inner = at[name];
    if (isRecord(inner)) at = inner;
    else {
      const made: Record<string, unknown> = {};
      setOwn(at, name, made);
      at = made;
    }
  }
  setOwn(at, names.at(-1) ?? "", value);
}

function reasonsOf(picks: ReadonlyMap<string, RuleCandidate>): Record<string, SuggestionReason> {
  const reasons: Record<string, SuggestionReason> = {};
  for (const [rule, { rule: _, value: __, ...reason }] of picks) reasons[rule] = reason;
  return reasons;
}

/** The suggestions that are not among the rules, without duplicates. */
function candidatesOf(draft: Draft, picks: ReadonlyMap<string, RuleCandidate>): RuleCandidate[] {
  const nameOf = ({ rule, value }: RuleCandidate) => JSON.stringify([rule, value]);
  const seen = new Set([...picks.values()].map(nameOf));
  return [...draft.picks.values(), ...draft.others]
    .sort((one, other) => other.confidence - one.confidence)
    .filter((candidate) => {
      const name = nameOf(candidate);
      return !seen.has(name) && seen.add(name);
    })
    .slice(0, maxCandidates);
}
