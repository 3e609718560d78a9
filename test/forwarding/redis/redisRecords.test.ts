import { afterAll, beforeAll, expect, it } from "vitest";
import type { NodeRedisLike } from "../../../src/forwarding/redis/redisClient.ts";
import { redisStore } from "../../../src/forwarding/redis/redisStore.ts";
import { systemClock } from "../../../src/shared/runtime/clock.ts";
import { sendingLead } from "../../contracts/testLeads.ts";
import { fakeShop } from "../forwarder/fakeShop.ts";
import { describeOnRedis } from "./describeOnRedis.ts";
import type { RespClient } from "./respClient.ts";

const leaseMs = 60_000;
const unreadable = {
  code: "STORE_FAILED",
  reason: "unreadable",
  retryable: false,
  message: "A record in Redis cannot be read. Look for its order in Base by hand.",
};

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

  it("are errors where an order is not a whole number, and never duplicates of it", async () => {
    const store = redisStore(client, { prefix: "orders" });
    for (const order of [
      "NaN",
      "1e3",
      "0x1F",
      "0",
      "-5",
      "1.5",
      " 12 ",
      "",
      "9007199254740993",
      "12345678901234567",
    ]) {
      await client.sendCommand(["HSET", "{orders}:lead:a", "token", "t", "order", order]);
      await expect(store.claim("a", { token: "t2", leaseMs })).rejects.toMatchObject(unreadable);
    }
  });

  it("are kept for ever where somebody said so, though their leads are received again", async () => {
    const store = redisStore(client, { prefix: "kept" });
    await store.finish("a", "t", { state: "sent", orderId: 42 });
    await client.sendCommand(["PERSIST", "{kept}:lead:a"]);
    expect(await store.claim("a", { token: "u", leaseMs })).toMatchObject({ status: "sent" });
    expect(await client.sendCommand(["PTTL", "{kept}:lead:a"])).toBe(-1);
  });

  it("are errors where a key holds something else", async () => {
    const store = redisStore(client, { prefix: "foreign" });
    await client.sendCommand(["SET", "{foreign}:lead:a", "a text"]);
    await expect(store.claim("a", { token: "t", leaseMs })).rejects.toMatchObject({
      code: "STORE_FAILED",
      message: expect.stringMatching(/^Redis could not be used \(WRONGTYPE\)\. .* Use another prefix\.$/),
    });
  });

  it.each(["{", "[]", '{"version":1,"account":"shop"}', '{"version":2}'])(
    "are left alone where another version wrote who they belong to: %s",
    async (binding) => {
      await client.sendCommand(["SET", "{newer}:binding", binding]);
      const store = redisStore(client, { prefix: "newer" });
      await expect(store.bind({ key: "shop" })).rejects.toMatchObject({
        reason: "unreadable",
        retryable: false,
        message: expect.stringContaining("Update the package, or use another file or prefix."),
      });
      expect(await client.sendCommand(["GET", "{newer}:binding"])).toBe(binding);
    },
  );

  const newer = (readableFrom: number) =>
    `{"version":2,"readableFrom":${readableFrom},"account":"shop","epoch":"","born":1,"doubtedAt":0,"colour":"red"}`;

  it("are used where a newer version wrote them that is readable from this one, which it leaves as it is", async () => {
    const store = redisStore(client, { prefix: "rolling" });
    await store.bind({ key: "shop" });
    await client.sendCommand(["SET", "{rolling}:binding", newer(1)]);
    expect(await store.claim("a", { token: "t", leaseMs })).toMatchObject({ status: "claimed" });
    const binding = String(await client.sendCommand(["GET", "{rolling}:binding"]));
    expect(JSON.parse(binding)).toMatchObject({ version: 2, readableFrom: 1, born: 1, colour: "red" });
    await store.close();
  });

  it("are refused where that is not readable from this one, at the next claim of a process that runs", async () => {
    const store = redisStore(client, { prefix: "rolled" });
    await store.bind({ key: "shop" });
    await client.sendCommand(["SET", "{rolled}:binding", newer(2)]);
    const refusal = {
      reason: "unreadable",
      message: expect.stringContaining("Update the package here too."),
    };
    await expect(store.claim("a", { token: "t", leaseMs })).rejects.toMatchObject(refusal);
    await expect(redisStore(client, { prefix: "rolled" }).bind({ key: "shop" })).rejects.toMatchObject(
      refusal,
    );
    expect(await client.sendCommand(["GET", "{rolled}:binding"])).toBe(newer(2));
    await store.close();
  });

  it("have each step once, where its answer was lost and it was said again", async () => {
    let isLost = false;
    const lossy: NodeRedisLike = {
      async sendCommand(args) {
        const answer = await client.sendCommand(args);
        if (!args[0]?.startsWith("EVAL")) return answer;
        isLost = !isLost;
        if (isLost) throw new Error("Socket closed unexpectedly");
        return answer;
      },
    };
    const store = redisStore(lossy, { prefix: "lossy" });
    await store.bind({ key: "shop" });
    const claim = { token: "t", leaseMs, buyer: "ann" };
    expect(await store.claim("a", claim)).toMatchObject({ status: "claimed", doubt: false });
    expect(await store.renew("a", claim, sendingLead)).toBe(true);
    expect(await store.finish("a", "t", { state: "sent", orderId: 42 })).toBe("done");
    expect(await store.claim("a", { ...claim, token: "u" })).toMatchObject({ orderId: 42, buyers: ["ann"] });
    await client.sendCommand(["FLUSHALL"]);
  });

  it("are written again where all of them were lost between the claim and the end", async () => {
    const { forwarder, account } = fakeShop();
    const store = redisStore(client, { prefix: "flushed" });
    const { forward } = forwarder({ store, testing: { clock: systemClock } });
    account.onRequest(({ method }) => {
      if (method === "addOrder") void client.sendCommand(["FLUSHALL"]);
    });
    const first = await forward({ id: "1", email: "ann@example.com" });
    expect(first).toMatchObject({ status: "success", issues: [] });
    const second = await forward({ id: "1", email: "ann@example.com" });
    expect(second).toMatchObject({ status: "duplicate", orderId: account.orders[0]?.order_id });
    expect(account.orders).toHaveLength(1);
  });
});
