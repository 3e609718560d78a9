/**
 * `npm run simulate`: runs the forwarder, the client and the stores with every order of events as a choice. The
 * scopes are run whole, then come random runs of a larger one. 0 violations, or it fails and prints how it went.
 *
 * Options: `--scope all|small|deep|<name>`, `--random 60` (seconds), `--minutes 30` (of random runs only),
 * `--part 3/8` (of a scope; the deep ones are run so, each part in a process of its own), `--seed 7`, `--replay 0,0,3` (with `--scope <name>`), `--mutants` (of these `--only <name>`).
 */
import { parseArgs } from "node:util";
import { type Campaign, runAtRandom, runWhole } from "./campaign.ts";
import { type Part, replay, shrink } from "./explore.ts";
import { faultTexts } from "./faults.ts";
import { curedScopes } from "./findings.ts";
import { promises } from "./invariants.ts";
import { mutants } from "./mutants.ts";
import { simulateEdited, simulateSource, type Told } from "./mutate.ts";
import type { Scenario } from "./scenario.ts";
import { deepScopes, battery as knownBattery, randomScopes, smallScopes } from "./scenarios.ts";
import type { Run } from "./simulate.ts";
import { printTimeline } from "./timeline.ts";
import { listenForTransitions, recordTransitions, transitions } from "./transitions.ts";

const { values } = parseArgs({
  options: {
    scope: { type: "string", default: "all" },
    random: { type: "string", default: "60" },
    minutes: { type: "string" },
    part: { type: "string" },
    seed: { type: "string" },
    replay: { type: "string" },
    mutants: { type: "boolean", default: false },
    only: { type: "string" },
    json: { type: "boolean", default: false },
    schedules: { type: "string" },
  },
});
const seed = Number(values.seed ?? new Date().toISOString().slice(0, 10).replaceAll("-", ""));
/** Within this many schedules each safeguard must be missed. */
const maxSchedules = 45_000;
const partsOfDeep = 12;
const battery = [...curedScopes(2), ...knownBattery];
const say = (text: string) => console.log(text);

if (values.json) await tellParent();
else if (values.replay !== undefined) await replayOne(values.replay);
else if (values.mutants) await runMutants();
else await runAll();

async function runAll(): Promise<void> {
  let failed = false;
  const table = (campaign: Campaign) => {
    say(line(campaign.scenario.name, campaign));
    failed ||= campaign.violations > 0;
  };
  const sums = { schedules: 0, seconds: 0, violations: 0 };
  const found: Run[] = [];
  if (values.minutes === undefined) {
    say(`${"scope".padEnd(52)} schedules  seconds  violations`);
    for (const scenario of scopesOf(values.scope)) {
      const isLarge = deepScopes.includes(scenario) && values.part === undefined;
      const campaign = isLarge
        ? await runInParts(scenario)
        : await runWhole(scenario, { part: parsePart(values.part) });
      table(campaign);
      sums.schedules += campaign.schedules;
      sums.seconds += campaign.seconds;
      sums.violations += campaign.violations;
      if (campaign.first !== undefined) found.push(campaign.first);
    }
    say(line("all scopes", sums));
  }
  const seconds = values.minutes === undefined ? Number(values.random) : Number(values.minutes) * 60;
  if (seconds > 0) {
    say(`\nat random, seed ${seed}`);
    for (const scenario of randomScopes) {
      const campaign = await runAtRandom(scenario, seed, { seconds: seconds / randomScopes.length });
      table(campaign);
      if (campaign.first !== undefined) found.push(await shrink(campaign.first));
    }
  }
  for (const run of found) say(`\n${explain(run)}`);
  if (values.minutes === undefined && values.scope === "all") failed = (await printTransitions()) || failed;
  say(failed ? "\nsimulation: FAILED" : "\nsimulation: 0 violations");
  process.exitCode = failed ? 1 : 0;
}

function parsePart(text: string | undefined): Part | undefined {
  const [index, of] = (text ?? "").split("/").map(Number);
  return index === undefined || of === undefined ? undefined : { index: index - 1, of };
}

/** Processes that crash in a run keep their memory, so that a hundred thousand runs are too many for one process. */
async function runInParts(scenario: Scenario): Promise<Campaign> {
  const begun = performance.now();
  const parts = Array.from({ length: partsOfDeep }, (_, index) => `${index + 1}/${partsOfDeep}`);
  const told: Told[] = [];
  const work = async () => {
    for (let part = parts.shift(); part !== undefined; part = parts.shift())
      told.push(await simulateSource(["--scope", scenario.name, "--part", part]));
  };
  await Promise.all([work(), work()]);
  for (const { labels } of told) if (labels !== undefined) say(explain(await replay(scenario, labels)));
  const count = (of: (each: Told) => number) => told.reduce((sum, each) => sum + of(each), 0);
  return {
    scenario,
    schedules: count(({ schedules }) => schedules),
    seconds: (performance.now() - begun) / 1_000,
    violations: count(({ violation }) => (violation === undefined ? 0 : 1)),
    first: undefined,
  };
}

function scopesOf(name: string): readonly Scenario[] {
  if (name === "all") return battery;
  if (name === "small") return smallScopes;
  if (name === "deep") return deepScopes;
  const scopes = [...battery, ...smallScopes, ...deepScopes, ...randomScopes].filter(
    (each) => each.name === name,
  );
  const names = [...battery, ...smallScopes, ...deepScopes, ...randomScopes].map((each) => `  ${each.name}`);
  if (scopes.length === 0)
    throw new Error(`Unknown scope "${name}". Use all, small, deep or one of\n${names.join("\n")}`);
  return scopes.slice(0, 1);
}

function line(
  name: string,
  { schedules, seconds, violations }: Omit<Campaign, "scenario" | "first">,
): string {
  return `${name.padEnd(52)} ${String(schedules).padStart(9)} ${seconds.toFixed(1).padStart(8)} ${String(violations).padStart(11)}`;
}

/** For a person: what went wrong, which promise that breaks, how it came, and how to see it again. */
function explain({ scenario, violation, labels, choices, timeline }: Run): string {
  if (violation === undefined) return `${scenario.name}: no violation\n${printTimeline(timeline)}`;
  return [
    `${violation.name}: ${violation.message}.`,
    `docs/delivery-reference.md says otherwise: ${promises[violation.name].sentence}`,
    printTimeline(timeline),
    ...[...new Set(timeline.flatMap(({ fault = [] }) => fault))].map(
      (kind) => `${kind}: ${faultTexts[kind]}`,
    ),
    `names:  ${JSON.stringify(labels)}`,
    `replay: npm run simulate -- --scope "${scenario.name}" --replay ${choices.join(",")}`,
  ].join("\n");
}

async function replayOne(list: string): Promise<void> {
  const [scenario] = scopesOf(values.scope);
  if (scenario === undefined) return;
  const run = await replay(scenario, list === "" ? [] : list.split(",").map(Number));
  say(explain(run));
  process.exitCode = run.violation === undefined ? 0 : 1;
}

/** Each safeguard is taken away in a copy of the source. */
async function runMutants(): Promise<void> {
  let failed = false;
  for (const [name, { edits, redundant }] of Object.entries(mutants)) {
    if (values.only !== undefined && name !== values.only) continue;
    const told = await simulateEdited(edits, ["--schedules", String(maxSchedules)]);
    const good = (told.violation === undefined) === (redundant !== undefined);
    failed ||= !good;
    const how =
      told.violation === undefined
        ? `not missed in ${told.schedules} schedules. ${redundant ?? "IS IT NEEDED?"}`
        : `${String(told.schedules).padStart(6)} schedules: ${told.violation}, by ${told.labels?.join(" + ") || "nothing unusual"}`;
    say(`${good ? " " : "!"} ${name.padEnd(36)} ${how} (${told.seconds.toFixed(1)} s)`);
  }
  say(
    failed ? "\nmutants: FAILED" : "\nmutants: each safeguard is needed, or redundant for the reason given",
  );
  process.exitCode = failed ? 1 : 0;
}

async function printTransitions(): Promise<boolean> {
  const told = await simulateEdited(recordTransitions, ["--schedules", "5000"]);
  const all = Object.entries(transitions);
  const missing = all.filter(([name]) => !told.transitions.includes(name));
  say(`\ntransitions reached: ${all.length - missing.length} of ${all.length}`);
  for (const [name, expected] of missing) {
    say(`  never: ${name}${expected === "reached" ? "" : ` (${expected.never})`}`);
  }
  return missing.some(([, expected]) => expected === "reached");
}

/** For a process that runs this over an edited copy of the source. */
async function tellParent(): Promise<void> {
  const begun = performance.now();
  let schedules = 0;
  let told: Partial<Told> = {};
  const seen = listenForTransitions();
  const left = () => Number(values.schedules ?? maxSchedules) - schedules;
  const part = parsePart(values.part);
  for (const scenario of part === undefined ? [...smallScopes, ...battery] : scopesOf(values.scope)) {
    const most = part === undefined ? left() : Number.POSITIVE_INFINITY;
    const campaign = await runWhole(scenario, { schedules: most, untilFirst: true, part });
    schedules += campaign.schedules;
    const { first } = campaign;
    if (first?.violation !== undefined) {
      told = { scope: scenario.name, violation: first.violation.name, labels: first.labels };
      break;
    }
    if (part === undefined && left() <= 0) break;
  }
  const seconds = (performance.now() - begun) / 1_000;
  say(JSON.stringify({ ...told, schedules, seconds, transitions: [...seen] }));
}
