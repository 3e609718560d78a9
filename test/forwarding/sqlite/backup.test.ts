import { spawn, spawnSync } from "node:child_process";
import { once } from "node:events";
import {
  copyFileSync,
  existsSync,
  mkdirSync,
  readdirSync,
  readFileSync,
  rmSync,
  statSync,
  symlinkSync,
  writeFileSync,
} from "node:fs";
import { basename, join, relative } from "node:path";
import { createInterface } from "node:readline";
import * as sqlite from "node:sqlite";
import { setImmediate as turnOfTheLoop } from "node:timers/promises";
import { fileURLToPath } from "node:url";
import { afterEach, describe, expect, it, vi } from "vitest";
import { SqliteLog } from "../../../src/forwarding/sqlite/sqliteLog.ts";
import { sqliteStore } from "../../../src/forwarding/sqlite/sqliteStore.ts";
import { sendingLead } from "../../contracts/testLeads.ts";
import { fakeShop } from "../forwarder/fakeShop.ts";
import { Machine } from "./machine.ts";
import { newFilesIn, temporaryFolder } from "./temporaryFolder.ts";

const folder = temporaryFolder();
const newPath = newFilesIn(folder);
const leaseMs = 60_000;

afterEach(() => {
  vi.restoreAllMocks();
});

/** Node 22.13 to 22.15 have SQLite without `backup`. */
function withoutBackup(): void {
  const older = { ...sqlite, backup: undefined };
  vi.spyOn(process, "getBuiltinModule").mockImplementation((name) =>
    name === "node:sqlite" ? older : undefined,
  );
}

function keysIn(path: string): string[] {
  const database = new sqlite.DatabaseSync(path, { readOnly: true });
  expect(database.prepare("PRAGMA integrity_check").get()).toEqual({ integrity_check: "ok" });
  const keys = database.prepare("SELECT key FROM leads ORDER BY key").all();
  database.close();
  return keys.map(({ key }) => String(key));
}

/** What is in the folder of a path and begins with its name. */
function filesLike(path: string): string[] {
  return readdirSync(folder).filter((name) => name.startsWith(basename(path)));
}

describe.each([
  ["the backup of Node", () => {}],
  ["VACUUM INTO, as before Node 22.16", withoutBackup],
])("a backup by %s", (_, prepare) => {
  it("has the file as it was at one moment, while another process writes", async () => {
    const path = newPath();
    const store = sqliteStore(path);
    prepare();
    const script = fileURLToPath(new URL("crashingWriter.ts", import.meta.url));
    const writer = spawn(process.execPath, [script, path], { stdio: ["ignore", "pipe", "inherit"] });
    const written: string[] = [];
    const lines = createInterface({ input: writer.stdout });
    lines.on("line", (line) => written.push(line));
    const until = async (count: number) => {
      while (written.length < count) await once(lines, "line");
    };
    await until(100);
    const before = [...written];
    const target = newPath();
    await store.backup(target);
    const count = written.length;
    await until(count + 20);
    writer.kill("SIGKILL");
    await once(writer, "exit");
    await store.close();
    const kept = new Set(keysIn(target));
    expect(before.filter((key) => !kept.has(key))).toEqual([]);
    // Nothing that was written later is in it without all that was written earlier.
    const written1to = Array.from(kept, (_, index) => `${writer.pid}-${index + 1}`);
    expect(written1to.filter((key) => !kept.has(key))).toEqual([]);
  });

  it("is one file that others may not read, and gets its name when it is whole", async () => {
    const path = newPath();
    const store = sqliteStore(path);
    prepare();
    await store.claim("a", { token: "t", leaseMs });
    const target = newPath();
    const made = store.backup(target);
    if (process.getBuiltinModule("node:sqlite").backup !== undefined) expect(existsSync(target)).toBe(false);
    expect(await made).toBeUndefined();
    expect(filesLike(target)).toEqual([basename(target)]);
    expect(statSync(target).mode & 0o777).toBe(0o600);
    expect(keysIn(target)).toEqual(["a"]);
    await store.close();
  });

  it("of a database in memory is a file", async () => {
    const store = sqliteStore(":memory:");
    prepare();
    await store.claim("a", { token: "t", leaseMs });
    const target = newPath();
    await store.backup(target);
    expect(keysIn(target)).toEqual(["a"]);
    await store.close();
  });

  it("that is restored is doubted: a lead that was sent after it is found in Base", async () => {
    const shop = fakeShop();
    const path = newPath();
    const open = () => sqliteStore(path, { testing: { clock: shop.clock } });
    const before = open();
    prepare();
    const first = shop.forwarder({ store: before });
    expect(await shop.ended(first.forward({ id: "1" }))).toMatchObject({ status: "success" });
    const target = newPath();
    await before.backup(target);
    expect(await shop.ended(first.forward({ id: "2" }))).toMatchObject({ status: "success" });
    const orderId = shop.account.orders.at(-1)?.order_id;
    await before.close();
    const { ino } = statSync(path);
    // The file keeps its inode and its time of birth, and only what is in it can tell that it is a copy.
    copyFileSync(target, path);
    expect(statSync(path).ino).toBe(ino);
    const restored = open();
    const second = shop.forwarder({ store: restored });
    expect(await shop.ended(second.forward({ id: "2" }))).toMatchObject({ orderId });
    expect(await shop.ended(second.forward({ id: "1" }))).toMatchObject({ status: "duplicate" });
    expect(shop.account.orders).toHaveLength(2);
    await restored.close();
  });
});

describe("a backup", () => {
  it("is doubted also in a place of its own, and by its limiter", async () => {
    const path = newPath();
    const { clock } = new Machine();
    const openLog = (place: string) =>
      new SqliteLog(place, { account: "a", limit: 100, maxWaitMs: 0, clock });
    const store = sqliteStore(path, { testing: { clock } });
    await store.bind({ key: "shop" });
    const log = openLog(path);
    expect(await log.take("1", 60_000, 0)).toBe("taken");
    const target = newPath();
    await store.backup(target);
    await log.close();
    await store.close();
    copyFileSync(target, path);
    for (const place of [target, path]) {
      const copy = sqliteStore(place, { testing: { clock } });
      await copy.bind({ key: "shop" });
      expect(await copy.claim("a", { token: "t", leaseMs })).toMatchObject({ doubt: true });
      await copy.close();
      const copiedLog = openLog(place);
      expect(await copiedLog.take("2", 60_000, 0)).toEqual({ reason: "doubt", waitMs: 60_000 });
      await copiedLog.close();
    }
  });

  it("leaves the steps of its own process running", async () => {
    const path = newPath();
    const store = sqliteStore(path);
    const padding = new sqlite.DatabaseSync(path);
    padding.exec("CREATE TABLE padding (bytes BLOB); INSERT INTO padding VALUES (randomblob(60000000))");
    padding.close();
    const target = newPath();
    let isMade = false;
    const made = store.backup(target).then(() => {
      isMade = true;
    });
    let steps = 0;
    for (; !isMade; steps += 1) {
      await store.claim(`${steps}`, { token: "t", leaseMs });
      await turnOfTheLoop();
    }
    await made;
    expect(steps).toBeGreaterThan(3);
    await store.close();
  });

  it("has what was erased only if it was made before", async () => {
    const path = newPath();
    const store = sqliteStore(path);
    await store.claim("a", { token: "t", leaseMs });
    await store.renew("a", { token: "t", leaseMs }, sendingLead);
    const [before, after] = [newPath(), newPath()];
    await store.backup(before);
    await store.erase("a");
    await store.backup(after);
    const { email = "" } = sendingLead.order;
    expect(readFileSync(before, "latin1")).toContain(email);
    expect(readFileSync(after, "latin1")).not.toContain(email);
    await store.close();
  });

  it("in progress is waited for when the store is closed, and none is made after", async () => {
    const path = newPath();
    const store = sqliteStore(path);
    await store.claim("a", { token: "t", leaseMs });
    const [first, second] = [newPath(), newPath()];
    const made = store.backup(first);
    const closed = store.close();
    await expect(store.backup(second)).rejects.toMatchObject({
      reason: "closed",
      message: `The file ${path} is closed. Open it again.`,
    });
    await closed;
    expect(keysIn(first)).toEqual(["a"]);
    await made;
    expect(filesLike(second)).toEqual([]);
    // The log of changes was emptied, though the backup had the file open.
    expect(existsSync(`${path}-wal`)).toBe(false);
  });

  it("is not made of a damaged file", async () => {
    const path = newPath();
    const store = sqliteStore(path);
    for (let index = 0; index < 300; index += 1) await store.claim(`k${index}`, { token: "t", leaseMs });
    await store.close();
    const database = new sqlite.DatabaseSync(path);
    const page = Number(
      database.prepare("SELECT rootpage FROM sqlite_schema WHERE name = 'notes'").get()?.rootpage,
    );
    database.close();
    const opened = sqliteStore(path);
    const bytes = readFileSync(path);
    bytes.fill(0x5a, (page - 1) * 4_096, page * 4_096);
    writeFileSync(path, bytes);
    const target = newPath();
    await expect(opened.backup(target)).rejects.toMatchObject({
      code: "STORE_FAILED",
      message: expect.stringContaining(`The file ${path} is damaged.`),
    });
    expect(filesLike(target)).toEqual([]);
    await opened.close();
  });
});

describe("a mistake in the path of a backup", () => {
  it.each<[string, unknown, string]>([
    ["nothing", undefined, "got undefined"],
    ["an empty text", "", 'a path where no file is yet, for example "/backups/leads-2026-11-30.sqlite"'],
    ["a byte that ends it", "a\0b", "Pass a path where no file is yet"],
    ["an address as an object", new URL("file:///backups/a.sqlite"), "Expected the path of a backup to be"],
    ["a database in memory", ":memory:", "in memory would be gone with the process. Pass the path of a file"],
    ["an address in memory", "file:a?mode=memory", "in memory would be gone with the process"],
    ["a folder", folder, "is a folder. Add the name of a file"],
    ["a folder that is not there", join(folder, "none/"), "is a folder. Add the name of a file"],
  ])("is a TypeError: %s", async (_, path, message) => {
    const store = sqliteStore(newPath());
    const failed = Reflect.apply(store.backup, undefined, [path]);
    await expect(failed).rejects.toThrow(TypeError);
    await expect(failed).rejects.toThrow(message);
    await store.close();
  });

  it.each([
    ["", "belongs to the store"],
    ["-wal", "belongs to the store"],
    ["-shm", "belongs to the store"],
    ["-journal", "belongs to the store"],
  ])("is a TypeError where it is the store's own file%s", async (end, message) => {
    const path = newPath();
    const store = sqliteStore(path);
    await store.claim("a", { token: "t", leaseMs });
    const link = newPath();
    symlinkSync(folder, link);
    for (const wanted of [path + end, join(link, basename(path) + end)])
      await expect(store.backup(wanted)).rejects.toThrow(message);
    rmSync(link);
    expect(await store.claim("a", { token: "t", leaseMs })).toMatchObject({ status: "claimed" });
    await store.close();
  });

  it("never overwrites a file, nor another backup that is made at once, nor what a link leads to", async () => {
    const store = sqliteStore(newPath());
    const [target, dangling, both] = [newPath(), newPath(), newPath()];
    writeFileSync(target, "mine");
    symlinkSync(join(folder, "nowhere"), dangling);
    for (const path of [target, dangling]) {
      await expect(store.backup(path)).rejects.toThrow(TypeError);
      await expect(store.backup(path)).rejects.toThrow(
        `The file ${path} exists, and a backup never overwrites. Choose another path`,
      );
    }
    expect(readFileSync(target, "utf8")).toBe("mine");
    const ends = await Promise.allSettled([store.backup(both), store.backup(both)]);
    expect(ends.map(({ status }) => status).sort()).toEqual(["fulfilled", "rejected"]);
    expect(ends.find(({ status }) => status === "rejected")).toMatchObject({ reason: expect.any(TypeError) });
    await store.close();
  });

  it.each([
    ["of a folder that is missing", () => join(newPath(), "a.sqlite"), "Create it, and try again."],
    [
      "of a file in place of a folder",
      () => {
        const file = newPath();
        writeFileSync(file, "");
        return join(file, "a.sqlite");
      },
      "Create it, and try again.",
    ],
    ["that is too long", () => join(folder, "a".repeat(300)), "its name is too long. Choose a shorter one."],
  ])("is a StoreError that says what to do: that %s", async (_, pathOf, advice) => {
    const store = sqliteStore(newPath());
    const path = pathOf();
    await expect(store.backup(path)).rejects.toMatchObject({
      code: "STORE_FAILED",
      retryable: false,
      message: expect.stringMatching(`^The backup ${path} was not made: .*${advice}$`),
    });
    await store.close();
  });

  it("is none where the path is relative or an address", async () => {
    const store = sqliteStore(newPath());
    const [target, addressed] = [newPath(), newPath()];
    await store.backup(relative(process.cwd(), target));
    await store.backup(`file:${addressed}`);
    expect([existsSync(target), existsSync(addressed)]).toEqual([true, true]);
    await store.close();
  });

  it("is not made of another file that took the place of the store's", async () => {
    const path = newPath();
    const store = sqliteStore(path);
    rmSync(path);
    await expect(store.backup(newPath())).rejects.toMatchObject({
      reason: "replaced",
      message: expect.stringContaining("No backup was made. Restart the processes that use it."),
    });
    await store.close();
  });

  it("is told from a full disk, which keeps nothing of it", async (context) => {
    const small = newPath();
    mkdirSync(small);
    if (spawnSync("mount", ["-t", "tmpfs", "-o", "size=20k", "tmpfs", small]).status !== 0) {
      console.warn("backup.test.ts: the full disk is skipped, mounting a small one is not allowed here");
      return context.skip();
    }
    const store = sqliteStore(newPath());
    try {
      const target = join(small, "a.sqlite");
      await expect(store.backup(target)).rejects.toMatchObject({
        retryable: true,
        message: `The backup ${target} was not made: the disk is full. Free space, and try again.`,
      });
      expect(readdirSync(small)).toEqual([]);
    } finally {
      await store.close();
      spawnSync("umount", [small]);
    }
  });

  it.skipIf(process.platform === "win32")("is told from a folder that may not be written", () => {
    const locked = newPath();
    mkdirSync(locked, { mode: 0o500 });
    const target = join(locked, "a.sqlite");
    // The super-user may write in any folder.
    const script = `
      import { sqliteStore } from ${JSON.stringify(new URL("../../../src/forwarding/sqlite/sqliteStore.ts", import.meta.url).href)};
      const store = sqliteStore(":memory:");
      if (process.getuid() === 0) process.setuid(65534);
      await store.backup(${JSON.stringify(target)}).catch(({ message }) => console.log(message));`;
    const { stdout } = spawnSync(process.execPath, ["--input-type=module", "-e", script], {
      encoding: "utf8",
    });
    expect(stdout.trim()).toBe(
      `The backup ${target} was not made: the process may not write in ${locked}. Give it permission, and try again.`,
    );
  });
});
