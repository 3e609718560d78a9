import fc from "fast-check";
import { describe, expect, it } from "vitest";
import type { EntryEnd } from "../../src/forwarding/contract/registerContract.ts";
import type { EntryRows } from "../../src/forwarding/register/entryRows.ts";
import { memoryEntryRows } from "../../src/forwarding/register/memoryRegister.ts";
import { manualClock } from "../support/manualClock.ts";
import { manyCasesOf } from "../support/wholeRun.ts";
import type { RegisterUnderTest } from "./underTest.ts";

/** Whether the rows of a register answer as those in memory do, step by step, and hold the same afterwards. */
export function describeRegisterAgainstMemory(name: string, make: () => Promise<RegisterUnderTest>): void {
  describe(`the rows of a register, by ${name}, side by side with those in memory`, () => {
    it("give the same answer to every step of any sequence", async () => {
      await fc.assert(
        fc.asyncProperty(fc.array(step, { minLength: 5, maxLength: 30, size: "max" }), async (steps) => {
          const under = await make();
          const clock = manualClock();
          const memory = memoryEntryRows(clock);
          try {
            const told: string[] = [];
            for (const each of steps) {
              told.push(JSON.stringify(each));
              if (each.what === "pass") {
                await Promise.all([clock.advance(each.ms), under.pass(each.ms)]);
                continue;
              }
              const [theirs, ours] = [await take(under.rows, each), await take(memory, each)];
              expect(theirs, told.join("\n")).toEqual(ours);
            }
            const [theirs, ours] = [await all(under.other), await all(memory)];
            expect(theirs, told.join("\n")).toEqual(ours);
          } finally {
            await under.close();
          }
        }),
        { numRuns: manyCasesOf(40) },
      );
    });
  });
}

const keeping = { keepMs: 9e9, keepLeadMs: 3e9 };
const id = fc.constantFrom("ld_1", "ld_2", "ld_3");
const end: fc.Arbitrary<EntryEnd> = fc.record({
  status: fc.constantFrom("success", "skip", "error", "unknown", "differs", "discarded"),
  facts: fc.constantFrom("{}", '{"a":1}', '{"orderId":1}', '{"orderId":2}'),
  attempt: fc.constantFrom("x", "y", undefined),
  erasesLead: fc.boolean(),
  replacesFacts: fc.boolean(),
  dueInMs: fc.constantFrom(undefined, 5_000),
});

const step = fc.oneof(
  {
    weight: 3,
    arbitrary: fc.record({
      what: fc.constant("add" as const),
      id,
      dueInMs: fc.constantFrom(undefined, 0, 60_000),
    }),
  },
  {
    weight: 6,
    arbitrary: fc.record({
      what: fc.constant("change" as const),
      id,
      storeKey: fc.constantFrom(undefined, "a", "b"),
      key: fc.constantFrom(undefined, "k", "l"),
      isNew: fc.boolean(),
      isDelivery: fc.boolean(),
      takesKey: fc.constantFrom(undefined, undefined, true),
      isReleased: fc.boolean(),
      end: fc.option(end, { nil: undefined }),
    }),
  },
  {
    weight: 2,
    arbitrary: fc.record({
      what: fc.constant("take" as const),
      alone: fc.boolean(),
      newest: fc.nat(2),
      limit: fc.constantFrom(1, 9),
    }),
  },
  { weight: 1, arbitrary: fc.record({ what: fc.constant("remove" as const), id }) },
  {
    weight: 2,
    arbitrary: fc.record({ what: fc.constant("pass" as const), ms: fc.constantFrom(1, 6_000, 70_000) }),
  },
);

type Step = typeof step extends fc.Arbitrary<infer Value> ? Value : never;

async function take(rows: EntryRows, each: Exclude<Step, { what: "pass" }>): Promise<unknown> {
  switch (each.what) {
    case "add":
      return rows.add(
        {
          id: each.id,
          namespace: "lead",
          head: "{}",
          lead: each.id,
          leadBytes: 4,
          dueInMs: each.dueInMs,
          ...keeping,
        },
        2,
      );
    case "change":
      return rows.change({
        id: each.id,
        storeKey: each.storeKey,
        key: each.key,
        head: each.isNew ? { namespace: "lead", facts: "new" } : undefined,
        isDelivery: each.isDelivery,
        takesKey: each.takesKey,
        isReleased: each.isReleased,
        end: each.end,
        ...keeping,
      });
    case "take":
      return (
        await rows.take({
          namespace: "lead",
          leaseMs: 60_000,
          limit: each.limit,
          newest: each.newest,
          alone: each.alone,
        })
      )
        .map((row) => row.id)
        .sort();
    case "remove":
      return rows.remove(each.id);
  }
}

/** All that people and `work` see. */
async function all(rows: EntryRows): Promise<unknown> {
  const found = [];
  for (const each of ["ld_1", "ld_2", "ld_3"]) {
    const row = await rows.read(each);
    if (row === undefined) continue;
    const { status, storeKey, key, facts, history, attempts, takes, repeats, leadBytes, hasLead, lead } = row;
    found.push([
      each,
      status,
      storeKey,
      key,
      facts,
      history,
      attempts,
      takes,
      repeats,
      leadBytes,
      hasLead,
      lead,
    ]);
  }
  const { due } = await rows.count("lead");
  const orders = [1, 2].map(async (orderId) => (await rows.ofOrder(orderId)).map((row) => row.id));
  return { found, due, orders: await Promise.all(orders) };
}
