import { getOwn, isRecord, setOwn } from "../../shared/json/value.ts";
import { checkOptions, expected, type OptionChecks } from "../../shared/options/check.ts";
import { oneOf } from "../../shared/options/kinds.ts";
import type { Environment } from "../compile/environment.ts";
import { pathOf } from "../compile/paths.ts";
import { spend, TooMuchWorkError, type Work, wholeBudget, workOf } from "../contract/budget.ts";
import { compilePath, compileReached, listOf } from "../path/compilePath.ts";
import type { PathStep } from "../path/parsePath.ts";
import type { Nothing } from "../rules/grammarNode.ts";
import { addProblem } from "../rules/problems.ts";
import type { LeadsRule, Rules } from "../rules/rules.ts";

export type FindLeads = (request: unknown, work: Work) => readonly unknown[];

export interface SplitLeadsOptions {
  /** The lists of leads: `entry[*].changes[*]` or `data.leads[*]`. Without it the value itself may be a list. */
  readonly path?: string | undefined;
  /**
   * A lead is the `element` of the innermost list, or the `whole` request with only that element in its lists, so
   * that the rules see the data around it. Default `element`.
   */
  readonly keep?: "element" | "whole" | undefined;
}

export function compileLeads(rule: NonNullable<Rules["leads"]>, env: Environment): FindLeads {
  const { path, keep = "element", ...rest }: LeadsRule = typeof rule === "string" ? { path: rule } : rule;
  rest satisfies Nothing;
  const at = typeof rule === "string" ? "leads" : "leads.path";
  const { steps } = pathOf(path, at, env);
  if (keep === "whole") {
    if (!steps.every(isPlain)) {
      const message = "A whole request is kept along keys and `[*]` only: `entry[*].changes[*]`.";
      addProblem(env.problems, "bad_path", at, message);
    }
  }
  const read = compilePath(steps, "all", at);
  const isThere = compileReached(steps, at);
  return (request, work) => {
    const found = keep === "whole" ? wholes(request, steps, work) : listOf(read(request, work));
    // Without these lists the request is one lead, and reported: with a wrong path all leads would be lost silently.
    return found.length > 0 || isThere(request, work) ? found : [request];
  };
}

const splitOptions = {
  path: {
    default: "[]",
    check(name, given) {
      const path = typeof given === "string" ? given.replaceAll("[*]", "[]") : "*";
      if (!path.split("[]").some((part) => /[[\]*]/.test(part))) return path;
      throw expected(name, "a path such as `entry[*].changes[*]`", given);
    },
  },
  keep: /* @__PURE__ */ oneOf(["element", "whole"], { default: "element" }),
} satisfies OptionChecks<SplitLeadsOptions>;

/**
 * Splits a request that holds several leads. The request is not changed. A request without the lists of the path is
 * one lead, and so is one that would need too many copies.
 * @example
 * ```ts
 * // Facebook batches: two entries with one change each are two leads.
 * for (const lead of splitLeads(body, { path: "entry[*].changes[*]", keep: "whole" })) mapper.map(lead, context);
 * ```
 */
export function splitLeads(value: unknown, options: SplitLeadsOptions = {}): unknown[] {
  const { path, keep } = checkOptions("splitLeads", splitOptions, options);
  const steps = path.split("[]").map((step) => step.split(".").filter((key) => key !== ""));
  const rest = steps.pop() ?? [];
  try {
    return walk(value, steps, rest, keep, workOf(wholeBudget)) ?? [value];
  } catch (thrown) {
    if (thrown instanceof TooMuchWorkError) return [value];
    throw thrown;
  }
}

function isPlain(step: PathStep): boolean {
  return step.type === "key" || (step.type === "each" && step.keys === undefined);
}

/** Copies of the request, each with only one lead in its lists. The request is not changed. */
function wholes(value: unknown, steps: readonly PathStep[], work: Work): readonly unknown[] {
  const [step, ...further] = steps;
  if (step === undefined) return value === undefined || value === null ? [] : [value];
  if (step.type !== "key") {
    if (!Array.isArray(value)) return [];
    spend(work, value.length, "leads");
    return value.flatMap((each) => wholes(each, further, work).map((one) => [one]));
  }
  if (!isRecord(value) || !Object.hasOwn(value, step.key)) return [];
  return wholes(value[step.key], further, work).map((inner) => copyWith(value, step.key, inner, work));
}

function walk(
  value: unknown,
  steps: readonly (readonly string[])[],
  rest: readonly string[],
  keep: "element" | "whole",
  work: Work,
): unknown[] | undefined {
  const [step, ...further] = steps;
  if (step === undefined) return [keep === "whole" ? value : read(value, rest)];
  const list = read(value, step);
  if (!Array.isArray(list)) return undefined;
  return list.flatMap((element: unknown) => {
    const leads = walk(element, further, rest, keep, work) ?? [element];
    return keep === "whole" ? leads.map((lead) => replaced(value, step, [lead], work)) : leads;
  });
}

function read(value: unknown, keys: readonly string[]): unknown {
  let current = value;
  for (const key of keys) current = isRecord(current) && getOwn(current, key);
  return current;
}

function replaced(value: unknown, keys: readonly string[], inner: unknown, work: Work): unknown {
  const [key, ...further] = keys;
  if (key === undefined) return inner;
  const own = isRecord(value) ? value : {};
  return copyWith(own, key, replaced(own[key], further, inner, work), work);
}

/** The property keeps its place among the others. */
function copyWith(
  value: Readonly<Record<string, unknown>>,
  key: string,
  inner: unknown,
  work: Work,
): Record<string, unknown> {
  const entries = Object.entries(value);
  spend(work, 1 + 10 * entries.length, "leads");
  const copy: Record<string, unknown> = {};
  for (const [name, each] of entries) setOwn(copy, name, each);
  setOwn(copy, key, inner);
  return copy;
}
