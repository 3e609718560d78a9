import { explore } from "./explore.ts";
import { battery, smallScopes } from "./scenarios.ts";
import { printTimeline } from "./timeline.ts";

const list = process.argv[2] === "small" ? smallScopes : battery;
let all = 0;
const begun = performance.now();
for (const scenario of list) {
  const start = performance.now();
  let runs = 0;
  let bad = 0;
  for await (const run of explore(scenario)) {
    runs += 1;
    if (run.violation === undefined) continue;
    bad += 1;
    if (bad > 1) continue;
    console.log(`run ${runs}`, run.violation.message, run.labels);
    console.log(printTimeline(run.timeline));
  }
  all += runs;
  console.log(scenario.name, bad, runs, ((performance.now() - start) / 1000).toFixed(1), "s");
}
console.log(all, ((performance.now() - begun) / 1000).toFixed(1), "s");
