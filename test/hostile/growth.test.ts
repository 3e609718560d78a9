import { describe, expect, it } from "vitest";
import { signatures } from "../../src/entries/webhook.ts";
import { listedNames } from "../package/publicNames.ts";
import { isWholeRun } from "../support/wholeRun.ts";
import { appGrowthCases } from "./growthApps.ts";
import { growthBetween } from "./growthBetween.ts";
import { growthCases, notMeasured } from "./growthCases.ts";

/** Of an input twice as long. What is linear takes twice the time, what is quadratic four times. */
const maxGrowth = 2.6;
const size = 30_000;

const grewOnce = [
  "webhook readBaseCallback, entities",
  "fake createFakeAccount, form: entities",
  "a lead that a model sees, copy: many different people",
  "a lead that a model sees, copy: a text of entities",
  "an order that a model sees, text: white space",
  "an order that a model sees, goods: many variants",
];

describe("each public function", () => {
  it("is measured with inputs that grow, or says why it takes none", () => {
    const names = Object.entries(listedNames).flatMap(([entry, { values }]) =>
      values.map((name) => `${entry} ${name}`),
    );
    const ofSignatures = Object.keys(signatures).map((name) => `webhook signatures.${name}`);
    const known = new Set([...Object.keys(growthCases), ...Object.keys(notMeasured)]);
    expect([...names, ...ofSignatures].filter((name) => !known.has(name))).toEqual([]);
    const all = new Set([...names, ...ofSignatures, "redis redisQueue", "sqlite sqliteQueue"]);
    expect([...known].filter((name) => !all.has(name))).toEqual([]);
  });

  it("has the cases that grew once", () => {
    const cases = Object.entries({ ...growthCases, ...appGrowthCases }).flatMap(([name, casesOf]) =>
      Object.keys(casesOf()).map((shape) => `${name}, ${shape}`),
    );
    expect(grewOnce.filter((name) => !cases.includes(name))).toEqual([]);
  });
});

describe("twice the input takes at most 2.6 times the work", () => {
  for (const [name, casesOf] of Object.entries({ ...growthCases, ...appGrowthCases })) {
    it(`of ${name}`, async () => {
      const found: string[] = [];
      // `npm test` tries every fortieth, and those that grew once.
      const cases = Object.entries(casesOf()).filter(
        ([shape], index) => isWholeRun || index % 40 === 0 || grewOnce.includes(`${name}, ${shape}`),
      );
      for (const [shape, prepare] of cases) {
        const growth = await growthBetween(prepare, size, maxGrowth);
        if (growth > maxGrowth) found.push(`${shape}: ${growth.toFixed(1)} times`);
      }
      expect(found).toEqual([]);
    });
  }
});
