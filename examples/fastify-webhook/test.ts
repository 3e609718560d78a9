import assert from "node:assert/strict";
import { mkdtempSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { test } from "node:test";
import { createForwarder } from "baselinker-sdk";
import { createFakeAccount } from "baselinker-sdk/fake";
import { sqliteStore } from "baselinker-sdk/sqlite";
import { createWebhook, signatures } from "baselinker-sdk/webhook";
import Fastify from "fastify";
import { everySender } from "../everySender.ts";
import { createApp } from "./app.ts";
import { rules } from "./rules.ts";

const canAccept = async () => true;

const lead = {
  id: "F-1",
  name: "Ann Buyer",
  email: "ann@example.com",
  phone: "067 123 45 67",
  items: [{ sku: "MUG-BLUE", name: "Mug, blue", price: 39.9, quantity: 2 }],
};

test("a signed lead that comes three times, once as its answer was lost, is one order", async () => {
  const folder = mkdtempSync(join(tmpdir(), "example-"));
  const account = createFakeAccount();
  const baselinker = account.client();
  const store = sqliteStore(join(folder, "leads.sqlite"));
  const verify = signatures.woocommerce({ secret: "a secret" });
  const forwarder = createForwarder({ baselinker, rules, store, tuning: { settleMs: 50 } });
  const app = createApp({ forwarder, verify }, canAccept);
  const url = await app.listen({ port: 0, host: "127.0.0.1" });
  const request = (body: string, type: string) =>
    new Request(`${url}/webhooks/leads`, {
      method: "POST",
      headers: { "content-type": type },
      body,
    });
  const send = async (body: object) =>
    fetch(await verify.sign(request(JSON.stringify(body), "application/json")));

  account.faults.inject("answer-lost", { method: "addOrder" });
  const first = await send(lead);
  assert.equal(first.status, 200);
  assert.deepEqual(await first.json(), { status: "success", orderId: account.orders[0]?.order_id });
  for (let time = 0; time < 2; time += 1) assert.equal((await send(lead)).status, 200);
  assert.equal(account.orders.length, 1);
  assert.equal(account.orders[0]?.phone, "+380671234567");

  // The test call of the shop is not signed, and wants exactly 200.
  const form = "application/x-www-form-urlencoded";
  assert.equal((await fetch(request("webhook_id=12", form))).status, 200);
  assert.equal((await fetch(request(JSON.stringify(lead), "application/json"))).status, 401);
  const skipped = await send({ id: "F-2" });
  assert.deepEqual([skipped.status, await skipped.json()], [200, { status: "skip" }]);
  // A form that does not fill its id in: again as it is, the lead ends the same.
  assert.equal((await send({ ...lead, id: "null" })).status, 422);
  assert.equal(account.orders.length, 1);

  await app.close();
  await forwarder.close();
  await store.close();
  rmSync(folder, { recursive: true, force: true });
});

test("bytes that Fastify took before are reported with the cure", async (t) => {
  const verify = signatures.woocommerce({ secret: "a secret" });
  const told: string[] = [];
  console.warn = (message: string) => told.push(message);
  const { node } = createWebhook({
    forwarder: { forward: async () => ({ status: "skip", reason: "", issues: [] }) },
    verify,
  });
  const app = Fastify();
  t.after(() => app.close());
  app.post("/json", (request, reply) => {
    reply.hijack();
    return node(request.raw, reply.raw);
  });
  const url = await app.listen({ port: 0, host: "127.0.0.1" });
  const request = new Request(`${url}/json`, {
    method: "POST",
    headers: { "content-type": "application/json" },
    body: '{"id":1}',
  });
  assert.equal((await fetch(await verify.sign(request))).status, 503);
  assert.match(told.join(), /cannot be checked: it is over the bytes.*Fastify: see docs\/webhooks\.md/);
});

test("what each sender sends comes through as it was signed", () =>
  everySender(async (options) => {
    const app = createApp(options, canAccept);
    const url = await app.listen({ port: 0, host: "127.0.0.1" });
    return { url: `${url}/webhooks/leads`, close: () => app.close() };
  }));
