import "reflect-metadata";
import assert from "node:assert/strict";
import { test } from "node:test";
import { NestFactory } from "@nestjs/core";
import { Baselinker } from "baselinker-sdk";
import { createFakeAccount } from "baselinker-sdk/msw";
import { AppModule } from "./app.module.js";
import { rules } from "./rules.js";

const lead = {
  id: "F-1",
  name: "Ann Buyer",
  email: "ann@example.com",
  phone: "067 123 45 67",
  items: [{ sku: "MUG-BLUE", name: "Mug, blue", price: 39.9, quantity: 2 }],
};

test("the module gives a controller its forwarder, and a lead that comes twice is one order", async () => {
  const account = createFakeAccount();
  const client = { token: account.token, fetch: account.fetch };
  const app = await NestFactory.create(AppModule.with({ client, forwarder: { rules, settleMs: 50 } }), {
    logger: false,
  });
  await app.listen(0, "127.0.0.1");
  const send = async (body: unknown) =>
    fetch(`${await app.getUrl()}/webhooks/leads`, {
      method: "POST",
      headers: { "content-type": "application/json" },
      body: JSON.stringify(body),
    });
  account.faults.inject("answer-lost", { method: "addOrder" });
  for (let time = 0; time < 2; time += 1) {
    const response = await send(lead);
    assert.equal(response.status, 200);
    assert.deepEqual(await response.json(), { orderId: account.orders[0]?.order_id });
  }
  assert.equal(account.orders.length, 1);
  assert.ok(app.get(Baselinker) instanceof Baselinker);
  await app.close();
});
