import assert from "node:assert/strict";
import { test } from "node:test";
import { createFakeAccount } from "baselinker-sdk/msw";
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
const env = { BASELINKER_TOKEN: account.token, STATUS_ID: "8001" };
const send = (body: unknown) => app.request("/leads", { method: "POST", body: JSON.stringify(body) }, env);

test("a lead becomes an order with one request", async () => {
  const response = await send(lead);
  assert.equal(response.status, 200);
  assert.deepEqual(await response.json(), { orderId: account.orders[0]?.order_id });
  assert.equal(account.requests.length, 1);
  assert.equal(account.orders[0]?.phone, "+380671234567");
});

test("a lead with neither phone nor e-mail is skipped", async () => {
  assert.match(JSON.stringify(await (await send({ id: "F-2" })).json()), /skipped/);
});

test("a lost answer is told as such, and nothing is sent again", async () => {
  account.faults.inject("answer-lost", { method: "addOrder" });
  const before = account.requests.length;
  assert.equal((await send({ ...lead, id: "F-3" })).status, 502);
  assert.equal(account.requests.length, before + 1);
});
