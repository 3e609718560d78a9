import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { redisEntryRows, redisRegister } from "../../../src/forwarding/redis/redisRegister.ts";
import { redisStore } from "../../../src/forwarding/redis/redisStore.ts";
import { registerContract } from "../../contracts/contracts.ts";
import { describeRegisterAgainstMemory } from "../../contracts/registerAgainstMemory.ts";
import { change, newRow, succeeded } from "../../contracts/testEntries.ts";
import { fakeShop } from "../forwarder/fakeShop.ts";
import { describeErasedLead } from "../register/erasedLead.ts";
import { describeReadInEachLanguage } from "../register/readInEachLanguage.ts";
import { describeOnRedis } from "./describeOnRedis.ts";
import { dumpOf } from "./dumpOf.ts";
import { ServerTime, sendTo } from "./serverTime.ts";

let count = 0;

describeOnRedis("redisRegister", (newServer) => {
  const server = newServer();
  beforeAll(() => server.start());
  afterAll(() => server.remove());

  const twoConnections = async () => {
    const [one, two] = [await server.connect(), await server.connect()];
    const time = new ServerTime();
    count += 1;
    const prefix = `register-${count}`;
    return {
      prefix,
      rows: redisEntryRows(time.client(one), prefix),
      other: redisEntryRows(time.client(two), prefix),
      store: redisStore(time.client(two), { prefix, testing: { clock: time.clock } }),
      pass: (ms: number) => time.clock.advance(ms),
      async close() {
        one.close();
        two.close();
      },
    };
  };

  registerContract({ describe, it }, "Redis", twoConnections);
  describeRegisterAgainstMemory("Redis", twoConnections);

  describeErasedLead("Redis", async () => {
    const client = await server.connect();
    count += 1;
    const prefix = `register-${count}`;
    return {
      store: redisStore(client, { prefix }),
      register: redisRegister(client, { prefix }),
      holds: async (text) => (await dumpOf(client, prefix)).includes(text),
      close: async () => client.close(),
    };
  });

  describeReadInEachLanguage("Redis", async () => {
    const client = await server.connect();
    count += 1;
    const prefix = `register-${count}`;
    return {
      store: redisStore(client, { prefix }),
      register: redisRegister(client, { prefix }),
      close: async () => client.close(),
    };
  });

  it("tells when a kept lead is forgotten, unless it waits", async () => {
    const { rows, close } = await twoConnections();
    const lead = { namespace: "lead", head: "{}", lead: "{}", leadBytes: 2, keepMs: 9e6, keepLeadMs: 6e6 };
    await rows.add({ ...lead, id: "ld_1", dueInMs: undefined }, 9);
    await rows.add({ ...lead, id: "ld_2", dueInMs: 0 }, 9);
    const { expiresAt = 0 } = (await rows.read("ld_1")) ?? {};
    expect(expiresAt).toBeGreaterThan(Date.UTC(2026, 10, 24));
    const all = { status: undefined, from: undefined, after: undefined } as const;
    const page = await rows.page({ ...all, order: "oldest", limit: 9, withLeads: false });
    expect(page.map((row) => Math.round((row.expiresAt ?? 0) / 1e5))).toEqual([
      Math.round(expiresAt / 1e5),
      0,
    ]);
    await close();
  });

  it("leaves no key of what was erased, nor of what was kept for its time", async () => {
    const { prefix, rows, pass, close } = await twoConnections();
    const client = await server.connect();
    const keys = async () => sendTo(client, ["KEYS", `{${prefix}}:*`]);
    for (const id of ["ld_1", "ld_2"]) {
      await rows.add(newRow(id), 9);
      await rows.change(
        change(id, { storeKey: id, end: succeeded({ facts: '{"orderId":7}' }), keepMs: 5_000 }),
      );
    }
    expect(await keys()).toContain(`{${prefix}}:entry-order:7`);
    await rows.remove("ld_1");
    await pass(5_001);
    expect(await rows.ofOrder(7)).toEqual([]);
    await rows.sweep?.();
    expect(await keys()).toEqual([]);
    await rows.add(newRow("ld_3"), 9);
    await rows.change(change("ld_3", { storeKey: "c", end: succeeded({ facts: '{"orderId":8}' }) }));
    await rows.remove("ld_3");
    expect(await keys()).toEqual([]);
    client.close();
    await close();
  });

  it("is written with its store, by one client and prefix; any other pair is refused", async () => {
    const [client, another] = [await server.connect(), await server.connect()];
    const { forwarder } = fakeShop();
    const register = redisRegister(client);
    const pair = () => forwarder({ store: redisStore(client), register });
    expect(pair).not.toThrow();
    for (const store of [redisStore(another), redisStore(client, { prefix: "shop-2" })]) {
      expect(() => forwarder({ store, register })).toThrow(
        /Expected `store` and `register` to be in the same place, got The prefix .* in Redis and The prefix baselinker in Redis\./,
      );
    }
    client.close();
    another.close();
  });
});
