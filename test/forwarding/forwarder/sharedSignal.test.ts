import { getEventListeners, setMaxListeners } from "node:events";
import { afterEach, beforeEach, describe, expect, it } from "vitest";
import { createForwarderPool } from "../../../src/forwarding/pool/createForwarderPool.ts";
import { fakeShop } from "./fakeShop.ts";

const warnings: Error[] = [];
const onWarning = (warning: Error) => warnings.push(warning);

beforeEach(() => {
  warnings.length = 0;
  process.on("warning", onWarning);
});
afterEach(() => void process.off("warning", onWarning));

const leadOf = (id: number) => ({ id: `A-${id}`, email: `anna${id}@example.com` });
const listeners = (signal: AbortSignal) => getEventListeners(signal, "abort").length;

/** A signal of which Node warns at its third listener. */
function watchedSignal() {
  const controller = new AbortController();
  setMaxListeners(2, controller.signal);
  return controller;
}

describe.each([
  ["no deadline", Number.POSITIVE_INFINITY],
  ["a deadline", 300_000],
])("one signal for many leads, with %s", (_, deadlineMs) => {
  it("has two listeners at most from first to last, none afterwards, and no warning", async () => {
    const { forwarder, ended, account } = fakeShop();
    const forward = forwarder({ account: undefined, tuning: { maxInFlight: 5 } });
    const { signal } = watchedSignal();
    const ends = Array.from({ length: 50 }, (_, id) =>
      forward.forward(leadOf(id + 1), { signal, deadlineMs }),
    );
    const counts: number[] = [];
    const counting = ends.map((end) => end.then(() => counts.push(listeners(signal))));
    await ended(Promise.all(counting));
    expect(account.orders).toHaveLength(50);
    expect(Math.max(...counts)).toBeLessThanOrEqual(2);
    await new Promise((resolve) => setImmediate(resolve));
    expect([listeners(signal), warnings]).toEqual([0, []]);
  });

  it("ends all that wait when it is aborted, and none that has no signal or another", async () => {
    const { forwarder, ended, account, clock } = fakeShop();
    const forward = forwarder({ tuning: { maxInFlight: 1 } });
    const [shared, other] = [new AbortController(), new AbortController()];
    const first = forward.forward(leadOf(1), { deadlineMs });
    const waiting = [2, 3, 4].map((id) => forward.forward(leadOf(id), { signal: shared.signal, deadlineMs }));
    const others = [5, 6].map((id) =>
      forward.forward(leadOf(id), id === 5 ? { deadlineMs } : { signal: other.signal, deadlineMs }),
    );
    shared.abort(new Error("The import was stopped."));
    await clock.advance(0);
    const ends = await ended(Promise.all([first, ...waiting, ...others]));
    expect(ends.map(({ status }) => status)).toEqual([
      "success",
      "error",
      "error",
      "error",
      "success",
      "success",
    ]);
    expect(ends[1]).toMatchObject({ fault: "temporary", error: { message: "The import was stopped." } });
    expect(account.orders.map(({ email }) => email)).toEqual([1, 5, 6].map((id) => leadOf(id).email));
    expect([listeners(shared.signal), listeners(other.signal)]).toEqual([0, 0]);
  });

  it("has no listener of leads that wait for a pool to open their forwarder", async () => {
    const { clock } = fakeShop();
    const { signal } = watchedSignal();
    let fail = (_: Error) => {};
    const pool = createForwarderPool({
      forwarderOf: () =>
        new Promise<never>((_, reject) => {
          fail = reject;
        }),
      testing: { clock },
    });
    const ends = Array.from({ length: 20 }, (_, id) => pool.forward("a", leadOf(id), { signal, deadlineMs }));
    await clock.advance(0);
    expect(listeners(signal)).toBe(0);
    fail(new TypeError("No such account."));
    expect((await Promise.all(ends)).map(({ status }) => status)).toEqual(Array(20).fill("error"));
    await new Promise((resolve) => setImmediate(resolve));
    expect([listeners(signal), warnings]).toEqual([0, []]);
  });
});
