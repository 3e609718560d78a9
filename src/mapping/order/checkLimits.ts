import type { RulesProblem } from "../../errors/rulesError.ts";
import type { Rules } from "../rules/language.ts";
import { isExtraField, unknownName } from "../schema/checkShape.ts";
import { lineFields, orderFields } from "./declaredFields.ts";

/** Limits name fields, and fields that take what is cut off. */
export function checkLimits(rules: Rules, problems: RulesProblem[]): void {
  const known = [...Object.keys(orderFields), ...Object.keys(lineFields).map((name) => `products.${name}`)];
  const isKnown = (name: string): boolean => known.includes(name) || isExtraField(name);
  for (const [name, limit] of Object.entries(rules.limits ?? {})) {
    if (!isKnown(name)) problems.push(unknownName(name, "limits", known, "not a field with a length"));
    if (typeof limit !== "object") continue;
    const { max, overflow } = limit;
    if (max !== undefined && (!Number.isSafeInteger(max) || max < 1)) {
      const message = "A limit is a whole number of characters, 1 or more.";
      problems.push({ code: "bad_constant", path: `limits.${name}.max`, message });
    }
    // What a line loses stays in the line.
    const into = overflow === undefined || !name.startsWith("products.") ? overflow : `products.${overflow}`;
    if (into !== undefined && (into === name || !isKnown(into))) {
      problems.push(
        unknownName(overflow ?? "", `limits.${name}.overflow`, known, "cannot take what is cut off"),
      );
    }
  }
}
