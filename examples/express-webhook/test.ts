import assert from "node:assert/strict";
import { mkdtempSync, rmSync } from "node:fs";
import type { AddressInfo } from "node:net";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { test } from "node:test";
import { createForwarder } from "baselinker-sdk";
import { createFakeAccount } from "baselinker-sdk/fake";
import { sqliteStore } from "baselinker-sdk/sqlite";
import { createWebhook, signatures } from "baselinker-sdk/webhook";
import express from "express";
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
  const server = createApp({ forwarder, verify }, canAccept).listen(0);
  await new Promise((resolve) => server.once("listening", resolve));
  const { port } = server.address() as AddressInfo;
  const request = (body: string, type: string) =>
    new Request(`http://127.0.0.1:${port}/webhooks/leads`, {
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

  server.close();
  server.closeAllConnections();
  await forwarder.close();
  await store.close();
  rmSync(folder, { recursive: true, force: true });
});

test("bytes that a parser took before are reported with the cure, and kept by express.raw", async () => {
  const verify = signatures.woocommerce({ secret: "a secret" });
  const told: string[] = [];
  console.warn = (message: string) => told.push(message);
  const { node } = createWebhook({
    forwarder: { forward: async () => ({ status: "skip", reason: "", issues: [] }) },
    verify,
  });
  const app = express();
  app.post("/raw", express.raw({ type: () => true, limit: "1mb" }), node);
  app.post("/text", express.text({ type: () => true }), node);
  app.post(
    "/kept",
    express.json({ verify: (request, _, bytes) => Object.assign(request, { rawBody: bytes }) }),
    node,
  );
  app.post("/json", express.json(), node);
  const server = app.listen(0);
  await new Promise((resolve) => server.once("listening", resolve));
  const { port } = server.address() as AddressInfo;
  const send = async (path: string, type = "application/json") => {
    const headers = { "content-type": type };
    const request = new Request(`http://127.0.0.1:${port}/${path}`, {
      method: "POST",
      headers,
      body: '{"id":1}',
    });
    return (await fetch(await verify.sign(request))).status;
  };
  for (const path of ["raw", "text", "kept"]) assert.equal(await send(path), 200, path);
  // express.json() leaves what is not JSON alone.
  assert.equal(await send("json", "text/plain"), 200);
  assert.equal(await send("json"), 503);
  assert.match(
    told.join(),
    /the signature "woocommerce" cannot be checked: it is over the bytes\. Express: put/,
  );
  server.close();
  server.closeAllConnections();
});

test("what each sender sends comes through as it was signed", () =>
  everySender(async (options) => {
    const server = createApp(options, canAccept).listen(0);
    await new Promise((resolve) => server.once("listening", resolve));
    const { port } = server.address() as AddressInfo;
    const close = async () => {
      server.close();
      server.closeAllConnections();
    };
    return { url: `http://127.0.0.1:${port}/webhooks/leads`, close };
  }));
