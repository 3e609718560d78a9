import { usual } from "./choices.ts";
import { explore } from "./explore.ts";
import { oneProcess, twoProcesses } from "./scenarios.ts";
import { simulate } from "./simulate.ts";
import { printTimeline } from "./timeline.ts";
const [, , which = "1", faults = "1", orders = "0"] = process.argv;
const scenario = which === "1" ? oneProcess(Number(faults)) : twoProcesses(Number(faults), Number(orders));
let first = await simulate(scenario, usual);
console.log(printTimeline(first.timeline), first.points.length, first.violation);
const start = performance.now();
let runs = 0;
const seen = new Map<string, number>();
let points = 0;
for await (const run of explore(scenario)) {
  runs += 1;
  points += run.points.length;
  if (run.violation === undefined) continue;
  const n = seen.get(run.violation.name) ?? 0;
  seen.set(run.violation.name, n + 1);
  if (n < 2) {
    console.log(`run ${runs}`, run.violation.message, run.labels);
    console.log(printTimeline(run.timeline));
  }
}
console.log(seen, runs, ((performance.now() - start) / 1000).toFixed(1), "s", (points / runs).toFixed(1));
