import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { allMethods } from "../../../src/api/methods/methods.ts";
import { normaliseResult } from "../../../src/api/wire/normaliseResult.ts";
import { ShapeDrift } from "../../../src/api/wire/shapeDrift.ts";
import { Baselinker } from "../../../src/client/calls/baselinker.ts";
import type { HookEvents } from "../../../src/client/calls/events.ts";
import { withWholeLists } from "../../../src/client/calls/wholeLists.ts";
import { isRecord } from "../../../src/shared/json/value.ts";
import { applyDrift, drifts } from "../../api/support/drift.ts";
import { runs } from "../../api/support/runs.ts";
import { fieldsArbitrary } from "../../api/support/shapeArbitrary.ts";
import { startApiServer } from "../../support/apiServer.ts";
import { isWholeRun, someOf } from "../../support/wholeRun.ts";

describe("a call whose answer has another shape", () => {
  it("gives a report for an issue, with fields and types and without a value", async () => {
    const order = { order_id: "no number", email: { secret: "ann@example.com" }, products: "5005-CANARY" };
    await using server = await startApiServer(({ succeed }) => succeed({ orders: [order] }));
    const told: HookEvents["drift"][] = [];
    const hooks = { drift: (event: HookEvents["drift"]) => void told.push(event) };
    await new Baselinker({ token: "5005-CANARY", baseUrl: server.url, hooks }).getOrders();
    const report = told[0]?.toReport() ?? "";
    expect(report).toContain("`getOrders`: the answer differs from its declaration");
    expect(report).toContain("| `orders[0].email` | text | object |");
    expect(report).toContain("| `orders[0].products` | list | string |");
    expect(report).not.toMatch(/ann|CANARY|no number/);
    expect(Object.keys(told[0] ?? {})).not.toContain("toReport");
  });

  it("gives a report that is a table, also of names with its own signs, and says how much it leaves out", () => {
    const drift = [
      { path: "orders[0].a|b|c", expected: "text", received: "object" },
      { path: "", expected: "fewer missing fields", received: "too_many" },
    ];
    const rows = [
      "`getOrders`: the answer differs from its declaration",
      "",
      "| where | declared | came |",
      "| --- | --- | --- |",
      "| `orders[0].a\\|b\\|c` | text | object |",
      "| `(the answer)` | fewer missing fields | too_many |",
    ];
    expect(new ShapeDrift("result", "getOrders", 1, drift, undefined).toReport()).toBe(rows.join("\n"));
    expect(new ShapeDrift("result", "getOrders", 1, drift, 7).toReport()).toBe(
      [...rows, "", "And 7 more places."].join("\n"),
    );
  });

  it.each<[string, string, Record<string, unknown>, boolean]>([
    ["its list is missing", "getOrders", {}, true],
    ["its list is a text", "getOrders", { orders: "none" }, true],
    [
      "its list is missing next to a number that is strange",
      "getPickPackCartOrders",
      { total_count: "x" },
      true,
    ],
    ["its number is missing next to its list", "getPickPackCartOrders", { orders: [] }, false],
    ["its map is missing", "getInventoryProductsData", {}, true],
    [
      "nearly everything is missing",
      "getOrders",
      { orders: Array.from({ length: 20_000 }, () => ({})) },
      true,
    ],
    ["only a list within is strange", "getOrders", { orders: [{ products: 5 }] }, false],
    ["only a number is strange", "getOrders", { orders: [{ order_id: "x" }] }, false],
    ["it is an answer of a write whose list is missing", "addPickPackOrdersToCart", {}, true],
  ])("is refused where the caller wants lists and %s (%s)", async (_, method, answer, isRefused) => {
    const fetch = async () => Response.json({ status: "SUCCESS", ...answer });
    const baselinker = new Baselinker({ token: "t", fetch, retries: 0 });
    const call = baselinker.call(method, {}, withWholeLists({}));
    if (!isRefused) return void (await expect(call).resolves.toMatchObject(answer));
    const error = await call.catch((reason: unknown) => reason);
    expect(error).toMatchObject({ name: "UnexpectedResponseError", reason: "drift", method, attempts: 1 });
    // Asked again a read may have its lists; a write was carried out.
    expect(error).toHaveProperty("retryable", method.startsWith("get"));
  });

  it("never fails for it, whatever the method, and tells hooks and logger of it", async () => {
    let answer: Record<string, unknown> = {};
    await using server = await startApiServer(({ succeed }) => succeed({ ...answer, status: "SUCCESS" }));
    let [told, logged, drifted] = [0, 0, 0];
    const baselinker = new Baselinker({
      token: "1000-2000-TESTTOKEN",
      baseUrl: server.url,
      rateLimit: { requestsPerMinute: 1_000_000 },
      hooks: {
        drift: () => {
          told += 1;
        },
      },
      logger: {
        warn: (line) => {
          if (line.includes(": drift: ")) logged += 1;
        },
      },
    });
    for (const { name, params, result } of someOf(Object.values(allMethods()))) {
      const call: unknown = Reflect.get(baselinker, name);
      if (typeof call !== "function") throw new Error(`Expected ${name} to be a method.`);
      await fc.assert(
        fc.asyncProperty(
          fieldsArbitrary(params),
          fieldsArbitrary(result),
          drifts,
          async (given, whole, changes) => {
            const changed = changes.reduce<unknown>(applyDrift, whole);
            answer = isRecord(changed) ? changed : {};
            const before = told;
            const received: unknown = await Reflect.apply(call, baselinker, [given]);
            expect(isRecord(received) && !Object.hasOwn(received, "status"), name).toBe(true);
            if (told > before) drifted += 1;
          },
        ),
        runs(2),
      );
    }
    expect([drifted > (isWholeRun ? 50 : 5), told, logged]).toEqual([true, drifted, drifted]);
  });

  it("is refused in strict mode, whatever the method, and handed over as it came where validation is off", async () => {
    let answer: Record<string, unknown> = {};
    await using server = await startApiServer(({ succeed }) => succeed({ ...answer, status: "SUCCESS" }));
    const baselinker = new Baselinker({
      token: "1000-2000-TESTTOKEN",
      baseUrl: server.url,
      rateLimit: { requestsPerMinute: 1_000_000 },
    });
    let [refused, taken] = [0, 0];
    for (const { name, params, result } of someOf(Object.values(allMethods()))) {
      const call: unknown = Reflect.get(baselinker, name);
      if (typeof call !== "function") throw new Error(`Expected ${name} to be a method.`);
      const [given] = fc.sample(fieldsArbitrary(params), 1);
      await fc.assert(
        fc.asyncProperty(fieldsArbitrary(result), drifts, async (whole, changes) => {
          const changed = changes.reduce<unknown>(applyDrift, whole);
          answer = isRecord(changed) ? changed : {};
          const { status: _, ...came } = JSON.parse(JSON.stringify(answer));
          const { drift } = normaliseResult(result, came);
          const off: unknown = await Reflect.apply(call, baselinker, [given, { validation: "off" }]);
          expect(off, name).toEqual(came);
          const strict: unknown = await Reflect.apply(call, baselinker, [
            given,
            { validation: "strict", retries: 0 },
          ]).catch((error: unknown) => error);
          if (drift.length === 0) {
            taken += 1;
            expect(strict, name).not.toBeInstanceOf(Error);
          } else {
            refused += 1;
            expect(strict, name).toMatchObject({ name: "UnexpectedResponseError", reason: "drift", drift });
          }
        }),
        runs(2),
      );
    }
    expect([refused > (isWholeRun ? 50 : 5), taken > 0 || !isWholeRun]).toEqual([true, true]);
  });
});
