import { chmodSync, copyFileSync, existsSync, renameSync, rmSync, statSync, writeFileSync } from "node:fs";
import { DatabaseSync } from "node:sqlite";
import { describe, expect, it, vi } from "vitest";
import { openFile } from "../../../src/forwarding/sqlite/openFile.ts";
import { registerTable } from "../../../src/forwarding/sqlite/sqliteEntries.ts";
import { sqliteRateLimiter } from "../../../src/forwarding/sqlite/sqliteRateLimiter.ts";
import { sqliteRegister } from "../../../src/forwarding/sqlite/sqliteRegister.ts";
import { leadsTable } from "../../../src/forwarding/sqlite/sqliteRows.ts";
import { sqliteStore } from "../../../src/forwarding/sqlite/sqliteStore.ts";
import { sendingLead } from "../../contracts/testLeads.ts";
import { manualClock } from "../../support/manualClock.ts";
import { fakeShop } from "../forwarder/fakeShop.ts";
import { newFilesIn, temporaryFolder } from "./temporaryFolder.ts";

const folder = temporaryFolder();
const newPath = newFilesIn(folder);
const leaseMs = 60_000;
const account = { key: "shop" };
const dayMs = 86_400_000;

function change(path: string, sql: string): void {
  const database = new DatabaseSync(path);
  database.exec(sql);
  database.close();
}

describe("a file that is removed or replaced while it is in use", () => {
  it.each([
    ["removed", (path: string) => rmSync(path)],
    [
      "replaced",
      (path: string) => {
        copyFileSync(path, `${path}.copy`);
        renameSync(`${path}.copy`, path);
      },
    ],
  ])("takes nothing more, where it was %s", async (_, disturb) => {
    const path = newPath();
    const store = sqliteStore(path);
    await store.bind(account);
    await store.claim("a", { token: "t", leaseMs });
    disturb(path);
    const refusal = {
      code: "STORE_FAILED",
      reason: "replaced",
      retryable: true,
      message: expect.stringContaining("Nothing was sent."),
    };
    await expect(store.claim("b", { token: "t", leaseMs })).rejects.toMatchObject(refusal);
    await expect(store.renew("a", { token: "t", leaseMs }, sendingLead)).rejects.toMatchObject(refusal);
    await expect(store.finish("a", "t", { state: "failed" })).rejects.toMatchObject(refusal);
    await store.close();
  });

  it("stops a lead before it is sent", async () => {
    const shop = fakeShop();
    const path = newPath();
    const store = sqliteStore(path, { testing: { clock: shop.clock } });
    const { forward } = shop.forwarder({ store });
    expect(await shop.ended(forward({ id: "1" }))).toMatchObject({ status: "success" });
    rmSync(path);
    const sent = shop.account.requests.length;
    expect(await shop.ended(forward({ id: "1" }))).toMatchObject({
      status: "error",
      retryable: true,
      error: { reason: "replaced" },
    });
    expect(shop.account.requests).toHaveLength(sent);
    await store.close();
  });

  it("is doubted afterwards where it is a copy, for an hour", async () => {
    const path = newPath();
    const clock = manualClock();
    const before = sqliteStore(path, { testing: { clock } });
    await before.bind(account);
    await before.close();
    copyFileSync(path, `${path}.copy`);
    renameSync(`${path}.copy`, path);
    const store = sqliteStore(path, { testing: { clock } });
    await store.bind(account);
    expect(await store.claim("a", { token: "t", leaseMs })).toMatchObject({ doubt: true });
    await clock.advance(3_600_001);
    expect(await store.claim("b", { token: "t", leaseMs })).toMatchObject({ doubt: false });
    await store.close();
  });
});

describe("a file that was removed and put back", () => {
  it("is doubted also where it got the inode of the one that was in use", async () => {
    const path = newPath();
    const clock = manualClock();
    const before = sqliteStore(path, { testing: { clock } });
    await before.bind(account);
    await before.close();
    const { ino, birthtimeNs } = statSync(path, { bigint: true });
    change(
      path,
      `UPDATE facts SET value = replace(value, '${ino}-${birthtimeNs}', '${ino}-${birthtimeNs - 1n}')`,
    );
    const store = sqliteStore(path, { testing: { clock } });
    const reason =
      `The file ${path} is another one than before: it was copied, moved or restored. For 60 minutes, leads that it ` +
      "does not know are looked up in Base before they are sent. Stop the processes before you do that.";
    expect(await store.bind(account)).toMatchObject([{ reason }]);
    expect(await store.claim("a", { token: "t", leaseMs })).toMatchObject({ doubt: true });
    await store.close();
  });

  it("is not doubted where it is only opened again, however soon after it was made", async () => {
    for (let file = 0; file < 20; file += 1) {
      const path = newPath();
      for (let opening = 0; opening < 3; opening += 1) {
        const store = sqliteStore(path);
        await store.bind(account);
        expect(await store.claim(`${opening}`, { token: "t", leaseMs })).toMatchObject({ doubt: false });
        await store.close();
      }
    }
  });
});

describe("a lead that is open for long", () => {
  it("is not old only because the date was years back when it was claimed", async () => {
    const clock = manualClock();
    const store = sqliteStore(newPath(), { testing: { clock } });
    await store.claim("any", { token: "t", leaseMs });
    clock.jump(-3_650 * dayMs);
    for (const key of ["left", "erased"]) {
      await store.claim(key, { token: "t", leaseMs });
      await store.renew(key, { token: "t", leaseMs }, sendingLead);
      await store.finish(key, "t", { state: "open" });
    }
    await store.erase("erased");
    clock.jump(3_650 * dayMs);
    for (let minute = 0; minute < 90; minute += 1) {
      await clock.advance(61_000);
      await store.claim("any", { token: "t", leaseMs });
    }
    expect(await store.claim("left", { token: "u", leaseMs })).toMatchObject({ unfinished: sendingLead });
    expect(await store.claim("erased", { token: "u", leaseMs })).toMatchObject({ doubt: true });
    await store.close();
  });

  it("is kept for longer than one that became an order, also where the date was set back meanwhile", async () => {
    const clock = manualClock();
    const store = sqliteStore(newPath(), { retentionMs: dayMs, testing: { clock } });
    await store.claim("order", { token: "t", leaseMs });
    await store.finish("order", "t", { state: "sent", orderId: 7 });
    clock.jump(-3_600_000);
    await store.claim("open", { token: "t", leaseMs });
    await store.renew("open", { token: "t", leaseMs }, sendingLead);
    await store.finish("open", "t", { state: "open" });
    for (let hour = 0; hour < 72; hour += 1) {
      await clock.advance(3_600_000);
      await store.claim("any", { token: "t", leaseMs });
    }
    expect(await store.listOpen()).toEqual(["open"]);
    expect(await store.claim("order", { token: "u", leaseMs })).toMatchObject({ status: "claimed" });
    await store.close();
  });
});

describe("who can read a file", () => {
  const modeOf = (path: string) => (statSync(path).mode & 0o777).toString(8);

  it("is its owner alone, also what SQLite puts next to it", async () => {
    const path = newPath();
    const store = sqliteStore(path);
    expect(await store.bind(account)).toEqual([]);
    await store.claim("a", { token: "t", leaseMs });
    expect([path, `${path}-wal`, `${path}-shm`].map(modeOf)).toEqual(["600", "600", "600"]);
    await store.close();
    const limits = newPath();
    await sqliteRateLimiter(limits, { token: "1-2-TEST" }).acquire();
    expect(modeOf(limits)).toBe("600");
  });

  it.each(["file:", "file://", "file://localhost"])(
    "is its owner alone where its path is an address that begins with %s",
    async (address) => {
      const path = newPath();
      const store = sqliteStore(`${address}${path}?cache=private`);
      expect(await store.bind(account)).toEqual([]);
      expect(modeOf(path)).toBe("600");
      expect(store.place).toMatchObject({ part: String(statSync(path).ino) });
      chmodSync(path, 0o644);
      expect(await store.bind(account)).toMatchObject([
        { reason: expect.stringContaining("Run `chmod 600`") },
      ]);
      renameSync(path, `${path}.moved`);
      await expect(store.claim("a", { token: "t", leaseMs })).rejects.toMatchObject({ reason: "replaced" });
      await store.close();
    },
  );

  it("is not looked at where it is gone: the next step reports that", async () => {
    const path = newPath();
    const store = sqliteStore(path);
    rmSync(path);
    await expect(store.bind(account)).rejects.toMatchObject({ reason: "replaced" });
    await store.close();
  });

  it("is a warning where it is more than that, and stays so", async () => {
    const path = newPath();
    await sqliteStore(path).close();
    chmodSync(path, 0o644);
    const store = sqliteStore(path);
    expect(await store.bind(account)).toMatchObject([{ reason: expect.stringContaining("Run `chmod 600`") }]);
    expect(modeOf(path)).toBe("644");
    const platform = Object.getOwnPropertyDescriptor(process, "platform");
    // Windows has no rights of this kind.
    Object.defineProperty(process, "platform", { ...platform, value: "win32" });
    try {
      expect(await store.bind(account)).toEqual([]);
    } finally {
      Object.defineProperty(process, "platform", { ...platform });
    }
    await store.close();
  });
});

describe("a file of another version", () => {
  it.each([
    { version: 0, remedy: "Choose another path." },
    {
      version: 2,
      remedy: "It has format 2, and this one reads format 1. Update the package, or choose another path.",
    },
    {
      version: 2 * 65_536 + 3,
      remedy: "It has format 3, and this one reads format 1. Update the package, or choose another path.",
    },
  ])("is refused where it is of version $version, and the message says what to do", async (other) => {
    const path = newPath();
    await sqliteStore(path).close();
    change(path, `PRAGMA user_version = ${other.version}`);
    expect(() => sqliteStore(path)).toThrow(
      `The file ${path} was made by another version of this package. ${other.remedy}`,
    );
    expect(() => sqliteRateLimiter(path, { token: "1-2-TEST" })).toThrow("another version");
  });

  /** Version 2 as it could be: with a column that version 1 does not know. */
  const makeNewer = (path: string, readableFrom: number) => {
    const table = { ...leadsTable, sql: `${leadsTable.sql} ALTER TABLE leads ADD COLUMN colour TEXT;` };
    openFile("a test", path, table, { format: { version: 2, readableFrom } }).database.close();
  };

  it("is used where it is readable from this version, and stays of its own", async () => {
    const path = newPath();
    makeNewer(path, 1);
    const store = sqliteStore(path);
    await store.bind(account);
    await store.claim("a", { token: "t", leaseMs });
    expect(await store.finish("a", "t", { state: "sent", orderId: 7 })).toBe("done");
    await store.close();
    makeNewer(path, 1);
    const again = sqliteStore(path);
    expect(await again.claim("a", { token: "u", leaseMs })).toMatchObject({ status: "sent", orderId: 7 });
    await again.close();
  });

  it("gets no table of an older version, but is left to the newer one", async () => {
    const path = newPath();
    makeNewer(path, 1);
    expect(() => sqliteRegister(path)).toThrow(
      `The file ${path} was made by a newer version of this package, and has no table register yet. Update the package, or start the newer version first.`,
    );
    const register = openFile("a test", path, registerTable, { format: { version: 2, readableFrom: 1 } });
    register.database.close();
    await sqliteRegister(path).close();
  });

  it("is refused where it is not readable from this version", () => {
    const path = newPath();
    makeNewer(path, 2);
    expect(() => sqliteStore(path)).toThrow("It has format 2, and this one reads format 1.");
  });

  it("stops a process that runs where it was converted meanwhile, unless that may use it", async () => {
    const path = newPath();
    const store = sqliteStore(path);
    await store.bind(account);
    change(path, "ALTER TABLE leads ADD COLUMN colour TEXT; PRAGMA user_version = 65538");
    expect(await store.claim("a", { token: "t", leaseMs })).toMatchObject({ status: "claimed" });
    change(path, "PRAGMA user_version = 2");
    await expect(store.claim("b", { token: "t", leaseMs })).rejects.toMatchObject({
      retryable: false,
      message: expect.stringContaining("It has format 2, and this one reads format 1. Update the package"),
    });
    await store.close();
  });
});

describe("a date that is wrong", () => {
  const begin = async () => {
    const clock = manualClock();
    const store = sqliteStore(newPath(), { testing: { clock }, retentionMs: 30 * dayMs });
    await store.claim("a", { token: "t", leaseMs });
    await store.finish("a", "t", { state: "sent", orderId: 42 });
    /** Claims another lead, so that the store looks at what it may forget. Returns whether it knows the sent one. */
    const knows = async () => {
      await clock.advance(61_000);
      await store.claim("any", { token: "u", leaseMs });
      const [orderId] = (await store.ordersOf?.(["a"])) ?? [];
      return orderId === 42;
    };
    return { clock, store, knows };
  };

  it("makes nothing forgotten where it is a year ahead for a while", async () => {
    const { clock, knows, store } = await begin();
    clock.jump(365 * dayMs);
    for (let minute = 0; minute < 30; minute += 1) expect(await knows()).toBe(true);
    clock.jump(-365 * dayMs);
    for (let minute = 0; minute < 90; minute += 1) expect(await knows()).toBe(true);
    await store.close();
  });

  it("counts where it stays so: the machine was off for long", async () => {
    const { clock, knows, store } = await begin();
    await clock.advance(365 * dayMs);
    expect(await knows()).toBe(true);
    await clock.advance(3_600_000);
    expect(await knows()).toBe(false);
    await store.close();
  });

  it("does not make a lead old that was sent while it was years back", async () => {
    const { clock, store, knows } = await begin();
    expect(await knows()).toBe(true);
    clock.jump(-3_650 * dayMs);
    await store.claim("b", { token: "t", leaseMs });
    await store.finish("b", "t", { state: "sent", orderId: 43 });
    clock.jump(3_650 * dayMs);
    expect(await knows()).toBe(true);
    expect(await store.claim("b", { token: "u", leaseMs })).toMatchObject({ status: "sent", orderId: 43 });
    await store.close();
  });

  it("remembers what is received again while the date is behind", async () => {
    const { clock, store, knows } = await begin();
    const daysPass = async (days: number) => {
      for (let day = 0; day < days; day += 1) await clock.advance(dayMs - 61_000).then(knows);
    };
    await daysPass(2);
    clock.jump(-1.5 * dayMs);
    expect(await store.claim("a", { token: "u", leaseMs })).toMatchObject({ status: "sent" });
    clock.jump(1.5 * dayMs);
    await daysPass(29);
    expect(await knows()).toBe(true);
    await daysPass(2);
    expect(await knows()).toBe(false);
    await store.close();
  });

  it("is used anyway for what comes each day", async () => {
    const { clock, knows, store } = await begin();
    for (let day = 0; day < 29; day += 1) {
      await clock.advance(dayMs - 61_000);
      expect(await knows()).toBe(true);
    }
    await clock.advance(dayMs - 61_000);
    await knows();
    expect(await knows()).toBe(false);
    await store.close();
  });
});

describe("a record in a file", () => {
  it.each(["0", "-5", "9007199254740993"])("is an error where its order is %s", async (order) => {
    const path = newPath();
    const store = sqliteStore(path);
    await store.claim("a", { token: "t", leaseMs });
    change(path, `UPDATE leads SET order_id = ${order}`);
    await expect(store.claim("a", { token: "u", leaseMs })).rejects.toMatchObject({
      code: "STORE_FAILED",
      reason: "unreadable",
      retryable: false,
      message: `A record of the file ${path} cannot be read. Look for its order in Base by hand.`,
    });
    await store.close();
  });

  it("of a claim in which nothing was written is forgotten as well", async () => {
    const path = newPath();
    const clock = manualClock();
    const store = sqliteStore(path, { testing: { clock }, retentionMs: dayMs });
    await store.claim("a", { token: "t", leaseMs });
    await clock.advance(dayMs / 2);
    await store.claim("a", { token: "t", leaseMs });
    await clock.advance(dayMs / 2 + leaseMs);
    await store.claim("b", { token: "t", leaseMs });
    await clock.advance(dayMs / 2);
    await store.claim("c", { token: "t", leaseMs });
    const database = new DatabaseSync(path);
    expect(
      database
        .prepare("SELECT key FROM leads")
        .all()
        .map(({ key }) => key),
    ).toEqual(["b", "c"]);
    database.close();
    await store.close();
  });
});

describe("the work in a file", () => {
  it("is a look and a write to tie it to its account, and one transaction for each claim", async () => {
    const store = sqliteStore(newPath(), { testing: { clock: manualClock() } });
    const exec = vi.spyOn(DatabaseSync.prototype, "exec");
    const transactionsOf = async (work: () => Promise<unknown>) => {
      exec.mockClear();
      await work();
      return exec.mock.calls.filter(([sql]) => sql === "BEGIN IMMEDIATE").length;
    };
    expect(await transactionsOf(() => store.bind(account))).toBe(2);
    // It looks first whether there is something to forget.
    expect(await transactionsOf(() => store.claim("a", { token: "t", leaseMs }))).toBe(2);
    expect(await transactionsOf(() => store.claim("b", { token: "t", leaseMs }))).toBe(1);
    exec.mockRestore();
    await store.close();
  });
});

describe("a path", () => {
  it.each([":memory:", "file::memory:"])(
    "may be in memory, of which nothing is written: %s",
    async (path) => {
      const store = sqliteStore(path);
      try {
        expect(await store.bind(account)).toEqual([]);
        expect(await store.claim("a", { token: "t", leaseMs })).toMatchObject({ status: "claimed" });
        await store.close();
        expect(existsSync(path)).toBe(false);
      } finally {
        rmSync(path, { force: true });
      }
    },
  );

  it("is named where its store was closed", async () => {
    const path = newPath();
    const store = sqliteStore(path);
    await store.close();
    await expect(store.listOpen()).rejects.toThrow(`The file ${path} is closed. Open it again.`);
  });

  it("may be that of an empty file", async () => {
    const path = newPath();
    writeFileSync(path, "");
    const store = sqliteStore(path);
    expect(await store.claim("a", { token: "t", leaseMs })).toMatchObject({ status: "claimed" });
    await store.close();
  });
});
