/** The mapper against that of a004417: `npm run bench -- mapper`. Each round is a process of its own, in turns. */
import { buildBoth, compare, hasBase } from "./againstBase.ts";
import { cases } from "./mapperCases.ts";

const maxTimes = 1.05;
const rounds = Number(process.env.ROUNDS ?? 21);
const file = new URL("mapperCases.ts", import.meta.url);

if (!hasBase()) {
  console.log("skipped: the history of this clone is cut off before a004417 (git fetch --unshallow)");
  process.exit();
}
using builds = buildBoth();
for (const name of Object.keys(cases)) {
  const { ours, itself } = await compare(builds, file, name, null, rounds);
  console.log(
    `${name}: ${ours.toFixed(3)} times a004417 (itself: ${itself.toFixed(3)}), goal ${maxTimes}: ${ours <= maxTimes ? "reached" : "MISSED"}`,
  );
}
