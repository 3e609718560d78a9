import { describe, expect, it } from "vitest";
import { Baselinker } from "../../../src/client/calls/baselinker.ts";
import { HttpError } from "../../../src/shared/errors/connectionErrors.ts";
import { startApiServer } from "../../support/apiServer.ts";
import { listenersOf } from "../../support/listenersOf.ts";
import { manualClock } from "../../support/manualClock.ts";
import { smallOrder, timedClient, unthrottledClient } from "../../support/unthrottledClient.ts";

const reason = { why: "the user left" };

describe("a call that is aborted", () => {
  it("sends nothing where the signal was aborted before", async () => {
    await using server = await startApiServer();
    const { write, read } = unthrottledClient(server.url);
    const signal = AbortSignal.abort(reason);
    await expect(write({ signal })).rejects.toBe(reason);
    await expect(read({ signal })).rejects.toBe(reason);
    expect(server.requests).toHaveLength(0);
  });

  it("leaves the queue of the limiter, and sends nothing", async () => {
    await using server = await startApiServer();
    const clock = manualClock();
    const { write, limiter } = timedClient(clock, server.url);
    limiter.pauseUntil(new Date(clock.date() + 40_000));
    const controller = new AbortController();
    const call = write({ signal: controller.signal });
    await clock.advance(1_000);
    controller.abort(reason);
    await expect(call).rejects.toBe(reason);
    expect(limiter.waiting).toBe(0);
    expect(server.requests).toHaveLength(0);
  });

  it("rejects with the signal's reason where a read is in flight", async () => {
    await using server = await startApiServer(() => {});
    const { read } = unthrottledClient(server.url);
    const controller = new AbortController();
    const call = read({ signal: controller.signal });
    await server.received(1);
    controller.abort(reason);
    await expect(call).rejects.toBe(reason);
  });

  it("rejects with the signal's reason where a method that sets values is in flight", async () => {
    await using server = await startApiServer(() => {});
    const { set } = unthrottledClient(server.url);
    const controller = new AbortController();
    const call = set({ signal: controller.signal });
    await server.received(1);
    controller.abort(reason);
    await expect(call).rejects.toBe(reason);
    expect(server.requests).toHaveLength(1);
  });

  it("has an unknown outcome where a write is in flight, with the signal's reason as its cause", async () => {
    await using server = await startApiServer(() => {});
    const { write } = unthrottledClient(server.url);
    const controller = new AbortController();
    const call = write({ signal: controller.signal });
    await server.received(1);
    controller.abort(reason);
    await expect(call).rejects.toMatchObject({ name: "OutcomeUnknownError", attempts: 1, cause: reason });
    expect(server.requests).toHaveLength(1);
  });

  it("is not repeated, and a write has an unknown outcome, also where the reason is an error of the client", async () => {
    await using server = await startApiServer(() => {});
    const { write, read, set } = unthrottledClient(server.url);
    const limited = new HttpError(429);
    const controller = new AbortController();
    const calls = [write, read, set].map((call) =>
      call({ signal: controller.signal }).catch((error: unknown) => error),
    );
    await server.received(3);
    controller.abort(limited);
    const [lost, left, leftSet] = await Promise.all(calls);
    expect(lost).toMatchObject({ name: "OutcomeUnknownError", attempts: 1, cause: limited });
    expect(left).toBe(limited);
    expect(leftSet).toBe(limited);
    expect(server.requests).toHaveLength(3);
  });

  it("has an unknown outcome also while the body of the answer is read, where it is a write", async () => {
    let controller = new AbortController();
    await using server = await startApiServer(({ response }) => {
      response.writeHead(200, { "content-length": "100" });
      response.write('{"status":', () => setTimeout(() => controller.abort(reason), 10));
    });
    const { write, read } = unthrottledClient(server.url);
    const lost = write({ signal: controller.signal });
    await expect(lost).rejects.toMatchObject({ name: "OutcomeUnknownError", cause: reason });
    controller = new AbortController();
    await expect(read({ signal: controller.signal })).rejects.toBe(reason);
    expect(server.requests).toHaveLength(2);
  });

  it("does not wait for the next attempt", async () => {
    await using server = await startApiServer(({ send }) => send(429, ""));
    const clock = manualClock();
    const repeats: unknown[] = [];
    const { write } = timedClient(clock, server.url, { hooks: { retry: (event) => repeats.push(event) } });
    const controller = new AbortController();
    const call = write({ signal: controller.signal });
    await waitFor(() => repeats.length === 1 && clock.timers === 1);
    controller.abort(reason);
    await expect(call).rejects.toBe(reason);
    expect(clock.timers).toBe(0);
    expect(server.requests).toHaveLength(1);
  });

  it("keeps its result where the signal is aborted after the answer came", async () => {
    await using server = await startApiServer(({ succeed }) => succeed({ order_id: 5 }));
    const controller = new AbortController();
    const hooks = { response: () => controller.abort(reason) };
    const { write } = unthrottledClient(server.url, { hooks });
    await expect(write({ signal: controller.signal })).resolves.toEqual({ order_id: 5 });
  });

  it("leaves no listener on a signal that serves many calls", async () => {
    await using server = await startApiServer();
    const { signal } = new AbortController();
    const listeners = listenersOf(signal);
    const { read } = unthrottledClient(server.url);
    for (let round = 0; round < 3; round += 1) await read({ signal });
    expect(listeners()).toBe(0);
  });

  it("gives its permit back where it was aborted just before sending", async () => {
    await using server = await startApiServer();
    const controller = new AbortController();
    const ends: string[] = [];
    const limiter = {
      acquire: async () => {
        controller.abort(reason);
        return { end: (how: string) => void ends.push(how) };
      },
      pauseUntil: () => {},
    };
    const baselinker = new Baselinker({ token: "t", baseUrl: server.url, rateLimit: { limiter } });
    await expect(baselinker.addOrder(smallOrder, { signal: controller.signal })).rejects.toBe(reason);
    expect(ends).toEqual(["unused"]);
    expect(server.requests).toHaveLength(0);
  });
});

/** Real sockets settle in their own time. */
async function waitFor(condition: () => boolean): Promise<void> {
  while (!condition()) await new Promise((resolve) => setImmediate(resolve));
}
