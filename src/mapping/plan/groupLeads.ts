import type { LeadPlan } from "./planRules.ts";

/** Up to this many leads are all shown. */
const maxLeads = 20;

/** If there are more, the first this many that change in the same places. */
const maxSimilar = 3;

/** Which leads are shown, and how many are not. */
export function groupLeads(differences: readonly LeadPlan[]): {
  readonly shown: readonly LeadPlan[];
  readonly left: number;
} {
  if (differences.length <= maxLeads) return { shown: differences, left: 0 };
  const alike = new Map<string, number>();
  const shown = differences.filter(({ changes }) => {
    const paths = [...new Set(changes.map(({ kind, path }) => `${kind} ${path.replace(/\d+/g, "")}`))].sort();
    const name = paths.join("\n");
    const before = alike.get(name) ?? 0;
    alike.set(name, before + 1);
    return before < maxSimilar;
  });
  return { shown, left: differences.length - shown.length };
}
