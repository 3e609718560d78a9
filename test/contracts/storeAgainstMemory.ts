import fc from "fast-check";
import { describe, expect, it } from "vitest";
import type { OpenLead } from "../../src/forwarding/contract/openLead.ts";
import { memoryStore } from "../../src/forwarding/store/memoryStore.ts";
import type { ClaimEnd, LeadStore } from "../../src/forwarding/store/store.ts";
import { isRecord } from "../../src/shared/json/value.ts";
import { manualClock } from "../support/manualClock.ts";
import { manyCasesOf } from "../support/wholeRun.ts";
import { payingLead, sendingLead } from "./testLeads.ts";
import type { StoreUnderTest } from "./underTest.ts";

/**
 * Whether the store answers as `memoryStore` does, step by step. The simulation of delivery runs over `memoryStore`;
 * a store that cannot run inside it, since it is reached over sockets, has its results by this comparison.
 */
export function describeStoreAgainstMemory(name: string, make: () => Promise<StoreUnderTest>): void {
  describe(`${name}, side by side with memoryStore`, () => {
    it("gives the same answer to every step of any sequence", async () => {
      await fc.assert(
        fc.asyncProperty(fc.array(step, { minLength: 10, maxLength: 40, size: "max" }), async (steps) => {
          const under = await make();
          const clock = manualClock();
          const memory = memoryStore({ testing: { clock }, retentionMs: under.retentionMs });
          try {
            const told: string[] = [];
            const empty = new EmptyClaims(() => clock.now(), under.leaseMs);
            for (const each of steps) {
              if (each.what === "pass") {
                const ms = Math.ceil(under.leaseMs * each.leases);
                await Promise.all([clock.advance(ms), under.pass(ms)]);
                if (each.leases >= longLeases) await forgetIn(under.store, under.other, memory);
                told.push(`${ms} ms pass`);
                continue;
              }
              if (empty.isOver(each)) continue;
              const view = each.process === 0 ? under.store : under.other;
              const [theirs, ours] = [await take(view, each, under), await take(memory, each, under)];
              told.push(`${describeStep(each)} ← ${JSON.stringify(ours)}`);
              expect(theirs, told.join("\n")).toEqual(ours);
              empty.note(each, ours);
            }
          } finally {
            await under.close();
          }
        }),
        { numRuns: manyCasesOf(40) },
      );
    });
  });
}

/**
 * Claims in which nothing was written. When such a claim has run out there is nothing to take over, and a store may
 * have dropped it, as Redis does, or still let its holder renew it: so these steps are left out.
 */
class EmptyClaims {
  readonly #now: () => number;
  readonly #leaseMs: number;
  readonly #ends = new Map<string, number>();

  constructor(now: () => number, leaseMs: number) {
    this.#now = now;
    this.#leaseMs = leaseMs;
  }

  isOver({ what, key }: StoreStep): boolean {
    const end = this.#ends.get(key);
    return end !== undefined && what !== "claim" && what !== "listOpen" && this.#now() >= end;
  }

  note({ what, key }: StoreStep, answer: unknown): void {
    const isClaimed = what === "claim" && isRecord(answer) && answer.status === "claimed";
    const isEmpty = isClaimed && isRecord(answer) && answer.unfinished === undefined;
    if (isEmpty || (what === "renew" && answer === true && this.#ends.has(key))) {
      this.#ends.set(key, this.#now() + this.#leaseMs);
    } else if (
      isClaimed ||
      (what === "save" && answer === true) ||
      (what === "finish" && answer === "done")
    ) {
      this.#ends.delete(key);
    }
  }
}

/** More than half of the retention: of what was sent, only what is received again between two of them is remembered. */
const longLeases = 61;

/** A store forgets when a lead is received, where it does not forget by itself. */
async function forgetIn(...stores: readonly LeadStore[]): Promise<void> {
  for (const store of stores) {
    await store.claim("any", { token: "any", leaseMs: 1_000 });
    await store.finish("any", "any", { state: "failed" });
  }
}

/** Few keys and tokens, so that they meet. A token is used again for another claim now and then: it must not matter. */
const where = {
  process: fc.nat(1),
  key: fc.constantFrom("a", "b"),
  token: fc.constantFrom("t1", "t2", "t3"),
};

const step = fc.oneof(
  {
    weight: 5,
    arbitrary: fc.record({
      what: fc.constant("claim" as const),
      buyer: fc.constantFrom(undefined, "ann", "bob", "cid", "dan"),
      reopen: fc.constantFrom(undefined, undefined, { orderId: 42 }, { orderId: 42, open: payingLead }),
      ...where,
    }),
  },
  { weight: 1, arbitrary: fc.record({ what: fc.constant("erase" as const), ...where }) },
  { weight: 3, arbitrary: fc.record({ what: fc.constant("renew" as const), ...where }) },
  {
    weight: 3,
    arbitrary: fc.record({ what: fc.constant("save" as const), ...where, open: fc.constantFrom(...leads()) }),
  },
  {
    weight: 3,
    arbitrary: fc.record({ what: fc.constant("finish" as const), ...where, end: fc.constantFrom(...ends()) }),
  },
  { weight: 2, arbitrary: fc.record({ what: fc.constant("listOpen" as const), ...where }) },
  {
    weight: 3,
    // A little before and after a lease has run out. Not exactly then: where exactly a store draws these lines is left to it.
    arbitrary: fc.record({ what: fc.constant("pass" as const), leases: fc.constantFrom(0.3, 0.5, 0.9, 1.1) }),
  },
  {
    weight: 2,
    arbitrary: fc.record({ what: fc.constant("pass" as const), leases: fc.constant(longLeases) }),
  },
);

type Step = typeof step extends fc.Arbitrary<infer Value> ? Value : never;
type StoreStep = Exclude<Step, { what: "pass" }>;

async function take(store: LeadStore, each: StoreStep, { leaseMs }: StoreUnderTest): Promise<unknown> {
  const claim = { token: each.token, leaseMs };
  switch (each.what) {
    case "claim":
      return store.claim(each.key, { ...claim, buyer: each.buyer, reopen: each.reopen });
    case "erase":
      return store.erase(each.key);
    case "renew":
      return store.renew(each.key, claim);
    case "save":
      return store.renew(each.key, claim, each.open);
    case "finish":
      return store.finish(each.key, each.token, each.end);
    case "listOpen":
      // In which order they come is not promised.
      return [...(await store.listOpen())].sort();
  }
}

function describeStep(each: StoreStep): string {
  const more =
    each.what === "finish"
      ? ` ${each.end.state}`
      : each.what === "save"
        ? ` ${each.open.phase}`
        : each.what === "claim" && each.reopen !== undefined
          ? ` reopening ${JSON.stringify(each.reopen)}`
          : "";
  return `${each.what} ${each.key} by ${each.token}${more}`;
}

function leads(): readonly OpenLead[] {
  return [sendingLead, { ...sendingLead, waitedMs: 30_000 }, payingLead];
}

function ends(): readonly ClaimEnd[] {
  return [
    { state: "sent", orderId: 42 },
    { state: "sent", orderId: 42, fingerprint: "f", buyer: "bob" },
    { state: "sent", orderId: 43 },
    { state: "failed" },
    { state: "failed" },
    { state: "open" },
    { state: "open" },
  ];
}
