import { tracingChannel } from "node:diagnostics_channel";
import { describe, expect, it } from "vitest";
import { Baselinker } from "../../../src/client/calls/baselinker.ts";
import type { Channels } from "../../../src/forwarding/contract/channels.ts";
import type { ForwardEvent } from "../../../src/forwarding/contract/forwardEvent.ts";
import type { ForwarderParts, LeadRegister } from "../../../src/forwarding/contract/registerContract.ts";
import type { RegisterMethods } from "../../../src/forwarding/contract/registerTypes.ts";
import { createForwarder } from "../../../src/forwarding/forwarder/createForwarder.ts";
import type { LeadMapper } from "../../../src/forwarding/forwarder/options.ts";
import { memoryStore } from "../../../src/forwarding/store/memoryStore.ts";
import { fakeShop } from "./fakeShop.ts";

const ann = { id: "1", email: "ann@example.com" };

describe("a forwarder", () => {
  it("sends nothing after it was closed, though a lead was still being read when its time was over", async () => {
    const { forwarder, account, ended, clock } = fakeShop();
    const memory = memoryStore({ testing: { clock } });
    let open: () => void = () => {};
    const opened = new Promise<void>((resolve) => {
      open = resolve;
    });
    const bind: typeof memory.bind = (to) => opened.then(() => memory.bind(to));
    const forward = forwarder({ store: { ...memory, bind } });
    const running = forward.forward(ann);
    await clock.advance(100);
    await ended(forward.close({ maxWaitMs: 1_000 }));
    open();
    await clock.advance(0);
    expect(await running).toMatchObject({
      error: { message: "The forwarder was closed. Forward the lead again, with a new one." },
    });
    expect(account.requests).toEqual([]);
  });

  it("closes the store that it made, and leaves that of its caller", async () => {
    const { forwarder, ended, clock, baselinker } = fakeShop();
    const theirs = forwarder({ store: memoryStore({ testing: { clock } }) });
    await ended(theirs.close());
    expect(await theirs.health()).toMatchObject({ canAccept: false, store: { ok: true } });
    const rules = { version: 1, fields: { email: "email" } } as const;
    const own = createForwarder({ baselinker, rules, testing: { clock } });
    expect(await own.health()).toMatchObject({ canAccept: true, open: 0 });
    await ended(own.close());
    expect(await own.health()).toMatchObject({ canAccept: false, store: { ok: false } });
  });

  it("tells nothing before its first lead, where its account is not there yet", async () => {
    const { forwarder, ended, events } = fakeShop();
    const forward = forwarder({ account: undefined, tuning: { settleMs: 30 } });
    await Promise.resolve();
    expect(events).toEqual([]);
    await ended(forward.forward(ann));
    expect(events).toMatchObject([{ type: "setup", issue: { code: "time_short" } }]);
  });

  it("remembers by its own clock, for a day, where it was given no store", async () => {
    const { baselinker, ended, clock, account } = fakeShop();
    const rules = { version: 1, key: "id", fields: { email: "email", order_status_id: 8001 } } as const;
    const own = createForwarder({ baselinker, rules, marker: false, testing: { clock } });
    expect(await ended(own.forward(ann))).toMatchObject({ status: "success" });
    await clock.advance(86_000_000);
    expect(await ended(own.forward(ann))).toMatchObject({ status: "duplicate" });
    await clock.advance(86_500_000);
    expect(await ended(own.forward(ann))).toMatchObject({ status: "success" });
    expect(account.orders).toHaveLength(2);
  });

  it("had its last success when a lead had an order, and not when one had none", async () => {
    const { forwarder, ended, clock } = fakeShop();
    const forward = forwarder({ identity: { withoutKey: "reject" } });
    expect(await ended(forward.forward({ email: "ann@example.com" }))).toMatchObject({ status: "error" });
    expect(await forward.health()).not.toHaveProperty("lastSuccessAt");
    await ended(forward.forward(ann));
    expect(await forward.health()).toMatchObject({ lastSuccessAt: new Date(clock.date()) });
  });

  it("splits a request as its mapper does, and takes it for one lead where that does not", () => {
    const { forwarder } = fakeShop();
    const map: LeadMapper["map"] = () => ({ status: "skip", reason: "a test", issues: [] });
    expect(forwarder({ rules: { map } }).split([1, 2])).toEqual([[1, 2]]);
    const split = (request: unknown) => (Array.isArray(request) ? request : []);
    expect(forwarder({ rules: { map, split } }).split([1, 2])).toEqual([1, 2]);
  });

  it("tells how long a lead of `reconcile` took, and its end", async () => {
    const { forwarder, ended, clock, store } = await leftOpen();
    const ends: ForwardEvent[] = [];
    const second = forwarder({ store, onEvent: (event) => event.type === "ended" && ends.push(event) });
    const begun = clock.now();
    expect(await ended(second.reconcile())).toMatchObject([{ status: "success", key: "1" }]);
    expect(ends).toMatchObject([{ type: "ended", key: "1" }]);
    const [end] = ends;
    expect(end?.type === "ended" && end.durationMs).toBeLessThanOrEqual(clock.now() - begun);
  });
});

it("tells a tracer what it is of as a lead begins, and what became of it at its end", async () => {
  const { forwarder, ended } = fakeShop();
  const channel = tracingChannel<Channels["baselinker-sdk:forward"]>("baselinker-sdk:forward");
  const told: Channels["baselinker-sdk:forward"][] = [];
  const note = (about: Channels["baselinker-sdk:forward"]) => void told.push({ ...about });
  const nothing = () => {};
  const subscribers = { start: note, end: nothing, asyncStart: nothing, asyncEnd: note, error: nothing };
  channel.subscribe(subscribers);
  try {
    await ended(forwarder({ namespace: "shop" }).forward(ann));
  } finally {
    channel.unsubscribe(subscribers);
  }
  const durationMs = expect.any(Number);
  const end = {
    type: "ended",
    key: "1",
    status: "success",
    orderId: expect.any(Number),
    issues: [],
    durationMs,
  };
  expect(told).toMatchObject([{ namespace: "shop" }, { namespace: "shop", ...end }]);
  expect(told[0]).toEqual({ namespace: "shop" });
});

it("reconciles no longer than its caller waits", async () => {
  const { forwarder, account, clock, store } = await leftOpen();
  await clock.advance(10_000);
  account.faults.inject("stalled-headers", { method: "getOrders", probability: 1 });
  const leaving = new AbortController();
  let isOver = false;
  const done = () => {
    isOver = true;
  };
  forwarder({ store }).reconcile({ signal: leaving.signal }).then(done, done);
  await clock.advance(100);
  expect(isOver).toBe(false);
  leaving.abort(new Error("left"));
  await clock.advance(0);
  expect(isOver).toBe(true);
});

describe("the register of a forwarder", () => {
  it("is given until when the token is blocked, and where to tell and to forget", async () => {
    const { forwarder, clock, events, ended } = fakeShop();
    const pausedUntil = new Date(clock.date() + 60_000);
    const limiter = { acquire: async () => {}, pauseUntil: () => {}, pausedUntil: () => pausedUntil };
    const erased: string[] = [];
    const store = {
      ...memoryStore({ testing: { clock } }),
      erase: async (key: string) => void erased.push(key),
    };
    let parts: ForwarderParts | undefined;
    const register: LeadRegister = {
      place: undefined,
      isDurable: false,
      name: "a register",
      attach(given) {
        parts = given;
        return {
          methods: {} as RegisterMethods,
          enter: () => Promise.reject(new Error("none")),
          ofOpenLead: () => {
            throw new Error("none");
          },
          addIssue: async () => false,
          orderOf: async () => undefined,
          takeDue: async () => [],
          release: async () => void erased.push("released"),
          check: async () => {},
        };
      },
      close: async () => {},
    };
    const baselinker = new Baselinker({ token: "t", rateLimit: { limiter } });
    const forward = forwarder({ baselinker, store, register });
    expect(parts?.blockedUntil()).toEqual(pausedUntil);
    expect(parts?.closed.aborted).toBe(false);
    const error = new Error("full");
    parts?.onFailure("key", error);
    const issue = { level: "info", code: "date_zone_assumed", path: "", message: "UTC." } as const;
    parts?.reportSetup(issue);
    await parts?.eraseFromStore("lead:1");
    expect([events, erased]).toEqual([
      [
        { type: "store_failed", namespace: "lead", key: "key", error },
        { type: "setup", namespace: "lead", issue },
      ],
      ["lead:1"],
    ]);
    await ended(forward.close());
    expect(parts?.closed.aborted).toBe(true);
    expect(erased).toEqual(["lead:1", "released"]);
  });
});

/** A shop with a lead whose order is made, and of which no one knows that: its process has ended. */
async function leftOpen() {
  const shop = fakeShop();
  const { forwarder, account, ended, clock } = shop;
  const store = memoryStore({ testing: { clock } });
  account.faults.inject("answer-lost", { method: "addOrder" });
  const first = forwarder({ store });
  const lost = first.forward(ann);
  await clock.advance(1_000);
  await ended(first.close({ maxWaitMs: 0 }));
  await lost;
  return { ...shop, store };
}
