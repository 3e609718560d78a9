import { explore, exploreAtRandom, type Part } from "./explore.ts";
import type { Scenario } from "./scenario.ts";
import type { Run } from "./simulate.ts";

/** What came of running one scope. */
export interface Campaign {
  readonly scenario: Scenario;
  readonly schedules: number;
  readonly seconds: number;
  readonly violations: number;
  /** The one with the fewest deviations, and of these the earliest. */
  readonly first: Run | undefined;
}

export interface CampaignOptions {
  /** Ends after the given number of schedules. */
  readonly schedules?: number;
  /** Ends after so much real time. */
  readonly seconds?: number;
  /** Ends at the first violation. */
  readonly untilFirst?: boolean;
  /** Only this part of the scope. */
  readonly part?: Part | undefined;
}

/** Every run of the scope. */
export function runWhole(scenario: Scenario, options: CampaignOptions = {}): Promise<Campaign> {
  return run(scenario, explore(scenario, options.part), options);
}

/** Random runs of the scope: `seconds` or `schedules` say for how long. */
export function runAtRandom(scenario: Scenario, seed: number, options: CampaignOptions): Promise<Campaign> {
  return run(scenario, exploreAtRandom(scenario, seed), options);
}

async function run(
  scenario: Scenario,
  runs: AsyncGenerator<Run, void, undefined>,
  {
    schedules: most = Number.POSITIVE_INFINITY,
    seconds = Number.POSITIVE_INFINITY,
    untilFirst,
  }: CampaignOptions,
): Promise<Campaign> {
  const begun = performance.now();
  const passed = () => (performance.now() - begun) / 1_000;
  let schedules = 0;
  let violations = 0;
  let first: Run | undefined;
  for await (const each of runs) {
    schedules += 1;
    if (each.violation !== undefined) {
      violations += 1;
      if (first === undefined || each.labels.length < first.labels.length) first = each;
      if (untilFirst) break;
    }
    if (schedules >= most || passed() >= seconds) break;
  }
  return { scenario, schedules, seconds: passed(), violations, first };
}
