import { type ChildProcess, fork } from "node:child_process";
import { once } from "node:events";
import { createServer, type Server } from "node:http";
import { fileURLToPath } from "node:url";
import { afterAll, afterEach, beforeAll, describe, expect, it } from "vitest";
import { type EnqueueOptions, enqueueLead } from "../../../src/forwarding/postgres/enqueueLead.ts";
import { postgresEntryRows } from "../../../src/forwarding/postgres/postgresEntryRows.ts";
import { createFakeAccount } from "../../../src/testing/fake/createFakeAccount.ts";
import { describeOnPostgres, newSchema } from "./databases.ts";
import { openPool, type Pool } from "./pools.ts";

const program = fileURLToPath(new URL("outboxProcess.ts", import.meta.url));
const hooks = fileURLToPath(new URL("../../support/packageFromSource.ts", import.meta.url));
const ids = ["lead-1", "lead-2", "lead-3", "lead-4"];

/** Where the process is killed, and what there is of the lead then. */
const points: Readonly<Record<string, string>> = {
  taken: "the lead is the process's, and nothing else has happened",
  kept: "the store knows of the order, and nothing was sent",
  "sent, and Base makes the order": "the request is on its way, and arrives when the process is dead",
  "sent, and Base never gets it": "the request is on its way, and is lost",
  answered: "the order is there, and the store and the register do not know it",
  finished: "the store and the register know, and the process does not know that",
};

describeOnPostgres("the outbox, whose process is killed", (server) => {
  let pool: Pool;
  const over: (() => Promise<unknown>)[] = [];
  beforeAll(async () => {
    await server.start();
    pool = await openPool(server);
  });
  afterEach(async () => {
    for (const end of over.splice(0).reverse()) await end();
  });
  afterAll(async () => {
    await pool.end();
    await server.remove();
  });

  async function shop(accountKey: string) {
    const account = createFakeAccount({ requestsPerMinute: false });
    const schema = await newSchema(pool);
    let onOrder: (() => Promise<"made" | "lost">) | undefined;
    const base = createServer(async (request, response) => {
      const chunks: Uint8Array[] = [];
      for await (const chunk of request) chunks.push(chunk);
      const body = Buffer.concat(chunks).toString();
      const halt = body.includes("addOrder") ? onOrder : undefined;
      if (halt !== undefined) onOrder = undefined;
      if ((await halt?.()) === "lost") return response.destroy();
      const headers = Object.entries(request.headers).map(([name, value]): [string, string] => [
        name,
        String(value),
      ]);
      const answer = await account.fetch(`http://base${request.url}`, { method: "POST", headers, body });
      return response.writeHead(answer.status, Object.fromEntries(answer.headers)).end(await answer.text());
    });
    const baseUrl = await listen(base);
    over.push(async () => {
      base.closeAllConnections();
      base.close();
    });
    const start = (point: string) => {
      const given = [server.url, schema, baseUrl, account.token, point, accountKey];
      const child = fork(program, given, { execArgv: ["--import", hooks] });
      over.push(() => killed(child));
      return child;
    };
    /** Starts a process, and kills it where it is at the point. */
    const killAt = async (point: string) => {
      const [at = ""] = point.split(", ");
      if (at !== "sent") {
        const child = start(at);
        await once(child, "message", { signal: AbortSignal.timeout(15_000) });
        return killed(child);
      }
      const isDead = new Promise<void>((resolve) => {
        onOrder = async () => {
          await killed(child);
          resolve();
          return point.endsWith("makes the order") ? "made" : "lost";
        };
      });
      const child = start(at);
      return isDead;
    };
    const rows = postgresEntryRows(pool, { schema, accountKey });
    const inRegister = async () => (await rows.count("lead")).by;
    return { account, schema, start, killAt, inRegister };
  }

  it.each(Object.entries(points))("at %s: %s", async (point) => {
    const { account, schema, start, killAt, inRegister } = await shop("");
    await enqueue(pool, ids, { schema });
    await killAt(point);
    start("");
    await expect.poll(inRegister, { timeout: 20_000, interval: 50 }).toEqual({ success: ids.length });
    expect(account.orders.map(({ user_comments }) => user_comments).sort()).toEqual(ids);
  });

  describe("at each point one after the other, and as the work of a pool", () => {
    it("makes one order of each lead that was committed, and none of one that was rolled back", async () => {
      const { account, schema, start, killAt, inRegister } = await shop("shop-1");
      const all: string[] = [];
      for (const [at, point] of Object.keys(points).entries()) {
        const more = [`lead-${at}-a`, `lead-${at}-b`];
        all.push(...more);
        await enqueue(pool, more, { schema, accountKey: "shop-1" });
        await killAt(point);
      }
      start("");
      await expect.poll(inRegister, { timeout: 30_000, interval: 50 }).toEqual({ success: all.length });
      expect(account.orders.map(({ user_comments }) => user_comments).sort()).toEqual(all.sort());
    });
  });
});

/** Leads of transactions that commit, and after them one of a transaction that is rolled back. */
async function enqueue(pool: Pool, all: readonly string[], part: EnqueueOptions): Promise<void> {
  const client = await pool.connect();
  for (const id of [...all, "rolled-back"]) {
    await client.query("BEGIN");
    await enqueueLead(client, { id, email: `${id}@example.com` }, { ...part, key: id });
    await client.query(id === "rolled-back" ? "ROLLBACK" : "COMMIT");
  }
  client.release();
}

async function listen(server: Server): Promise<string> {
  await new Promise<void>((resolve) => server.listen(0, "127.0.0.1", resolve));
  const address = server.address();
  return typeof address === "object" ? `http://127.0.0.1:${address?.port}` : "";
}

async function killed(child: ChildProcess): Promise<void> {
  if (child.exitCode !== null || child.signalCode !== null) return;
  const end = once(child, "exit");
  child.kill("SIGKILL");
  await end;
}
