import { compilePattern } from "../text/pattern.ts";

/** Fits a text against patterns: the named parts of the first one that fits. */
export type Matcher = (text: string) => Readonly<Record<string, string>> | undefined;

export function compileMatcher(patterns: string | readonly string[]): Matcher {
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
