import { checkPattern, compilePattern } from "../text/pattern.ts";

import type { Environment } from "./environment.ts";

/** Fits a text against patterns: the named parts of the first one that fits. */
export type Matcher = (text: string) => Readonly<Record<string, string>> | undefined;

/** A pattern that cannot be read is a problem of the rules. */
export function compileMatcher(patterns: string | readonly string[], at: string, env: Environment): Matcher {
  for (const pattern of typeof patterns === "string" ? [patterns] : patterns) {
    const problem = checkPattern(pattern);
    if (problem === undefined) continue;
    env.problems.push({ code: "bad_pattern", path: at.slice(0, 200), message: `The pattern ${problem}.` });
    return () => undefined;
  }
  if (typeof patterns === "string") {
    const pattern = compilePattern(patterns);
    return (text) => pattern.match(text);
  }
  const compiled = patterns.map((each) => compilePattern(each));
  return (text) => {
    for (const pattern of compiled) {
      const parts = pattern.match(text);
      if (parts !== undefined) return parts;
    }
    return undefined;
  };
}
