import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { memoryStore } from "../../src/forwarding/memoryStore.ts";
import type { ClaimEnd, ForwardStore, OpenLead } from "../../src/forwarding/store.ts";
import { isRecord } from "../../src/json/value.ts";
import { manualClock } from "../support/manualClock.ts";
import { openLead, type StoreUnderTest } from "./store.ts";

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
          const memory = memoryStore({ clock, retentionMs: under.retentionMs });
          try {
            const told: string[] = [];
            const empty = new EmptyClaims(() => clock.now(), under.leaseMs);
            for (const each of steps) {
              if (each.what === "pass") {
                const ms = Math.ceil(under.leaseMs * each.leases);
                await Promise.all([clock.advance(ms), under.pass(ms)]);
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
        { numRuns: Number(process.env.PROPERTY_RUNS ?? 40) },
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
  readonly #ends = new Map<string, { readonly token: string; readonly at: number }>();

  constructor(now: () => number, leaseMs: number) {
    this.#now = now;
    this.#leaseMs = leaseMs;
  }

  isOver({ what, key, token }: StoreStep): boolean {
    const end = this.#ends.get(key);
    if (end === undefined || what === "claim" || what === "listOpen") return false;
    return end.token === token && this.#now() >= end.at;
  }

  note({ what, key, token }: StoreStep, answer: unknown): void {
    const isNew = what === "claim" && isRecord(answer) && answer.status === "claimed";
    if (
      isNew ? answer.unfinished === undefined : what === "renew" && answer === true && this.#ends.has(key)
    ) {
      this.#ends.set(key, { token, at: this.#now() + this.#leaseMs });
    } else if (isNew || ((what === "save" || what === "finish") && answer === true)) this.#ends.delete(key);
  }
}

/** Few keys and tokens, so that they meet. A token is used again for another claim now and then: it must not matter. */
const where = {
  process: fc.nat(1),
  key: fc.constantFrom("a", "b"),
  token: fc.constantFrom("t1", "t2", "t3"),
};

const step = fc.oneof(
  { weight: 5, arbitrary: fc.record({ what: fc.constant("claim" as const), ...where }) },
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
    // A little before and after a lease has run out. Not exactly then, and nothing as long as the retention: where
    // exactly a store draws these lines is left to it.
    arbitrary: fc.record({ what: fc.constant("pass" as const), leases: fc.constantFrom(0.3, 0.5, 0.9, 1.1) }),
  },
);

type Step = typeof step extends fc.Arbitrary<infer Value> ? Value : never;
type StoreStep = Exclude<Step, { what: "pass" }>;

async function take(store: ForwardStore, each: StoreStep, { leaseMs }: StoreUnderTest): Promise<unknown> {
  const claim = { token: each.token, leaseMs };
  switch (each.what) {
    case "claim":
      return store.claim(each.key, claim);
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
    each.what === "finish" ? ` ${each.end.state}` : each.what === "save" ? ` ${each.open.phase}` : "";
  return `${each.what} ${each.key} by ${each.token}${more}`;
}

function leads(): readonly OpenLead[] {
  const payment = { amount: 59.97, date: 1_700_000_002, comment: "Card" };
  return [openLead, { ...openLead, settled: true }, { ...openLead, phase: "paying", orderId: 42, payment }];
}

function ends(): readonly ClaimEnd[] {
  return [{ state: "sent", orderId: 42 }, { state: "failed" }, { state: "open" }];
}
