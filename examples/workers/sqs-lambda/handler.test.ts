import assert from "node:assert/strict";
import { afterEach, beforeEach, describe, it } from "node:test";
import { SQSClient } from "@aws-sdk/client-sqs";
import { type FauxqsServer, startFauxqs } from "fauxqs";
import { RedisServer, redisBinary, redisMissing } from "../../../test/forwarding/redis/redisServer.ts";
import {
  type Engine,
  forkWorker,
  leadOf,
  oneOrderEach,
  until,
  waitsAndRejects,
  withAccount,
} from "../support/engine.ts";
import { enqueue } from "./enqueue.ts";

const skip = redisBinary === undefined ? redisMissing : false;
const access = { AWS_REGION: "eu-central-1", AWS_ACCESS_KEY_ID: "test", AWS_SECRET_ACCESS_KEY: "test" };

/** The SDK of AWS over HTTP, on a server that speaks the protocol of SQS. Lambda itself is `support/lambda.ts`. */
describe("a handler of Lambda on SQS", { skip, timeout: 300_000 }, () => {
  let redis = new RedisServer();
  let server: FauxqsServer;
  let cameAgain = false;
  beforeEach(async () => {
    cameAgain = false;
    redis = new RedisServer();
    await redis.start();
    server = await startFauxqs({ port: 0, logger: false, defaultRegion: access.AWS_REGION });
  });
  afterEach(async () => {
    await server.stop();
    await redis.remove();
  });

  it("makes one order of a lead whose workers die on the way", async () => {
    await oneOrderEach(engineOn(), 4);
    assert.ok(cameAgain, "leads were redelivered");
  });

  it("delivers the rest of a batch where one cannot be read, which stays in the queue", () =>
    withAccount({}, async (account, more) => {
      const { start, enqueue, left } = engineOn();
      server.sendMessage("leads", "not JSON");
      await enqueue(leadOf("B-1"));
      const worker = await start(more);
      await until(async () => account.orders.length === 1 && (await left()) === 1);
      await worker.kill();
    }));

  it("lets a lead that has to wait be redelivered, and puts one at fault aside", () =>
    waitsAndRejects(engineOn()));

  function engineOn(): Engine {
    // A dead function's leads are redelivered after this time; in life six times the function's time limit.
    server.createQueue("leads", { attributes: { VisibilityTimeout: "5" } });
    server.createQueue("leads-rejected");
    const sqs = new SQSClient({
      endpoint: server.address,
      region: access.AWS_REGION,
      credentials: { accessKeyId: access.AWS_ACCESS_KEY_ID, secretAccessKey: access.AWS_SECRET_ACCESS_KEY },
    });
    const urlOf = (name: string) => `${server.address}/000000000000/${name}`;
    const env = {
      ...access,
      AWS_ENDPOINT_URL_SQS: server.address,
      QUEUE_URL: urlOf("leads"),
      REJECTED_QUEUE_URL: urlOf("leads-rejected"),
      REDIS_URL: redis.path,
    };
    const messagesIn = (name: string) => {
      const { ready = [], delayed = [], inflight = [] } = server.inspectQueue(name)?.messages ?? {};
      return [...ready, ...delayed, ...inflight.map(({ message }) => message)];
    };
    return {
      start: (more) =>
        forkWorker(new URL("../support/lambda.ts", import.meta.url), { ...env, ...more }, (message) => {
          cameAgain ||= message === "again";
        }),
      enqueue: (lead) => enqueue(sqs, env.QUEUE_URL, lead, "shop-1"),
      left: async () => messagesIn("leads").length,
      rejected: async () => messagesIn("leads-rejected").length,
    };
  }
});
