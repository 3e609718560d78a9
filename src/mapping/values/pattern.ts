import type { RulesProblem } from "../../shared/errors/rulesError.ts";
import { spendOnSearch, type Work, wholeBudget } from "../contract/budget.ts";
import { problemOf, sayProblem, tell, unknownName } from "../rules/problems.ts";
import { matchPattern } from "./patternMatch.ts";
import { type PatternProblem, parsePattern } from "./patternSyntax.ts";

export interface Pattern {
  /** The names of its parts, in order. */
  readonly names: readonly string[];
  /**
   * Returns the parts by name, trimmed; `undefined` if the text does not match. Takes steps from `work`,
   * which reports `rulePath` if none are left.
   */
  match(text: string, work?: Work, rulePath?: string): Record<string, string> | undefined;
}

/** Returns what is wrong with a pattern; `undefined` if it is valid. */
export function checkPattern(source: string): PatternProblem | undefined {
  const syntax = parsePattern(source);
  return syntax.ok ? undefined : syntax.problem;
}

export function namesInPattern(source: string): readonly string[] {
  const syntax = parsePattern(source);
  return syntax.ok ? syntax.names : [];
}

/**
 * Compiles a pattern that splits a text: `{name} ({sku}[, {attributes}])[ x {quantity}] {=|≡} {sum}`.
 *
 * - `{name}` is a named part of at least one character; `*` is any text, even none, and is dropped.
 * - `[…]` is optional. It is used wherever it matches.
 * - `{=|≡}` is one of these texts; `{kind:Відділення|Поштомат}` is one of them with a name.
 * - `{quantity:number}` only matches a number; other types are `integer`, `word` (no spaces) and `letters`.
 * - Anything else is literal, in any case. `\` escapes a character.
 * - A space matches any whitespace. Whitespace is required between two words or parts, and optional elsewhere.
 *   A line break means the end of a line.
 *
 * The pattern must match the **whole** text: put `*` at an end that does not matter. If a text can be split in
 * several ways, parts are as short as possible from left to right (typed ones as long as possible) so that the rest
 * still matches. A part in brackets contains brackets only in pairs. So in `Cream (black) 75 ml (KRM-75)=100` the
 * pattern `{name} ({sku})={sum}` finds the last brackets: the first ones are not followed by `=`.
 *
 * Failed attempts are remembered and not repeated, so the time is bounded by the length of the text times the length
 * of the pattern.
 * @throws SyntaxError for a pattern that `checkPattern` does not accept.
 */
export function compilePattern(source: string): Pattern {
  const syntax = parsePattern(source);
  if (!syntax.ok) throw new SyntaxError(sayProblem(syntax.problem));
  return {
    names: syntax.names,
    match: (text, work = unbounded, rulePath = "") => {
      spendOnSearch(work, text.length, source.length / 2, rulePath);
      return matchPattern(syntax.root, text, work, rulePath);
    },
  };
}

const unbounded: Work = { budget: wholeBudget, stepsLeft: Number.POSITIVE_INFINITY };

/** Matches a text against patterns and returns the named parts of the first one that matches. */
type Matcher = (text: string, work: Work, rulePath: string) => Readonly<Record<string, string>> | undefined;

/**
 * Compiles the patterns at `patternPath` in the rules. If the rules use `part`, one pattern must have it.
 * Invalid patterns become problems.
 */
export function compileMatcher(
  patterns: string | readonly string[],
  patternPath: string,
  problems: RulesProblem[],
  part?: string,
): Matcher {
  const sources = typeof patterns === "string" ? [patterns] : patterns;
  for (const source of sources) {
    const problem = checkPattern(source);
    if (problem === undefined) continue;
    problems.push(problemOf(problem.code, patternPath, problem.details));
    return () => undefined;
  }
  const compiled = sources.map(compilePattern);
  if (part !== undefined) checkPart(part, compiled, patternPath, problems);
  const [only] = compiled;
  if (only !== undefined && compiled.length === 1)
    return (text, work, rulePath) => only.match(text, work, rulePath);
  return (text, work, rulePath) => {
    for (const pattern of compiled) {
      const parts = pattern.match(text, work, rulePath);
      if (parts !== undefined) return parts;
    }
    return undefined;
  };
}

function checkPart(
  part: string,
  patterns: readonly Pattern[],
  patternPath: string,
  problems: RulesProblem[],
): void {
  const names = [...new Set(patterns.flatMap((pattern) => pattern.names))];
  if (names.includes(part)) return;
  const path = patternPath.replace(/pattern$/, "part");
  tell(problems, "unknown_name", path, () => ({
    ...unknownName(part, "", names, { what: "pattern" }),
    path,
  }));
}
