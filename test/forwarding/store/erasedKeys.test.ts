import { join } from "node:path";
import { describe, expect, it } from "vitest";
import { openFile } from "../../../src/forwarding/sqlite/openFile.ts";
import { leadsTable, sqliteRows } from "../../../src/forwarding/sqlite/sqliteRows.ts";
import { sqliteStore } from "../../../src/forwarding/sqlite/sqliteStore.ts";
import type { ClaimedRow, RowEnd } from "../../../src/forwarding/store/engineRows.ts";
import { type AliasedRows, withErasedKeys } from "../../../src/forwarding/store/erasedKeys.ts";
import { manualClock } from "../../support/manualClock.ts";
import { temporaryFolder } from "../sqlite/temporaryFolder.ts";
import { storeOn } from "./storeOn.ts";

const account = { key: "shop" };
const claim = { token: "t", leaseMs: 60_000, buyer: undefined, retentionMs: 1e9 };
const end: RowEnd = {
  state: "sent",
  orderId: 42,
  fingerprint: undefined,
  buyer: undefined,
  entry: undefined,
  retentionMs: 1e9,
};
const sent = { status: "sent", orderId: "42" };

/** An engine, and processes on it that count the steps they ask for. */
function engine() {
  const clock = manualClock();
  const file = openFile("a test", ":memory:", leadsTable);
  const rows = sqliteRows(file, { maxWaitMs: 0, clock });
  const asked: string[] = [];
  const on: { step?: ((name: string) => Promise<void>) | undefined } = {};
  const counted = async <Answer>(name: string, work: () => Promise<Answer>): Promise<Answer> => {
    asked.push(name);
    const { step } = on;
    await step?.(name);
    return work();
  };
  const watched: AliasedRows = {
    ...rows,
    readBinding: () => counted("readBinding", rows.readBinding),
    swapBinding: (before, after) => counted("swapBinding", () => rows.swapBinding(before, after)),
    claim: (key, request) => counted("claim", () => rows.claim(key, request)),
    finish: (key, token, told) => counted("finish", () => rows.finish(key, token, told)),
    ordersOf: (keys) => counted("ordersOf", async () => (await rows.ordersOf?.(keys)) ?? []),
    erase: (key, alias, more) => counted("erase", () => rows.erase(key, alias, more)),
  };
  let secrets = 0;
  const process = () => {
    secrets += 1;
    const secret = `secret ${secrets}`;
    return withErasedKeys(watched, () => secret);
  };
  const keys = () =>
    file.database
      .prepare("SELECT key FROM leads ORDER BY key")
      .all()
      .map(({ key }) => String(key));
  return { asked, on, process, rows, keys, clock, binding: async () => (await rows.readBinding()).binding };
}

describe("the keys of what was erased", () => {
  const folder = temporaryFolder();

  it("cost nothing where nothing was erased, and no round trip more where the process knows of it", async () => {
    const { asked, process } = engine();
    const rows = process();
    await rows.claim("a", claim);
    await rows.finish("a", "t", end);
    await rows.claim("b", claim);
    expect(asked.splice(0)).toEqual(["claim", "finish", "claim"]);
    await rows.erase("a");
    expect(asked.splice(0)).toEqual(["readBinding", "swapBinding", "readBinding", "erase"]);
    await rows.erase("b");
    expect(asked.splice(0)).toEqual(["readBinding", "erase"]);
    expect(await rows.claim("a", claim)).toMatchObject(sent);
    expect(await rows.claim("c", claim)).toMatchObject({ status: "claimed" });
    expect(asked.splice(0)).toEqual(["claim", "claim"]);
    const other = process();
    expect(await other.claim("a", claim)).toMatchObject(sent);
    expect(await other.claim("d", claim)).toMatchObject({ status: "claimed" });
    expect(asked.splice(0)).toEqual(["claim", "claim", "claim"]);
  });

  it("begin as no key does, so that a sender who knows one gets no other lead by it", async () => {
    const { process, keys } = engine();
    const rows = process();
    await rows.claim("a", claim);
    await rows.finish("a", "t", end);
    await rows.erase("a");
    const [alias = ""] = keys();
    expect(alias).toMatch(/^h:"[\w-]{43}$/);
    const store = storeOn(rows);
    expect(await store.claim(alias, { token: "u", leaseMs: 1 })).toMatchObject({ status: "claimed" });
    await store.finish(alias, "u", { state: "sent", orderId: 7 });
    await store.erase(alias);
    expect(await store.claim("a", claim)).toMatchObject({ status: "sent", orderId: 42 });
    expect(await store.claim(alias, { token: "u", leaseMs: 1 })).toMatchObject({
      status: "sent",
      orderId: 7,
    });
  });

  it("are by one secret, where two processes erase something for the first time at once", async () => {
    const { process, on, binding } = engine();
    const [one, two] = [process(), process()];
    for (const [index, key] of ["a", "b"].entries()) {
      await one.claim(key, claim);
      await one.finish(key, "t", { ...end, orderId: index + 1 });
    }
    let waiting: (() => void) | undefined;
    on.step = async (name) => {
      if (name !== "swapBinding" || waiting !== undefined) return;
      await new Promise<void>((resolve) => {
        waiting = resolve;
      });
    };
    const first = one.erase("a");
    while (waiting === undefined) await Promise.resolve();
    await two.erase("b");
    waiting();
    await first;
    expect(JSON.parse((await binding()) ?? "")).toEqual({ erasureSecret: "secret 2" });
    for (const rows of [one, two, process()]) {
      expect(await rows.claim("a", claim)).toMatchObject({ orderId: "1" });
      expect(await rows.claim("b", claim)).toMatchObject({ orderId: "2" });
    }
  });

  it("are by a secret that the binding keeps, whichever came first", async () => {
    const { process, binding } = engine();
    const before = storeOn(process());
    await before.erase("a");
    expect(JSON.parse((await binding()) ?? "")).toEqual({ erasureSecret: "secret 1" });
    await before.bind(account);
    const bound = JSON.parse((await binding()) ?? "");
    expect(bound).toMatchObject({ account: "shop", doubtedAt: 0, erasureSecret: "secret 1" });
    expect(await before.claim("b", { token: "t", leaseMs: 1 })).toMatchObject({ doubt: false });
    await before.doubt?.();
    await storeOn(process()).bind({ key: "new", previousKey: "shop" });
    expect(JSON.parse((await binding()) ?? "")).toMatchObject({ account: "new", erasureSecret: "secret 1" });
    await expect(storeOn(process()).bind({ key: "other" })).rejects.toMatchObject({
      reason: "other_account",
    });
  });

  it("never give a store to an account while another one takes it", async () => {
    const { process, binding } = engine();
    const rows = process();
    await rows.erase("a");
    expect(await rows.readBinding()).toMatchObject({ binding: undefined });
    await storeOn(process()).bind({ key: "other" });
    // Another step of the process learns of it meanwhile.
    await rows.claim("b", claim);
    expect(await rows.swapBinding(undefined, '{"account":"shop"}')).toBe(false);
    expect(JSON.parse((await binding()) ?? "")).toMatchObject({ account: "other" });
  });

  it("are known in a copy of a file, which has the same secret", async () => {
    const path = join(folder, "leads.sqlite");
    const store = sqliteStore(path);
    await store.bind(account);
    await store.finish("a", "t", { state: "sent", orderId: 42 });
    await store.erase("a");
    await store.backup(`${path}.copy`);
    await store.close();
    const copy = sqliteStore(`${path}.copy`);
    await copy.bind(account);
    expect(await copy.claim("a", { token: "u", leaseMs: 1 })).toMatchObject({ status: "sent", orderId: 42 });
    await copy.close();
  });

  it("are not made in a store whose binding cannot be read", async () => {
    const { process, rows, keys } = engine();
    await rows.swapBinding(undefined, "{");
    await rows.claim("a", claim);
    await rows.finish("a", "t", end);
    const refused = { code: "STORE_FAILED", reason: "unreadable" };
    await expect(storeOn(process()).erase("a")).rejects.toMatchObject(refused);
    expect(keys()).toEqual(["a"]);
  });

  it("are not known where the secret is lost, and those of others still are", async () => {
    const { process, rows, binding } = engine();
    const store = process();
    for (const [index, key] of ["a", "b"].entries()) {
      await store.claim(key, claim);
      await store.finish(key, "t", { ...end, orderId: index + 1 });
    }
    await store.erase("a");
    await rows.swapBinding(await binding(), "{}");
    const later = process();
    expect(await later.claim("a", claim)).toMatchObject<Partial<ClaimedRow>>({ status: "claimed" });
    expect(await later.claim("b", claim)).toMatchObject({ status: "sent" });
    // Its order is taken all the same.
    expect(await later.finish("a", "t", { ...end, orderId: 1 })).toBe("order_taken");
  });
});
