import { createHash } from "node:crypto";
import { describe, expect, it } from "vitest";
import {
  checkClient,
  explainRedis,
  inTime,
  redisScript,
  sendCommand,
  timedScript,
} from "../../../src/forwarding/redis/redisClient.ts";
import { redisStore } from "../../../src/forwarding/redis/redisStore.ts";
import { StoreError } from "../../../src/shared/errors/storeError.ts";
import { manualClock } from "../../support/manualClock.ts";
import { scriptedClient } from "./scriptedClient.ts";

describe("a command", () => {
  it("goes to ioredis and to node-redis as each takes it, and leaves the list of its words as it is", async () => {
    const ioredis = scriptedClient(() => "1");
    const nodeRedis = scriptedClient(() => "2");
    const command = Object.freeze(["SET", "key", "value"]);
    expect(await sendCommand({ call: (...args) => ioredis.sendCommand(args.map(String)) }, command)).toBe(
      "1",
    );
    const changing = {
      sendCommand: (args: string[]) => {
        const answer = nodeRedis.sendCommand([...args]);
        args.length = 0;
        return answer;
      },
    };
    expect(await sendCommand(changing, command)).toBe("2");
    expect([ioredis.asked, nodeRedis.asked]).toEqual([[command], [command]]);
  });

  it("goes by `call` where a client has both: the other one of ioredis takes something else", async () => {
    const client = { call: async () => "call", sendCommand: async () => "sendCommand" };
    expect(await sendCommand(client, ["PING"])).toBe("call");
  });
});

describe("a script", () => {
  const lua = "return 1";
  const sha = createHash("sha1").update(lua).digest("hex");

  it("is called by its hash, with its keys counted and all as text", async () => {
    const client = scriptedClient(() => "done");
    expect(await redisScript(client, lua).run(["a", "b"], [1, "two"])).toBe("done");
    expect(client.asked).toEqual([["EVALSHA", sha, "2", "a", "b", "1", "two"]]);
  });

  it("is sent whole where the server does not know it", async () => {
    const client = scriptedClient(([name]) =>
      name === "EVALSHA" ? new Error("NOSCRIPT No matching script.") : "done",
    );
    expect(await redisScript(client, lua).run(["a"], [])).toBe("done");
    expect(client.asked).toEqual([
      ["EVALSHA", sha, "1", "a"],
      ["EVAL", lua, "1", "a"],
    ]);
  });

  it.each([new Error("OOM command not allowed"), "NOSCRIPT as a text"])(
    "is sent once where it fails with %s",
    async (error) => {
      const client = scriptedClient(() => Promise.reject(error));
      await expect(redisScript(client, lua).run([], [])).rejects.toBe(error);
      expect(client.asked).toHaveLength(1);
    },
  );

  it("does not wait longer for the server than it may", async () => {
    const clock = manualClock();
    const script = timedScript({ run: () => new Promise(() => {}) }, { maxWaitMs: 5_000, clock });
    const late = expect(script.run([], [])).rejects.toMatchObject({
      code: "STORE_FAILED",
      message: "Redis did not answer within 5000 ms. Check the server, and try again when it works.",
      retryable: true,
    });
    await clock.advance(5_000);
    await late;
  });

  it("gives what it answers in time, and leaves no timer", async () => {
    const clock = manualClock();
    const script = timedScript({ run: async (...given) => given }, { maxWaitMs: 5_000, clock });
    expect(await script.run(["key"], [1])).toEqual([["key"], [1]]);
    expect(clock.timers).toBe(0);
  });
});

describe("an error of Redis", () => {
  it("is reported in our words, with the client's own as its cause", async () => {
    const clock = manualClock();
    const cause = new Error("connect ECONNREFUSED");
    await expect(inTime(Promise.reject(cause), { maxWaitMs: 1, clock })).rejects.toMatchObject({
      code: "STORE_FAILED",
      message: "Redis could not be used (ECONNREFUSED). Try again when Redis works.",
      retryable: true,
      cause,
    });
  });

  it("stays as it is where it is ours already", async () => {
    const own = new StoreError("Refused.", { retryable: false });
    await expect(inTime(Promise.reject(own), { maxWaitMs: 1, clock: manualClock() })).rejects.toBe(own);
  });

  it.each([
    ["LOADING Redis is loading the dataset in memory", true],
    ["TRYAGAIN Multiple keys request during rehashing of slot", true],
    ["CLUSTERDOWN The cluster is down", true],
    ["MASTERDOWN Link with MASTER is down", true],
    ["READONLY You can't write against a read only replica.", true],
    ["connect ECONNREFUSED 127.0.0.1:6379", true],
    ["Connection is closed.", true],
    ["A reply", true],
    ["LOADING", true],
    ["in the middle: OOM no", true],
    ["OOM command not allowed when used memory > 'maxmemory'.", false],
    ["NOAUTH Authentication required.", false],
    ["WRONGTYPE Operation against a key", false],
    ["ERR unknown command", false],
  ])("%j may be temporary: %s", (message, again) => {
    expect(explainRedis(new Error(message))).toMatchObject({ again, retryable: true });
  });

  it.each([
    ["OOM command not allowed", "Redis could not be used (OOM). Its memory is full."],
    ["NOAUTH Authentication required.", "Redis could not be used (NOAUTH). Give the client the user"],
    ["LOADING Redis is loading", "Redis could not be used (LOADING). Try again when Redis works."],
    ["Connection is closed.", "Redis could not be used. Try again when Redis works."],
  ])("%j is named, with what to do", (message, words) => {
    expect(explainRedis(new Error(message)).message).toContain(words);
  });

  it("may pass where it is not an error at all", () => {
    expect(explainRedis("OOM no").again).toBe(true);
  });
});

describe("a client", () => {
  it.each([{ call: () => {} }, { sendCommand: () => {} }])("has one of the two methods: %o", (client) => {
    expect(checkClient("redisStore", client)).toBe(client);
  });

  it.each([undefined, null, "redis://localhost", {}, { call: true }, { sendcommand: () => {} }])(
    "is refused where it is none: %o",
    (client) => {
      expect(() => checkClient("redisStore", client)).toThrow(
        /^Expected the client of redisStore to be a client of ioredis or node-redis, got .*\. Pass `new Redis\(url\)`, or `createClient\(\{ url \}\)` connected\.$/,
      );
    },
  );
});

describe("the prefix of everything in Redis", () => {
  const store = (prefix: string) => () =>
    redisStore(
      scriptedClient(() => null),
      { prefix },
    );

  it.each(["baselinker", "shop:1", "a}", "{a}"])("may be %j", (prefix) => {
    expect(store(prefix)).not.toThrow();
  });

  it.each(["", "}", "}a"])("may not be %j, which would part its keys in a cluster", (prefix) => {
    expect(store(prefix)).toThrow(
      "Expected `prefix` to be a non-empty string that does not start with `}`, got ",
    );
  });

  it("is `baselinker` where nothing is said", async () => {
    const client = scriptedClient(() => null);
    await redisStore(client)
      .bind({ key: "shop" })
      .catch(() => {});
    expect(JSON.stringify(client.asked)).toContain("{baselinker}:");
  });
});
