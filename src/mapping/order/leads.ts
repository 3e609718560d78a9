import { isRecord, setOwn } from "../../json/value.ts";
import type { Environment } from "../compile/environment.ts";
import { pathOf } from "../compile/paths.ts";
import { listOf } from "../compile/sources.ts";
import { compilePath } from "../path/compilePath.ts";
import type { PathStep } from "../path/parsePath.ts";
import type { Rules } from "../rules/language.ts";

/** Finds the leads in a request. */
export type FindLeads = (request: unknown) => readonly unknown[];

export function compileLeads(rule: NonNullable<Rules["leads"]>, env: Environment): FindLeads {
  if (typeof rule !== "string" && rule.keep === "whole") {
    const { steps } = pathOf(rule.path, "leads.path", env);
    if (!steps.every(isPlain)) {
      const message = "A whole request is kept along keys and `[*]` only: `entry[*].changes[*]`.";
      env.problems.push({ code: "bad_path", path: "leads.path", message });
    }
    return (request) => wholes(request, steps);
  }
  const [text, at] = typeof rule === "string" ? [rule, "leads"] : [rule.path, "leads.path"];
  const read = compilePath(pathOf(text, at, env).steps, "all");
  return (request) => listOf(read(request));
}

function isPlain(step: PathStep): boolean {
  return step.type === "key" || (step.type === "each" && step.keys === undefined);
}

/** Copies of the request, each with one lead only in its lists. The request is not touched. */
function wholes(value: unknown, steps: readonly PathStep[]): readonly unknown[] {
  const [step, ...further] = steps;
  if (step === undefined) return value === undefined || value === null ? [] : [value];
  if (step.type !== "key") {
    return Array.isArray(value) ? value.flatMap((each) => wholes(each, further).map((one) => [one])) : [];
  }
  if (!isRecord(value) || !Object.hasOwn(value, step.key)) return [];
  return wholes(value[step.key], further).map((inner) => {
    const copy: Record<string, unknown> = {};
    for (const [name, each] of Object.entries(value)) setOwn(copy, name, name === step.key ? inner : each);
    return copy;
  });
}
