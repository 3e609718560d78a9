import { copyFileSync, existsSync, readFileSync, renameSync } from "node:fs";
import { join } from "node:path";
import { DatabaseSync } from "node:sqlite";
import { describe, expect, it } from "vitest";
import { Baselinker } from "../../../src/client/calls/baselinker.ts";
import {
  type SqliteRateLimiterOptions,
  sqliteRateLimiter,
} from "../../../src/forwarding/sqlite/sqliteRateLimiter.ts";
import { sqliteStore } from "../../../src/forwarding/sqlite/sqliteStore.ts";
import { limiterContract } from "../../contracts/contracts.ts";
import { describeLimiterOptions } from "../../contracts/limiterOptions.ts";
import { type ManualClock, manualClock } from "../../support/manualClock.ts";
import { newFilesIn, temporaryFolder } from "./temporaryFolder.ts";

const token = "1-2-TEST";
const folder = temporaryFolder();
const newPath = newFilesIn(folder);

limiterContract({ describe, it }, "SQLite", async () => {
  const path = newPath();
  const clock = manualClock();
  const opened: ReturnType<typeof sqliteRateLimiter>[] = [];
  const close = async () => {
    for (const limiter of opened.splice(0)) await limiter.close();
  };
  return {
    clock,
    async open(limits) {
      const limiter = sqliteRateLimiter(path, { token, ...limits, testing: { ...limits.testing, clock } });
      opened.push(limiter);
      return limiter;
    },
    async forget() {
      await close();
      const database = new DatabaseSync(path);
      database.exec("DELETE FROM requests");
      database.close();
      copyFileSync(path, `${path}.backup`);
      renameSync(`${path}.backup`, path);
    },
    close,
  };
});
describeLimiterOptions("SQLite", (options) => sqliteRateLimiter(newPath(), { token, ...options }));

/** How many of the calls get their permit without time passing. */
async function permitsAtOnce(
  limiter: ReturnType<typeof sqliteRateLimiter>,
  clock: ManualClock,
  calls: number,
): Promise<number> {
  let permits = 0;
  const controller = new AbortController();
  for (let call = 0; call < calls; call += 1) {
    limiter.acquire({ tracked: true, signal: controller.signal }).then(
      () => {
        permits += 1;
      },
      () => {},
    );
  }
  for (let turn = 0; turn < calls + 1; turn += 1) await clock.advance(0);
  controller.abort();
  await clock.advance(1_100);
  return permits;
}

describe("a limiter in a file", () => {
  it("continues counting where the process before it was, however that ended", async () => {
    const path = newPath();
    const clock = manualClock();
    const options = { token, testing: { clock }, requestsPerMinute: 5 };
    expect(await permitsAtOnce(sqliteRateLimiter(path, options), clock, 3)).toBe(3);
    await clock.advance(30_000);
    expect(await permitsAtOnce(sqliteRateLimiter(path, options), clock, 9)).toBe(2);
    // What was never reported on counts for the window, the way to the server and a quarter of a window.
    await clock.advance(46_000);
    expect(await permitsAtOnce(sqliteRateLimiter(path, options), clock, 9)).toBe(3);
  });

  it("remembers a block", async () => {
    const path = newPath();
    const clock = manualClock();
    await sqliteRateLimiter(path, { token, testing: { clock } }).pauseUntil(new Date(clock.date() + 600_000));
    const restarted = sqliteRateLimiter(path, { token, testing: { clock } });
    await clock.advance(590_000);
    expect(await permitsAtOnce(restarted, clock, 1)).toBe(0);
    expect(restarted.pausedUntil?.()).toBeDefined();
    await clock.advance(10_000);
    expect(restarted.pausedUntil?.()).toBeUndefined();
    expect(await permitsAtOnce(restarted, clock, 1)).toBe(1);
  });

  it("counts each token for itself, and writes none of them down", async () => {
    const path = newPath();
    const clock = manualClock();
    const one = sqliteRateLimiter(path, { token, testing: { clock }, requestsPerMinute: 2 });
    const other = sqliteRateLimiter(path, { token: "3-4-TEST", testing: { clock }, requestsPerMinute: 2 });
    await one.pauseUntil(new Date(clock.date() + 600_000));
    expect(await permitsAtOnce(other, clock, 3)).toBe(2);
    for (const file of [path, `${path}-wal`]) expect(readFileSync(file, "latin1")).not.toContain("TEST");
  });

  it("shares its file with a store", async () => {
    const path = newPath();
    const store = sqliteStore(path);
    const limiter = sqliteRateLimiter(path, { token });
    const permit = await limiter.acquire({ tracked: true });
    expect(await store.claim("a", { token: "t", leaseMs: 1_000 })).toMatchObject({ status: "claimed" });
    if (typeof permit === "object") permit.end("answer");
    await limiter.close();
    await store.close();
    const again = sqliteStore(path);
    expect(await again.claim("a", { token: "u", leaseMs: 1_000 })).toEqual({ status: "busy" });
    await again.close();
  });

  it("leaves the event loop its turns while it grants many permits", async () => {
    const limiter = sqliteRateLimiter(newPath(), { token });
    let turns = 0;
    const counting = setInterval(() => {
      turns += 1;
    }, 0);
    await Promise.all(Array.from({ length: 50 }, () => limiter.acquire()));
    clearInterval(counting);
    expect(turns).toBeGreaterThanOrEqual(25);
  });

  it("releases its file when it is closed, also by `await using`", async () => {
    const path = newPath();
    {
      await using limiter = sqliteRateLimiter(path, { token });
      await limiter.acquire();
      expect(existsSync(`${path}-wal`)).toBe(true);
    }
    expect(existsSync(`${path}-wal`)).toBe(false);
  });

  it.each([
    [{ token, share: 2 }, RangeError, "`share`"],
    [{ token, maxWaitMs: Number.NaN }, RangeError, "`maxWaitMs`"],
    [{ token, maxWait: 5 }, TypeError, "Did you mean `maxWaitMs`?"],
    [
      {},
      TypeError,
      "Expected `token` to be a non-empty string (your API token), got undefined. Is the environment variable set?",
    ],
    [{ token: undefined }, TypeError, "Is the environment variable set?"],
    [{ token: 5 }, TypeError, "a non-empty string (your API token)"],
    [undefined, TypeError, "Expected the options of sqliteRateLimiter to be an object"],
  ])("refuses %o before it opens the file", (options: unknown, kind, message) => {
    const open = () => sqliteRateLimiter(join(folder, "none", "x"), options as SqliteRateLimiterOptions);
    expect(open).toThrow(kind);
    expect(open).toThrow(message);
  });

  it("shows nothing of a token that it refuses", () => {
    const open = () => sqliteRateLimiter(newPath(), { token: "5-CANARY\n" });
    expect(open).toThrow(
      "printable ASCII without spaces and line ends. Was it copied with something around it?",
    );
    expect(open).not.toThrow("CANARY");
  });

  it("refuses a path that is none", () => {
    const open = () => sqliteRateLimiter(Number("7") as unknown as string, { token });
    expect(open).toThrow(TypeError);
    expect(open).toThrow("Expected the path of sqliteRateLimiter to be a non-empty string, got 7.");
  });
});

it("a client refuses the limiter of another token, which would count for no one", async () => {
  const limiter = sqliteRateLimiter(newPath(), { token: "one-token" });
  expect(() => new Baselinker({ token: "another-token", rateLimit: { limiter } })).toThrow(
    "Expected `rateLimit.limiter` to be a limiter made for this client's token",
  );
  expect(() => new Baselinker({ token: "one-token", rateLimit: { limiter } })).not.toThrow();
  await limiter.close();
});
