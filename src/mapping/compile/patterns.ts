import { unknownName } from "../schema/checkShape.ts";
import { checkPattern, compilePattern, type Pattern } from "../text/pattern.ts";
import type { Environment } from "./environment.ts";

/** Fits a text against patterns: the named parts of the first one that fits. */
export type Matcher = (text: string) => Readonly<Record<string, string>> | undefined;

/** A pattern that cannot be read is a problem of the rules. */
export function compileMatcher(
  patterns: string | readonly string[],
  at: string,
  env: Environment,
  part?: string,
): Matcher {
  for (const pattern of typeof patterns === "string" ? [patterns] : patterns) {
    const problem = checkPattern(pattern);
    if (problem === undefined) continue;
    env.problems.push({ code: "bad_pattern", path: at.slice(0, 200), message: `The pattern ${problem}.` });
    return () => undefined;
  }
  const compiled = (typeof patterns === "string" ? [patterns] : patterns).map((each) => compilePattern(each));
  if (part !== undefined) checkPart(part, compiled, at, env);
  const [only] = compiled;
  if (only !== undefined && compiled.length === 1) return (text) => only.match(text);
  return (text) => {
    for (const pattern of compiled) {
      const parts = pattern.match(text);
      if (parts !== undefined) return parts;
    }
    return undefined;
  };
}

function checkPart(part: string, patterns: readonly Pattern[], at: string, env: Environment): void {
  const names = [...new Set(patterns.flatMap((pattern) => pattern.names))];
  if (names.includes(part)) return;
  env.problems.push({
    ...unknownName(part, "", names, "no part of the pattern"),
    path: at.replace(/pattern$/, "part"),
  });
}
