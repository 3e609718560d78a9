import type * as Mapping from "../../../src/entries/mapping.ts";
import { comparedTotals } from "./statedTotals.ts";

// Prints what the built package makes of each known lead: the total of its sender, the sum of its order, and the issue
// where they differ.
const built: typeof Mapping = await import(new URL("../../../dist/mapping.js", import.meta.url).href);
for (const { rules, lead, status, stated, sum, told } of comparedTotals(built)) {
  const amounts = status === "order" ? `${stated ?? "-"} ${sum}` : status;
  console.log([rules.padEnd(24), amounts.padEnd(20), told.join(", ").padEnd(24), lead].join(" ").trimEnd());
}
