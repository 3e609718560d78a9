import { readFileSync } from "node:fs";
import { describe, expect, it } from "vitest";
import { manyCasesOf, someOf } from "../support/wholeRun.ts";
import { runAtRandom, runWhole } from "./campaign.ts";
import { listed, NoSuchChoice } from "./choices.ts";
import { explore, exploreAtRandom, replay, shrink } from "./explore.ts";
import { allWithin, faultsOfFake, faultTexts, keysOf } from "./faults.ts";
import { curedScopes, findings } from "./findings.ts";
import { promises } from "./invariants.ts";
import { breaches, premises } from "./premises.ts";
import { regressions } from "./regressions.ts";
import {
  confirmed,
  oneProcess,
  randomScope,
  registeredOnSqlite,
  type Shape,
  scope,
  smallScopes,
  twoProcessesOnSqlite,
} from "./scenarios.ts";
import { simulate } from "./simulate.ts";
import { printTimeline } from "./timeline.ts";

const guides = ["delivery", "delivery-reference", "promises", "register"].map((name) =>
  readFileSync(new URL(`../../docs/${name}.md`, import.meta.url), "utf8"),
);

/** What Base does that no promise rests on any more: the lead is delivered, or honestly `unknown`. */
const survived = [
  "absurd-id",
  "marker-dropped",
  "marker-emptied",
  "error-stored",
  "status-stored",
  "alert-stored",
  "another-id",
  "short-page",
  "empty-page",
  "email-lowercased",
  "no-orders",
] as const;

describe("every order of events in a small scope", () => {
  it.each(someOf([...smallScopes, ...curedScopes(1)]).map((each) => [each.name, each] as const))(
    "keeps the promises: %s",
    async (_, each) => {
      const { first, schedules } = await runWhole(each);
      expect(first?.labels, first && printTimeline(first.timeline)).toBeUndefined();
      expect(schedules).toBeGreaterThan(5);
    },
  );

  it("keeps the promises in random runs of a large scope, by a fixed seed", async () => {
    const { first } = await runAtRandom(randomScope, 20_261_124, { schedules: manyCasesOf(100) });
    expect(first?.labels, first && printTimeline(first.timeline)).toBeUndefined();
  });
});

describe("a run that once broke a promise", () => {
  it.each(regressions)("keeps it now: $finding", async ({ scenario, labels }) => {
    const { violation, timeline } = await replay(scenario, labels);
    expect(violation, printTimeline(timeline)).toBeUndefined();
  });
});

describe("a premise that does not hold", () => {
  it.each(keysOf(breaches))("%s has the consequence that is known", async (kind) => {
    const { leadsTo, labels } = breaches[kind];
    const scenario = broken(kind);
    const { violation, timeline } = await replay(scenario, labels);
    expect(violation?.name ?? "nothing", printTimeline(timeline)).toBe(leadsTo);
  });

  it.each(keysOf(breaches).filter((kind) => breaches[kind].leadsTo === "doubled"))(
    "%s is told within the hour, or it is known that nobody can tell",
    async (kind) => {
      const { labels, isTold } = breaches[kind];
      const scenario = { ...broken(kind), isAudited: true, isDoublingTold: true } as const;
      const { violation, timeline } = await replay(scenario, labels);
      expect(violation?.name, printTimeline(timeline)).toBe(isTold ? undefined : "doubled-unseen");
    },
  );

  function broken(kind: keyof typeof breaches) {
    const { labels, on } = breaches[kind];
    const shapes: Readonly<Record<NonNullable<typeof on>, Shape>> = {
      SQLite: twoProcessesOnSqlite,
      "a register on SQLite": registeredOnSqlite,
      "an account whose markers are dropped": confirmed,
      "an account that no one knows yet": { ...oneProcess, knownOfMarker: "nothing" },
    };
    const shape = on === undefined ? oneProcess : shapes[on];
    const kinds = [...shape.kinds, ...allWithin, kind];
    return scope(kind, { ...shape, kinds }, labels.length);
  }

  it.each(someOf(survived))("doubles nothing in any run with another fault: %s", async (kind) => {
    const kinds = [kind, "answer-lost", "crash"] as const;
    const scenario = scope(kind, { ...oneProcess, knownOfMarker: "nothing", kinds }, 2);
    for await (const { violation, labels, timeline } of explore(scenario)) {
      const isHonest = violation === undefined || violation.name === "unknown-for-good";
      expect(isHonest, `${labels.join(" + ")}\n${printTimeline(timeline)}`).toBe(true);
    }
  });

  it("is broken by the faults that say so, and by no others", () => {
    const told = Object.entries(breaches).map(([kind, { premise }]) => `${kind} breaks ${premise}`);
    const listed = Object.entries(premises).flatMap(([premise, { brokenBy }]) =>
      brokenBy.map((kind) => `${kind} breaks ${premise}`),
    );
    expect(told.sort()).toEqual(listed.sort());
  });

  it("is stated in the guide, as every promise is", () => {
    const sentences = [...Object.values(promises), ...Object.values(premises)].map(
      ({ sentence }) => sentence,
    );
    expect(sentences.filter((sentence) => !guides.some((guide) => guide.includes(sentence)))).toEqual([]);
  });
});

describe("a fault that users found first", () => {
  it.each(keysOf(findings))("%s has the consequence that is known", async (kind) => {
    const { shape, labels, leadsTo } = findings[kind];
    const scenario = scope(kind, { ...shape, kinds: [...shape.kinds, kind] }, labels.length);
    const { violation, timeline } = await replay(scenario, labels);
    expect(violation?.name ?? "nothing", printTimeline(timeline)).toBe(leadsTo);
  });
});

describe("the simulation", () => {
  it("has every fault of the fake account among its own, or a reason why not", () => {
    const simulated = Object.values(faultsOfFake).filter((each) => typeof each === "string");
    const kinds: readonly string[] = keysOf(faultTexts);
    expect(simulated.filter((kind) => !kinds.includes(kind))).toEqual([]);
    expect(simulated.length).toBeGreaterThan(5);
  });

  it("gives the same run for the same choices, line by line", async () => {
    let runs = 0;
    for await (const run of exploreAtRandom(randomScope, 7)) {
      const again = await simulate(randomScope, listed(run.choices));
      expect(printTimeline(again.timeline)).toBe(printTimeline(run.timeline));
      runs += 1;
      if (runs === manyCasesOf(25)) return;
    }
  });

  it("gives the same run by the names of its deviations", async () => {
    const scenario = scope("names", oneProcess, 2);
    const run = await replay(scenario, ["P1 addOrder: answer-lost", "P1 getOrders: request-lost"]);
    expect(printTimeline((await replay(scenario, run.choices)).timeline)).toBe(printTimeline(run.timeline));
  });

  it("tells of choices that do not fit any more, and never takes them for a run without a violation", async () => {
    const scenario = scope("names", oneProcess, 2);
    await expect(replay(scenario, ["P1 addOrder: nothing of the kind"])).rejects.toThrow(NoSuchChoice);
    await expect(replay(scenario, [99])).rejects.toThrow(NoSuchChoice);
  });

  it("runs each schedule once, those with the fewest deviations first", async () => {
    const seen = new Set<string>();
    let most = 0;
    for await (const { choices, labels } of explore(
      scope("once", { ...oneProcess, kinds: ["crash", "hang"] }, 2),
    )) {
      expect(seen).not.toContain(choices.join());
      seen.add(choices.join());
      expect(labels.length).toBeGreaterThanOrEqual(most);
      most = labels.length;
    }
    expect(most).toBe(2);
  });

  it("leaves out of a broken run what has nothing to do with it", async () => {
    const scenario = scope("shrink", { ...oneProcess, kinds: [...allWithin, "done-too-late"] }, 3);
    const labels = ["P1 store.claim answer: store-answer-late", "P1 addOrder: done-too-late"];
    const run = await replay(scenario, labels);
    expect(run.violation?.name).toBe("doubled");
    expect((await shrink(run)).labels).toEqual(["P1 addOrder: done-too-late"]);
  });
});
