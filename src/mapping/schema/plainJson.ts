import type { RulesProblem } from "../../errors/rulesError.ts";
import { setOwn } from "../../json/value.ts";

/**
 * A frozen copy of plain JSON, or what keeps a value from being plain JSON. Rules come from strangers:
 * they may be huge, endlessly deep, or contain themselves.
 */
export function copyPlainJson(value: unknown): {
  readonly copy: unknown;
  readonly problems: readonly RulesProblem[];
} {
  const problems: RulesProblem[] = [];
  let count = 0;
  const copy = (from: unknown, path: string, depth: number): unknown => {
    count += 1;
    if (count > mostValues || problems.length >= mostProblems) return undefined;
    if (from === null || typeof from === "string" || typeof from === "boolean") return from;
    if (typeof from === "number") {
      // As JSON writes it, so that a copy of rules is what their text would be.
      if (Number.isFinite(from)) return from === 0 ? 0 : from;
      problems.push(problem(path, `${from} is no number that JSON can carry. Write a finite one.`));
      return undefined;
    }
    if (typeof from !== "object") {
      const message = `A ${typeof from} cannot stand in rules. They are plain JSON: write a text, a number, true, false, a list or an object.`;
      problems.push(problem(path, message));
      return undefined;
    }
    if (depth > deepest) {
      problems.push(
        problem(
          path,
          `The rules are nested more than ${deepest} levels deep, or contain themselves. Use \`values\` to name what is nested.`,
        ),
      );
      return undefined;
    }
    if (Array.isArray(from)) {
      return Object.freeze(Array.from(from, (each, index) => copy(each, `${path}[${index}]`, depth + 1)));
    }
    const own: Record<string, unknown> = {};
    for (const key of Object.keys(from)) {
      const each: unknown = Reflect.get(from, key);
      // A property that is set to undefined is one that is not there, as in JSON.
      if (each !== undefined) setOwn(own, key, copy(each, path === "" ? key : `${path}.${key}`, depth + 1));
    }
    return Object.freeze(own);
  };
  const whole = copy(value, "", 0);
  if (count > mostValues) {
    const message = `The rules hold more than ${mostValues} values. Keep tables of that size outside of the rules.`;
    return { copy: undefined, problems: [problem("", message)] };
  }
  return { copy: whole, problems };
}

/** No person nests values so deep; each level costs stack. */
const deepest = 40;

/** Room for look-up tables of many thousand rows. */
const mostValues = 200_000;

/** Enough to mend; a stranger's rules could have a million. */
const mostProblems = 100;

function problem(path: string, message: string): RulesProblem {
  return { code: "not_json", path: path.slice(0, 200), message };
}
