import type { ProblemCodeName, RulesProblem } from "../../shared/errors/rulesError.ts";
import { didYouMean } from "../../shared/options/closestName.ts";

/**
 * The maximum number of problems that are described. Hostile rules could have a million problems, and those
 * above the limit are only counted.
 */
export const maxProblems = 100;

/** Adds a problem whose description takes some work. */
export function tell(
  problems: RulesProblem[],
  code: ProblemCodeName,
  path: string,
  describe: () => RulesProblem,
): void {
  problems.push(problems.length < maxProblems ? describe() : { code, path, message: "" });
}

/** Adds a problem. Names come from untrusted senders and may be long, and so may paths. */
export function addProblem(
  problems: RulesProblem[],
  code: ProblemCodeName,
  path: string,
  message: string,
): void {
  problems.push({ code, path: path.slice(0, 200), message });
}

export function unknownName(
  name: string,
  parentPath: string,
  known: readonly string[],
  what = "not known here",
): RulesProblem {
  const path = joinPath(parentPath, name);
  if (/^(?:\/\/|#|_comment)/.test(name)) {
    const message = "A comment is written `$comment`, anywhere in the rules.";
    return { code: "unknown_name", path, message, suggestion: "$comment" };
  }
  const suggestion = didYouMean(name, known);
  const allowed = known.length > 60 ? "" : ` Allowed: ${quoted(known)}.`;
  const hint = suggestion === undefined ? `.${allowed}` : `; did you mean \`${suggestion}\`?`;
  const message = `\`${name.slice(0, 80)}\`: ${what}${hint}`;
  return { code: "unknown_name", path, message, ...(suggestion === undefined ? {} : { suggestion }) };
}

export function quoted(names: readonly string[]): string {
  return names.map((name) => `\`${name}\``).join(", ");
}

export function joinPath(parentPath: string, name: string): string {
  return (parentPath === "" ? name : `${parentPath}.${name}`).slice(0, 200);
}
