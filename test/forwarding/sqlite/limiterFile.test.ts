import { spawnSync } from "node:child_process";
import { mkdtempSync, readFileSync, renameSync, rmSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { DatabaseSync } from "node:sqlite";
import { describe, expect, it, vi } from "vitest";
import { sqliteRateLimiter } from "../../../src/forwarding/sqlite/sqliteRateLimiter.ts";
import { newFilesIn, temporaryFolder } from "./temporaryFolder.ts";

const token = "1-2-TEST";
const folder = temporaryFolder();
const newPath = newFilesIn(folder);

describe("a file that a limiter cannot use", () => {
  it("is refused and left as it is where it is not a database, or another program's", () => {
    const text = newPath();
    writeFileSync(text, "Dear diary, today I keep my limits in a text file.\n".repeat(100));
    const foreign = newPath();
    const other = new DatabaseSync(foreign);
    other.exec("CREATE TABLE requests (id INTEGER); INSERT INTO requests VALUES (1)");
    other.close();
    for (const [path, words] of [
      [text, "not a SQLite database"],
      [foreign, "another program"],
    ] as const) {
      const before = readFileSync(path);
      expect(() => sqliteRateLimiter(path, { token })).toThrow(words);
      expect(readFileSync(path)).toEqual(before);
    }
  });

  it("gives no permit where it is damaged while it is in use", async () => {
    const path = newPath();
    const limiter = sqliteRateLimiter(path, { token });
    await limiter.acquire();
    const other = new DatabaseSync(path);
    other.exec("PRAGMA wal_checkpoint(TRUNCATE)");
    other.close();
    const bytes = readFileSync(path);
    bytes.fill(0x5a, 4_096);
    writeFileSync(path, bytes);
    await expect(limiter.acquire()).rejects.toMatchObject({ code: "STORE_FAILED" });
  });

  it("gives no permit where it was removed or replaced, as others would begin a count of their own", async () => {
    const path = newPath();
    const limiter = sqliteRateLimiter(path, { token });
    await limiter.acquire();
    renameSync(path, `${path}.old`);
    const refusal = {
      code: "STORE_FAILED",
      retryable: false,
      message: `The file ${path} was removed or replaced while it was in use. Stop the processes that use it, and start them two minutes later.`,
    };
    await expect(limiter.acquire()).rejects.toMatchObject(refusal);
    await sqliteRateLimiter(path, { token }).acquire();
    await expect(limiter.acquire()).rejects.toMatchObject(refusal);
  });

  it("gives no permit while another process holds it, and continues afterwards", async () => {
    const path = newPath();
    const limiter = sqliteRateLimiter(path, { token, maxWaitMs: 60 });
    const other = new DatabaseSync(path);
    other.exec("BEGIN IMMEDIATE");
    await expect(limiter.acquire()).rejects.toMatchObject({
      code: "STORE_FAILED",
      retryable: true,
      message: expect.stringContaining("locked by another process"),
    });
    const patient = sqliteRateLimiter(path, { token, maxWaitMs: 10_000 }).acquire();
    setTimeout(() => other.exec("COMMIT"), 120);
    await expect(patient).resolves.toBeDefined();
    await expect(limiter.acquire()).resolves.toBeDefined();
    other.close();
  });

  it("gives no permit while the disk is full, and continues when there is room again", async (context) => {
    const small = mkdtempSync(join(folder, "small-"));
    // A file system of one megabyte, for root only.
    if (spawnSync("mount", ["-t", "tmpfs", "-o", "size=1m", "tmpfs", small]).status !== 0) {
      console.warn(
        "test/forwarding/sqlite/limiterFile.test.ts: the full disk is skipped, mounting is not allowed here",
      );
      return context.skip();
    }
    const limiter = sqliteRateLimiter(join(small, "limit.sqlite"), { token, requestsPerMinute: 100_000 });
    try {
      const filler = join(small, "filler");
      try {
        writeFileSync(filler, Buffer.alloc(2 ** 20));
      } catch {
        // As full as it gets.
      }
      const untilFull = async () => {
        for (let call = 0; call < 500; call += 1) await limiter.acquire();
      };
      await expect(untilFull()).rejects.toMatchObject({
        code: "STORE_FAILED",
        message: expect.stringContaining("disk"),
      });
      rmSync(filler);
      // Some kernels give the room of a removed file back a moment later.
      await vi.waitFor(async () => void (await limiter.acquire()), { timeout: 10_000, interval: 20 });
    } finally {
      await limiter.close();
      spawnSync("umount", [small]);
    }
  });
});
