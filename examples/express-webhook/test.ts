import assert from "node:assert/strict";
import { mkdtempSync, rmSync } from "node:fs";
import type { AddressInfo } from "node:net";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { test } from "node:test";
import { Baselinker, createForwarder } from "baselinker-sdk";
import { createFakeAccount } from "baselinker-sdk/msw";
import { sqliteStore } from "baselinker-sdk/sqlite";
import { createApp } from "./app.ts";
import { rules } from "./rules.ts";

const lead = {
  id: "F-1",
  name: "Ann Buyer",
  email: "ann@example.com",
  phone: "067 123 45 67",
  items: [{ sku: "MUG-BLUE", name: "Mug, blue", price: 39.9, quantity: 2 }],
};

test("a lead that comes three times, once as its answer was lost, is one order", async () => {
  const folder = mkdtempSync(join(tmpdir(), "example-"));
  const account = createFakeAccount();
  const baselinker = new Baselinker({ token: account.token, fetch: account.fetch });
  const store = sqliteStore(join(folder, "leads.sqlite"));
  const app = createApp(createForwarder({ baselinker, rules, store, settleMs: 50 }));
  const server = app.listen(0);
  await new Promise((resolve) => server.once("listening", resolve));
  const { port } = server.address() as AddressInfo;
  const send = (body: string) =>
    fetch(`http://127.0.0.1:${port}/webhooks/leads`, {
      method: "POST",
      headers: { "content-type": "application/json" },
      body,
    });

  account.faults.inject("answer-lost", { method: "addOrder" });
  const first = await send(JSON.stringify(lead));
  assert.equal(first.status, 200);
  assert.deepEqual(await first.json(), { orderId: account.orders[0]?.order_id });
  for (let time = 0; time < 2; time += 1) assert.equal((await send(JSON.stringify(lead))).status, 200);
  assert.equal(account.orders.length, 1);
  assert.equal(account.orders[0]?.phone, "+380671234567");

  const empty = await send(JSON.stringify({ id: "F-2" }));
  assert.equal(empty.status, 200);
  assert.match(JSON.stringify(await empty.json()), /skipped/);
  account.faults.inject("error", { method: "addOrder", code: "ERROR_X", message: "No." });
  assert.equal((await send(JSON.stringify({ ...lead, id: "F-3" }))).status, 422);
  assert.equal(account.orders.length, 1);

  server.close();
  server.closeAllConnections();
  await store.close();
  rmSync(folder, { recursive: true, force: true });
});
