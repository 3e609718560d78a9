import type { Rules } from "./language.ts";

/**
 * Rules with names and types checked by TypeScript. Gives back what it was given.
 *
 * @example
 * ```ts
 * const rules = defineRules({ version: 1, fields: { email: "Email", phone: "Phone" } });
 * ```
 */
/* @__NO_SIDE_EFFECTS__ */
export function defineRules<const R extends Rules>(rules: R): R {
  return rules;
}
