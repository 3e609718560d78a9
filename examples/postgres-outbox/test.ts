import assert from "node:assert/strict";
import { type ChildProcess, spawn } from "node:child_process";
import { once } from "node:events";
import { after, before, describe, it } from "node:test";
import { setTimeout as wait } from "node:timers/promises";
import { createFakeAccount, serveFakeAccount } from "baselinker-sdk/fake";
import { PostgresServer, serverMissing } from "../../test/forwarding/postgres/postgresServer.ts";
import { freePort } from "../../test/support/freePort.ts";
import { openDatabase } from "./database.ts";
import { placeOrder } from "./placeOrder.ts";

describe("an outbox in PostgreSQL", { skip: serverMissing ?? false, timeout: 120_000 }, () => {
  const database = new PostgresServer();
  before(() => database.start());
  after(() => database.remove());

  it("makes one order of a lead whose process dies with it, and ends in good order", async (context) => {
    const account = createFakeAccount();
    const base = await serveFakeAccount(account);
    const port = await freePort();
    const url = `http://127.0.0.1:${port}`;
    const started: ChildProcess[] = [];
    context.after(async () => {
      for (const process of started) await end(process, "SIGKILL");
      await base.close();
    });
    const start = async () => {
      const env = {
        ...process.env,
        ...{ DATABASE_URL: database.url, BASELINKER_TOKEN: account.token, BASELINKER_URL: base.url },
        ...{ PORT: String(port), LEASE_MS: "2000" },
      };
      const shop = spawn(process.execPath, ["server.ts"], {
        cwd: import.meta.dirname,
        env,
        stdio: "inherit",
      });
      started.push(shop);
      const isReady = () =>
        fetch(`${url}/health/ready`).then(
          ({ status }) => status === 200,
          () => false,
        );
      await until("the shop is ready", isReady);
      return shop;
    };
    const place = async (body: unknown) =>
      (await fetch(`${url}/orders`, { method: "POST", body: JSON.stringify(body) })).status;

    const killed = await start();
    account.faults.inject("slow", { method: "addOrder", afterMs: 1_000 });
    assert.deepEqual([await place(orderOf("S-1")), await place(orderOf("S-1"))], [201, 200]);
    assert.deepEqual([await place({ id: 7 }), await place("none")], [400, 400]);
    await until("its lead is on its way", () => account.requestsOf("addOrder").length === 1);
    await end(killed, "SIGKILL");
    const next = await start();
    assert.equal(await place(orderOf("S-2")), 201);
    const pool = await openDatabase(database.url);
    context.after(() => pool.end());
    const entries = "SELECT status, count(*)::int AS count FROM baselinker.register GROUP BY status";
    await until("both are known as orders", async () => {
      const { rows } = await pool.query(entries);
      return rows.length === 1 && rows[0].status === "success" && rows[0].count === 2;
    });
    await end(next, "SIGTERM");
    assert.deepEqual([next.exitCode, next.signalCode], [0, null]);
    const emails = account.orders.map(({ email }) => email).sort();
    assert.deepEqual(emails, ["s-1@example.com", "s-2@example.com"]);
  });

  it("has neither the order nor its lead where the transaction fails", async () => {
    const pool = await openDatabase(database.url);
    const count = async () => {
      const { rows } = await pool.query("SELECT count(*)::int AS count FROM baselinker.register");
      return rows[0].count;
    };
    const before = await count();
    // A lead that JSON cannot hold is refused after the order was inserted.
    await assert.rejects(placeOrder(pool, { ...orderOf("S-3"), toJSON: () => undefined }));
    const { rows } = await pool.query("SELECT id FROM shop_orders WHERE id = 'S-3'");
    assert.deepEqual([rows, await count()], [[], before]);
    await pool.end();
  });
});

function orderOf(id: string) {
  const items = [{ sku: "MUG-BLUE", name: "Mug, blue", price: 39.9, quantity: 2 }];
  return { id, name: "Ann Buyer", email: `${id.toLowerCase()}@example.com`, phone: "067 123 45 67", items };
}

async function end(process: ChildProcess, signal: NodeJS.Signals): Promise<void> {
  if (process.exitCode !== null || process.signalCode !== null) return;
  process.kill(signal);
  await once(process, "exit");
}

async function until(what: string, isSo: () => boolean | Promise<boolean>): Promise<void> {
  const givesUpAt = Date.now() + 30_000;
  while (!(await isSo())) {
    if (Date.now() > givesUpAt) throw new Error(`Not within half a minute: ${what}.`);
    await wait(20);
  }
}
