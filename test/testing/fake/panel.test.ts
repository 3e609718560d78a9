import { expect, it } from "vitest";
import { createFakeAccount } from "../../../src/entries/fake.ts";

function shop(seed = {}) {
  const statuses = [1, 2].map((id) => ({ id, name: `status ${id}` }));
  return createFakeAccount({ statuses, orders: [{ order_id: 11, order_status_id: 1 }], ...seed });
}

it("changes the account as a person in its panel does, without a request", async () => {
  const account = shop({ journalOn: true, requestsPerMinute: 1 });
  account.faults.inject("error", { method: "setOrderStatus", code: "ERROR_TEMPORARY" });
  account.panel("setOrderStatus", { order_id: 11, status_id: 2 });
  const { package_id } = account.panel("createPackageManual", {
    ...{ order_id: 11, courier_code: "dpd", package_number: "DPD1", pickup_date: 1 },
  });
  expect(account.orders[0]).toMatchObject({
    order_status_id: 2,
    delivery_package_nr: "DPD1",
    delivery_package_module: "dpd",
  });
  expect(account.packages[0]?.package_id).toBe(package_id);
  expect(account.journal.map(({ log_type }) => log_type)).toEqual([18, 9]);
  expect(account.requests).toEqual([]);
  expect(await account.client().getOrders({ order_id: 11 })).toMatchObject({
    orders: [{ order_status_id: 2 }],
  });
});

it("refuses what would change nothing, and says why", () => {
  const { panel } = shop();
  const wrong = (method: string, parameters: unknown) => () => panel(method as never, parameters as never);
  expect(wrong("setOrdrStatus", {})).toThrow("Did you mean `setOrderStatus`?");
  expect(wrong("moveOrder", {})).toThrow("The account has no state for");
  expect(wrong("getCouriersList", {})).toThrow("The account has no state for");
  expect(wrong("setOrderStatus", { order_id: 11, statusId: 2 })).toThrow("Did you mean `status_id`?");
  expect(wrong("setOrderStatus", undefined)).toThrow(
    "Expected the parameters of setOrderStatus to be an object",
  );
  expect(wrong("setOrderStatus", { order_id: 12, status_id: 2 })).toThrow("Invalid order identifier");
  expect(wrong("setOrderStatus", { order_id: 11, status_id: 3 })).toThrow("Invalid order status identifier");
  expect(wrong("setOrderStatus", { order_id: "eleven", status_id: 2 })).toThrow(
    "`order_id` of setOrderStatus",
  );
});
