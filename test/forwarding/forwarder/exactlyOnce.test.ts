import { mkdtempSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import fc from "fast-check";
import { describe, expect, it } from "vitest";
import type { ForwardResult } from "../../../src/forwarding/contract/forwardResult.ts";
import type { Forwarder } from "../../../src/forwarding/forwarder/forwarder.ts";
import { sqliteStore } from "../../../src/forwarding/sqlite/sqliteStore.ts";
import { memoryStore } from "../../../src/forwarding/store/memoryStore.ts";
import type { LeadStore } from "../../../src/forwarding/store/store.ts";
import type { ManualClock } from "../../support/manualClock.ts";
import { manyCasesOf } from "../../support/wholeRun.ts";
import { fakeShop } from "./fakeShop.ts";

/** What can happen while leads come in. */
const step = fc.oneof(
  {
    weight: 5,
    arbitrary: fc.record({ type: fc.constant("deliver" as const), key: fc.nat(2), process: fc.nat(1) }),
  },
  {
    weight: 4,
    arbitrary: fc.record({
      type: fc.constant("fault" as const),
      scenario: fc.constantFrom(
        "answer-lost",
        "request-lost",
        "stored-late",
        "visible-late",
        "bad-gateway",
        "maintenance",
        "cut-body",
        "error",
        "block",
      ),
      method: fc.constantFrom("addOrder", "addOrder", "getOrders"),
      stored: fc.boolean(),
      // Up to the settle time, and a little less: the request itself takes its time too.
      afterMs: fc.integer({ min: 1, max: 4_900 }),
    }),
  },
  { weight: 3, arbitrary: fc.record({ type: fc.constant("crash" as const), process: fc.nat(1) }) },
  { weight: 4, arbitrary: fc.record({ type: fc.constant("pass" as const), ms: fc.nat(12_000) }) },
  {
    weight: 1,
    arbitrary: fc.record({ type: fc.constant("jump" as const), ms: fc.constantFrom(-3_600_000, 3_600_000) }),
  },
  { weight: 2, arbitrary: fc.record({ type: fc.constant("reconcile" as const), process: fc.nat(1) }) },
);

type Step = typeof step extends fc.Arbitrary<infer Value> ? Value : never;

/** A process that can be killed at any moment: from then on nothing that it does reaches anybody. */
class FakeProcess {
  readonly forwarder: Forwarder;
  #alive = true;

  constructor(shop: ReturnType<typeof fakeShop>, store: LeadStore) {
    const through = async <Value>(work: () => Promise<Value>): Promise<Value> => {
      if (!this.#alive) return never;
      const value = await work();
      return this.#alive ? value : never;
    };
    this.forwarder = shop.forwarder({
      baselinker: shop.client(through),
      store: {
        bind: (...args) => through(() => store.bind(...args)),
        readNote: (...args) => through(() => store.readNote(...args)),
        writeNote: (...args) => through(() => store.writeNote(...args)),
        erase: (...args) => through(() => store.erase(...args)),
        claim: (...args) => through(() => store.claim(...args)),
        renew: (...args) => through(() => store.renew(...args)),
        finish: (...args) => through(() => store.finish(...args)),
        listOpen: () => through(() => store.listOpen()),
        close: async () => {},
      },
    });
  }

  kill(): void {
    this.#alive = false;
  }
}

const never = new Promise<never>(() => {});

/** Both delays can meet in one order. Together they may not be longer than the settle time either. */
function delayOf(
  scenario: string,
  wantedMs: number,
  longest: { "stored-late": number; "visible-late": number },
): { readonly afterMs?: number } {
  if (scenario !== "stored-late" && scenario !== "visible-late") return {};
  const other = longest[scenario === "stored-late" ? "visible-late" : "stored-late"];
  const afterMs = Math.max(1, Math.min(wantedMs, 4_900 - other));
  longest[scenario] = Math.max(longest[scenario], afterMs);
  return { afterMs };
}

async function run(steps: readonly Step[], makeStore: (clock: ManualClock) => LeadStore): Promise<void> {
  const shop = fakeShop({ blockMs: 3_000 });
  const { account, clock } = shop;
  const store = makeStore(clock);
  const processes = [new FakeProcess(shop, store), new FakeProcess(shop, store)];
  const maxDelays = { "stored-late": 0, "visible-late": 0 };
  const delivered = new Set<number>();
  const results: ForwardResult[] = [];
  let expected = 0;
  let killed = 0;
  const lead = (key: number) => ({ id: `lead ${key}`, email: key === 0 ? `a@example.com` : "b@example.com" });
  const open: Promise<unknown>[][] = [[], []];
  for (const each of steps) {
    if (each.type === "deliver") {
      delivered.add(each.key);
      expected += 1;
      const ended = processes[each.process]?.forwarder
        .forward(lead(each.key))
        .then((result) => results.push(result));
      open[each.process]?.push(ended ?? never);
    } else if (each.type === "fault") {
      const { scenario, stored, afterMs } = each;
      const either = scenario === "bad-gateway" || scenario === "maintenance";
      const method = scenario === "visible-late" ? "addOrder" : each.method;
      account.faults.inject(scenario, {
        method,
        ...delayOf(scenario, afterMs, maxDelays),
        ...(either ? { stored } : {}),
      });
    } else if (each.type === "crash") {
      processes[each.process]?.kill();
      processes[each.process] = new FakeProcess(shop, store);
      killed += open[each.process]?.length ?? 0;
      open[each.process] = [];
    } else if (each.type === "pass") await clock.advance(each.ms);
    else if (each.type === "jump") clock.jump(each.ms);
    else void processes[each.process]?.forwarder.reconcile();
  }
  account.faults.clear();
  await shop.ended(Promise.all(open.flat()));
  expect(results.length).toBeGreaterThanOrEqual(expected - killed);
  // Whatever happened: once things work again, each lead that ever came is forwarded to its end.
  const last = new FakeProcess(shop, store);
  await clock.advance(20_000);
  await shop.ended(last.forwarder.reconcile());
  for (const key of delivered) {
    const end = await shop.ended(last.forwarder.forward(lead(key)));
    expect(["success", "duplicate"]).toContain(end.status);
  }
  expect(await store.listOpen()).toEqual([]);
  await clock.advance(60_000);
  await last.forwarder.forward({ id: "the last one, so that late orders are stored" });
  const orders = account.orders.filter(({ email }) => email !== "");
  expect(orders).toHaveLength(delivered.size);
  for (const result of results) {
    if (result.status !== "success" && result.status !== "duplicate") continue;
    expect(orders.map(({ order_id }) => order_id)).toContain(result.orderId);
  }
  await store.close();
}

const numRuns = manyCasesOf(60);

describe("one lead, one order", () => {
  it("whatever is lost, late, refused or killed, over a store in memory", async () => {
    await fc.assert(
      fc.asyncProperty(fc.array(step, { maxLength: 14 }), (steps) =>
        run(steps, (clock) => memoryStore({ testing: { clock } })),
      ),
      { numRuns },
    );
  });

  it("whatever is lost, late, refused or killed, over a SQLite file and a clock that jumps", async () => {
    const folder = mkdtempSync(join(tmpdir(), "exactly-once-"));
    let files = 0;
    try {
      await fc.assert(
        fc.asyncProperty(fc.array(step, { maxLength: 14 }), (steps) => {
          files += 1;
          return run(steps, (clock) => sqliteStore(join(folder, `${files}.sqlite`), { testing: { clock } }));
        }),
        { numRuns: Math.ceil(numRuns / 3) },
      );
    } finally {
      rmSync(folder, { recursive: true, force: true });
    }
  });
});
