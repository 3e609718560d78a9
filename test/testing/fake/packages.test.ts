import { describe, expect, it } from "vitest";
import { fileOf } from "../../../src/api/wire/fileOf.ts";
import { createFakeAccount, createManualClock } from "../../../src/entries/fake.ts";

const made = { courier_code: "dpd", fields: [{ id: "service", value: "1" }] };

async function shopWithOrder() {
  const account = createFakeAccount({ clock: createManualClock(), journalOn: true });
  const base = account.client();
  const { order_id } = await base.addOrder({ order_status_id: 8001, date_add: 1_767_268_800 });
  const orderNow = async () => (await base.getOrders({ order_id })).orders[0];
  return { account, base, order_id, orderNow };
}

describe("shipments of the fake account", () => {
  it("are read back with their parcels and their label, and the order shows the last one", async () => {
    const { base, order_id, orderNow } = await shopWithOrder();
    const packages = [{ weight: 1.5, length: 30, width: 20, height: "10", size_custom: "B" }, { weight: 2 }];
    const first = await base.createPackage({ ...made, order_id, account_id: 12, packages });
    const { package_id, package_number } = first;
    expect((await base.getOrderPackages({ order_id })).packages).toMatchObject([
      {
        package_id,
        courier_package_nr: package_number,
        courier_code: "dpd",
        account_id: 12,
        is_return: false,
      },
    ]);
    expect((await base.getPackageDetails({ package_id })).package_details).toMatchObject([
      { weight: 1.5, weight_unit: "kg", length: 30, width: 20, height: 10, size_unit: "cm" },
      { weight: 2, length: 0 },
    ]);
    const label = await base.getLabel({ courier_code: "dpd", package_id });
    const sameLabel = await base.getLabel({ courier_code: "dpd", package_number });
    expect(sameLabel).toEqual(label);
    expect(label.extension).toBe("pdf");
    expect(new TextDecoder().decode(fileOf(label).bytes)).toContain(`Label dpd ${package_number}`);
    const order = { delivery_package_module: "dpd", delivery_package_nr: package_number };
    expect(await orderNow()).toMatchObject(order);
    const second = await base.createPackage({ ...made, order_id, packages: [{ weight: 1 }] });
    expect(await orderNow()).toMatchObject({ delivery_package_nr: second.package_number });
  });

  it("that were made elsewhere have their number and no label, and one that comes back is not the order's", async () => {
    const { base, order_id, orderNow } = await shopWithOrder();
    const manual = { order_id, courier_code: "other", pickup_date: 1_767_268_800 };
    const { package_id } = await base.createPackageManual({ ...manual, package_number: "TRACK 1" });
    await base.createPackageManual({ ...manual, package_number: "BACK 1", return_shipment: true });
    expect((await base.getOrderPackages({ order_id })).packages).toMatchObject([
      { courier_package_nr: "TRACK 1", is_return: false },
      { courier_package_nr: "BACK 1", is_return: true },
    ]);
    expect(await base.getLabel({ courier_code: "other", package_id })).toEqual({ extension: "", label: "" });
    expect(await orderNow()).toMatchObject({ delivery_package_nr: "TRACK 1" });
  });

  it("are deleted by id or number, and the order shows what is left", async () => {
    const { base, order_id, orderNow } = await shopWithOrder();
    const packages = [{ weight: 1 }];
    const first = await base.createPackage({ ...made, order_id, packages });
    const second = await base.createPackage({ ...made, order_id, packages });
    await base.deleteCourierPackage({ courier_code: "dpd", package_id: second.package_id });
    expect(await orderNow()).toMatchObject({ delivery_package_nr: first.package_number });
    await base.deleteCourierPackage({ courier_code: "dpd", package_number: first.package_number });
    expect(await orderNow()).toMatchObject({ delivery_package_module: "", delivery_package_nr: "" });
    expect((await base.getOrderPackages({ order_id })).packages).toEqual([]);
    const { logs } = await base.getJournalList({ last_log_id: 1, logs_types: [9, 10] });
    expect(logs.map(({ log_type, object_id }) => `${log_type} ${object_id}`)).toEqual([
      `9 ${first.package_id}`,
      `9 ${second.package_id}`,
      `10 ${second.package_id}`,
      `10 ${first.package_id}`,
    ]);
  });

  it("of an order or under an id that does not exist are an error", async () => {
    const { base, order_id } = await shopWithOrder();
    const wrongOrder = base.createPackage({ ...made, order_id: order_id + 1, packages: [{ weight: 1 }] });
    await expect(wrongOrder).rejects.toMatchObject({ code: "ERROR_ORDER_ID" });
    const named = { courier_code: "dpd", package_id: 1 };
    for (const call of [
      base.getLabel(named),
      base.deleteCourierPackage(named),
      base.getPackageDetails({ package_id: 1 }),
      base.getLabel({ courier_code: "dpd", package_number: "none" }),
    ])
      await expect(call).rejects.toMatchObject({ code: "ERROR_PACKAGE_ID" });
  });
});
