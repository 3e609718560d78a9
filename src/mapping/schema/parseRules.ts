import { fromLeadBox } from "../rules/fromLeadBox.ts";
import type { LeadBoxTable, Rules } from "../rules/language.ts";

export function parseRules(rules: unknown): Rules {
  if (isRules(rules)) return rules;
  return fromLeadBox(rules as LeadBoxTable);
}

function isRules(rules: unknown): rules is Rules {
  return typeof rules === "object" && rules !== null && "fields" in rules;
}
