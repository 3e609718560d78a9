import { describe, expect, it } from "vitest";
import { memoryRegister } from "../../../src/forwarding/register/memoryRegister.ts";
import { memoryStore } from "../../../src/forwarding/store/memoryStore.ts";
import { fakeShop } from "./fakeShop.ts";

const code = "ERROR_NEW_RULE";
const lead = (id: number) => ({ id: `A-${id}`, email: `anna${id}@example.com` });

/** A shop in which Base refuses orders with a code that no list has. */
async function refusingShop(proven = 3) {
  const shop = fakeShop();
  const { account, clock, ended, calls } = shop;
  const store = memoryStore({ testing: { clock } });
  const register = memoryRegister({ testing: { clock } });
  const forwarder = shop.forwarder({ store, register });
  const send = (id: number) => ended(forwarder.forward(lead(id)));
  account.faults.inject("error", { method: "addOrder", code, times: Number.POSITIVE_INFINITY });
  for (let id = 1; id <= proven; id += 1) {
    expect(await send(id)).toMatchObject({ status: "error", error: { code } });
  }
  /** What one more lead costs: its result, how long it took, and how many requests were reads. */
  const cost = async (id: number) => {
    const [begun, reads] = [clock.now(), account.requests.length - calls("addOrder")];
    const result = await send(id);
    return {
      result,
      tookMs: clock.now() - begun,
      reads: account.requests.length - calls("addOrder") - reads,
    };
  };
  return { ...shop, store, forwarder, send, cost };
}

describe("a refusal code that no list has", () => {
  it("ends leads at once after three orders with it were proven absent, with what to do, and leaves them open", async () => {
    const { cost, account, store } = await refusingShop();
    const { result, tookMs, reads } = await cost(4);
    expect(result).toMatchObject({
      status: "error",
      key: "A-4",
      error: { code },
      retryable: true,
      issues: [
        {
          level: "warning",
          code: "refused_unchecked",
          message: expect.stringMatching(
            /^Base refused this order with ERROR_NEW_RULE\. .* forward the lead again/,
          ),
        },
      ],
    });
    expect([tookMs, reads]).toEqual([0, 0]);
    expect(await store.listOpen()).toEqual(["lead:A-4"]);
    expect(account.orders).toEqual([]);
  });

  it("costs a wait and a look-up of each lead before that", async () => {
    const { cost } = await refusingShop(2);
    const { result, tookMs, reads } = await cost(3);
    expect(result).toMatchObject({ status: "error", issues: [] });
    expect([tookMs >= 5_000, reads > 0]).toEqual([true, true]);
  });

  it("is believed for ten minutes", async () => {
    const { cost, clock, store } = await refusingShop();
    await clock.advance(599_000);
    expect((await cost(4)).reads).toBe(0);
    await clock.advance(1_000);
    expect((await cost(5)).reads).toBeGreaterThan(0);
    expect(await store.listOpen()).toEqual(["lead:A-4"]);
  });

  it("is looked for first when the lead is sent again, which is then one order", async () => {
    const { cost, send, account, calls } = await refusingShop();
    await cost(4);
    account.faults.clear();
    const sent = calls("addOrder");
    const reads = calls("getOrders");
    expect(await send(4)).toMatchObject({ status: "success" });
    expect([calls("addOrder") - sent, calls("getOrders") > reads]).toEqual([1, true]);
    expect(account.orders).toHaveLength(1);
  });

  it("is found out where Base made the order all the same: it is not sent again, and the code not believed", async () => {
    const { cost, send, account, store } = await refusingShop();
    account.faults.clear();
    account.faults.inject("error-stored", { method: "addOrder", code });
    expect((await cost(4)).result).toMatchObject({ status: "error" });
    expect(account.orders).toHaveLength(1);
    expect(await send(4)).toMatchObject({ status: "success", orderId: account.orders[0]?.order_id });
    expect(account.orders).toHaveLength(1);
    account.faults.inject("error", { method: "addOrder", code });
    expect((await cost(5)).reads).toBeGreaterThan(0);
    expect(await store.listOpen()).toEqual([]);
  });

  it("is found out by reconcile, which sends no refused lead again", async () => {
    const { cost, account, store, forwarder, ended, calls } = await refusingShop();
    await cost(4);
    account.faults.clear();
    account.faults.inject("error-stored", { method: "addOrder", code });
    await cost(5);
    account.faults.clear();
    const sent = calls("addOrder");
    expect(await ended(forwarder.reconcile({ wait: true }))).toMatchObject([
      { status: "success", key: "A-5", orderId: account.orders[0]?.order_id },
    ]);
    expect([calls("addOrder") - sent, account.orders.length]).toEqual([0, 1]);
    expect(await store.listOpen()).toEqual([]);
  });

  it("proves nothing of orders without a marker, which no one can look for", async () => {
    const { account, forwarder, ended } = fakeShop();
    const unmarked = forwarder({ marker: false });
    account.faults.inject("error", { method: "addOrder", code, times: Number.POSITIVE_INFINITY });
    for (let id = 1; id <= 5; id += 1)
      expect(await ended(unmarked.forward(lead(id)))).toMatchObject({ status: "unknown" });
  });
});
