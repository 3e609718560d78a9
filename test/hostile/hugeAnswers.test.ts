import { describe, expect, it } from "vitest";
import { Baselinker } from "../../src/client/calls/baselinker.ts";
import type { HookEvents } from "../../src/client/calls/events.ts";
import { startApiServer } from "../support/apiServer.ts";
import { threadTimer } from "../support/threadTimer.ts";
import { unthrottledClient } from "../support/unthrottledClient.ts";

describe("an answer full of surprises", () => {
  it("of a million kinds takes about ten times the work of a tenth of it, and a hundred of them are reported", async () => {
    const bodyOf = (count: number) => `{"status":"SUCCESS","orders":[${"{},".repeat(count)}{}]}`;
    let body = bodyOf(100_000);
    await using server = await startApiServer(({ send }) => send(200, body));
    const events: HookEvents["drift"][] = [];
    const log: string[] = [];
    const baselinker = new Baselinker({
      token: "t",
      baseUrl: server.url,
      hooks: { drift: (event) => void events.push(event) },
      logger: { warn: (line) => void log.push(line) },
    });
    // Work, whatever else the machine does.
    const readOrders = async () => {
      const timer = threadTimer();
      const { orders } = await baselinker.getOrders();
      return { orders, work: timer() };
    };
    const small = await readOrders();
    body = bodyOf(1_000_000);
    const before = process.memoryUsage().rss;
    events.length = 0;
    log.length = 0;
    const { orders, work } = await readOrders();
    expect(work).toBeLessThanOrEqual(25 * small.work);
    expect(process.memoryUsage().rss - before).toBeLessThan(600 * 2 ** 20);
    expect(orders).toHaveLength(1_000_001);
    // The first ones have all their fields, the others are as they came.
    expect(orders[0]).toHaveProperty("order_id", 0);
    expect(orders.at(-1)).toEqual({});
    expect(events[0]?.drift).toHaveLength(100);
    expect(events[0]?.omitted).toBeGreaterThan(10_000);
    expect(events[0]?.drift).toContainEqual({
      path: "",
      expected: "fewer missing fields",
      received: "too_many",
    });
    expect(log.join().length).toBeLessThan(10_000);
    const strict: unknown = await baselinker
      .getOrders({}, { validation: "strict" })
      .catch((reason: unknown) => reason);
    expect(strict).toMatchObject({ reason: "drift", omitted: events[0]?.omitted });
    expect(`${strict}`).toMatch(/\n- and \d+ more$/);
    expect(`${strict}`.length).toBeLessThan(20_000);
  });

  it("of more than five million values is not read, as they take a hundred times their size", async () => {
    const empty = "{},".repeat(2_600_000);
    await using server = await startApiServer(({ send }) =>
      send(200, `{"status":"SUCCESS","orders":[${empty}{}]}`),
    );
    const { read, write } = unthrottledClient(server.url);
    await expect(read()).rejects.toMatchObject({ reason: "too_large", attempts: 1 });
    await expect(write()).rejects.toMatchObject({ name: "OutcomeUnknownError" });
    const text = JSON.stringify({ status: "SUCCESS", orders: [], file: "A".repeat(6_000_000) });
    server.behave(({ send }) => send(200, text));
    await expect(read()).resolves.toHaveProperty("file");
  });
});
