import { SimulatedBase } from "./base.ts";
import { Choices, type Decide, labelsOf, numbersOf, type Point } from "./choices.ts";
import { withImmediateDigest } from "./digest.ts";
import { doublingTold, type FaultKind } from "./faults.ts";
import {
  afterEffect,
  afterReconcile,
  atTheEnd,
  type History,
  ofEntries,
  type Violation,
  whenQuiet,
} from "./invariants.ts";
import { Network } from "./network.ts";
import { People } from "./people.ts";
import { leaseMs, type Scenario } from "./scenario.ts";
import { Senders } from "./senders.ts";
import { Shop } from "./shop.ts";
import type { Line } from "./timeline.ts";
import { World } from "./world.ts";

/** One run of a scenario, and all that is needed to have it again. */
export interface Run {
  readonly scenario: Scenario;
  readonly points: readonly Point[];
  readonly choices: readonly number[];
  /** What was unusual in it, by name. */
  readonly labels: readonly string[];
  readonly violation: Violation | undefined;
  readonly timeline: readonly Line[];
}

/** Runs the scenario once, by these choices. */
export function simulate(scenario: Scenario, decide: Decide): Promise<Run> {
  return withImmediateDigest(() => runOnce(scenario, decide));
}

async function runOnce(scenario: Scenario, decide: Decide): Promise<Run> {
  const choices = new Choices(decide, scenario.budget);
  const kinds: ReadonlySet<FaultKind> = new Set(scenario.kinds);
  const world = new World(choices, { kinds, leaseMs });
  let violation: Violation | undefined;
  const see = (seen: Violation | undefined) => {
    if (seen === undefined || violation !== undefined) return;
    violation = seen;
    world.broken = true;
  };
  const base = new SimulatedBase(world, scenario, () => see(afterEffect(history())));
  const network = new Network(world, base, scenario);
  const history = (): History => ({
    leads: senders.leads,
    orders: base.orders,
    paymentDue: scenario.options.payment === "setOrderPayment",
    requests: network.requests,
    isDoublingTold:
      scenario.isDoublingTold === true ||
      labelsOf(choices.points).some((label) => doublingTold.some((kind) => label.endsWith(`: ${kind}`))),
    toldDoubled: shop.toldDoubled,
    endings: shop.endings,
    endedBy: shop.endedBy,
    hasErased: people.hasErased,
    // What was in progress when a person erased it may leave at the same moment.
    goneAt: people.goneAt !== undefined && shop.claimedAt > people.goneAt ? people.goneAt : undefined,
  });
  const shop = new Shop(world, network, scenario, (message) => see({ name: "disagreed", message }));
  const senders = new Senders(world, shop, { history, see }, scenario);
  const people = new People(world, shop, senders, scenario.leads);
  for (const name of scenario.processes) {
    const running = shop.boot(name);
    if (scenario.isAudited) shop.reconcile(running);
  }
  for (const each of scenario.deliveries) senders.deliver(each.to, each.lead, each.atMs);
  world.waysOf = (process) => [...senders.waysOf(process), ...people.waysOf(process), ...base.waysOfLast()];
  world.onCrash = (process) => {
    senders.hangUp(process);
    shop.restart(process.name);
  };
  await world.run();
  see(whenQuiet(history(), senders.waiting(), world.isEndless));
  if (scenario.senders === "never retry" && shop.hasReconciled && !scenario.leavesToPeople)
    see(afterReconcile(await shop.stillOpen()));
  if (violation === undefined) await bringToTheEnd();
  see(whenQuiet(history(), senders.waiting(), world.isEndless));
  await shop.closeStore();
  const { points } = choices;
  const isLeft = scenario.leavesToPeople === true && violation?.name === "unknown-for-good";
  return {
    scenario,
    points,
    choices: numbersOf(points),
    labels: labelsOf(points),
    violation: isLeft ? undefined : violation,
    timeline: world.timeline.lines,
  };

  /**
   * The faults are over: one more process comes, looks for what is open, and has every lead once more. But not those
   * that were answered when they were kept: their senders are done with them.
   */
  async function bringToTheEnd(): Promise<void> {
    world.calm = true;
    world.now += 10 * leaseMs;
    world.timeline.add("", "The faults are over; the last process starts.");
    const last = shop.boot("last");
    shop.reconcile(last);
    await world.run();
    const before = senders.ended.length;
    for (const lead of senders.lastLeads.filter((each) => !senders.wereToldKept(each))) {
      senders.deliver("last", lead, 0, { repeats: 0 });
    }
    shop.work(last);
    await world.run();
    if (scenario.isAudited) {
      world.now += auditedMs;
      shop.reconcile(last);
      await world.run();
    }
    if (violation === undefined)
      see(atTheEnd(history(), senders.ended.slice(before), await shop.stillOpen()));
    if (scenario.pair !== undefined) see(ofEntries(history(), await shop.entries()));
  }
}

/** Within this time what was doubled must be told. */
const auditedMs = 3_600_000;
