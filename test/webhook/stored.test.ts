import { mkdtempSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { afterAll, beforeEach, describe, expect, it, vi } from "vitest";
import type { ForwarderOptions } from "../../src/forwarding/forwarder.ts";
import { memoryRegister } from "../../src/register/memoryRegister.ts";
import { sqliteRegister } from "../../src/sqlite/sqliteRegister.ts";
import { sqliteStore } from "../../src/sqlite/sqliteStore.ts";
import { createWebhook } from "../../src/webhook/createWebhook.ts";
import type { Signature } from "../../src/webhook/signature.ts";
import { ann, hookShop, jsonPost } from "./hookShop.ts";

const folder = mkdtempSync(join(tmpdir(), "stored-"));
afterAll(() => rmSync(folder, { recursive: true, force: true }));
beforeEach(() => {
  vi.spyOn(console, "error").mockImplementation(() => {});
});
let files = 0;

function durable(limits: Parameters<typeof sqliteRegister>[1] = {}): Partial<ForwarderOptions> {
  files += 1;
  const path = join(folder, `${files}.sqlite`);
  return { store: sqliteStore(path), register: sqliteRegister(path, limits) };
}

const once: Signature = {
  name: "once",
  needsBytes: false,
  repeats: false,
  check: () => "valid",
  deliveryId: () => "d-1",
};

describe("a webhook of a forwarder with a register", () => {
  it("answers a sender that never repeats when its lead is kept, which is an order afterwards", async () => {
    await using shop = await hookShop({ verify: once }, durable());
    const answer = await fetch(jsonPost(shop.url, ann));
    expect([answer.status, await answer.json()]).toEqual([200, { status: "accepted" }]);
    expect(shop.account.orders).toEqual([]);
    const { entries } = await shop.forwarder.register.list();
    expect(entries).toMatchObject([{ status: "received", source: "once", deliveryId: "d-1" }]);
    const stop = new AbortController();
    const working = shop.forwarder.work({ pollMs: 1, signal: stop.signal });
    await vi.waitFor(() => expect(shop.account.orders).toHaveLength(1));
    stop.abort();
    await working;
    expect((await shop.forwarder.register.list()).entries).toMatchObject([{ status: "success", key: "A-1" }]);
  });

  it("answers other senders with the result, unless it is told to store", async () => {
    await using results = await hookShop({}, durable());
    expect(await (await fetch(jsonPost(results.url, ann))).json()).toMatchObject({ status: "success" });
    await using stored = await hookShop({ answer: "stored" }, durable());
    expect(await (await fetch(jsonPost(stored.url, [ann, { ...ann, id: "A-2" }]))).json()).toEqual({
      status: "accepted",
    });
    expect(await stored.forwarder.register.stats()).toMatchObject({ waiting: 2 });
    await using asked = await hookShop({ verify: once, answer: "result" }, durable());
    expect(await (await fetch(jsonPost(asked.url, ann))).json()).toMatchObject({ status: "success" });
  });

  it("answers 200 with the entry for a lead that is at fault, since it is kept", async () => {
    await using shop = await hookShop({}, durable());
    const answer = await fetch(jsonPost(shop.url, { ...ann, id: "null" }));
    const [entry] = (await shop.forwarder.register.list()).entries;
    expect([answer.status, await answer.json()]).toEqual([
      200,
      { status: "error", id: entry?.id, issues: ["key_placeholder"] },
    ]);
  });

  it("answers 200 to a sender that never repeats whatever kept its lead from being an order, and 503 to others", async () => {
    for (const repeats of [false, true]) {
      for (const code of ["ERROR_BAD_TOKEN", "ERROR_INTERNAL"]) {
        await using shop = await hookShop({ verify: { ...once, repeats }, answer: "result" }, durable());
        shop.account.faults.inject("error", { method: "addOrder", code });
        const answer = await fetch(jsonPost(shop.url, ann));
        expect([code, answer.status]).toEqual([code, repeats ? 503 : 200]);
        const { entries } = await shop.forwarder.register.list();
        expect(entries).toMatchObject([{ status: "error", leadKept: true }]);
      }
    }
  });

  it("answers 200 where only a person can tell, since the lead is kept", async () => {
    await using shop = await hookShop({}, { ...durable(), marker: false });
    shop.account.faults.inject("request-lost", { method: "addOrder" });
    const answer = await fetch(jsonPost(shop.url, ann));
    expect([answer.status, await answer.json()]).toMatchObject([200, { status: "unknown" }]);
  });

  it("answers 200 at the deadline to a sender that never repeats, and the work goes on", async () => {
    for (const repeats of [false, true]) {
      const options = { verify: { ...once, repeats }, answer: "result", deadlineMs: 1 } as const;
      await using shop = await hookShop(options, durable());
      shop.account.faults.inject("slow", { method: "addOrder", afterMs: 100 });
      expect((await fetch(jsonPost(shop.url, ann))).status).toBe(repeats ? 503 : 200);
      expect((await shop.ended(1))[0]).toMatchObject({
        httpStatus: repeats ? 503 : 200,
        status: "forwarded",
      });
      expect(shop.account.orders).toHaveLength(1);
    }
  });

  it("answers 413 to a lead that is too large to be kept, also where it waits for the result", async () => {
    await using shop = await hookShop({ answer: "result" }, durable({ maxLeadBytes: 200 }));
    const answer = await fetch(jsonPost(shop.url, { ...ann, note: "x".repeat(200) }));
    expect([answer.status, await answer.json()]).toEqual([
      413,
      { status: "error", issues: ["lead_too_large"] },
    ]);
    expect((await shop.forwarder.register.list()).entries).toEqual([]);
    expect(shop.account.orders).toEqual([]);
  });

  it("answers 413 to a lead that is too large to be kept, and 503 where the register is full", async () => {
    await using shop = await hookShop({ answer: "stored" }, durable({ maxLeadBytes: 200, maxReceived: 1 }));
    expect((await fetch(jsonPost(shop.url, { ...ann, note: "x".repeat(200) }))).status).toBe(413);
    expect((await fetch(jsonPost(shop.url, ann))).status).toBe(200);
    expect((await fetch(jsonPost(shop.url, ann))).status).toBe(503);
    expect(await shop.forwarder.register.stats()).toMatchObject({ waiting: 1 });
  });

  it("is refused where it shall store and nothing outlives the process", async () => {
    for (const register of [undefined, memoryRegister()]) {
      await using shop = await hookShop({}, { register });
      const { forwarder } = shop;
      expect(() => createWebhook({ forwarder, answer: "stored" })).toThrow(
        'createWebhook: `answer: "stored"` needs a forwarder whose register outlives the process',
      );
    }
    await using shop = await hookShop({}, { ...durable(), keepLeads: "none" });
    const { forwarder } = shop;
    expect(() => createWebhook({ forwarder, answer: "stored" })).toThrow(TypeError);
  });
});
