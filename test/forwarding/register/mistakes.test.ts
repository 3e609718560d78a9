import { mkdtempSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { DatabaseSync } from "node:sqlite";
import { afterAll, describe, expect, it } from "vitest";
import { redisRegister } from "../../../src/forwarding/redis/redisRegister.ts";
import { memoryRegister } from "../../../src/forwarding/register/memoryRegister.ts";
import { sqliteRegister } from "../../../src/forwarding/sqlite/sqliteRegister.ts";
import { fakeShop } from "../forwarder/fakeShop.ts";

const folder = mkdtempSync(join(tmpdir(), "register-mistakes-"));
afterAll(() => rmSync(folder, { recursive: true, force: true }));
const path = join(folder, "leads.sqlite");

function withRegister() {
  const shop = fakeShop();
  return shop.forwarder({ register: memoryRegister({ testing: { clock: shop.clock } }) });
}

type Call = readonly [what: string, ...args: readonly unknown[]];

const unknownId = "ld_0000000000abc";

describe("what people get wrong with a register", () => {
  it.each<[Call, string]>([
    [["list", { status: "errors" }], 'Did you mean "error"?'],
    [["list", { state: "error" }], "Unknown option `state` of list."],
    [["list", { limit: 0 }], "`limit`"],
    [["list", { limit: 201 }], "`limit` to be an integer of at least 1 and of at most 200, got 201"],
    [["list", { limit: "50" }], "`limit`"],
    [["list", { since: "2026-01-01" }], "Expected `since` to be a valid Date"],
    [["list", { since: new Date("yesterday") }], "Expected `since` to be a valid Date"],
    [["list", { since: 1_764_000_000 }], "`since`"],
    [["list", { cursor: "2" }], "the `cursor` of the page before"],
    [["list", "error"], "the options of list to be an object"],
    [["get", unknownId, { leads: true }], "Did you mean `lead`?"],
    [["get", unknownId, { lead: "yes" }], "`lead`"],
    [["discard", unknownId], "The register has no such entry. Take the `id` from `register.list()`."],
    [["discard", undefined], "The register has no such entry."],
    [["discard", "1001"], "The register has no such entry."],
    [["eraseWhere", "ann@example.com"], "the test of eraseWhere to be a function"],
    [["eraseWhere"], "the test of eraseWhere to be a function"],
  ])("is reported: register.%j", async ([name, ...args], message) => {
    const { register } = withRegister();
    const method: unknown = Reflect.get(register, name);
    if (typeof method !== "function") throw new Error(`There is no ${name}.`);
    await expect(Reflect.apply(method, undefined, args)).rejects.toThrow(message);
  });

  it.each<[Call, string]>([
    [["receive", undefined], "The lead cannot be written as JSON"],
    [["receive", () => {}], "The lead cannot be written as JSON"],
    [["receive", {}, { key: {} }], "Expected `key` to be a string or a number, got an object"],
    [["receive", {}, { receivedAt: "now" }], "Expected `receivedAt` to be a valid Date"],
    [["receive", {}, { receivedAt: new Date("now") }], "Expected `receivedAt` to be a valid Date"],
    [["receive", {}, { source: "" }], "`source`"],
    [["receive", {}, { deadlineMs: 5 }], "Unknown option `deadlineMs` of receive."],
    [["receive", {}, { deliveryid: "1" }], "Did you mean `deliveryId`?"],
    [["resend", unknownId], "The register has no such entry."],
    [["resend", { id: unknownId }], "The register has no such entry."],
    [["resend", "lead:1"], "The register has no such entry."],
    [["resend", unknownId, { confirmedAbsent: "yes" }], "`confirmedAbsent` to be true, or the `updatedAt`"],
    [["resend", unknownId, { confirmedAbsent: new Date(Number.NaN) }], "`confirmedAbsent`"],
    [["resend", unknownId, { force: true }], "Unknown option `force` of resend."],
    [["resend", unknownId, true], "the options of resend to be an object"],
    [["resendAll", { status: "success" }], "`status`"],
    [["resendAll", { status: ["error"] }], "`status`"],
    [["resendAll", { fault: "temp" }], "`fault`"],
    [["resendAll", { limit: 0 }], "`limit`"],
    [["resendAll", { dryrun: true }], "Unknown option `dryrun` of resendAll. Did you mean `dryRun`?"],
    [["resendAll", { dryRun: "no" }], "`dryRun`"],
    [["resendAll", { since: 0 }], "`since`"],
    [["work", 8], "the options of work to be an object"],
    [["work", { concurrency: 0 }], "`concurrency`"],
    [["work", { concurency: 8 }], "Did you mean `concurrency`?"],
    [["work", { pollMs: 0 }], "`pollMs`"],
    [["work", { pollMs: "1 s" }], "`pollMs`"],
    [["work", { leaseMs: Number.POSITIVE_INFINITY }], "`leaseMs`"],
    [["work", { signal: {} }], "`signal`"],
  ])("is reported: forwarder.%j", async ([name, ...args], message) => {
    const method: unknown = Reflect.get(withRegister(), name);
    if (typeof method !== "function") throw new Error(`There is no ${name}.`);
    await expect(Reflect.apply(method, undefined, args)).rejects.toThrow(message);
  });

  it.each([
    [{ retentionMs: 0 }, RangeError, "`retentionMs` to be a number of milliseconds above 0"],
    [{ retentionMs: Number.POSITIVE_INFINITY }, RangeError, "`retentionMs`"],
    [{ entryRetentionMs: "90 days" }, TypeError, "`entryRetentionMs`"],
    [{ maxLeadBytes: 1.5 }, RangeError, "`maxLeadBytes`"],
    [{ maxReceived: 0 }, RangeError, "`maxReceived`"],
    [{ maxRecieved: 5 }, TypeError, "Unknown option `maxRecieved` of {name}. Did you mean `maxReceived`?"],
    [{ retention: 5 }, TypeError, "Did you mean `retentionMs`?"],
    [{ testing: { clok: 1 } }, TypeError, "Unknown option `testing.clok` of {name}."],
    [{ testing: { clock: Date } }, TypeError, "a clock with the methods now, date and after"],
    ["leads.sqlite", TypeError, "to be an object"],
  ])("is reported when a register is made with %j", (options: unknown, kind, message) => {
    const client = { call: async () => [] };
    for (const [name, make] of [
      ["memoryRegister", () => Reflect.apply(memoryRegister, undefined, [options])],
      ["sqliteRegister", () => Reflect.apply(sqliteRegister, undefined, [path, options])],
      ["redisRegister", () => Reflect.apply(redisRegister, undefined, [client, options])],
    ] as const) {
      expect(make).toThrow(kind);
      expect(make).toThrow(message.replace("{name}", name));
    }
  });

  it.each([undefined, "", 7, {}])("is reported when sqliteRegister gets the path %o", (given: unknown) => {
    const open = () => Reflect.apply(sqliteRegister, undefined, [given]);
    expect(open).toThrow("Pass the path of the file, for example");
  });

  it.each([undefined, {}, "redis://localhost"])(
    "is reported when redisRegister gets the client %o",
    (given: unknown) => {
      const open = () => Reflect.apply(redisRegister, undefined, [given]);
      expect(open).toThrow(
        "Expected the client of redisRegister to be a client of ioredis or node-redis, got",
      );
    },
  );

  it("is reported when a file is another program's, or of another version, which stays as it is", () => {
    const at = mkdtempSync(join(folder, "files-"));
    const foreign = join(at, "foreign.sqlite");
    const database = new DatabaseSync(foreign);
    database.exec("CREATE TABLE orders (id INTEGER)");
    database.close();
    expect(() => sqliteRegister(foreign)).toThrow("is a database of another program. It was left as it is");
    const text = join(at, "text.sqlite");
    writeFileSync(text, "id,email\n".repeat(200));
    expect(() => sqliteRegister(text)).toThrow("is not a SQLite database. It was left as it is");
    const older = join(at, "older.sqlite");
    void sqliteRegister(older).close();
    for (const version of [0, 99]) {
      const file = new DatabaseSync(older);
      file.exec(`PRAGMA user_version = ${version}`);
      file.close();
      expect(() => sqliteRegister(older)).toThrow("was made by another version of this package");
    }
  });
});
