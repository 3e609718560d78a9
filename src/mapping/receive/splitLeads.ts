import { isRecord, setOwn } from "../../json/value.ts";

export interface SplitLeadsOptions {
  /** The lists that hold the leads: `entry[].changes[]` or `data.leads[]`. Without it the value itself may be a list. */
  readonly path?: string | undefined;
  /**
   * What a lead is: the `element` of the innermost list, or the `whole` request with only that element in its
   * lists, so that the rules see what stands around it. Default `element`.
   */
  readonly keep?: "element" | "whole" | undefined;
}

/**
 * Splits a request that holds several leads. The request is not touched. A request without the lists of
 * the path is one lead.
 *
 * @example
 * ```ts
 * // Facebook batches: two entries with one change each are two leads.
 * for (const lead of splitLeads(body, { path: "entry[].changes[]", keep: "whole" })) mapper.map(lead, context);
 * ```
 */
export function splitLeads(value: unknown, options: SplitLeadsOptions = {}): unknown[] {
  const { path = "[]", keep = "element" } = options;
  const steps = path.split("[]").map((step) => step.split(".").filter((key) => key !== ""));
  const rest = steps.pop() ?? [];
  const leads = walk(value, steps, rest, keep);
  return leads ?? [value];
}

function walk(
  value: unknown,
  steps: readonly (readonly string[])[],
  rest: readonly string[],
  keep: "element" | "whole",
): unknown[] | undefined {
  const [step, ...further] = steps;
  if (step === undefined) return [keep === "whole" ? value : read(value, rest)];
  const list = read(value, step);
  if (!Array.isArray(list)) return undefined;
  return list.flatMap((element: unknown) => {
    const leads = walk(element, further, rest, keep) ?? [element];
    return keep === "whole" ? leads.map((lead) => replaced(value, step, [lead])) : leads;
  });
}

function read(value: unknown, keys: readonly string[]): unknown {
  let current = value;
  for (const key of keys)
    current = isRecord(current) && Object.hasOwn(current, key) ? current[key] : undefined;
  return current;
}

/** A copy in which the value at the keys is another one. */
function replaced(value: unknown, keys: readonly string[], inner: unknown): unknown {
  const [key, ...further] = keys;
  if (key === undefined) return inner;
  const copy: Record<string, unknown> = {};
  if (isRecord(value)) for (const [name, each] of Object.entries(value)) setOwn(copy, name, each);
  setOwn(copy, key, replaced(isRecord(value) ? value[key] : undefined, further, inner));
  return copy;
}
