import { afterAll, beforeAll, expect, it } from "vitest";
import { redisStore } from "../../../src/forwarding/redis/redisStore.ts";
import { sendingLead } from "../../contracts/testLeads.ts";
import { describeOnRedis } from "./describeOnRedis.ts";
import type { RespClient } from "./respClient.ts";

const leaseMs = 60_000;

describeOnRedis("the records in Redis", (newServer) => {
  const server = newServer();
  let client: RespClient;
  beforeAll(async () => {
    await server.start();
    client = await server.connect();
  });
  afterAll(async () => {
    client.close();
    await server.remove();
  });

  it("take a key and a lead of ten megabytes", async () => {
    const store = redisStore(client, { prefix: "large", maxWaitMs: 60_000 });
    const key = "k".repeat(10_000_000);
    const lead = { ...sendingLead, key };
    await store.claim(key, { token: "t", leaseMs });
    await store.renew(key, { token: "t", leaseMs }, lead);
    await store.finish(key, "t", { state: "open" });
    const claim = await store.claim(key, { token: "u", leaseMs });
    expect(claim.status === "claimed" && claim.unfinished?.key === key).toBe(true);
    await client.sendCommand(["FLUSHALL"]);
  });
});
