import type { Work } from "../contract/budget.ts";

/** The maximum number of names to look at: more than any form has. It limits the work on untrusted leads. */
export const maxNames = 200;

/**
 * Returns the first names of an object of the lead. They are listed once for a lead: rules may ask for as many paths
 * as they like, and an untrusted object may have a hundred thousand names.
 */
export function firstNames(holder: Readonly<Record<string, unknown>>, work: Work): readonly string[] {
  work.names ??= new Map();
  const names = work.names.get(holder) ?? Object.keys(holder).slice(0, maxNames);
  work.names.set(holder, names);
  return names;
}
