import assert from "node:assert/strict";
import { test } from "node:test";
import { createFakeAccount } from "baselinker-sdk/fake";
import { signatures } from "baselinker-sdk/webhook";
import { createApp } from "./app.ts";

const lead = {
  id: "F-1",
  name: "Ann Buyer",
  email: "ann@example.com",
  phone: "067 123 45 67",
  items: [{ sku: "MUG-BLUE", name: "Mug, blue", price: 39.9, quantity: 2 }],
};

const account = createFakeAccount();
const app = createApp({ fetch: account.fetch });
const secret = "whsec_MfKQ9r8GKYqrTwjUPD8ILPZIo2LaLaSw";
const env = { BASELINKER_TOKEN: account.token, WEBHOOK_SECRET: secret, STATUS_ID: "8001" };
const verify = signatures.standardWebhooks({ secret });
/** What the platform keeps awake for. */
const kept: Promise<unknown>[] = [];
const context = {
  waitUntil: (work: Promise<unknown>) => kept.push(work),
  passThroughOnException() {},
  props: {},
  exports: {},
};

async function send(body: object, at = new Date()) {
  const request = new Request("https://worker.example/leads", {
    method: "POST",
    headers: { "content-type": "application/json", "webhook-id": "msg_1" },
    body: JSON.stringify(body),
  });
  return app.fetch(await verify.sign(request, { at }), env, context as never);
}

test("a signed lead becomes an order, and the same lead again does not", async () => {
  const response = await send(lead);
  assert.equal(response.status, 200);
  assert.deepEqual(await response.json(), { status: "success", orderId: account.orders[0]?.order_id });
  assert.equal(account.orders[0]?.phone, "+380671234567");
  assert.deepEqual(await (await send(lead)).json(), {
    status: "duplicate",
    orderId: account.orders[0]?.order_id,
  });
  assert.equal(account.orders.length, 1);
  await Promise.all(kept);
});

test("a lead with neither phone nor e-mail is skipped", async () => {
  assert.deepEqual(await (await send({ id: "F-2" })).json(), { status: "skip" });
});

test("an old signature is refused, and nothing is sent", async () => {
  const before = account.requests.length;
  assert.equal((await send({ ...lead, id: "F-3" }, new Date(Date.now() - 600_000))).status, 401);
  assert.equal(account.requests.length, before);
});
