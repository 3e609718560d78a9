import { existsSync, readFileSync, symlinkSync } from "node:fs";
import { describe, expect, it } from "vitest";
import { sqliteRegister } from "../../../src/forwarding/sqlite/sqliteRegister.ts";
import { sqliteStore } from "../../../src/forwarding/sqlite/sqliteStore.ts";
import { fakeShop } from "../forwarder/fakeShop.ts";
import { newFilesIn, temporaryFolder } from "../sqlite/temporaryFolder.ts";
import { describeErasedLead } from "./erasedLead.ts";

describe("sqliteRegister with a forwarder", () => {
  const newPath = newFilesIn(temporaryFolder());
  const open = () => {
    const path = newPath();
    const shop = fakeShop();
    const { clock } = shop;
    const register = sqliteRegister(path, { testing: { clock } });
    const store = sqliteStore(path, { testing: { clock } });
    return { ...shop, path, open: shop.forwarder({ store, register }) };
  };

  it("lists what became of a lead, and sends it again", async () => {
    const shop = open();
    const { account, open: forwarder, ended } = shop;
    const result = await ended(forwarder.forward({ id: "1", email: "ann@example.com" }));
    expect(result).toMatchObject({ status: "success", entryId: expect.stringMatching(/^ld_/) });
    const { entries } = await forwarder.register.list();
    expect(entries).toMatchObject([
      { status: "success", key: "1", attempts: 1, leadKept: false, orderId: account.orders[0]?.order_id },
    ]);
    expect(JSON.stringify(entries)).not.toContain("ann@example.com");
    expect(await ended(forwarder.resend(result.entryId ?? ""))).toMatchObject({ status: "duplicate" });
    expect(account.orders).toHaveLength(1);
  });

  it("says that a payment is open until it was recorded", async () => {
    const { account, path, clock, forwarder: make, ended } = open();
    const pair = {
      store: sqliteStore(path, { testing: { clock } }),
      register: sqliteRegister(path, { testing: { clock } }),
    };
    const forwarder = make({ ...pair, payment: "setOrderPayment" });
    account.faults.inject("error", { method: "setOrderPayment", code: "ERROR_BAD_TOKEN" });
    const lead = { id: "1", email: "ann@example.com", paid: true };
    const result = await ended(forwarder.forward(lead));
    expect(result).toMatchObject({ status: "success", payment: "open" });
    const id = result.entryId ?? "";
    expect(await forwarder.register.get(id)).toMatchObject({ status: "success", payment: "open" });
    expect(await ended(forwarder.reconcile())).toMatchObject([{ status: "success", payment: "recorded" }]);
    expect(await forwarder.register.get(id)).toMatchObject({
      status: "success",
      payment: "recorded",
      issues: [],
    });
    await ended(forwarder.forward(lead));
    expect(await forwarder.register.get(id)).toMatchObject({ payment: "recorded", repeats: 1 });
  });

  it("is at the place of the store whatever their paths are, where both are the same file", async () => {
    const path = newPath();
    const shop = fakeShop();
    const { clock } = shop;
    const store = sqliteStore(path, { testing: { clock } });
    symlinkSync(path, `${path}.link`);
    const register = sqliteRegister(`${path}.link`, { testing: { clock } });
    expect(register.place).toEqual({
      name: `The file ${path}.link`,
      engine: "sqlite",
      part: store.place?.part,
    });
    const address = sqliteRegister(`file:${path}`, { testing: { clock } });
    expect(address.place).toEqual({ ...register.place, name: `The file file:${path}` });
    const result = await shop.ended(shop.forwarder({ store, register }).forward({ id: "1" }));
    expect(result).toMatchObject({ status: "success", issues: [] });
    for (const each of [store, register, address]) await each.close();
  });

  it("keeps to its options", async () => {
    const path = newPath();
    const shop = fakeShop();
    const { clock } = shop;
    const pair = {
      store: sqliteStore(path, { testing: { clock } }),
      register: sqliteRegister(path, { testing: { clock }, maxReceived: 1 }),
    };
    const forwarder = shop.forwarder(pair);
    await forwarder.receive({ id: "1" });
    await expect(forwarder.receive({ id: "2" })).rejects.toMatchObject({ reason: "full" });
  });

  it("is apart from a store in memory, and goes with it anyway", async () => {
    const shop = fakeShop();
    const { clock } = shop;
    const pair = {
      store: sqliteStore(":memory:", { testing: { clock } }),
      register: sqliteRegister(":memory:", { testing: { clock } }),
    };
    const forwarder = shop.forwarder(pair);
    for (const status of ["success", "duplicate"]) {
      expect(await shop.ended(forwarder.forward({ id: "1" }))).toMatchObject({ status, issues: [] });
    }
    expect((await forwarder.register.list()).entries).toMatchObject([{ status: "success", repeats: 1 }]);
  });
});

describe("the files of SQLite", () => {
  const newPath = newFilesIn(temporaryFolder());

  describeErasedLead("SQLite", async () => {
    const path = newPath();
    const files = [path, `${path}-wal`, `${path}-shm`];
    return {
      store: sqliteStore(path),
      register: sqliteRegister(path),
      holds: async (text) => files.some((file) => existsSync(file) && readFileSync(file).includes(text)),
      close: async () => {},
    };
  });
});
