import { isRecord, setOwn } from "../../shared/json/value.ts";
import type { Environment } from "../compile/environment.ts";
import { pathOf } from "../compile/paths.ts";
import { spend, type Work } from "../contract/budget.ts";
import { compilePath, compileReached, listOf } from "../path/compilePath.ts";
import type { PathStep } from "../path/parsePath.ts";
import type { Nothing } from "../rules/grammarNode.ts";
import { addProblem } from "../rules/problems.ts";
import type { LeadsRule, Rules } from "../rules/rules.ts";

export type FindLeads = (request: unknown, work: Work) => readonly unknown[];

export function compileLeads(rule: NonNullable<Rules["leads"]>, env: Environment): FindLeads {
  const { path, keep = "element", ...rest }: LeadsRule = typeof rule === "string" ? { path: rule } : rule;
  rest satisfies Nothing;
  const rulePath = typeof rule === "string" ? "leads" : "leads.path";
  const { steps } = pathOf(path, rulePath, env);
  if (keep === "whole") {
    if (!steps.every(isPlain)) addProblem(env.problems, "bad_path.whole", rulePath);
  }
  const read = compilePath(steps, "all", rulePath);
  const isThere = compileReached(steps, rulePath);
  return (request, work) => {
    const found = keep === "whole" ? wholes(request, steps, work) : listOf(read(request, work));
    // Without these lists the request is one lead, and reported: with a wrong path all leads would be lost silently.
    return found.length > 0 || isThere(request, work) ? found : [request];
  };
}

function isPlain(step: PathStep): boolean {
  return step.type === "key" || (step.type === "each" && step.keys === undefined);
}

/** Returns copies of the request, each with only one lead in its lists. The request is not changed. */
function wholes(value: unknown, steps: readonly PathStep[], work: Work): readonly unknown[] {
  const [step, ...further] = steps;
  if (step === undefined) return value === undefined || value === null ? [] : [value];
  if (step.type !== "key") {
    if (!Array.isArray(value)) return [];
    spend(work, value.length, "leads");
    return value.flatMap((element) => wholes(element, further, work).map((one) => [one]));
  }
  if (!isRecord(value) || !Object.hasOwn(value, step.key)) return [];
  return wholes(value[step.key], further, work).map((inner) => copyWith(value, step.key, inner, work));
}

/** Copies an object and replaces one property, which keeps its position. */
function copyWith(
  value: Readonly<Record<string, unknown>>,
  key: string,
  inner: unknown,
  work: Work,
): Record<string, unknown> {
  const entries = Object.entries(value);
  spend(work, 1 + 10 * entries.length, "leads");
  const copy: Record<string, unknown> = {};
  for (const [name, member] of entries) setOwn(copy, name, member);
  setOwn(copy, key, inner);
  return copy;
}
