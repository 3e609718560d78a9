import { describe, expect, it } from "vitest";
import type { ForwardEvent } from "../../../src/forwarding/contract/forwardEvent.ts";
import { createForwarder } from "../../../src/forwarding/forwarder/createForwarder.ts";
import { memoryStore } from "../../../src/forwarding/store/memoryStore.ts";
import { createFakeAccount } from "../../../src/testing/fake/createFakeAccount.ts";

const rules = {
  version: 1,
  key: "id",
  fields: { order_status_id: { value: 8001 }, email: "email" },
} as const;

describe("a new account with a store that is kept", () => {
  /** How often it was unknown whether an order is there. */
  async function doubtsWith(orderIdsAfter: number | undefined): Promise<number> {
    const store = memoryStore();
    const events: ForwardEvent[] = [];
    for (const [index, after] of [undefined, orderIdsAfter].entries()) {
      const account = createFakeAccount({
        token: "0-0-KEPT",
        quirks: false,
        ...(after === undefined ? {} : { orderIdsAfter: after }),
      });
      await using forwarder = createForwarder({
        baselinker: account.client(),
        rules,
        store,
        onEvent: (event) => events.push(event),
      });
      for (const id of [`A${index}`, `B${index}`])
        expect(await forwarder.forward({ id, email: `${id}@example.com` })).toMatchObject({
          status: "success",
        });
    }
    return events.filter(({ type }) => type === "outcome_unknown").length;
  }

  it("makes its orders without a doubt where their ids are new", async () => {
    expect(await doubtsWith(5_000_000)).toBe(0);
  });

  it("gives ids above the option, and again after a reset", async () => {
    const account = createFakeAccount({ orderIdsAfter: 9_000_000, quirks: false });
    const order = { order_status_id: 8001, date_add: 1_767_000_000 };
    expect((await account.client().addOrder(order)).order_id).toBe(9_000_001);
    account.reset();
    expect((await account.client().addOrder(order)).order_id).toBe(9_000_001);
    expect(() => createFakeAccount({ orderIdsAfter: -1 })).toThrow(RangeError);
  });

  it("looks for each order first where the ids are those of before", async () => {
    expect(await doubtsWith(undefined)).toBe(2);
  });
});
