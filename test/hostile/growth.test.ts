import { describe, expect, it } from "vitest";
import { signatures } from "../../src/entries/webhook.ts";
import listed from "../package/publicNames.json" with { type: "json" };
import { isWholeRun } from "../support/wholeRun.ts";
import { growthBetween } from "./growthBetween.ts";
import { growthCases, notMeasured } from "./growthCases.ts";

/** Of an input twice as long. What is linear takes twice the time, what is quadratic four times. */
const maxGrowth = 2.6;
const size = 30_000;

describe("each public function", () => {
  it("is measured with inputs that grow, or says why it takes none", () => {
    const names = Object.entries(listed).flatMap(([entry, { values }]) =>
      values.map((name) => `${entry} ${name}`),
    );
    const ofSignatures = Object.keys(signatures).map((name) => `webhook signatures.${name}`);
    const known = new Set([...Object.keys(growthCases), ...Object.keys(notMeasured)]);
    expect([...names, ...ofSignatures].filter((name) => !known.has(name))).toEqual([]);
    const all = new Set([...names, ...ofSignatures, "redis redisQueue", "sqlite sqliteQueue"]);
    expect([...known].filter((name) => !all.has(name))).toEqual([]);
  });
});

describe("twice the input takes at most 2.6 times the work", () => {
  for (const [name, casesOf] of Object.entries(growthCases)) {
    it(`of ${name}`, async () => {
      const found: string[] = [];
      // `npm test` tries every fortieth.
      const cases = Object.entries(casesOf()).filter((_, index) => isWholeRun || index % 40 === 0);
      for (const [shape, prepare] of cases) {
        const growth = await growthBetween(prepare, size, maxGrowth);
        if (growth > maxGrowth) found.push(`${shape}: ${growth.toFixed(1)} times`);
      }
      expect(found).toEqual([]);
    });
  }
});
