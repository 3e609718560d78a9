import { describe, expect, it } from "vitest";
import { listenersOf } from "../support/listenersOf.ts";
import { manualClock } from "../support/manualClock.ts";
import { timedClient } from "../support/unthrottledClient.ts";

describe("the time that a call may wait", () => {
  // With `random` 0 the first pause takes 500 ms, the second one 1,000 ms.
  it.each([
    [499, 1],
    [500, 2],
    [1_499, 2],
    [1_500, 3],
  ])("of %i ms is enough for pauses that end just then: %i requests", async (maxWaitMs, requests) => {
    const clock = manualClock();
    let sent = 0;
    const fetch = async () => {
      sent += 1;
      return new Response("", { status: 429 });
    };
    const { write } = timedClient(clock, "http://127.0.0.1/", { fetch, maxWaitMs });
    let error: unknown;
    const call = write().catch((reason: unknown) => {
      error = reason;
    });
    while (error === undefined) await clock.advance(100);
    await call;
    expect(error).toMatchObject({ name: "HttpError", attempts: requests });
    expect(sent).toBe(requests);
  });

  it("leaves no timer and no listener when the permit has come", async () => {
    const clock = manualClock();
    const fetch = async () => new Response('{"status":"SUCCESS","orders":[]}');
    const { read } = timedClient(clock, "http://127.0.0.1/", { fetch });
    const { signal } = new AbortController();
    const listeners = listenersOf(signal);
    await read();
    const { timers } = clock;
    await read({ signal, maxWaitMs: 60_000 });
    expect([listeners(), clock.timers]).toEqual([0, timers]);
  });
});
