import { describe, expect, it } from "vitest";
import { fakeShop } from "../forwarder/fakeShop.ts";

const ann = { id: "1", email: "ann@example.com" };

/** An order whose answer was lost, and what staff do before it is looked for. */
async function lost(journalOn: boolean, staff: (shop: ReturnType<typeof fakeShop>) => Promise<unknown>) {
  const shop = fakeShop({ journalOn });
  const { forwarder, account, clock, ended, client } = shop;
  const forward = forwarder();
  // An order from before, so that the id of the new one is known to be higher.
  await client().addOrder({ order_status_id: 8001, date_add: 1_760_000_000, email: "ben@example.com" });
  account.faults.inject("answer-lost", { method: "addOrder" });
  const result = forward.forward(ann);
  await clock.advance(1_000);
  await staff(shop);
  return { ...shop, result: await ended(result) };
}

const newest = ({ account }: ReturnType<typeof fakeShop>) => account.orders.at(-1)?.order_id ?? 0;
const removeNewest = (shop: ReturnType<typeof fakeShop>) =>
  shop.client().deleteOrders({ order_ids: [newest(shop)] });

describe("an order that is not there when it is looked for", () => {
  it("is left to a person where the journal says that one was deleted since", async () => {
    const { result, calls } = await lost(true, removeNewest);
    expect(result).toMatchObject({
      status: "unknown",
      error: { message: expect.stringContaining("one was deleted or merged there since the lead was sent") },
    });
    expect(result).not.toHaveProperty("retryAfterMs");
    expect(calls("addOrder")).toBe(2);
  });

  it("is sent again where the account has no journal: nothing tells of it", async () => {
    const { result, calls } = await lost(false, removeNewest);
    expect(result).toMatchObject({ status: "success" });
    expect(calls("addOrder")).toBe(3);
  });

  it.each<[string, (shop: ReturnType<typeof fakeShop>) => Promise<unknown>]>([
    [
      "may not be read by this token",
      async ({ account }) =>
        account.faults.inject("error", { method: "getJournalList", code: "ERROR_METHOD_ACCESS" }),
    ],
    [
      "tells of orders from long before alone",
      async ({ account }) => {
        account.orders.pop();
        account.journal.push({ id: 800_000, order_id: 5, log_type: 4, object_id: "0", date: 1_760_000_000 });
      },
    ],
  ])("is sent again where the journal %s", async (_, staff) => {
    const shop = fakeShop({ journalOn: true });
    shop.account.faults.inject("request-lost", { method: "addOrder" });
    await staff(shop);
    expect(await shop.ended(shop.forwarder().forward(ann))).toMatchObject({ status: "success" });
    expect(shop.calls("addOrder")).toBe(2);
  });

  it("stays unknown for now where the journal does not answer", async () => {
    const { forwarder, account, ended, calls } = fakeShop({ journalOn: true });
    account.faults.inject("request-lost", { method: "addOrder" });
    const outage = account.faults.inject("bad-gateway", { method: "getJournalList", probability: 1 });
    const forward = forwarder();
    const result = await ended(forward.forward(ann));
    expect(result).toMatchObject({ status: "unknown", retryAfterMs: expect.any(Number) });
    expect(calls("addOrder")).toBe(1);
    outage.remove();
    expect(await ended(forward.forward(ann))).toMatchObject({ status: "success" });
  });
});
