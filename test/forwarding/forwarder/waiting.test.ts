import { describe, expect, it } from "vitest";
import { Baselinker } from "../../../src/client/calls/baselinker.ts";
import type { ForwarderOptions } from "../../../src/forwarding/forwarder/options.ts";
import { memoryRegister } from "../../../src/forwarding/register/memoryRegister.ts";
import { memoryStore } from "../../../src/forwarding/store/memoryStore.ts";
import type { LeadStore } from "../../../src/forwarding/store/store.ts";
import { pause } from "../../../src/shared/runtime/abort.ts";
import { isWholeRun } from "../../support/wholeRun.ts";
import { fakeShop } from "./fakeShop.ts";

/** A shop whose client waits the given time for each permit, and a store that tells what was claimed. */
function busyShop(permitMs: number) {
  const shop = fakeShop();
  const { account, clock } = shop;
  const limiter = {
    acquire: ({ signal }: { signal?: AbortSignal | undefined } = {}) => pause(permitMs, clock, signal),
    pauseUntil: () => {},
  };
  const baselinker = new Baselinker({
    token: account.token,
    retries: 0,
    testing: { clock },
    fetch: account.fetch,
    rateLimit: { limiter },
  });
  const claimed: string[] = [];
  const memory = memoryStore({ testing: { clock } });
  const store: LeadStore = {
    ...memory,
    claim: (key, request) => {
      claimed.push(key);
      return memory.claim(key, request);
    },
  };
  const forwarder = (maxInFlight: number, options: Partial<ForwarderOptions> = {}) =>
    shop.forwarder({ baselinker, store, ...options, tuning: { maxInFlight, ...options.tuning } });
  return { ...shop, forwarder, claimed };
}

const leadOf = (id: number) => ({ id: String(id), email: `anna${id}@example.com` });
const patient = { deadlineMs: Number.POSITIVE_INFINITY };

describe("leads that wait for their turn", () => {
  it("hold no claim, and go first come, first served", async () => {
    const { forwarder, claimed, clock, account, ended } = busyShop(10_000);
    const forward = forwarder(2);
    const all = [1, 2, 3, 4, 5, 6].map((id) => forward.forward(leadOf(id), patient));
    await clock.advance(5_000);
    expect(claimed).toEqual(["lead:1", "lead:2"]);
    expect(await forward.health()).toMatchObject({ inFlight: 6, waiting: 4 });
    await clock.advance(10_000);
    expect(claimed).toEqual(["lead:1", "lead:2", "lead:3", "lead:4"]);
    const results = await ended(Promise.all(all));
    expect(results.map(({ status }) => status)).toEqual(Array(6).fill("success"));
    expect(claimed).toEqual([1, 2, 3, 4, 5, 6].map((id) => `lead:${id}`));
    expect(account.orders).toHaveLength(6);
    expect(await forward.health()).toMatchObject({ inFlight: 0, waiting: 0 });
  });

  it("are 200 at once by default", async () => {
    const { forwarder, claimed, clock } = busyShop(10_000);
    const forward = forwarder(undefined as never);
    for (let id = 1; id <= 201; id += 1) void forward.forward(leadOf(id), patient);
    await clock.advance(5_000);
    expect(claimed).toHaveLength(200);
  });

  it("of a key that is in progress do not wait, and of a key that waits they go with the first", async () => {
    const { forwarder, claimed, clock, account, ended } = busyShop(10_000);
    const forward = forwarder(1);
    const send = (id: number) => forward.forward(leadOf(id), patient);
    const first = send(1);
    const others = [send(2), send(3)];
    await clock.advance(1_000);
    const twins = [send(1), send(2), send(2)];
    await clock.advance(1_000);
    expect(await forward.health()).toMatchObject({ inFlight: 6, waiting: 4 });
    await clock.advance(10_000);
    expect(await first).toMatchObject({ status: "success" });
    expect(await twins[0]).toEqual(await first);
    const [second, third] = await ended(Promise.all(others));
    expect(third).toMatchObject({ status: "success" });
    expect(await Promise.all(twins.slice(1))).toEqual([second, second]);
    expect(claimed).toEqual(["lead:1", "lead:2", "lead:3"]);
    expect(account.orders).toHaveLength(3);
  });

  it("leave the line with their signal: an error that is temporary, and nothing is sent", async () => {
    const { forwarder, claimed, clock, ended } = busyShop(10_000);
    const forward = forwarder(1);
    const controller = new AbortController();
    const first = forward.forward(leadOf(1), patient);
    const waiting = forward.forward(leadOf(2), { ...patient, signal: controller.signal });
    const twin = forward.forward(leadOf(2), patient);
    const late = forward.forward(leadOf(3), { ...patient, signal: AbortSignal.abort(new Error("gone")) });
    await clock.advance(1_000);
    controller.abort(new Error("The caller left."));
    expect(await waiting).toMatchObject({
      status: "error",
      key: "2",
      fault: "temporary",
      retryable: true,
      error: { message: "The caller left." },
    });
    expect(await late).toMatchObject({ status: "error", fault: "temporary", error: { message: "gone" } });
    expect(claimed).toEqual(["lead:1"]);
    expect(await forward.health()).toMatchObject({ inFlight: 2, waiting: 1 });
    expect(await ended(Promise.all([first, twin]))).toMatchObject([
      { status: "success" },
      { status: "success" },
    ]);
    expect(claimed).toEqual(["lead:1", "lead:2"]);
  });

  it("leave it at their deadline, also at the one of 20 seconds that they have by default", async () => {
    const { forwarder, claimed, clock, account } = busyShop(600_000);
    const forward = forwarder(1);
    void forward.forward(leadOf(1), patient);
    const ends: [string, number, unknown][] = [];
    const begun = clock.now();
    const track = (name: string, result: Promise<unknown>) =>
      result.then((each) => ends.push([name, clock.now() - begun, each]));
    void track("long", forward.forward(leadOf(2), { deadlineMs: 40_000 }));
    void track("default", forward.forward(leadOf(3)));
    void track("short", forward.forward(leadOf(4), { deadlineMs: 5_000 }));
    void track("default again", forward.forward(leadOf(5)));
    await clock.advance(60_000);
    const error = { status: "error", fault: "temporary", error: { code: "DEADLINE_OVER" } };
    expect(ends).toMatchObject([
      ["short", 4_500, error],
      ["default", 19_000, error],
      ["default again", 19_000, error],
      ["long", 39_000, error],
    ]);
    expect(claimed).toEqual(["lead:1"]);
    expect(account.requests).toEqual([]);
  });

  it("are passed by reconcile", async () => {
    const { forwarder, clock, account, ended } = busyShop(20_000);
    const store = memoryStore({ testing: { clock } });
    account.faults.inject("answer-lost", { method: "addOrder" });
    const dying = forwarder(1, { store });
    void dying.forward(leadOf(9), patient);
    await clock.advance(21_000);
    await ended(dying.close({ maxWaitMs: 0 }));
    expect(await store.listOpen()).toEqual(["lead:9"]);
    const forward = forwarder(1, { store });
    const busy = [1, 2, 3, 4, 5, 6].map((id) => forward.forward(leadOf(id), patient));
    await clock.advance(1_000);
    expect(await ended(forward.reconcile())).toMatchObject([{ status: "success", key: "9" }]);
    expect(await forward.health()).toMatchObject({ waiting: expect.any(Number) });
    expect((await forward.health()).waiting).toBeGreaterThan(0);
    expect(await ended(Promise.all(busy))).toHaveLength(6);
  });

  it("end when the forwarder closes, as errors that are temporary; what is in progress is finished", async () => {
    const { forwarder, claimed, clock, account, ended } = busyShop(5_000);
    const forward = forwarder(1);
    const all = [1, 2, 3].map((id) => forward.forward(leadOf(id), patient));
    await clock.advance(1_000);
    const closed = forward.close();
    expect(await Promise.all(all.slice(1))).toMatchObject(
      [2, 3].map((id) => ({ status: "error", key: String(id), fault: "temporary", retryable: true })),
    );
    await ended(closed);
    expect(await all[0]).toMatchObject({ status: "success" });
    expect(claimed).toEqual(["lead:1"]);
    expect(account.orders).toHaveLength(1);
    expect(clock.timers).toBe(0);
  });

  it("are mapped again when their turn comes, and keep the key they had", async () => {
    const { forwarder, account, ended } = busyShop(5_000);
    let round = 0;
    const mapper = {
      map: () => {
        round += 1;
        const products = [{ name: "Mug", price_brutto: 1, quantity: 1 }];
        const email = `read${round}@example.com`;
        const order = { order_status_id: 8001, date_add: 1_795_000_000, email, products };
        return { status: "order", key: `k${round}`, order, issues: [] } as const;
      },
    };
    const forward = forwarder(1, { rules: mapper });
    const results = await ended(Promise.all([1, 2].map((id) => forward.forward(leadOf(id), patient))));
    expect(results).toMatchObject([{ key: "k1" }, { key: "k2" }]);
    expect(account.orders.map(({ email }) => email)).toEqual(["read1@example.com", "read3@example.com"]);
  });

  it("end without a place in line where they are no order, or a key is missing", async () => {
    const { forwarder, clock } = busyShop(60_000);
    const forward = forwarder(1, { identity: { withoutKey: "reject" } });
    void forward.forward(leadOf(1), patient);
    await clock.advance(1_000);
    expect(await forward.forward({ email: "b@example.com" }, patient)).toMatchObject({
      status: "error",
      fault: "lead",
    });
  });

  it("pass their place on when work continues without its caller", async () => {
    const { forwarder, ended, claimed, clock, account } = busyShop(100);
    account.faults.inject("answer-lost", { method: "addOrder" });
    const forward = forwarder(1);
    const hasty = await ended(forward.forward(leadOf(1), { deadlineMs: 2_000 }));
    expect(hasty).toMatchObject({ status: "unknown" });
    const next = forward.forward(leadOf(2), patient);
    await clock.advance(1_000);
    // The order of the first is still looked for, under its claim.
    expect(claimed).toEqual(["lead:1"]);
    expect(await ended(next)).toMatchObject({ status: "success" });
  });

  it("are in the register before they wait, and told there when they leave", async () => {
    const { forwarder, clock } = busyShop(60_000);
    const register = memoryRegister({ testing: { clock } });
    const forward = forwarder(1, { register });
    void forward.forward(leadOf(1), patient);
    const waiting = forward.forward(leadOf(2), { deadlineMs: 10_000 });
    await clock.advance(5_000);
    expect((await forward.register.list()).entries.map(({ status }) => status)).toEqual([
      "received",
      "received",
    ]);
    await clock.advance(10_000);
    expect(await waiting).toMatchObject({ status: "error", entryId: expect.any(String) });
    const { entries } = await forward.register.list({ status: "error" });
    expect(entries).toMatchObject([{ fault: "temporary", leadKept: true }]);
  });

  it("are any number: thousands come and go, each once", async () => {
    const count = isWholeRun ? 2_000 : 200;
    const { forwarder, ended, account } = busyShop(1);
    const forward = forwarder(50);
    const all = Array.from({ length: count }, (_, id) => forward.forward(leadOf(id + 1), patient));
    const results = await ended(Promise.all(all));
    expect(new Set(results.map(({ status }) => status))).toEqual(new Set(["success"]));
    expect(account.orders).toHaveLength(count);
  });
});
