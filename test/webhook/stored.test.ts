import { mkdtempSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { afterAll, beforeEach, describe, expect, it, vi } from "vitest";
import type { ForwardResult } from "../../src/forwarding/contract/forwardResult.ts";
import type { ReceiveOptions } from "../../src/forwarding/contract/registerTypes.ts";
import { memoryRegister } from "../../src/forwarding/register/memoryRegister.ts";
import { sqliteRegister } from "../../src/forwarding/sqlite/sqliteRegister.ts";
import { sqliteStore } from "../../src/forwarding/sqlite/sqliteStore.ts";
import type { LeadStore } from "../../src/forwarding/store/store.ts";
import { RegisterError } from "../../src/shared/errors/registerError.ts";
import { StoreError } from "../../src/shared/errors/storeError.ts";
import { isRecord } from "../../src/shared/json/value.ts";
import { createWebhook } from "../../src/webhook/createWebhook.ts";
import type { Signature } from "../../src/webhook/signature.ts";
import { manualClock } from "../support/manualClock.ts";
import { ann, hookShop, jsonPost } from "./hookShop.ts";

const folder = mkdtempSync(join(tmpdir(), "stored-"));
afterAll(() => rmSync(folder, { recursive: true, force: true }));
beforeEach(() => {
  vi.spyOn(console, "error").mockImplementation(() => {});
});
let files = 0;

function durable(limits: Parameters<typeof sqliteRegister>[1] = {}) {
  files += 1;
  const path = join(folder, `${files}.sqlite`);
  return { store: sqliteStore(path), register: sqliteRegister(path, limits) };
}

/** A forwarder whose register is slow: a lead is kept when the test says so. */
function slowRegister() {
  const waiting: (() => void)[] = [];
  const given: unknown[] = [];
  const skip = { status: "skip", reason: "", issues: [] } as const;
  return {
    waiting,
    given,
    register: { isDurable: true },
    forward: async (): Promise<ForwardResult> => skip,
    async receive(_: unknown, options?: ReceiveOptions) {
      given.push(options);
      await new Promise<void>((resolve) => waiting.push(resolve));
      return { id: "ld_1", ended: Promise.resolve<ForwardResult>(skip) };
    },
  };
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

  it("names the entry of each lead to `onResult`, also of one that is delivered later or not saved", async () => {
    const huge = { ...ann, id: "A-2", note: "x".repeat(400) };
    await using shop = await hookShop({ answer: "stored" }, durable({ maxLeadBytes: 200 }));
    await fetch(jsonPost(shop.url, [ann, huge]));
    await fetch(jsonPost(shop.url, ann));
    const entries = [...(await shop.forwarder.register.list()).entries].map(({ id }) => id);
    const [both, single] = await shop.ended(2);
    expect(both?.leads).toEqual([{ status: "accepted", entryId: expect.any(String) }, { status: "refused" }]);
    expect(single).toMatchObject({ status: "accepted", results: [], leads: [{ status: "accepted" }] });
    expect(
      [...(both?.leads ?? []), ...(single?.leads ?? [])].flatMap(({ entryId }) => entryId ?? []).sort(),
    ).toEqual(entries.sort());
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

  it("answers 200 for a lead whose contact the rules miss, since it is kept, and 422 where nothing keeps it", async () => {
    const lead = { id: "A-1", buyer: { email: "ann@example.com" } };
    const issues = ["contact_elsewhere"];
    await using shop = await hookShop({}, durable());
    const answer = await fetch(jsonPost(shop.url, lead));
    const [entry] = (await shop.forwarder.register.list()).entries;
    expect([answer.status, await answer.json()]).toEqual([200, { status: "error", id: entry?.id, issues }]);
    await using without = await hookShop();
    const other = await fetch(jsonPost(without.url, lead));
    expect([other.status, await other.json()]).toEqual([422, { status: "error", issues }]);
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

  it("answers 200 at the deadline to a sender that never repeats where all is kept, and the work continues", async () => {
    for (const repeats of [false, true]) {
      const clock = manualClock();
      const { store, ...register } = durable();
      let open = () => {};
      const opened = new Promise<void>((resolve) => {
        open = resolve;
      });
      const bind: LeadStore["bind"] = (...args) => opened.then(() => store.bind(...args));
      const options = {
        verify: { ...once, repeats },
        answer: "result",
        deadlineMs: 1_000,
        testing: { clock },
      } as const;
      await using shop = await hookShop(options, { ...register, store: { ...store, bind } });
      const answer = shop.webhook.fetch(jsonPost(shop.url, [ann, { ...ann, id: "A-2" }]));
      await vi.waitFor(async () => expect((await shop.forwarder.register.list()).entries).toHaveLength(2));
      // What is delivered now is what `work` takes where this process dies.
      expect(await shop.forwarder.register.stats()).toMatchObject({ waiting: repeats ? 0 : 2 });
      await clock.advance(1_000);
      const { status } = await answer;
      expect([status, await (await answer).json()]).toEqual(
        repeats ? [503, { error: "deadline" }] : [200, { status: "accepted" }],
      );
      open();
      await vi.waitFor(() => expect(shop.account.orders).toHaveLength(2));
      await clock.advance(1);
      const results = [{ status: "success" }, { status: "success" }];
      expect(await shop.ended(1)).toMatchObject([{ httpStatus: status, status: "forwarded", results }]);
      expect(await shop.forwarder.register.stats()).toMatchObject({ waiting: 0 });
    }
  });

  it.each(["result", "stored"] as const)(
    "answers 503 at the deadline while one lead of a request is not kept, though its sender never repeats: %s",
    async (answer) => {
      const clock = manualClock();
      const slow = slowRegister();
      await using shop = await hookShop({
        forwarder: slow,
        verify: once,
        answer,
        deadlineMs: 1_000,
        testing: { clock },
      });
      const answered = shop.webhook.fetch(jsonPost(shop.url, [{ id: 1 }, { id: 2 }]));
      await vi.waitFor(() => expect(slow.waiting).toHaveLength(2));
      slow.waiting[0]?.();
      await clock.advance(1_000);
      expect([(await answered).status, await (await answered).json()]).toEqual([503, { error: "deadline" }]);
      slow.waiting[1]?.();
      await clock.advance(1);
      const status = answer === "stored" ? "accepted" : "forwarded";
      expect(await shop.ended(1)).toMatchObject([{ httpStatus: 503, status }]);
    },
  );

  it("keeps all leads before it waits for one of them", async () => {
    const slow = slowRegister();
    await using shop = await hookShop({ forwarder: slow, verify: once, answer: "result" });
    const answered = shop.webhook.fetch(jsonPost(shop.url, [{ id: 1 }, { id: 2 }]));
    await vi.waitFor(() => expect(slow.waiting).toHaveLength(2));
    for (const keep of slow.waiting) keep();
    expect(await (await answered).json()).toEqual({ leads: { skip: 2 } });
    const from = { source: "once", deliveryId: "d-1", deliver: "now", receivedAt: expect.any(Date) };
    expect(slow.given).toEqual([from, from]);
  });

  it("answers 200 for a lead of such a sender that the rules skip, and keeps no data of it", async () => {
    await using shop = await hookShop({ verify: once, answer: "result" }, durable());
    const answer = await fetch(jsonPost(shop.url, { id: "A-2" }));
    expect([answer.status, await answer.json()]).toEqual([200, { status: "skip" }]);
    const { entries } = await shop.forwarder.register.list();
    expect(entries).toMatchObject([{ status: "skip", source: "once", leadKept: false }]);
  });

  it.each([
    ["too large", { ...ann, id: "A-2", note: "x".repeat(400) }, {}, 413, "too_large"],
    ["one too many", { ...ann, id: "A-2" }, { maxReceived: 1 }, 503, "failed"],
  ])(
    "answers no 200 where one of several leads cannot be kept, takes the others, and tells it each time: %s",
    async (_, other, limits, status, error) => {
      for (const answer of ["stored", "result"] as const) {
        const told: string[] = [];
        vi.spyOn(console, "error").mockImplementation((line: string) => told.push(line));
        const kept = durable({ maxLeadBytes: 200, ...limits });
        await using shop = await hookShop({ verify: once, answer }, kept);
        if (answer === "result") shop.account.faults.inject("error", { code: "ERROR_INTERNAL", times: 9 });
        for (const [index, id] of ["A-1", "A-3"].entries()) {
          const sent = index === 0 || status === 413 ? [{ ...ann, id }, other] : [other];
          const answered = await fetch(jsonPost(shop.url, sent));
          expect([answer, answered.status, await answered.json()]).toEqual([answer, status, { error }]);
        }
        const { entries } = await shop.forwarder.register.list();
        expect(entries).toHaveLength(status === 413 ? 2 : 1);
        const lines = told.filter((line) =>
          /^baselinker: the webhook failed\. The (lead has|register is full)/.test(line),
        );
        expect(lines).toHaveLength(2);
      }
    },
  );

  it("answers 503 where one lead is too large and another may be kept when it is sent again", async () => {
    const failing = slowRegister();
    const errors = [
      new RegisterError("The lead has 9 bytes.", "lead_too_large"),
      new StoreError("The disk is full.", { retryable: true }),
    ];
    const receive = () => Promise.reject(errors.shift());
    await using shop = await hookShop({ forwarder: { ...failing, receive }, verify: once, answer: "result" });
    const answer = await fetch(jsonPost(shop.url, [{ id: 1 }, { id: 2 }]));
    expect([answer.status, await answer.json()]).toEqual([503, { error: "failed" }]);
    expect(await shop.ended(1)).toMatchObject([{ status: "failed", error: { name: "StoreError" } }]);
  });

  it("answers 503 where what was fetched is not JSON and cannot be kept", async () => {
    const fetchLead = () => ({ ...ann, total: 5n });
    await using shop = await hookShop({ verify: once, answer: "result", fetchLead }, durable());
    expect((await fetch(jsonPost(shop.url, { orderId: 7 }))).status).toBe(503);
    expect(shop.account.requests).toHaveLength(0);
  });

  it("never answers 200 where the lead of a notice was not fetched, though its sender never repeats", async () => {
    for (const answer of ["stored", "result"] as const) {
      for (const [status, expected] of [
        [500, 503],
        [401, 503],
        [404, 422],
      ] as const) {
        const fetchLead = (notice: unknown) =>
          isRecord(notice) && notice.id === "A-1" ? ann : new Response(null, { status });
        await using shop = await hookShop({ verify: once, answer, fetchLead }, durable());
        const sent = [{ id: "A-1" }, { id: "A-2" }];
        expect([answer, status, (await fetch(jsonPost(shop.url, sent))).status]).toEqual([
          answer,
          status,
          expected,
        ]);
        expect((await shop.forwarder.register.list()).entries).toHaveLength(1);
      }
    }
  });

  it("answers 503 at the deadline while a lead is still fetched, and takes it then", async () => {
    const clock = manualClock();
    const slow = slowRegister();
    let give = (_: unknown) => {};
    const lead = new Promise((resolve) => {
      give = resolve;
    });
    const fetchLead = (notice: unknown) => (isRecord(notice) && notice.id === 2 ? lead : notice);
    const options = { forwarder: slow, verify: once, answer: "result", deadlineMs: 1_000 } as const;
    await using shop = await hookShop({ ...options, fetchLead, testing: { clock } });
    const answered = shop.webhook.fetch(jsonPost(shop.url, [{ id: 1 }, { id: 2 }]));
    await vi.waitFor(() => expect(slow.waiting).toHaveLength(1));
    slow.waiting[0]?.();
    await clock.advance(1_000);
    expect((await answered).status).toBe(503);
    give({ id: 3 });
    await vi.waitFor(() => expect(slow.waiting).toHaveLength(2));
    slow.waiting[1]?.();
    await clock.advance(1);
    expect(await shop.ended(1)).toMatchObject([{ httpStatus: 503, results: [{}, {}] }]);
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
      expect(() => createWebhook({ forwarder, verify: "none", answer: "stored" })).toThrow(
        'createWebhook: `answer: "stored"` needs a forwarder whose register outlives the process',
      );
    }
    await using shop = await hookShop({}, durable({ keepLeads: "none" }));
    const { forwarder } = shop;
    expect(() => createWebhook({ forwarder, verify: "none", answer: "stored" })).toThrow(TypeError);
  });
});
