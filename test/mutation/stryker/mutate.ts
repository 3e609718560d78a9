/**
 * `npm run mutate`: makes random changes of the source, one at a time, and tells which of them no test notices. Stryker
 * makes them and runs the tests.
 *
 * - `--area forwarding,limiter`: these; without it all of `areas.ts`.
 * - `--sample 200`: that many of each area. The same `--seed` takes the same ones; without it 1.
 * - `--changed origin/main`: only on lines that differ from this branch.
 * - `--budget 10`: in all at most as many as two cores try in that many minutes.
 * - `--check`: tries none, and only sees whether each entry of `accepted.txt` still is a change of the source.
 */
import { createHash } from "node:crypto";
import { existsSync, globSync } from "node:fs";
import { parseArgs } from "node:util";
import { AcceptedMutants, entryOf } from "./accepted.ts";
import { type Area, areas } from "./areas.ts";
import { ChangedLines } from "./changedLines.ts";
import { Compiler } from "./compiler.ts";
import type { Mutant } from "./mutant.ts";
import { mutantsOf, runMutants, type Status } from "./runMutants.ts";

/** Seen on two cores with nothing next to it, the first run of all tests included. */
const perMinute = 40;

const { values } = parseArgs({
  options: {
    area: { type: "string" },
    sample: { type: "string" },
    seed: { type: "string", default: "1" },
    changed: { type: "string" },
    budget: { type: "string" },
    check: { type: "boolean", default: false },
  },
});
const names = values.area?.split(",") ?? areas.map(({ name }) => name);
const unknown = names.filter((name) => !areas.some((area) => area.name === name));
if (unknown.length > 0) throw new Error(`No area is called ${unknown.join(", ")}. See areas.ts.`);

const accepted = AcceptedMutants.read();
const known = await mutantsOf(accepted.files.filter((file) => existsSync(file)));
const problems = [...accepted.problemsWith(known)];
if (!values.check) problems.push(...(await measure(areas.filter(({ name }) => names.includes(name)))));
for (const problem of problems) console.error(problem);
console.log(`${problems.length} problems`);
process.exitCode = problems.length === 0 ? 0 : 1;

async function measure(measured: readonly Area[]): Promise<string[]> {
  const lines = values.changed === undefined ? undefined : new ChangedLines(values.changed);
  const perArea = await Promise.all(
    measured.map(async (area) => {
      const all = await mutantsOf(area.files.flatMap((pattern) => globSync(pattern)));
      return { area, mutants: lines === undefined ? all : all.filter((mutant) => lines.has(mutant)) };
    }),
  );
  const count = perArea.reduce((sum, { mutants }) => sum + mutants.length, 0);
  const share =
    values.budget === undefined ? 1 : Math.min(1, (Number(values.budget) * perMinute) / Math.max(1, count));
  const found: string[] = [];
  for (const { area, mutants } of perArea) {
    const wanted = Math.ceil(Math.min(Number(values.sample ?? mutants.length), mutants.length * share));
    if (wanted === 0) continue;
    try {
      found.push(...(await measureArea(area, mutants.length, sampleOf(mutants, wanted))));
    } catch (error) {
      found.push(`${area.name}: ${error instanceof Error ? error.message : String(error)}`);
    }
  }
  return found;
}

async function measureArea(area: Area, all: number, chosen: readonly Mutant[]): Promise<string[]> {
  const status = await runMutants(chosen, area.tests);
  const told = (...which: readonly Status[]) =>
    chosen.filter(({ key }) => which.some((each) => each === status.get(key)));
  const noticed = told("Killed", "Timeout", "RuntimeError").length;
  const left = told("Survived", "NoCoverage");
  const compiler = new Compiler(area.files.flatMap((pattern) => globSync(pattern)));
  const compiled = left.filter((mutant) => !compiler.refuses(mutant));
  const survivors = compiled.filter((mutant) => !accepted.has(mutant));
  const counted = noticed + compiled.length;
  const score = counted === 0 ? 100 : (100 * noticed) / counted;
  const problems: string[] = [];
  const missing = chosen.length - noticed - left.length;
  if (missing > 0) problems.push(`${area.name}: Stryker says nothing of ${missing} changes.`);
  // On a few lines the score says little.
  if (chosen.length >= 100 && score < area.floor)
    problems.push(`${area.name}: ${score.toFixed(1)} % is below its floor of ${area.floor} %.`);
  problems.push(
    ...survivors.map((mutant) => `No test notices, and accepted.txt has no reason: ${sentenceOf(mutant)}`),
  );
  console.log(
    `${area.name}: ${chosen.length} of ${all} tried, ${noticed} noticed, ${left.length - compiled.length} refused by ` +
      `the compiler, ${compiled.length - survivors.length} accepted, ${survivors.length} unnoticed: ${score.toFixed(1)} %`,
  );
  return problems;
}

/** The same ones for a seed, whatever else changes in the files. */
function sampleOf(mutants: readonly Mutant[], count: number): readonly Mutant[] {
  const placed = mutants.map((mutant) => {
    const { file, code, becomes } = mutant;
    return {
      mutant,
      place: createHash("sha1").update([values.seed, file, code, becomes].join(" ")).digest("hex"),
    };
  });
  placed.sort((one, other) => (one.place < other.place ? -1 : 1));
  return placed.slice(0, count).map(({ mutant }) => mutant);
}

/** With the line as `accepted.txt` would have it. */
function sentenceOf(mutant: Mutant): string {
  const { place, becomes } = entryOf(mutant);
  return `${mutant.file}:${mutant.line} ${place} → ${becomes}`;
}
