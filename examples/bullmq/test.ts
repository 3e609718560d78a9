import assert from "node:assert/strict";
import { type ChildProcess, fork, spawn, spawnSync } from "node:child_process";
import { mkdtempSync, rmSync } from "node:fs";
import { createServer } from "node:net";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { test } from "node:test";
import { createFakeAccount, serveFakeAccount } from "baselinker-sdk/fake";
import { leadQueue } from "./queue.ts";

const leads = 150;
const kills = 8;
const file = (name: string) => new URL(name, import.meta.url);
const hasRedis = spawnSync("redis-server", ["--version"]).status === 0;

async function freePort(): Promise<number> {
  const server = createServer();
  await new Promise<void>((resolve) => server.listen(0, "127.0.0.1", resolve));
  const address = server.address();
  await new Promise((resolve) => server.close(resolve));
  return typeof address === "object" && address !== null ? address.port : 0;
}

test("webhooks through a queue and workers that are killed become one order each", {
  skip: hasRedis ? false : "redis-server is not installed",
  timeout: 180_000,
}, async () => {
  const folder = mkdtempSync(join(tmpdir(), "example-bullmq-"));
  const redisPort = await freePort();
  const redis = spawn("redis-server", ["--port", String(redisPort), "--dir", folder, "--save", ""], {
    stdio: "ignore",
  });
  const account = createFakeAccount({ requestsPerMinute: 2_000 });
  account.faults.inject("answer-lost", { method: "addOrder", probability: 0.1 });
  account.faults.inject("request-lost", { method: "addOrder", probability: 0.05 });
  const served = await serveFakeAccount(account);
  const port = await freePort();
  const redisUrl = `redis://127.0.0.1:${redisPort}`;
  const env = {
    ...process.env,
    PORT: String(port),
    REDIS_URL: redisUrl,
    BASELINKER_TOKEN: account.token,
    BASELINKER_URL: served.url,
    REQUESTS_PER_MINUTE: "2000",
    RETRY_MS: "500",
    SETTLE_MS: "500",
    LEASE_MS: "2000",
    LOCK_MS: "2000",
  };
  const workers: { process: ChildProcess; ready: boolean }[] = [];
  const startWorker = (index: number) => {
    const child = { process: fork(file("worker.ts"), { env }), ready: false };
    child.process.once("message", () => {
      child.ready = true;
    });
    workers[index] = child;
  };
  const server = fork(file("server.ts"), { env, silent: true });
  for (let index = 0; index < 3; index += 1) startWorker(index);
  const queue = leadQueue(redisUrl);
  try {
    const send = async (id: string) => {
      const body = JSON.stringify({
        id,
        name: "Ann Buyer",
        email: `${id}@example.com`,
        items: [{ sku: "MUG-BLUE", name: "Mug, blue", price: 39.9, quantity: 2 }],
      });
      for (;;) {
        const sent = await fetch(`http://127.0.0.1:${port}/webhooks/leads`, { method: "POST", body }).catch(
          () => undefined,
        );
        if (sent?.status === 202) return;
        await new Promise((resolve) => setTimeout(resolve, 100));
      }
    };
    // Each lead twice, as webhooks sometimes are.
    const sending = (async () => {
      for (let index = 0; index < leads * 2; index += 1) await send(`L-${index % leads}`);
    })();
    for (let killed = 0; killed < kills; ) {
      await new Promise((resolve) => setTimeout(resolve, 400));
      const index = killed % workers.length;
      const worker = workers[index];
      if (worker?.ready !== true) continue;
      worker.process.kill("SIGKILL");
      startWorker(index);
      killed += 1;
    }
    await sending;
    for (;;) {
      const {
        waiting = 0,
        active = 0,
        delayed = 0,
      } = await queue.getJobCounts("waiting", "active", "delayed");
      if (waiting + active + delayed === 0) break;
      await new Promise((resolve) => setTimeout(resolve, 200));
    }
    const { completed, failed } = await queue.getJobCounts("completed", "failed");
    const ids = account.orders.map(({ email }) => email);
    console.log(
      `${leads} leads sent twice, ${kills} workers killed: ${ids.length} orders, ${account.requests.length} requests`,
    );
    assert.deepEqual({ completed, failed }, { completed: leads * 2, failed: 0 });
    assert.equal(new Set(ids).size, leads, "every lead is an order");
    assert.equal(ids.length, leads, "no lead is two orders");
  } finally {
    server.kill("SIGKILL");
    for (const { process } of workers) process.kill("SIGKILL");
    await queue.close();
    queue.client.then((client) => client.disconnect()).catch(() => {});
    redis.kill("SIGKILL");
    await served.close();
    rmSync(folder, { recursive: true, force: true });
  }
});
