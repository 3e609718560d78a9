import type { RulesProblem } from "../../errors/rulesError.ts";
import { spendOnSearch, type Work, wholeBudget } from "../budget.ts";
import { addProblem, tell, unknownName } from "../schema/problems.ts";
import { matchPattern } from "./patternMatch.ts";
import { parsePattern } from "./patternSyntax.ts";

/** A compiled pattern. */
export interface Pattern {
  /** The names of its parts, in order. */ readonly names: readonly string[];
  /**
   * The parts by name, trimmed, or `undefined` if the whole text does not fit. Optional parts may be absent.
   * @param work What the steps are taken from. Without it there may be any number.
   * @param at The path of the rule, where they are too many.
   */
  match(text: string, work?: Work, at?: string): Record<string, string> | undefined;
}

/** What is wrong with a pattern, as the end of a sentence that begins with "The pattern"; `undefined` for a good one. */
export function checkPattern(source: string): string | undefined {
  const syntax = parsePattern(source);
  return syntax.ok ? undefined : syntax.problem;
}

/** The names of its parts; none of a pattern that cannot be read. */
export function namesInPattern(source: string): readonly string[] {
  const syntax = parsePattern(source);
  return syntax.ok ? syntax.names : [];
}

/**
 * Compiles a pattern that takes a text apart: `{name} ({sku}[, {attributes}])[ x {quantity}] {=|≡} {sum}`.
 *
 * - `{name}` is a named part of at least one character; `*` is any text, also none, and is thrown away.
 * - `[…]` may be absent. It is used wherever it fits.
 * - `{=|≡}` is one of these texts; `{kind:Відділення|Поштомат}` is one of them under a name.
 * - `{quantity:number}` takes only a number; further types are `integer`, `word` (no spaces) and `letters`.
 * - Anything else means itself, whatever its case. `\` escapes a character.
 * - A space means any whitespace. Between two words or parts there must be some, elsewhere there may
 *   be none. A line break means the end of a line.
 *
 * The pattern has to fit the **whole** text: put `*` at an end that does not matter. If a text can be divided in
 * several ways, parts are as short as they can be from left to right (typed ones as long as they can be) as long as
 * everything else still fits. A part in brackets holds brackets only in pairs. So in `Cream (black) 75 ml
 * (KRM-75)=100` the pattern `{name} ({sku})={sum}` finds the last brackets: after the first ones there is no `=`.
 *
 * A failed attempt is remembered and not made again: the time is bounded by the length of the text times the length of
 * the pattern.
 * @throws SyntaxError for a pattern that `checkPattern` does not accept.
 */
export function compilePattern(source: string): Pattern {
  const syntax = parsePattern(source);
  if (!syntax.ok) throw new SyntaxError(`The pattern "${source.slice(0, 100)}" ${syntax.problem}.`);
  return {
    names: syntax.names,
    match: (text, work = unbounded, at = "") => {
      spendOnSearch(work, text.length, source.length / 2, at);
      return matchPattern(syntax.root, text, work, at);
    },
  };
}

const unbounded: Work = { budget: wholeBudget, stepsLeft: Number.POSITIVE_INFINITY };

/** Fits a text against patterns: the named parts of the first one that fits. */
type Matcher = (text: string, work: Work, at: string) => Readonly<Record<string, string>> | undefined;

/**
 * Compiles one pattern of the rules, or several. One that cannot be read is added to the problems.
 * @param at The path of the patterns in the rules.
 * @param part The part that the rules take: one of the patterns must have it.
 */
export function compileMatcher(
  patterns: string | readonly string[],
  at: string,
  problems: RulesProblem[],
  part?: string,
): Matcher {
  const sources = typeof patterns === "string" ? [patterns] : patterns;
  for (const source of sources) {
    const problem = checkPattern(source);
    if (problem === undefined) continue;
    addProblem(problems, "bad_pattern", at, `The pattern ${problem}.`);
    return () => undefined;
  }
  const compiled = sources.map(compilePattern);
  if (part !== undefined) checkPart(part, compiled, at, problems);
  const [only] = compiled;
  if (only !== undefined && compiled.length === 1) return (text, work, at) => only.match(text, work, at);
  return (text, work, at) => {
    for (const pattern of compiled) {
      const parts = pattern.match(text, work, at);
      if (parts !== undefined) return parts;
    }
    return undefined;
  };
}

function checkPart(part: string, patterns: readonly Pattern[], at: string, problems: RulesProblem[]): void {
  const names = [...new Set(patterns.flatMap((pattern) => pattern.names))];
  if (names.includes(part)) return;
  const path = at.replace(/pattern$/, "part");
  tell(problems, "unknown_name", path, () => ({
    ...unknownName(part, "", names, "not a part of the pattern"),
    path,
  }));
}
