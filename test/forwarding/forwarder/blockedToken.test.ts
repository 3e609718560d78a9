import { describe, expect, it } from "vitest";
import type { Baselinker } from "../../../src/client/calls/baselinker.ts";
import { loadAccount } from "../../../src/forwarding/account/loadAccount.ts";
// Loaded ahead: reading files takes turns of the event loop, and hours would pass on the clock of the test meanwhile.
import "../../../src/client/calls/transport.ts";
import { watchOrders } from "../../../src/client/watch/watchOrders.ts";
import type { ForwardResult } from "../../../src/forwarding/contract/forwardResult.ts";
import type { LeadMapper } from "../../../src/forwarding/forwarder/options.ts";
import { memoryRegister } from "../../../src/forwarding/register/memoryRegister.ts";
import { memoryStore } from "../../../src/forwarding/store/memoryStore.ts";
import { TokenBlockedError } from "../../../src/shared/errors/blockedErrors.ts";
import { createWebhook } from "../../../src/webhook/createWebhook.ts";
import { wholeCatalog } from "../../support/wholeCatalog.ts";
import { openLead } from "../delivery/deliverySteps.ts";
import { fakeShop } from "./fakeShop.ts";

interface BlockedShop extends ReturnType<typeof fakeShop> {
  /** A client as a program has it, with all defaults. */
  readonly own: Baselinker;
  /** Resolves when the condition holds. */
  readonly until: (condition: () => boolean) => Promise<void>;
}

const lead = { id: "A-1", email: "ann@example.com" };
const order = { order_status_id: 8001, date_add: 1_700_000_000 };
const fails = "0 s: TokenBlockedError, again in 605 s";

/**
 * Who meets the block, what becomes of it where the block takes 10 minutes and where it takes 40 s, each with the time
 * when it does, and what is done. A client waits 5 s longer than Base says.
 */
const table: readonly (readonly [string, string, string, (shop: BlockedShop) => Promise<string>])[] = [
  ["a read", fails, "45 s: done", ({ own }) => textOf(own.getInventories())],
  ["a write", fails, "45 s: done", ({ own }) => textOf(own.addOrder(order))],
  ["a call that waits in the queue", fails, "60 s: done", inQueue],
  [
    "a call that comes later",
    "3 s: TokenBlockedError, again in 602 s",
    "45 s: done",
    async ({ own, clock }) => {
      void own.getInventories().catch(() => {});
      await later(clock, 3_000);
      return textOf(own.getOrderStatusList());
    },
  ],
  [
    "a call that may wait 30 s",
    fails,
    "0 s: TokenBlockedError, again in 45 s",
    ({ own }) => textOf(own.getInventories({}, { maxWaitMs: 30_000 })),
  ],
  [
    "a call that may wait forever",
    "605 s: done",
    "45 s: done",
    ({ own }) => textOf(own.getInventories({}, { maxWaitMs: Number.POSITIVE_INFINITY })),
  ],
  [
    "a call of the priority bulk",
    "605 s: done",
    "45 s: done",
    ({ own }) => textOf(own.getOrders({}, { priority: "bulk" })),
  ],
  [
    "a page of an iterator",
    "605 s: done",
    "45 s: done",
    ({ own }) => textOf(own.iterateOrders({}).toArray()),
  ],
  ["loadAccount", fails, "45 s: done", ({ own }) => textOf(loadAccount(own))],
  ["wholeCatalog", "605 s: done", "45 s: done", ({ own }) => textOf(wholeCatalog(own, 307))],
  ["check", "0 s: blocked", "0 s: blocked", checked],
  [
    "forward, whose order meets the block",
    "0 s: error, temporary, TokenBlockedError, again in 605 s",
    "45 s: success",
    async ({ own, forwarder }) => textOfResult(await forwarder({ baselinker: own }).forward(lead)),
  ],
  [
    "forward in a block that is known",
    "3 s: error, temporary, TokenBlockedError, again in 602 s",
    // It stops waiting before the block ends, and says how long that still takes.
    "22 s: error, temporary, ForwarderError, again in 23 s",
    async ({ own, forwarder, clock }) => {
      void own.getInventories().catch(() => {});
      await later(clock, 3_000);
      return textOfResult(await forwarder({ baselinker: own }).forward(lead));
    },
  ],
  [
    "forward that asks Base for a product",
    "0 s: error, temporary, TokenBlockedError, again in 605 s",
    "19 s: error, temporary, ForwarderError, again in 26 s",
    async ({ own, forwarder }) => {
      const shop = forwarder({ baselinker: own, catalog: { inventoryId: 307 } });
      return textOfResult(await shop.forward({ ...lead, sku: "MUG-1" }));
    },
  ],
  [
    "forward that has to load the account",
    "0 s: error, temporary, TokenBlockedError, again in 605 s",
    "19 s: error, temporary, ForwarderError, again in 26 s",
    async ({ own, forwarder }) => {
      const shop = forwarder({ baselinker: own, account: () => loadAccount(own), rules: byStatus });
      return textOfResult(await shop.forward(lead));
    },
  ],
  ["a webhook", "0 s: HTTP 503, Retry-After 605", "45 s: HTTP 200, Retry-After null", throughWebhook],
  [
    "watchOrders",
    "605 s: reads again",
    "45 s: reads again",
    async ({ own, clock, calls, until }) => {
      const stop = new AbortController();
      const orders = watchOrders(own, { signal: stop.signal, testing: { clock } })[Symbol.asyncIterator]();
      const ended = orders.next().catch(() => {});
      const reads = () => calls("getOrders") + calls("getJournalList");
      await until(() => reads() > 1);
      stop.abort();
      await ended;
      return "reads again";
    },
  ],
  [
    "work",
    "605 s: the order is there",
    "45 s: the order is there",
    async ({ own, forwarder, account, clock, until }) => {
      const shop = forwarder({ baselinker: own, register: memoryRegister({ testing: { clock } }) });
      await shop.receive(lead);
      const stop = new AbortController();
      const working = shop.work({ signal: stop.signal });
      await until(() => account.orders.length > 1);
      stop.abort();
      await working;
      return "the order is there";
    },
  ],
  ["reconcile", "0 s: unknown, again in 605 s", "45 s: success", (shop) => reconciled(shop, ["B-1"])],
  [
    "reconcile of two leads",
    "0 s: unknown, again in 605 s; unknown, again in 605 s",
    "45 s: success; success",
    (shop) => reconciled(shop, ["B-1", "B-2"]),
  ],
];

describe("a token that is blocked for 10 minutes, or for 40 seconds", () => {
  it.each(table)("%s: %s; %s", async (_who, inLong, inShort, act) => {
    expect([await during(600_000, act), await during(40_000, act)]).toEqual([inLong, inShort]);
  });
});

/** What becomes of it while Base blocks the token from now on, and after how many seconds. */
async function during(blockMs: number, act: (shop: BlockedShop) => Promise<string>): Promise<string> {
  const shop = fakeShop({ blockMs, orders: [{ order_id: 11, email: "old@example.com" }] });
  const { account, clock, ended } = shop;
  const own = account.client({ testing: { clock, random: () => 0 } });
  const until = async (condition: () => boolean) => {
    while (!condition()) await later(clock, 500);
  };
  account.faults.inject("block");
  const since = clock.now();
  let endedAt = Number.NaN;
  const acting = act({ ...shop, own, until }).finally(() => {
    endedAt = clock.now();
  });
  const told = await ended(acting);
  return `${Math.round((endedAt - since) / 1_000)} s: ${told}`;
}

/** Takes the status of orders from the account. */
const byStatus: LeadMapper = {
  map: (_lead, { account }) => ({
    status: "order",
    key: "A-1",
    order: { ...order, order_status_id: account?.statuses[0]?.id ?? 0, email: "ann@example.com" },
    issues: [],
  }),
};

function later(clock: BlockedShop["clock"], delayMs: number): Promise<void> {
  return new Promise((resolve) => clock.after(delayMs, resolve));
}

async function textOf(promise: Promise<unknown>): Promise<string> {
  try {
    await promise;
    return "done";
  } catch (thrown) {
    if (!(thrown instanceof TokenBlockedError)) throw thrown;
    return `${thrown.name}, ${again(thrown)}`;
  }
}

function textOfResult(result: ForwardResult): string {
  const { status } = result;
  const { fault, error } = { fault: undefined, error: undefined, ...result };
  const name = fault === undefined ? undefined : error?.name;
  return [status, fault, name, again(result)].filter((fact) => fact !== undefined).join(", ");
}

function again(told: object): string | undefined {
  const ms: unknown = Reflect.get(told, "retryAfterMs");
  return typeof ms === "number" ? `again in ${Math.ceil(ms / 1_000)} s` : undefined;
}

/** A limit of one request a minute: the second call still waits when the first one meets the block. */
async function inQueue({ account, clock }: BlockedShop): Promise<string> {
  const slow = account.client({ rateLimit: { requestsPerMinute: 1 }, testing: { clock, random: () => 0 } });
  void slow.getInventories().catch(() => {});
  return textOf(slow.getOrderStatusList());
}

async function checked({ own }: BlockedShop): Promise<string> {
  const { ok, blockedUntil } = await own.check();
  return !ok && blockedUntil !== undefined ? "blocked" : "not blocked";
}

async function throughWebhook({ own, forwarder }: BlockedShop): Promise<string> {
  const webhook = createWebhook({ forwarder: forwarder({ baselinker: own }), verify: "none" });
  const headers = { "content-type": "application/json" };
  const request = { method: "POST", headers, body: JSON.stringify(lead) };
  const answer = await webhook.fetch(new Request("https://shop.example/hook", request));
  return `HTTP ${answer.status}, Retry-After ${answer.headers.get("retry-after")}`;
}

/** Reconciles leads whose process died when it had sent their orders. */
async function reconciled({ own, forwarder, clock }: BlockedShop, ids: readonly string[]): Promise<string> {
  const store = memoryStore({ testing: { clock } });
  for (const id of ids) {
    const marker = `lead:${id}`;
    const sent = { email: `${id}@example.com`, extra_field_1: marker };
    const claim = { token: "dead", leaseMs: 1_000 };
    await store.claim(marker, claim);
    await store.renew(marker, claim, openLead({ key: id, marker, waitedMs: 5_000 }, sent));
    await store.finish(marker, "dead", { state: "open" });
  }
  const results = await forwarder({ baselinker: own, store }).reconcile();
  return results.map(textOfResult).join("; ");
}
