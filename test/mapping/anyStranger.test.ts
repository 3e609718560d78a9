import { setFlagsFromString } from "node:v8";
import { runInNewContext } from "node:vm";
import fc from "fast-check";
import { describe, expect, it } from "vitest";
import type { Issue } from "../../src/mapping/contract/mapResult.ts";
import { createMapper } from "../../src/mapping/mapper/createMapper.ts";
import { decodeBody } from "../../src/mapping/receive/decodeBody.ts";
import { BodyError } from "../../src/shared/errors/bodyError.ts";
import { RulesError } from "../../src/shared/errors/rulesError.ts";
import { propertyFactor } from "../support/casesOf.ts";
import { workOf } from "../support/threadTimer.ts";
import { manyCasesOf } from "../support/wholeRun.ts";
import { lead as anyLead, rules as anyRules } from "./arbitraryRules.ts";
import { attacks } from "./attacks.ts";
import { receivedAt } from "./mapLead.ts";

/** Untrusted rules and leads, whatever they are. The seed of a long run is printed. */
const seed = Number(process.env.PROPERTY_SEED ?? Date.now());
const isLong = propertyFactor > 1;
if (isLong) console.log(`PROPERTY_SEED=${seed}`);

/** A second in the long run, which has the machine to itself; in `npm test` only what would hang is noticed. */
const maxMs = isLong ? 1_000 : 10_000;

const numRuns = manyCasesOf(100);

/** What the buyer wrote. It must be in no message. */
const canary = "Кanarka7391";

/** Maps and explains once. Gives the issues. */
function mapped(rules: unknown, lead: unknown, budget = {}): readonly Issue[] {
  try {
    const mapper = createMapper(rules as never, { budget });
    const result = mapper.map(lead, { receivedAt });
    mapper.split(lead);
    expect(["order", "skip", "error"]).toContain(result.status);
    expect(mapper.explain(lead, { receivedAt }).result).toEqual(result);
    return result.issues;
  } catch (error) {
    if (!(error instanceof RulesError)) throw error;
    expect(error.problems.length).toBeLessThanOrEqual(100);
    return [];
  }
}

function heapUsed(): number {
  setFlagsFromString("--expose-gc");
  runInNewContext("gc")();
  return process.memoryUsage().heapUsed;
}

describe("untrusted rules and leads", () => {
  const names = fc.constantFrom(...Object.keys(attacks));
  // The whole budget is for the long run.
  const maxSteps = isLong ? 1_000_000 : 100_000;
  const sizes = fc.constantFrom(100, 10_000, 200_000);
  const budgets = fc.record(
    {
      steps: fc.constantFrom(1, 100, 10_000, maxSteps),
      textLength: fc.constantFrom(1, 1000),
      listLength: fc.constantFrom(1, 50),
      digits: fc.constantFrom(1, 20),
      issues: fc.constantFrom(1, 5),
    },
    { requiredKeys: ["steps"] },
  );

  it("that attack together take less than a second, and throw nothing", () => {
    fc.assert(
      fc.property(names, names, sizes, budgets, (one, other, size, budget) => {
        const { rules } = attacks[one]?.(size) ?? {};
        const { lead } = attacks[other]?.(size) ?? {};
        // Of two leads: `explain` maps twice.
        const took = workOf(() => {
          expect(mapped(rules, lead, budget).map(({ code }) => code)).not.toContain("lead_unreadable");
        });
        expect(took).toBeLessThan(3 * maxMs);
      }),
      { numRuns: manyCasesOf(20), seed },
    );
  });

  it("of any kind take less than a second, and say nothing of what the buyer wrote", () => {
    const marked = (value: unknown): unknown => {
      if (typeof value === "string") return value + canary;
      if (Array.isArray(value)) return value.map(marked);
      if (typeof value !== "object" || value === null || Object.getPrototypeOf(value) !== Object.prototype)
        return value;
      return Object.fromEntries(Object.entries(value).map(([key, each]) => [key, marked(each)]));
    };
    fc.assert(
      fc.property(anyRules, anyLead, budgets, (rules, lead, budget) => {
        let issues: readonly Issue[] = [];
        expect(workOf(() => (issues = mapped(rules, marked(lead), budget)))).toBeLessThan(maxMs);
        for (const { message, path } of issues) expect(`${message} ${path}`).not.toContain(canary);
      }),
      { numRuns, seed },
    );
  });

  it("that are nested endlessly are mapped and explained", () => {
    let list: unknown = "x";
    for (let level = 0; level < 100_000; level += 1) list = [list];
    const uses = [
      "l",
      { join: ["l"] },
      { sum: ["l"] },
      { first: ["l"] },
      { each: "l" },
      { path: "l", case: "upper" },
      { test: { path: "l", empty: true } },
      { test: { path: "l", is: "x" } },
    ];
    for (const user_comments of uses) {
      const issues = mapped(
        { version: 1, needsContact: false, fields: { order_status_id: 1, user_comments } },
        { l: list },
      );
      expect(issues.map(({ code }) => code)).not.toContain("lead_unreadable");
    }
  });

  it("leave nothing in the memory", () => {
    const names = [
      "lines of many values",
      "many long fields",
      "phones",
      "dates in a list",
      "countries in a list",
    ];
    const all = names.map((name) => {
      const { rules, lead } = attacks[name]?.(5_000) ?? {};
      return { mapper: createMapper(rules as never), lead };
    });
    const work = () => {
      for (let round = 0; round < 3; round += 1) {
        for (const { mapper, lead } of all) mapper.map(lead, { receivedAt });
      }
    };
    work();
    const before = heapUsed();
    work();
    expect(heapUsed() - before).toBeLessThan(5_000_000);
  });
});

describe("untrusted bodies", () => {
  const types = fc.oneof(
    fc.constantFrom(
      undefined,
      null,
      "",
      "application/json",
      "application/ld+json; charset=utf-16",
      "application/x-www-form-urlencoded; charset=windows-1251",
      "multipart/form-data; boundary=x",
      'multipart/form-data; boundary="a b"',
      "multipart/form-data",
      "text/plain; charset=nothing",
      "image/png",
    ),
    fc.string(),
  );
  const pieces = fc.constantFrom(
    "[",
    "]",
    "{",
    "}",
    '"',
    ":",
    ",",
    "a",
    "=",
    "&",
    "%",
    "%C3",
    "+",
    "\r\n",
    "--x",
    "\\",
    "1e9",
    "9".repeat(20),
    "__proto__",
    "name=",
    "a[b]",
    "[]",
    "\ud800",
    "\u0000",
    "true",
    "null",
    canary,
  );
  const bodies = fc.oneof(
    fc.array(pieces, { maxLength: 60 }).map((all) => all.join("")),
    fc.tuple(pieces, fc.constantFrom(10, 1000, 100_000)).map(([piece, count]) => piece.repeat(count)),
    fc
      .tuple(pieces, pieces, fc.constantFrom(10, 50_000))
      .map(([one, two, count]) => (one + two).repeat(count)),
    fc.json({ maxDepth: 6 }),
    fc.uint8Array({ maxLength: 300 }),
  );

  it("take less than a second, throw nothing but BodyError, and are in no message", () => {
    const rules = {
      version: 1,
      needsContact: false,
      fields: { order_status_id: 1, user_comments: "a", email: "name", phone: "b" },
    } as const;
    const mapper = createMapper(rules);
    fc.assert(
      fc.property(bodies, types, (body, type) => {
        const took = workOf(() => {
          let lead: unknown;
          try {
            lead = decodeBody(body, type, { jsonFields: ["a"] });
          } catch (error) {
            if (!(error instanceof BodyError)) throw error;
            expect(error.message).not.toContain(canary);
            return;
          }
          const { issues } = mapper.map(lead, { receivedAt });
          // A message may show what the lead's own names are, never what they hold.
          const isName = Object.keys(Object(lead)).some((name) => name.includes(canary));
          if (!isName) for (const { message } of issues) expect(message).not.toContain(canary);
          expect(Reflect.get({}, "polluted")).toBeUndefined();
        });
        expect(took).toBeLessThan(maxMs);
      }),
      { numRuns, seed },
    );
  });
});
