import { explore } from "./explore.ts";
import { allWithin, type FaultKind, faultsBeyond } from "./faults.ts";
import { battery } from "./scenarios.ts";
import { sqliteStore } from "../../src/sqlite/sqliteStore.ts";
import { printTimeline } from "./timeline.ts";
const two = battery[1]!;
const scenario = { ...two, store: (clock: never) => sqliteStore(":memory:", { clock }), kinds: ["date-hour", "hang", "crash", "answer-lost"] as FaultKind[] };
let runs = 0;
let bad = 0;
for await (const run of explore(scenario)) {
  runs += 1;
  if (run.violation === undefined) continue;
  bad += 1;
  if (bad < 3) console.log(runs, run.violation.message, run.labels, printTimeline(run.timeline));
}
console.log(runs, bad);
