import assert from "node:assert/strict";
import { mkdtempSync, rmSync } from "node:fs";
import { createServer } from "node:http";
import type { AddressInfo } from "node:net";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { test } from "node:test";
import { createFakeAccount, serveFakeAccount } from "baselinker-sdk/fake";
import { signatures } from "baselinker-sdk/webhook";
import next from "next";

const lead = {
  id: "F-1",
  name: "Ann Buyer",
  email: "ann@example.com",
  phone: "067 123 45 67",
  items: [{ sku: "MUG-BLUE", name: "Mug, blue", price: 39.9, quantity: 2 }],
};

test("a signed lead that comes twice to a route of Next is one order", async () => {
  const folder = mkdtempSync(join(tmpdir(), "example-"));
  const account = createFakeAccount();
  const base = await serveFakeAccount(account);
  const secret = "a secret";
  Object.assign(process.env, {
    BASELINKER_TOKEN: account.token,
    BASELINKER_URL: base.url,
    LEADS_FILE: join(folder, "leads.sqlite"),
    WEBHOOK_SECRET: secret,
    NEXT_TELEMETRY_DISABLED: "1",
  });
  const app = next({ dev: true, dir: import.meta.dirname, quiet: true });
  await app.prepare();
  const server = createServer(app.getRequestHandler()).listen(0, "127.0.0.1");
  await new Promise((resolve) => server.once("listening", resolve));
  const { port } = server.address() as AddressInfo;
  const verify = signatures.shopify({ secret });
  const request = () =>
    new Request(`http://127.0.0.1:${port}/webhooks/leads`, {
      method: "POST",
      headers: { "content-type": "application/json", "x-shopify-topic": "orders/create" },
      body: JSON.stringify(lead),
    });
  for (const status of ["success", "duplicate"]) {
    const response = await fetch(await verify.sign(request()));
    assert.equal(response.status, 200);
    assert.deepEqual(await response.json(), { status, orderId: account.orders[0]?.order_id });
  }
  assert.equal((await fetch(request())).status, 401);
  assert.equal(account.orders.length, 1);

  server.close();
  server.closeAllConnections();
  await app.close();
  await base.close();
  rmSync(folder, { recursive: true, force: true });
});
