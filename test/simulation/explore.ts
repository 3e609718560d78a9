import { seededRandom } from "../support/random.ts";
import {
  canAfford,
  type Decide,
  type Deviation,
  deviating,
  labelled,
  listed,
  NoSuchChoice,
  random,
  usual,
} from "./choices.ts";
import type { Scenario } from "./scenario.ts";
import { type Run, simulate } from "./simulate.ts";

/** One of several equal parts of a scope that is too large for one process. */
export interface Part {
  readonly index: number;
  readonly of: number;
}

const whole: Part = { index: 0, of: 1 };

/**
 * Every run within the scenario's budget, each once: first the one without a deviation, then those with one,
 * and so on. So the first violation is one with the fewest deviations, and of these the earliest.
 *
 * @param part Its share of the runs with three deviations and more; those with fewer belong to the first part.
 */
export async function* explore(scenario: Scenario, part = whole): AsyncGenerator<Run, void, undefined> {
  let level: readonly (readonly Deviation[])[] = [[]];
  let met = 0;
  while (level.length > 0) {
    const next: (readonly Deviation[])[] = [];
    for (const deviations of level) {
      const run = await simulate(scenario, deviating(deviations));
      if (deviations.length > 2 || part.index === 0) yield run;
      for (const further of furtherDeviations(run, deviations)) {
        met += deviations.length === 2 ? 1 : 0;
        if (deviations.length !== 2 || met % part.of === part.index) next.push([...deviations, further]);
      }
    }
    level = next;
  }
}

/** What can be unusual in a run like this one after its last deviation. */
function* furtherDeviations({ points }: Run, deviations: readonly Deviation[]): Generator<Deviation> {
  const from = (deviations.at(-1)?.point ?? -1) + 1;
  for (let point = from; point < points.length; point += 1) {
    const { options = [], left } = points[point] ?? {};
    for (const [option, { cost }] of options.entries()) {
      if (option > 0 && left !== undefined && canAfford(left, cost)) yield { point, option };
    }
  }
}

/** Random runs, without an end. The seed determines them all. */
export async function* exploreAtRandom(
  scenario: Scenario,
  seed: number,
): AsyncGenerator<Run, void, undefined> {
  const draw = seededRandom(seed);
  for (;;) {
    const chance = chances[Math.floor(draw() * chances.length)] ?? 0.05;
    yield await simulate(scenario, random(draw, chance));
  }
}

/** Few faults over a long run find other things than many at its beginning. */
const chances = [0.02, 0.05, 0.15, 0.4];

/** The run of these choices: numbers as `--replay` takes them, or names of deviations. */
export async function replay(
  scenario: Scenario,
  choices: readonly number[] | readonly string[],
): Promise<Run> {
  const run = await simulate(scenario, decided(choices));
  const missing = choices.filter((each) => typeof each === "string" && !run.labels.includes(each));
  // A list that does not fit any more must not be mistaken for a run without a violation.
  if (missing.length > 0)
    throw new NoSuchChoice(`The run does not offer these choices any more: ${missing.join(", ")}`);
  return run;
}

function decided(choices: readonly number[] | readonly string[]): Decide {
  if (choices.length === 0) return usual;
  return isNumbers(choices) ? listed(choices) : labelled(choices.map(String));
}

function isNumbers(choices: readonly unknown[]): choices is readonly number[] {
  return typeof choices[0] === "number";
}

/** Leaves out one deviation after the other while the same goes wrong. */
export async function shrink({ scenario, labels, violation }: Run): Promise<Run> {
  let left = [...labels];
  for (const label of labels) {
    const without = left.filter((each) => each !== label);
    const run = await simulate(scenario, labelled(without));
    if (run.violation?.name === violation?.name && run.labels.length === without.length) left = without;
  }
  return simulate(scenario, labelled(left));
}
