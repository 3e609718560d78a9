import { describe, expect, it } from "vitest";
import { checkRules } from "../../../src/forwarding/account/checkRules.ts";
import { RulesError } from "../../../src/shared/errors/rulesError.ts";
import { accountWithStatus as account } from "../../mapping/mapLead.ts";

describe("checking rules against an account", () => {
  it("finds nothing in rules that the account can serve", () => {
    const rules = {
      version: 1,
      fields: {
        order_status_id: { path: "a", lookup: { x: 8002 }, default: { status: "Нові замовлення" } },
        custom_source_id: 3101,
        deal_cf_UTM: "utm",
        deal_cf_102: { value: "Small" },
        deal_cf_1: "x",
      },
      products: {
        fields: { name: "a", warehouse_id: 1, storage: { value: "db" }, storage_id: { value: "205" } },
      },
      match: { priceGroup: 10 },
      defaults: { currency: "UAH" },
    };
    expect(checkRules(rules, account)).toEqual([]);
  });

  it("finds every dead id, unknown name and constant that does not fit", () => {
    const issues = checkRules(
      {
        version: 1,
        defaults: { currency: "PLN" },
        fields: {
          order_status_id: { path: "a", lookup: { x: 1, y: 8001 }, default: 2 },
          custom_source_id: 7,
          deal_cf_999: "x",
          deal_cf_Nothing: "x",
          deal_cf_102: { value: "Huge" },
          deal_cf_103: { value: "many" },
          payment_method: { first: [{ status: "Nowhere" }] },
        },
        products: {
          fields: { name: "a", warehouse_id: { warehouse: "Lviv" }, storage: { value: "db" }, storage_id: 9 },
        },
        match: { priceGroup: 10, storageId: "bl_9" },
      },
      account,
    );
    expect(issues.map(({ code, path }) => `${code} ${path}`).sort()).toEqual([
      "catalog_not_found match.storageId",
      "catalog_not_found products.fields.storage_id",
      "currency_differs match.priceGroup",
      "extra_field_number fields.deal_cf_103",
      "extra_field_option fields.deal_cf_102",
      "extra_field_unknown fields.deal_cf_999",
      "name_unknown fields.deal_cf_Nothing",
      "name_unknown fields.payment_method.first[0].status",
      "name_unknown products.fields.warehouse_id.warehouse",
      "source_not_found fields.custom_source_id",
      "status_not_found fields.order_status_id",
      "status_not_found fields.order_status_id",
    ]);
  });

  it("refuses rules that are wrong on their own", () => {
    let thrown: unknown;
    try {
      checkRules({ delivery_adress: "x" }, account);
    } catch (error) {
      thrown = error;
    }
    expect(thrown instanceof RulesError).toBe(true);
  });
});
