import "reflect-metadata";
import assert from "node:assert/strict";
import { test } from "node:test";
import { NestFactory } from "@nestjs/core";
import { Baselinker } from "baselinker-sdk";
import { createFakeAccount } from "baselinker-sdk/fake";
import { signatures } from "baselinker-sdk/webhook";
import { AppModule } from "./app.module.js";
import { rules } from "./rules.js";

const lead = {
  id: "F-1",
  name: "Ann Buyer",
  email: "ann@example.com",
  phone: "067 123 45 67",
  items: [{ sku: "MUG-BLUE", name: "Mug, blue", price: 39.9, quantity: 2 }],
};

test("the module gives a controller its webhook, and a signed lead that comes twice is one order", async () => {
  const account = createFakeAccount();
  const client = { token: account.token, fetch: account.fetch };
  const verify = signatures.woocommerce({ secret: "a secret" });
  const options = { client, forwarder: { rules, tuning: { settleMs: 50 } }, webhook: { verify } };
  const app = await NestFactory.create(AppModule.with(options), { logger: false, rawBody: true });
  await app.listen(0, "127.0.0.1");
  const url = `${await app.getUrl()}/webhooks/leads`;
  const request = (body: string, type = "application/json") =>
    new Request(url, { method: "POST", headers: { "content-type": type }, body });
  const body = JSON.stringify(lead);
  account.faults.inject("answer-lost", { method: "addOrder" });
  for (const status of ["success", "duplicate"]) {
    const response = await fetch(await verify.sign(request(body)));
    assert.equal(response.status, 200);
    assert.deepEqual(await response.json(), { status, orderId: account.orders[0]?.order_id });
  }
  assert.equal((await fetch(request(body))).status, 401);
  assert.equal((await fetch(request("webhook_id=12", "application/x-www-form-urlencoded"))).status, 200);
  assert.equal(account.orders.length, 1);
  assert.ok(app.get(Baselinker) instanceof Baselinker);
  await app.close();
});
