import { explorePerSeed, shrink } from "./explore.ts";
import { randomScope } from "./scenarios.ts";
import { printTimeline } from "./timeline.ts";
const [, , seed = "1", seconds = "20"] = process.argv;
const until = performance.now() + Number(seconds) * 1000;
let runs = 0, bad = 0;
const seen = new Map<string, number>();
for await (const run of explorePerSeed(randomScope, Number(seed))) {
  runs += 1;
  if (run.violation) {
    bad += 1;
    const small = await shrink(run);
    const sig = `${small.violation?.name} ${small.labels.map((l) => l.split(": ")[1]).sort().join(" + ")}`;
    if (!seen.has(sig)) { console.log(runs, small.violation?.message, small.labels, "of", run.labels.length); console.log(printTimeline(small.timeline)); }
    seen.set(sig, (seen.get(sig) ?? 0) + 1);
  }
  if (performance.now() > until) break;
}
console.log(runs, bad, seen);
