import { parseRules } from "../../mapping/parse/parseRules.ts";
import { RulesError } from "../../shared/errors/rulesError.ts";
import { isRecord, setOwn } from "../../shared/json/value.ts";
import type { Draft } from "./draft.ts";
import type { RuleCandidate, SuggestedRules, SuggestionReason } from "./suggested.ts";

/** Candidates are read by people. */
const maxCandidates = 100;

/** Builds rules from a draft. Rules that `parseRules` does not accept become candidates. */
export function assemble(draft: Draft, decoded: ReadonlyMap<string, string>): Omit<SuggestedRules, "unused"> {
  for (let round = 0; round < 20; round += 1) {
    try {
      const rules = parseRules(rulesOf(draft, decoded));
      return { rules, reasons: reasonsOf(draft), candidates: candidatesOf(draft) };
    } catch (error) {
      if (!(error instanceof RulesError)) throw error;
      const isWrong = (rule: string) =>
        error.problems.some(
          ({ path }) => path === rule || path.startsWith(`${rule}.`) || path.startsWith(`${rule}[`),
        );
      const isAny = [...draft.written.keys()].some(isWrong);
      // Lines without one of their rules are no lines.
      const isOfLines = [...draft.written.keys()].some(
        (rule) => rule.startsWith("products") && isWrong(rule),
      );
      draft.takeOut(
        (rule) => !isAny || isWrong(rule) || (isOfLines && /^(?:products|total|discount)/.test(rule)),
        "unproved",
      );
    }
  }
  return { rules: parseRules({ version: 1, fields: {} }), reasons: {}, candidates: candidatesOf(draft) };
}

function rulesOf(draft: Draft, decoded: ReadonlyMap<string, string>): Record<string, unknown> {
  const rules: Record<string, unknown> = { version: 1, fields: {} };
  for (const [rule, { value }] of draft.written)
    if (rule === "skip") rules.skip = [{ when: value, reason: "a test" }];
    else setAt(rules, rule.split("."), value);
  const text = JSON.stringify([...draft.written.values()].map(({ value }) => value));
  for (const [name, path] of decoded)
    if (new RegExp(`\\$${name}\\b`).test(text)) setAt(rules, ["values", name], { path, decode: "json" });
  return rules;
}

function setAt(rules: Record<string, unknown>, names: readonly string[], value: unknown): void {
  let node = rules;
  for (const name of names.slice(0, -1)) {
    const inner = node[name];
    if (isRecord(inner)) node = inner;
    else {
      const made: Record<string, unknown> = {};
      setOwn(node, name, made);
      node = made;
    }
  }
  setOwn(node, names.at(-1) ?? "", value);
}

function reasonsOf(draft: Draft): Record<string, SuggestionReason> {
  const reasons: Record<string, SuggestionReason> = {};
  for (const [rule, { why, from }] of draft.written) reasons[rule] = { why, from };
  return reasons;
}

/** The suggestions that are not among the rules, without duplicates, by place. */
function candidatesOf({ written, candidates }: Draft): RuleCandidate[] {
  const nameOf = (rule: string, value: unknown) => JSON.stringify([rule, value]);
  const seen = new Set(
    [...written].flatMap(([rule, { value, from }]) =>
      [value, ...from].map((candidate) => nameOf(rule, candidate)),
    ),
  );
  const remaining = candidates.filter(({ rule, value }) => {
    const name = nameOf(rule, value);
    return !seen.has(name) && seen.add(name);
  });
  const places = [...new Set(remaining.map(({ rule }) => rule))];
  return remaining
    .sort((one, other) => places.indexOf(one.rule) - places.indexOf(other.rule))
    .slice(0, maxCandidates);
}
