import assert from "node:assert/strict";
import { afterEach, beforeEach, describe, it } from "node:test";
import { QueueEvents } from "bullmq";
import { RedisServer, redisBinary, redisMissing } from "../../../test/forwarding/redis/redisServer.ts";
import { type Engine, forkWorker, oneOrderEach, waitsAndRejects } from "../support/engine.ts";
import { enqueue, leadQueue } from "./enqueue.ts";

const skip = redisBinary === undefined ? redisMissing : false;

describe("a worker of BullMQ", { skip, timeout: 300_000 }, () => {
  let server = new RedisServer();
  beforeEach(() => {
    server = new RedisServer();
    return server.start();
  });
  afterEach(() => server.remove());

  it("makes one order of a lead whose workers die on the way", async () => {
    const events = new QueueEvents("leads", { connection: { url: server.path } });
    let stalled = 0;
    events.on("stalled", () => {
      stalled += 1;
    });
    await events.waitUntilReady();
    await withEngine((engine) => oneOrderEach(engine, 4)).finally(() => events.close());
    assert.ok(stalled > 0, "leads lost their worker");
  });

  it("moves a lead that has to wait, and puts one at fault aside", () =>
    withEngine(async (engine, queue) => {
      await waitsAndRejects(engine);
      const [job] = await queue.getCompleted(0, 0);
      assert.deepEqual([job?.attemptsMade, job?.attemptsStarted], [1, 2]);
    }));

  async function withEngine(
    body: (engine: Engine, queue: ReturnType<typeof leadQueue>) => Promise<void>,
  ): Promise<void> {
    const queue = leadQueue(server.path);
    const engine: Engine = {
      start: (env) => forkWorker(new URL("worker.ts", import.meta.url), { ...env, REDIS_URL: server.path }),
      enqueue: (lead) => enqueue(queue, lead),
      async left() {
        const {
          waiting = 0,
          active = 0,
          delayed = 0,
        } = await queue.getJobCounts("waiting", "active", "delayed");
        return waiting + active + delayed;
      },
      rejected: () => queue.getFailedCount(),
    };
    await body(engine, queue).finally(() => queue.close());
  }
});
