/**
 * What a register costs: a page of a register of a million entries in a file, the first and the last, and the entry of
 * an order; and how many
 * leads a second a webhook keeps before it answers, next to a plain server that appends the body to a file and flushes
 * it. `npm run bench -- register`.
 */
import { closeSync, fsyncSync, mkdtempSync, openSync, rmSync, writeSync } from "node:fs";
import { Agent, createServer, type RequestListener, request } from "node:http";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { DatabaseSync } from "node:sqlite";
import { Baselinker } from "../../src/client/calls/baselinker.ts";
import type { ListOptions } from "../../src/forwarding/contract/registerTypes.ts";
import { createForwarder } from "../../src/forwarding/forwarder/createForwarder.ts";
import { firstIdOf } from "../../src/forwarding/register/entryId.ts";
import { sqliteRegister } from "../../src/forwarding/sqlite/sqliteRegister.ts";
import { sqliteStore } from "../../src/forwarding/sqlite/sqliteStore.ts";
import { createWebhook } from "../../src/webhook/createWebhook.ts";

const entries = Number(process.env.ENTRIES ?? 1_000_000);
const pageGoalMs = 2;
const rateGoal = 0.4;
const firstOrder = 143_000_000;
let sent = 0;
const folder = mkdtempSync(join(tmpdir(), "register-bench-"));

try {
  const path = join(folder, "leads.sqlite");
  const register = sqliteRegister(path, { maxReceived: 10_000_000 });
  const forwarder = createForwarder({
    baselinker: new Baselinker({ token: "1-2-BENCH" }),
    rules: { version: 1, key: "id", fields: { email: "email" } },
    store: sqliteStore(path),
    register,
  });
  const webhook = createWebhook({ forwarder, verify: "none", answer: "stored" });
  await compareRates(webhook.node);
  fill(path);
  console.log(`a page of 50 of ${entries} entries, in ms (goal: at most ${pageGoalMs}, flat)`);
  const middle = firstIdOf(Date.UTC(2026, 0, 1) + entries / 2);
  const late = firstIdOf(Date.UTC(2026, 0, 1) + 60);
  const list = (options: ListOptions) => () => forwarder.register.list(options);
  await page("the newest", list({}));
  await page("in the middle", list({ cursor: middle }));
  await page("the oldest", list({ cursor: late }));
  await page("errors, the newest", list({ status: "error" }));
  await page("errors, the oldest", list({ status: "error", cursor: late }));
  await page("the lead of an order", () => forwarder.register.findByOrder(firstOrder + entries - 1));
  await page("an order of no lead", () => forwarder.register.findByOrder(1));
  await page("since a date", list({ since: new Date(Date.UTC(2026, 0, 1) + entries / 2) }));
  await register.close();
} finally {
  rmSync(folder, { recursive: true, force: true });
}

/** As many entries as a busy year has, one in fifty failed. */
function fill(path: string): void {
  const database = new DatabaseSync(path);
  const insert = database.prepare(
    "INSERT INTO register (id, namespace, status, store_key, key, head, facts, history, attempts, lead_bytes, kept_until, lead_kept_until, lead) " +
      "VALUES (?, 'lead', ?, ?, ?, ?, ?, ?, 1, 900, 9e15, 9e15, ?)",
  );
  const attempt = JSON.stringify({ at: 1, by: "webhook", status: "success", rulesHash: "0123456789ab" });
  const lead = JSON.stringify({ text: "x".repeat(880) });
  database.exec("BEGIN");
  for (let index = 0; index < entries; index += 1) {
    const isFailed = index % 50 === 0;
    const id = `${firstIdOf(Date.UTC(2026, 0, 1) + index)}abcdefghij0123456789`;
    const orderId = isFailed ? undefined : firstOrder + index;
    const result = { updatedAt: 1, orderId, payment: "none", issues: [], rulesHash: "0123456789ab" };
    const head = JSON.stringify({ receivedAt: Date.UTC(2026, 0, 1) + index, source: "shopify" });
    insert.run(
      id,
      isFailed ? "error" : "success",
      `lead:${index}`,
      `["${index}",true]`,
      head,
      JSON.stringify(result),
      attempt,
      isFailed ? lead : null,
    );
  }
  database.exec("COMMIT");
  database.close();
}

async function page(what: string, read: () => Promise<unknown>): Promise<void> {
  await read();
  const times: number[] = [];
  for (let round = 0; round < 200; round += 1) {
    const since = performance.now();
    await read();
    times.push(performance.now() - since);
  }
  times.sort((a, b) => a - b);
  const [middle = 0, high = 0] = [times[100], times[190]];
  console.log(
    `  ${what.padEnd(20)} ${middle.toFixed(2)} (of 20 the slowest: ${high.toFixed(2)}; goal: ${pageGoalMs})`,
  );
}

async function compareRates(webhook: RequestListener): Promise<void> {
  const file = openSync(join(folder, "bodies"), "a");
  const plain: RequestListener = async (incoming, response) => {
    const chunks: Uint8Array[] = [];
    for await (const chunk of incoming) chunks.push(chunk);
    writeSync(file, Buffer.concat(chunks));
    fsyncSync(file);
    response.end('{"status":"accepted"}');
  };
  const rates: [number[], number[]] = [[], []];
  for (let round = 0; round < 3; round += 1) {
    rates[0].push(await rateOf(plain));
    rates[1].push(await rateOf(webhook));
  }
  closeSync(file);
  const [ofPlain, ofWebhook] = [Math.max(...rates[0]), Math.max(...rates[1])];
  const share = ofWebhook / ofPlain;
  console.log(
    `requests a second that are kept: ${ofWebhook.toFixed(0)} of a webhook, ${ofPlain.toFixed(0)} of a plain server: ${share.toFixed(2)} (goal: ${rateGoal})`,
  );
}

/** How many requests a second a server answers. */
async function rateOf(listener: RequestListener): Promise<number> {
  const server = createServer(listener);
  await new Promise<void>((resolve) => server.listen(0, "127.0.0.1", resolve));
  const address = server.address();
  const port = typeof address === "object" ? address?.port : undefined;
  const agent = new Agent({ keepAlive: true });
  const count = 1_500;
  let left = count;
  const since = performance.now();
  const sender = async () => {
    while (left > 0) {
      left -= 1;
      sent += 1;
      const body = JSON.stringify({ id: `${sent}`, email: "ann@example.com", text: "x".repeat(1_900) });
      await post(agent, port, body);
    }
  };
  await Promise.all(Array.from({ length: 16 }, sender));
  const seconds = (performance.now() - since) / 1000;
  agent.destroy();
  server.closeAllConnections();
  await new Promise((resolve) => server.close(resolve));
  return count / seconds;
}

function post(agent: Agent, port: number | undefined, body: string): Promise<void> {
  return new Promise((resolve, reject) => {
    const headers = { "content-type": "application/json" };
    const call = request({ agent, port, host: "127.0.0.1", method: "POST", headers }, (answer) => {
      if (answer.statusCode !== 200) reject(new Error(`HTTP ${answer.statusCode}`));
      answer.on("end", resolve).resume();
    });
    call.on("error", reject).end(body);
  });
}
