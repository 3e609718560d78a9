import { describe, expect, it } from "vitest";
import { FallbackLog } from "../../../src/forwarding/redis/fallbackLog.ts";
import { RedisLog } from "../../../src/forwarding/redis/redisLog.ts";
import { StoreError } from "../../../src/shared/errors/storeError.ts";
import { manualClock } from "../../support/manualClock.ts";

const held = 60_000;

describe("a limiter whose Redis is away", () => {
  it("sends nothing until what others have sent counts no longer, and then its share", async () => {
    const { log, clock } = setUp();
    await clock.advance(20_000);
    expect(await log.take("first", held, 0)).toEqual({ waitMs: 40_000, reason: "doubt" });
    await clock.advance(39_999);
    expect(await log.take("first", held, 0)).toEqual({ waitMs: 1, reason: "doubt" });
    await clock.advance(1);
    expect(await log.take("first", held, 0)).toBe("taken");
    await clock.advance(10_000);
    expect(await log.take("second", held, 0)).toBe("taken");
    expect(await log.take("third", held, 0)).toEqual({ waitMs: 50_000, reason: "limit" });
    await clock.advance(50_000);
    expect(await log.take("third", held, 0)).toBe("taken");
    expect(await log.take("fourth", held, 0)).toEqual({ waitMs: 10_000, reason: "limit" });
  });

  it("counts a request for as long as its end says", async () => {
    const { log, clock, asked } = setUp();
    await clock.advance(held);
    await log.take("first", held, 0);
    await log.take("second", held, 0);
    await clock.advance(20_000);
    await log.hold("first", held);
    await log.hold("second", 0);
    expect(await log.take("third", held, 0)).toBe("taken");
    expect(await log.take("fourth", held, 0)).toEqual({ waitMs: held, reason: "limit" });
    expect(asked.filter(([what]) => what === "hold")).toEqual([]);
  });

  it("waits for the request that ends first, which need not be the oldest", async () => {
    const { log, clock } = setUp();
    await clock.advance(held);
    await log.take("first", held, 0);
    await log.take("second", held, 0);
    await clock.advance(20_000);
    await log.hold("first", held);
    expect(await log.take("third", held, 0)).toEqual({ waitMs: 40_000, reason: "limit" });
  });

  it("leaves a fifth of its share free where it is asked to, and of a small one none", async () => {
    for (const [limit, pages] of [
      [20, 8],
      [8, 4],
    ] as const) {
      const { clock, redisLog } = setUp();
      const log = new FallbackLog(redisLog, limit, 0.5, clock);
      await clock.advance(held);
      for (let page = 0; page < pages; page += 1) {
        expect(await log.take(`page ${page}`, held, 20)).toBe("taken");
        await clock.advance(1_000);
      }
      const full = { waitMs: held - pages * 1_000, reason: "limit" };
      expect(await log.take("page", held, 20)).toEqual(full);
      for (let call = pages; call < limit / 2; call += 1) {
        expect(await log.take(`call ${call}`, held, 0)).toBe("taken");
      }
      // All that were taken besides have to come free first.
      const waitMs = full.waitMs + (limit / 2 - pages) * 1_000;
      expect(await log.take("page", held, 20)).toEqual({ waitMs, reason: "limit" });
    }
  });

  it("tells Redis how many slots may be taken", async () => {
    const { log, redis, asked } = setUp();
    redis.answer = ["taken", "0", "epoch"];
    await log.take("page", held, 20);
    expect(asked.at(-1)?.slice(0, 3)).toEqual(["take", 80, held]);
  });

  it("asks whether it is back every five seconds, and not for each permit", async () => {
    const { log, clock, asked } = setUp();
    await log.take("a", held, 0);
    await clock.advance(4_999);
    await log.take("b", held, 0);
    expect(asked).toHaveLength(1);
    await clock.advance(1);
    await log.take("c", held, 0);
    expect(asked).toHaveLength(2);
  });

  it("tells it, when it is back, once what was sent meanwhile", async () => {
    const { log, clock, redis, asked } = setUp();
    await clock.advance(held);
    await log.take("first", held, 0);
    await clock.advance(10_000.5);
    redis.answer = ["taken", "0", "epoch"];
    expect(await log.take("second", held, 0)).toBe("taken");
    expect(asked.at(-1)).toEqual(["take", 100, held, "server", "", "second", "first", 50_000]);
    expect(await log.take("third", held, 0)).toBe("taken");
    expect(asked.at(-1)).toEqual(["take", 100, held, "server", "epoch", "third"]);
    await log.hold("first", 5);
    expect(asked.at(-1)).toEqual(["hold", "first", 5]);
  });

  it("is quiet again where Redis goes once more: what it was told by then counts", async () => {
    const { log, clock, redis } = setUp();
    redis.answer = ["taken", "0", "epoch"];
    await clock.advance(30_000);
    await log.take("first", held, 0);
    redis.answer = undefined;
    await clock.advance(20_000);
    expect(await log.take("second", held, 0)).toEqual({ waitMs: 40_000, reason: "doubt" });
  });

  it("does not continue alone where Redis must not be used", async () => {
    const { log, clock, redis } = setUp();
    await clock.advance(held);
    redis.error = new StoreError("It would forget.", { retryable: false, reason: "would_forget" });
    await expect(log.take("first", held, 0)).rejects.toBe(redis.error);
  });

  it("tells Redis of a pause, also of one that does not last a whole millisecond", async () => {
    const { log, redis, asked } = setUp();
    redis.answer = [];
    await log.pause(10.2);
    expect(asked).toEqual([["pause", 11]]);
  });
});

describe("the log of requests in Redis", () => {
  it.each([
    [["limit", "70", "e"], { waitMs: 70, reason: "limit" }],
    [[Buffer.from("block"), "5", "e"], { waitMs: 5, reason: "block" }],
    [["taken"], "taken"],
  ])("reads the answer %j", async (answer, result) => {
    const { redisLog, redis } = setUp();
    redis.answer = answer;
    expect(await redisLog.take("id", held, 0)).toEqual(result);
  });

  it.each([[["sold", "1"]], [[]], ["taken"], [null]])(
    "refuses the answer %o, and is asked again",
    async (answer) => {
      const { redisLog, redis } = setUp();
      redis.answer = answer;
      await expect(redisLog.take("id", held, 0)).rejects.toMatchObject({
        message: expect.stringContaining("Unexpected reply from Redis."),
        retryable: true,
      });
    },
  );

  it("knows no epoch where it was told none", async () => {
    const { redisLog, redis, asked } = setUp();
    redis.answer = ["taken", "0", "e"];
    await redisLog.take("a", held, 0);
    redis.answer = ["taken", "0"];
    await redisLog.take("b", held, 0);
    await redisLog.take("c", held, 0);
    expect(asked.map((args) => args[4])).toEqual(["", "e", ""]);
  });
});

/** A log of 100 requests a minute, and half a share of 4 where its Redis is away. */
function setUp() {
  const clock = manualClock();
  const asked: (readonly (string | number)[])[] = [];
  const redis: { answer: unknown; error: Error } = { answer: undefined, error: new Error("Redis is away.") };
  const script = {
    async run(_: readonly string[], args: readonly (string | number)[]) {
      asked.push(args);
      if (redis.answer === undefined) throw redis.error;
      return redis.answer;
    },
  };
  const redisLog = new RedisLog(script, "{shop}", 100, async () => "server");
  return { clock, asked, redis, redisLog, log: new FallbackLog(redisLog, 4, 0.5, clock) };
}
