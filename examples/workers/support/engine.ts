/** What the test of every engine does: leads on a fake account, and workers that die. */
import assert from "node:assert/strict";
import { fork } from "node:child_process";
import { once } from "node:events";
import { setTimeout as wait } from "node:timers/promises";
import { createFakeAccount, type FakeAccount, type FaultSpec, serveFakeAccount } from "baselinker-sdk/fake";

/** A queue with its workers, as the tests see it. */
export interface Engine {
  /** Starts a worker and resolves when it takes leads. */
  start(env: Readonly<Record<string, string>>): Promise<Worker>;
  enqueue(lead: object): Promise<void>;
  /** How many leads the queue still has to deliver. */
  left(): Promise<number>;
  /** How many leads wait for a person. */
  rejected(): Promise<number>;
}

export interface Worker {
  kill(): Promise<void>;
  /** Tells it to end, as a deployment does. */
  end(): Promise<void>;
}

/** A worker that is a program of its own. It says to its parent when it is ready. */
export async function forkWorker(
  program: URL,
  env: Readonly<Record<string, string>>,
  onMessage?: (message: unknown) => void,
): Promise<Worker> {
  const child = fork(program, { env: { ...process.env, ...env } });
  if (onMessage !== undefined) child.on("message", onMessage);
  const end = async (signal: NodeJS.Signals) => {
    if (child.exitCode !== null || child.signalCode !== null) return;
    child.kill(signal);
    await once(child, "exit");
  };
  const died = once(child, "exit").then(([code]) =>
    Promise.reject(new Error(`${program} ended with ${code}.`)),
  );
  await Promise.race([once(child, "message"), died]);
  died.catch(() => {});
  return {
    kill: () => end("SIGKILL"),
    async end() {
      await end("SIGTERM");
      assert.equal(child.exitCode, 0, "it ends automatically");
    },
  };
}

/** So that a dead worker's leads are redelivered soon. */
const shortWaits = { LEASE_MS: "2000", LOCK_MS: "2000" };

const leads = 100;
const workersAtOnce = 3;
const method = "addOrder";

/** Every lead comes twice, answers and requests are lost, and workers die with leads in progress. */
export async function oneOrderEach(engine: Engine, kills: number): Promise<void> {
  const faults: readonly FaultSpec[] = [
    { scenario: "answer-lost", method, probability: 0.05 },
    { scenario: "request-lost", method, probability: 0.05 },
    // Long enough for someone to die meanwhile.
    { scenario: "slow", method, probability: 1, afterMs: 400 },
  ];
  await withAccount({ requestsPerMinute: 2_000, faults }, async (account, address) => {
    const env = { ...address, ...shortWaits };
    const workers = await Promise.all(Array.from({ length: workersAtOnce }, () => engine.start(env)));
    try {
      const twice = Array.from({ length: leads * 2 }, (_, index) => leadOf(`L-${index % leads}`));
      const sent = Promise.all(twice.map((lead) => engine.enqueue(lead)));
      for (let killed = 0; killed < kills; killed += 1) {
        await until(() => account.requestsOf(method).length > (killed * leads) / kills);
        const next = engine.start(env);
        await workers.shift()?.kill();
        workers.push(await next);
      }
      await sent;
      await until(async () => (await engine.left()) === 0);
      await Promise.all(workers.map((worker) => worker.end()));
    } finally {
      await Promise.all(workers.map((worker) => worker.kill()));
    }
    const { length } = account.orders;
    const orders = { all: length, ofLeads: new Set(account.orders.map(({ email }) => email)).size };
    console.log(`${leads} leads, each twice; ${kills} workers killed; orders: ${JSON.stringify(orders)}`);
    assert.deepEqual(orders, { all: leads, ofLeads: leads });
    assert.equal(await engine.rejected(), 0);
  });
}

/** A lead at fault waits for a person; one that comes while Base is not well becomes an order later. */
export async function waitsAndRejects(engine: Engine): Promise<void> {
  await withAccount({}, async (account, env) => {
    const worker = await engine.start(env);
    try {
      await engine.enqueue(leadOf("undefined"));
      await until(async () => (await engine.rejected()) === 1);
      account.faults.inject("error", { method, code: "ERROR_TEMPORARY" });
      await engine.enqueue(leadOf("W-1"));
      await until(async () => account.orders.length === 1 && (await engine.left()) === 0);
      assert.equal(await engine.rejected(), 1);
      // One that was refused, and one that made the order.
      assert.equal(account.requestsOf(method).length, 2);
    } finally {
      await worker.kill();
    }
  });
}

export function leadOf(id: string): object {
  const items = [{ sku: "MUG-BLUE", name: "Mug, blue", price: 39.9, quantity: 2 }];
  // What JSON may hold and not every queue: a zero character, half a letter, a character that is none.
  return {
    id,
    name: "Ann Buyer",
    email: `${id.toLowerCase()}@example.com`,
    comment: "\u0000\ud800\uffff",
    items,
  };
}

export async function withAccount(
  seed: Parameters<typeof createFakeAccount>[0],
  body: (account: FakeAccount, env: Readonly<Record<string, string>>) => Promise<void>,
): Promise<void> {
  const account = createFakeAccount(seed);
  const base = await serveFakeAccount(account);
  const env = {
    BASELINKER_TOKEN: account.token,
    BASELINKER_URL: base.url,
    REQUESTS_PER_MINUTE: "2000",
    SETTLE_MS: "500",
  };
  await body(account, env).finally(() => base.close());
}

export async function until(isSo: () => boolean | Promise<boolean>): Promise<void> {
  const givesUpAt = Date.now() + 120_000;
  while (!(await isSo())) {
    if (Date.now() > givesUpAt) throw new Error(`It is not so after two minutes: ${isSo}`);
    await wait(20);
  }
}
