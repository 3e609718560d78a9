import assert from "node:assert/strict";
import { readFileSync } from "node:fs";
import { join } from "node:path";
import { after, before, describe, it } from "node:test";
import { setTimeout as wait } from "node:timers/promises";
import { createForwarder } from "baselinker-sdk";
import { createFakeAccount, serveFakeAccount } from "baselinker-sdk/fake";
import { migratePostgres, postgresRegister, postgresStore } from "baselinker-sdk/postgres";
import { signatures } from "baselinker-sdk/webhook";
import { Miniflare } from "miniflare";
import { Pool } from "pg";
import { PostgresServer, serverMissing } from "../../test/forwarding/postgres/postgresServer.ts";
import { rules } from "./rules.ts";

const secret = "whsec_MfKQ9r8GKYqrTwjUPD8ILPZIo2LaLaSw";
const verify = signatures.standardWebhooks({ secret });

/** What wrangler made of the worker (`npm run build`), in workerd, on a real PostgreSQL by the Hyperdrive of miniflare. */
describe("a worker with Hono", { skip: serverMissing ?? false, timeout: 120_000 }, () => {
  const database = new PostgresServer();
  const account = createFakeAccount();
  let base: Awaited<ReturnType<typeof serveFakeAccount>>;
  let pool: Pool;
  before(async () => {
    await database.start();
    pool = new Pool({ connectionString: database.url });
    await migratePostgres(pool);
    base = await serveFakeAccount(account);
  });
  after(async () => {
    await base.close();
    await pool.end();
    await database.remove();
  });

  it("takes one order of a lead, whichever worker gets it", async () => {
    await withWorker(async (worker) => {
      assert.equal(await get(worker, "/health/ready"), 200);
      assert.deepEqual(await send(worker, leadOf("H-1")), [200, "success"]);
      assert.deepEqual(await send(worker, { id: "H-0" }), [200, "skip"]);
    });
    await withWorker(async (worker) => {
      assert.deepEqual(await send(worker, leadOf("H-1")), [200, "duplicate"]);
      const old = new Date(Date.now() - 600_000);
      assert.equal((await send(worker, leadOf("H-2"), old))[0], 401);
    });
    assert.equal(account.orders.length, 1);
  });

  it("finishes by cron what a call left open that died", async () => {
    const before = account.requestsOf("addOrder").length;
    account.faults.inject("slow", { method: "addOrder", afterMs: 1_500 });
    await withWorker(async (worker) => {
      send(worker, leadOf("H-3")).catch(() => {});
      await until("it is on its way", () => account.requestsOf("addOrder").length === before + 1);
      kill("workerd");
    });
    await until("Base made an order of it", () => account.orders.length === 2);
    await until("its lease is over", async () => (await openLeads()).length === 1);
    await withWorker(async (worker) => {
      await until("it is known as an order", async () => {
        await cron(worker);
        return (await openLeads()).length === 0;
      });
      assert.deepEqual(await send(worker, leadOf("H-3")), [200, "duplicate"]);
    });
    assert.equal(account.orders.length, 2);
  });

  it("asks for a lead again while Base is away, and delivers by cron what the register keeps", async () => {
    await withWorker(async (worker) => {
      account.faults.inject("error", { method: "addOrder", code: "ERROR_TEMPORARY" });
      assert.equal((await send(worker, leadOf("H-4")))[0], 503);
      assert.deepEqual(await send(worker, leadOf("H-4")), [200, "success"]);

      const places = { store: postgresStore(pool), register: postgresRegister(pool) };
      const forwarder = createForwarder({ baselinker: account.client(), rules, ...places });
      await forwarder.receive(leadOf("H-5"));
      await until("it is an order", async () => {
        await cron(worker);
        return account.orders.length === 4;
      });
      await forwarder.close();
    });
  });

  async function withWorker(body: (worker: Miniflare) => Promise<void>): Promise<void> {
    const worker = new Miniflare({
      modules: true,
      script: readFileSync(join(import.meta.dirname, "dist/worker.js"), "utf8"),
      compatibilityDate: "2026-07-01",
      compatibilityFlags: ["nodejs_compat"],
      unsafeTriggerHandlers: true,
      bindings: {
        ...{ BASELINKER_TOKEN: account.token, BASELINKER_URL: base.url, WEBHOOK_SECRET: secret },
        ...{ STATUS_ID: "8001", LEASE_MS: "2000", WORK_MS: "1000" },
      },
      hyperdrives: { HYPERDRIVE: database.url.replace("postgres@", "postgres:any@") },
    });
    await body(worker).finally(() => worker.dispose());
  }

  async function openLeads(): Promise<readonly unknown[]> {
    return (await pool.query("SELECT * FROM baselinker.open_leads('')")).rows;
  }
});

async function get(worker: Miniflare, path: string): Promise<number> {
  const response = await worker.dispatchFetch(`https://leads.example${path}`);
  await response.arrayBuffer();
  return response.status;
}

async function send(worker: Miniflare, lead: object, at = new Date()): Promise<[number, unknown]> {
  const request = new Request("https://leads.example/webhooks/leads", {
    method: "POST",
    headers: { "content-type": "application/json", "webhook-id": "msg_1" },
    body: JSON.stringify(lead),
  });
  const signed = await verify.sign(request, { at });
  const response = await worker.dispatchFetch(signed.url, {
    method: "POST",
    headers: Object.fromEntries(signed.headers),
    body: await signed.text(),
  });
  return [response.status, Object(await response.json()).status];
}

/** What Cloudflare does each minute. */
function cron(worker: Miniflare): Promise<number> {
  return get(worker, "/cdn-cgi/handler/scheduled");
}

/** Kills what miniflare started: its own end would let calls finish. */
function kill(name: string): void {
  const children = readFileSync(`/proc/self/task/${process.pid}/children`, "utf8").trim().split(" ");
  const killed = children.filter((pid) => readFileSync(`/proc/${pid}/comm`, "utf8").trim() === name);
  assert.equal(killed.length, 1, `one process ${name}`);
  for (const pid of killed) process.kill(Number(pid), "SIGKILL");
}

function leadOf(id: string): object {
  const items = [{ sku: "MUG-BLUE", name: "Mug, blue", price: 39.9, quantity: 2 }];
  return { id, name: "Ann Buyer", email: `${id.toLowerCase()}@example.com`, phone: "067 123 45 67", items };
}

async function until(what: string, isSo: () => boolean | Promise<boolean>): Promise<void> {
  const givesUpAt = Date.now() + 60_000;
  while (!(await isSo())) {
    if (Date.now() > givesUpAt) throw new Error(`Not within a minute: ${what}.`);
    await wait(20);
  }
}
