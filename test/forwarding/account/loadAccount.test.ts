import { describe, expect, it } from "vitest";
import { loadAccount } from "../../../src/forwarding/account/loadAccount.ts";
import { fakeShop } from "../forwarder/fakeShop.ts";

describe("loadAccount", () => {
  it("gives a plain snapshot of what rules can refer to, in six requests", async () => {
    const { account, baselinker } = fakeShop();
    const loaded = await loadAccount(baselinker);
    expect(loaded).toEqual({
      statuses: [
        { id: 8001, name: "New orders" },
        { id: 8002, name: "To be packed" },
        { id: 8003, name: "Sent" },
      ],
      sources: expect.arrayContaining([
        { type: "personal", id: 31, name: "Landing page" },
        { type: "shop", id: 2334, name: "Web shop" },
      ]),
      extraFields: expect.arrayContaining([
        { id: 101, name: "UTM", editorType: "text", options: [] },
        { id: 102, name: "Gift wrap", editorType: "select", options: ["yes", "no"] },
      ]),
      catalogs: [
        {
          id: 307,
          name: "Main catalog",
          isDefault: true,
          defaultPriceGroup: 105,
          priceGroups: [105],
          warehouses: ["bl_205"],
        },
      ],
      warehouses: [{ key: "bl_205", name: "Main warehouse" }],
      priceGroups: [{ id: 105, name: "Retail", currency: "EUR", isDefault: true }],
    });
    expect(account.requests).toHaveLength(6);
    expect(structuredClone(loaded)).toEqual(loaded);
  });

  it("fails where one of the requests fails, rather than give half an account", async () => {
    const { account, baselinker } = fakeShop();
    account.faults.inject("error", { method: "getOrderSources", code: "ERROR_X", message: "No access." });
    await expect(loadAccount(baselinker)).rejects.toMatchObject({
      code: "ERROR_X",
      method: "getOrderSources",
    });
  });

  it.each([
    "getOrderStatusList",
    "getOrderSources",
    "getOrderExtraFields",
    "getInventories",
    "getInventoryWarehouses",
    "getInventoryPriceGroups",
  ])("reads no empty account out of an answer to %s that lacks its list", async (method) => {
    const { account, baselinker } = fakeShop();
    account.faults.inject("account-empty", { method, lists: "missing" });
    await expect(loadAccount(baselinker)).rejects.toMatchObject({
      name: "UnexpectedResponseError",
      reason: "drift",
      method,
      retryable: true,
    });
    expect(await loadAccount(baselinker)).toHaveProperty("statuses[0].id", 8001);
  });

  it("takes an account without any status for a strange answer, as no order can be sent to it", async () => {
    const { account, baselinker } = fakeShop();
    account.faults.inject("account-empty", { method: "getOrderStatusList", lists: "empty" });
    await expect(loadAccount(baselinker)).rejects.toMatchObject({
      name: "UnexpectedResponseError",
      method: "getOrderStatusList",
      retryable: true,
    });
  });

  it("takes an account without fields, catalogs and sources as it is", async () => {
    const { account, baselinker } = fakeShop();
    const others = ["getOrderSources", "getOrderExtraFields", "getInventories", "getInventoryWarehouses"];
    for (const method of others) account.faults.inject("account-empty", { method, lists: "empty" });
    expect(await loadAccount(baselinker)).toMatchObject({ sources: [], extraFields: [], catalogs: [] });
  });

  it.each([
    [{ timeoutMs: 0 }, RangeError, "`timeoutMs`"],
    [{ signal: "abort" }, TypeError, 'Expected `signal` to be an AbortSignal, got "abort".'],
    [{ prority: "bulk" }, TypeError, "Unknown option `prority` of loadAccount. Did you mean `priority`?"],
    [5, TypeError, "Expected the options of loadAccount to be an object, got 5."],
  ])("refuses the options %o before it asks anything", async (options, Class, message) => {
    const { account, baselinker } = fakeShop();
    const loading: unknown = Reflect.apply(loadAccount, undefined, [baselinker, options]);
    await expect(loading).rejects.toThrow(Class);
    await expect(loading).rejects.toThrow(message);
    expect(account.requests).toHaveLength(0);
  });

  it("stops when its signal is aborted", async () => {
    const { baselinker } = fakeShop();
    const signal = AbortSignal.abort(new Error("enough"));
    await expect(loadAccount(baselinker, { signal })).rejects.toThrow("enough");
  });
});
