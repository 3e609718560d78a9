import { describe, expect, it } from "vitest";
import { extraFieldOf, extraFieldProblem } from "../../src/mapping/order/extraFields.ts";
import { accountWithStatus as account, codesOf, mapLead, orderOf } from "./mapLead.ts";

describe("an additional field", () => {
  const field = (editorType: string, options: string[] = []) => ({ id: 5, name: "x", editorType, options });

  it.each([
    ["number", "1 299,50 грн", undefined],
    ["number", "many", "extra_field_number"],
    ["date", "20.11.2026", undefined],
    ["date", "11.12.2026 14:05", undefined],
    ["date", "11/12/2026", "extra_field_date"],
    ["select", " LARGE ", undefined],
    ["select", "Huge", "extra_field_option"],
    ["radio", "small", undefined],
    ["radio", "Huge", "extra_field_option"],
    ["file", "data:x", undefined],
    ["file", "A".repeat(20), undefined],
    ["file", `${"A+/9z".repeat(4)}==`, undefined],
    ["file", `${"A".repeat(20)}===`, "extra_field_file"],
    ["file", "A".repeat(19), "extra_field_file"],
    ["file", ` ${"A".repeat(20)}`, "extra_field_file"],
    ["file", "x data:x", "extra_field_file"],
    ["file", "photo.png", "extra_field_file"],
    ["text", "anything", undefined],
    ["textarea", "", undefined],
  ])("of the kind %s takes %j: %s", (kind, text, problem) => {
    expect(extraFieldProblem(field(kind, ["Small", " Large"]), text)).toBe(problem);
    if (problem === "extra_field_option") expect(extraFieldProblem(field(kind), text)).toBeUndefined();
  });

  it.each([
    ["deal_cf_1", 1],
    ["deal_cf_101", 101],
    ["deal_cf_123456789012345", 123_456_789_012_345],
    ["deal_cf_1234567890123456", "1234567890123456"],
    ["deal_cf_0", "0"],
    ["deal_cf_01", "01"],
    ["deal_cf_UTM 1", "UTM 1"],
    ["deal_cf_1x", "1x"],
  ])("%s is %j", (name, field) => {
    expect(extraFieldOf(name)).toBe(field);
  });

  it("that the account does not have is sent, with a warning unless it is one of the two built-in", () => {
    const told = (id: number) => codesOf({ fields: { [`deal_cf_${id}`]: "a" } }, { a: "x" }, { account });
    expect([told(1), told(2), told(3)]).toEqual([[], [], ["extra_field_unknown"]]);
    expect(orderOf({ fields: { deal_cf_3: "a" } }, { a: "x" }, { account })).toMatchObject({
      custom_extra_fields: { "3": "x" },
    });
    expect(codesOf({ fields: { deal_cf_3: "a" } }, { a: "x" })).toEqual([]);
  });

  it("of a file that holds none is left out, and all else that does not fit is sent as it came", () => {
    const files = { ...account, extraFields: [field("file"), { ...field("number"), id: 6 }] };
    const order = orderOf({ fields: { deal_cf_5: "a", deal_cf_6: "a" } }, { a: "photo" }, { account: files });
    expect(order.custom_extra_fields).toEqual({ "6": "photo" });
    const none = orderOf({ fields: { deal_cf_5: "a" } }, { a: "photo" }, { account: files });
    expect(none).not.toHaveProperty("custom_extra_fields");
  });

  it("takes what another one is too short for, after all else", () => {
    const rules = {
      fields: { payment_method: "a", deal_cf_7: "b" },
      limits: { payment_method: { max: 3, overflow: "deal_cf_7" as const } },
    };
    expect(orderOf(rules, { a: "abcdef" })).toMatchObject({ custom_extra_fields: { "7": "cdef" } });
    expect(orderOf(rules, { a: "abcdef", b: "own" })).toMatchObject({ custom_extra_fields: { "7": "own" } });
  });

  it("built in is short, and any other is long", () => {
    const long = "x".repeat(10_001);
    const order = orderOf({ fields: { deal_cf_1: "a", deal_cf_2: "a", deal_cf_3: "a" } }, { a: long });
    expect(order.extra_field_1).toHaveLength(50);
    expect(order.extra_field_2).toHaveLength(50);
    expect(order.custom_extra_fields?.["3"]).toHaveLength(10_000);
  });
});

describe("what means something as a whole", () => {
  it.each([
    "email",
    "phone",
    "delivery_point_id",
    "invoice_nip",
    "delivery_postcode",
    "delivery_point_postcode",
    "invoice_postcode",
  ])("is left out and not cut in %s of the order", (name) => {
    const rules = { fields: { [name]: "a" }, limits: { [name]: { max: 4 } } };
    const lead = {
      a: name === "email" ? "a@example.com" : name === "phone" ? "+380671234567" : "5260250274",
    };
    expect(orderOf({ fields: { [name]: "a" } }, lead)).toHaveProperty(name);
    expect(orderOf(rules, lead)).not.toHaveProperty(name);
    expect(codesOf(rules, lead)).toContain("too_long_dropped");
  });

  it.each(["sku", "ean", "product_id", "variant_id", "storage_id"])(
    "is left out and not cut in %s of a line",
    (name) => {
      const rules = {
        fields: {},
        products: { fields: { name: { value: "Mug" }, price_brutto: 1, [name]: "a" } },
        limits: { [`products.${name}`]: { max: 4 } },
      };
      const products = (own: object) => orderOf({ ...rules, ...own }, { a: "12345678" }).products?.[0];
      expect(products({ limits: {} })).toHaveProperty(name);
      const { products: [long] = [] } = orderOf({ ...rules, limits: {} }, { a: "1".repeat(51) });
      expect(long).not.toHaveProperty(name);
      expect(products({})).not.toHaveProperty(name);
    },
  );

  it("is cut in any other text, to the letter", () => {
    const rules = { fields: { payment_method: "a" }, limits: { payment_method: { max: 4 } } };
    expect([orderOf(rules, { a: "abcd" }), orderOf(rules, { a: "abcde" })]).toMatchObject([
      { payment_method: "abcd" },
      { payment_method: "abc…" },
    ]);
    expect(codesOf(rules, { a: "abcd" })).toEqual([]);
    const reject = { ...rules, limits: { payment_method: "reject" as const } };
    expect([
      mapLead(reject, { a: "x".repeat(30) }).status,
      mapLead(reject, { a: "x".repeat(31) }).status,
    ]).toEqual(["order", "error"]);
  });
});
