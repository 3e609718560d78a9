import { spawn, spawnSync } from "node:child_process";
import { once } from "node:events";
import { mkdtempSync, readFileSync, rmSync, truncateSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { DatabaseSync } from "node:sqlite";
import { fileURLToPath } from "node:url";
import { afterEach, beforeEach, describe, expect, it } from "vitest";
import { sqliteStore } from "../../../src/forwarding/sqlite/sqliteStore.ts";
import { sendingLead } from "../../contracts/testLeads.ts";
import { unreadableLeads } from "../../contracts/unreadableLeads.ts";
import { manualClock } from "../../support/manualClock.ts";
import { fakeShop } from "../forwarder/fakeShop.ts";

let folder = "";
let path = "";
beforeEach(() => {
  folder = mkdtempSync(join(tmpdir(), "sqlite-file-"));
  path = join(folder, "leads.sqlite");
});
afterEach(() => rmSync(folder, { recursive: true, force: true }));

const leaseMs = 60_000;

/** Opens the file, which must fail and leave the file as it is. */
function refusal(): Error {
  const before = readFileSync(path);
  try {
    sqliteStore(path);
  } catch (error) {
    expect(readFileSync(path)).toEqual(before);
    expect(error).toMatchObject({ code: "STORE_FAILED", retryable: false });
    if (error instanceof Error) return error;
  }
  throw new Error("The file was opened.");
}

/** Overwrites the first page of a table. */
function damageTable(of: string, table: string): void {
  const database = new DatabaseSync(of);
  const page = Number(
    database.prepare("SELECT rootpage FROM sqlite_schema WHERE name = ?").get(table)?.rootpage,
  );
  database.close();
  const bytes = readFileSync(of);
  bytes.fill(0x5a, (page - 1) * 4_096, page * 4_096);
  writeFileSync(of, bytes);
}

describe("a file that is not a store of ours", () => {
  it("is left alone where it is not a database", () => {
    writeFileSync(path, "Dear diary, today I keep my leads in a text file.\n".repeat(100));
    expect(refusal()).toMatchObject({
      code: "STORE_FAILED",
      retryable: false,
      message: expect.stringContaining("not a SQLite database"),
    });
  });

  it("is left alone where it belongs to another program", () => {
    const other = new DatabaseSync(path);
    other.exec("CREATE TABLE invoices (id INTEGER); INSERT INTO invoices VALUES (1)");
    other.close();
    expect(refusal().message).toContain("another program");
  });

  it("is left alone where another version made it", async () => {
    await sqliteStore(path).close();
    const newer = new DatabaseSync(path);
    newer.exec("PRAGMA user_version = 99");
    newer.close();
    expect(refusal().message).toContain("another version");
  });

  it("is left alone where it is damaged", async () => {
    const store = sqliteStore(path);
    for (let index = 0; index < 300; index += 1) {
      await store.claim(`k${index}`, { token: "t", leaseMs });
      await store.renew(`k${index}`, { token: "t", leaseMs }, sendingLead);
    }
    await store.close();
    const bytes = readFileSync(path);
    bytes.fill(0x5a, 5_000, bytes.length - 5_000);
    writeFileSync(path, bytes);
    expect(refusal()).toMatchObject({ retryable: false, message: expect.stringContaining("damaged") });
  });

  it("is looked through when it is opened, if it is small or was not closed; a large one that was closed is not", async () => {
    const store = sqliteStore(path);
    const large = new DatabaseSync(path);
    large.exec("CREATE TABLE padding (bytes BLOB); INSERT INTO padding VALUES (zeroblob(11000000))");
    large.close();
    await store.claim("k", { token: "t", leaseMs });
    await store.close();
    damageTable(path, "notes");
    const opened = sqliteStore(path);
    await expect(opened.readNote("n")).rejects.toMatchObject({
      retryable: false,
      message: expect.stringContaining("damaged"),
    });
    // It has its log of changes now, as after `kill -9`.
    await opened.claim("k2", { token: "t", leaseMs });
    const damaged = {
      retryable: false,
      message: expect.stringContaining("is damaged. It was left as it is"),
    };
    expect(() => sqliteStore(path)).toThrow(expect.objectContaining(damaged));
    await opened.close();
  });

  it("is left alone where it was cut short", async () => {
    const store = sqliteStore(path);
    for (let index = 0; index < 300; index += 1) {
      await store.claim(`k${index}`, { token: "t", leaseMs });
      await store.renew(`k${index}`, { token: "t", leaseMs }, sendingLead);
    }
    await store.close();
    truncateSync(path, 8_192);
    expect(refusal()).toMatchObject({ retryable: false });
  });

  it("tells of a record that it cannot read, rather than take the lead for one never sent", async () => {
    const store = sqliteStore(path);
    const other = new DatabaseSync(path);
    for (const lead of unreadableLeads) {
      await store.claim("a", { token: "t", leaseMs });
      await store.renew("a", { token: "t", leaseMs }, sendingLead);
      await store.finish("a", "t", { state: "open" });
      other.prepare("UPDATE leads SET lead = ?").run(lead);
      const unreadable = expect.objectContaining({
        code: "STORE_FAILED",
        retryable: false,
        message: `A record of the file ${path} cannot be read. Look for its order in Base by hand.`,
      });
      expect(await store.claim("a", { token: "u", leaseMs })).toMatchObject({ unreadable });
      other.exec("DELETE FROM leads");
    }
    other.close();
    await store.close();
  });

  it("is named, where its folder does not exist", () => {
    expect(() => sqliteStore(join(folder, "none", "leads.sqlite"))).toThrow("could not be opened");
  });
});

describe("a file in use", () => {
  it("waits for another process that writes, and then continues", async () => {
    const store = sqliteStore(path, { maxWaitMs: 10_000 });
    const other = new DatabaseSync(path);
    other.exec("BEGIN IMMEDIATE");
    const claim = store.claim("a", { token: "t", leaseMs });
    setTimeout(() => other.exec("COMMIT"), 120);
    expect(await claim).toMatchObject({ status: "claimed" });
    other.close();
    await store.close();
  });

  it("gives up in time where the other does not let go", async () => {
    const store = sqliteStore(path, { maxWaitMs: 60 });
    const other = new DatabaseSync(path);
    other.exec("BEGIN IMMEDIATE");
    await expect(store.claim("a", { token: "t", leaseMs })).rejects.toMatchObject({
      code: "STORE_FAILED",
      retryable: true,
      message: expect.stringContaining("locked by another process"),
    });
    other.close();
    await store.close();
  });

  it("keeps everything that was recorded when its process is killed", async () => {
    const script = fileURLToPath(new URL("crashingWriter.ts", import.meta.url));
    const child = spawn(process.execPath, [script, path], { stdio: ["ignore", "pipe", "inherit"] });
    let told = "";
    for await (const chunk of child.stdout) {
      told += String(chunk);
      if (told.split("\n").length > 60) break;
    }
    child.kill("SIGKILL");
    if (child.exitCode === null && child.signalCode === null) await once(child, "exit");
    const store = sqliteStore(path);
    const known = told.split("\n").slice(0, -1);
    expect(known.length).toBeGreaterThanOrEqual(60);
    for (const key of known)
      expect(await store.claim(key, { token: "t", leaseMs })).toMatchObject({ status: "sent" });
    await store.close();
  });

  it("can be opened by several processes that all find it missing", async () => {
    const script = fileURLToPath(new URL("crashingWriter.ts", import.meta.url));
    const children = Array.from({ length: 4 }, () =>
      spawn(process.execPath, [script, path, "once"], { stdio: ["ignore", "ignore", "inherit"] }),
    );
    const codes = await Promise.all(children.map(async (child) => (await once(child, "exit"))[0]));
    expect(codes).toEqual([0, 0, 0, 0]);
  });
});

describe("time in a file", () => {
  it("ends a lease at one moment, for who lists and for who claims", async () => {
    const clock = manualClock();
    const store = sqliteStore(path, { testing: { clock } });
    await store.claim("a", { token: "dead", leaseMs: 1_000 });
    await store.renew("a", { token: "dead", leaseMs: 1_000 }, sendingLead);
    await clock.advance(999);
    expect(await store.listOpen()).toEqual([]);
    expect(await store.claim("a", { token: "t", leaseMs: 1_000 })).toEqual({ status: "busy" });
    await clock.advance(1);
    expect(await store.listOpen()).toEqual(["a"]);
    expect(await store.claim("a", { token: "t", leaseMs: 1_000 })).toMatchObject({ status: "claimed" });
    await store.close();
  });

  it("removes notes that are over", async () => {
    const clock = manualClock();
    const store = sqliteStore(path, { testing: { clock } });
    await store.writeNote("over", "text", 30_000);
    await store.writeNote("kept", "text", 90_000);
    await store.claim("a", { token: "t", leaseMs });
    await clock.advance(61_000);
    await store.claim("b", { token: "t", leaseMs });
    await store.close();
    const database = new DatabaseSync(path);
    const names = database.prepare("SELECT name FROM notes").all();
    expect(names).toEqual([{ name: "kept" }]);
    database.close();
  });
});

describe("a clock that is set back", () => {
  it("holds a dead process's lease for one lease more, not for the hour", async () => {
    const clock = manualClock();
    const store = sqliteStore(path, { testing: { clock } });
    await store.claim("a", { token: "dead", leaseMs: 1_000 });
    await store.renew("a", { token: "dead", leaseMs: 1_000 }, sendingLead);
    clock.jump(-3_600_000);
    expect(await store.claim("a", { token: "t", leaseMs: 1_000 })).toEqual({ status: "busy" });
    await clock.advance(1_001);
    expect(await store.listOpen()).toEqual(["a"]);
    expect(await store.claim("a", { token: "t", leaseMs: 1_000 })).toMatchObject({ status: "claimed" });
    await store.close();
  });

  it("takes nothing from a process that lives and renews", async () => {
    const clock = manualClock();
    const store = sqliteStore(path, { testing: { clock } });
    await store.claim("a", { token: "alive", leaseMs: 1_000 });
    for (const jump of [-3_600_000, 3_600_000, -3_600_000]) {
      clock.jump(jump);
      expect(await store.renew("a", { token: "alive", leaseMs: 1_000 })).toBe(true);
      expect(await store.claim("a", { token: "t", leaseMs: 1_000 })).toEqual({ status: "busy" });
    }
    await store.close();
  });
});

describe("a full disk", () => {
  // A file system of one megabyte, for root only; elsewhere the test says why it does not run.
  const mounted = () => spawnSync("mount", ["-t", "tmpfs", "-o", "size=1m", "tmpfs", folder]).status === 0;

  it("stops the sending before a request leaves, and continues when there is room again", async (context) => {
    if (!mounted()) {
      console.warn(
        "test/forwarding/sqlite/sqliteFile.test.ts: the full disk is skipped, mounting a small one is not allowed here",
      );
      return context.skip();
    }
    const shop = fakeShop();
    const store = sqliteStore(path, { testing: { clock: shop.clock } });
    try {
      const filler = join(folder, "filler");
      const forward = shop.forwarder({ store });
      expect(await shop.ended(forward.forward({ id: "1" }))).toMatchObject({ status: "success" });
      try {
        writeFileSync(filler, Buffer.alloc(2 ** 20));
      } catch {
        // As full as it gets.
      }
      const sent = shop.account.requests.length;
      const failed = await shop.ended(forward.forward({ id: "2", email: "x".repeat(9_000) }));
      expect(failed).toMatchObject({ status: "error", retryable: true, error: { code: "STORE_FAILED" } });
      expect(shop.account.requests).toHaveLength(sent);
      rmSync(filler);
      expect(await shop.ended(forward.forward({ id: "2" }))).toMatchObject({ status: "success" });
      expect(await shop.ended(forward.forward({ id: "1" }))).toMatchObject({ status: "duplicate" });
      expect(shop.account.orders).toHaveLength(2);
    } finally {
      await store.close();
      spawnSync("umount", [folder]);
    }
  });
});
