import { describe, expect, it } from "vitest";
import { createMapper } from "../../src/mapping/mapper/createMapper.ts";
import { parseRules } from "../../src/mapping/parse/parseRules.ts";
import { codesOf, orderOf, receivedAt, receivedSeconds } from "./mapLead.ts";

describe("a constant", () => {
  const messageOf = (fields: object) => {
    try {
      parseRules({ version: 1, fields: { order_status_id: 1, ...fields } });
      return "";
    } catch (error) {
      return error instanceof Error ? error.message : "";
    }
  };

  it.each([
    [{ date_add: { value: "soon" } }, "The constant does not fit the field. "],
    [{ delivery_price: { value: "much" } }, "The constant does not fit the field. "],
    [{ order_status_id: { value: "New" } }, '{ "status": "New" }'],
    [{ custom_source_id: { value: "Shop" } }, '{ "orderSource": "Shop" }'],
    [{ order_status_id: { value: "n".repeat(90) } }, `{ "status": "${"n".repeat(80)}" }`],
    [{ payment_method: { value: "&quot;Card&quot;" } }, "The constant does not fit the field. "],
    [{ delivery_price: "12,5" }, "Write `12.5` without quotes"],
  ])("that its field cannot take is reported with the rules: %j", (fields, words) => {
    expect(messageOf(fields)).toContain(words);
  });

  it.each([
    { payment_method: { value: "Card" } },
    { paid: true },
    { delivery_price: 5 },
    { date_add: 1_700_000_000 },
    { order_status_id: { value: 5 } },
  ])("that fits is in every order, and explain shows it: %j", (fields) => {
    const [[name, value] = ["", 0]] = Object.entries(fields);
    const own = typeof value === "object" ? value.value : value;
    expect(orderOf({ fields }, {})).toHaveProperty(name, own);
    const rules = { version: 1, needsContact: false, fields: { order_status_id: 1, ...fields } } as const;
    const explained = createMapper(rules)
      .explain({}, { receivedAt })
      .fields.find(({ field }) => field === name);
    expect(explained).toMatchObject({ rule: `fields.${name}`, value: own });
  });

  it("may begin as a formula does, as it was meant so, also in an additional field", () => {
    const longest = `=${"1".repeat(29)}`;
    const fields = { payment_method: { value: longest }, deal_cf_7: { value: "=2" } };
    const order = orderOf({ fields }, {});
    expect(order).toMatchObject({ payment_method: longest, custom_extra_fields: { "7": "=2" } });
    expect(order).not.toHaveProperty("deal_cf_7");
    expect(codesOf({ fields }, {})).toEqual([]);
  });

  it("may be a day far ahead, and a price in a currency that only the lead knows", () => {
    const fields = { date_add: receivedSeconds + 30 * 86_400, delivery_price: 10.4, currency: "money" };
    expect(orderOf({ fields }, { money: "JPY" })).toMatchObject({
      date_add: receivedSeconds + 30 * 86_400,
      delivery_price: 10,
    });
    expect(codesOf({ fields }, { money: "JPY" })).toEqual([]);
  });

  it("that is longer than its field is cut for every lead, with a warning", () => {
    const fields = { payment_method: { value: "x".repeat(31) } };
    expect(orderOf({ fields }, {}).payment_method).toBe(`${"x".repeat(29)}…`);
    expect(codesOf({ fields }, {})).toEqual(["truncated"]);
    expect(codesOf({ fields: { payment_method: { value: "x".repeat(30) } } }, {})).toEqual([]);
  });
});

describe("an order after another one", () => {
  it("has its own fields only, in the order of the API, whatever the one before it had", () => {
    const fields = { order_status_id: 1, email: "mail", payment_method: "pay", user_comments: "text" };
    const mapper = createMapper({ version: 1, needsContact: false, fields });
    const lead = { pay: "card", text: "hi", mail: "a@example.com" };
    const keysOf = (own: object) => {
      const result = mapper.map(own, { receivedAt });
      return result.status === "order" ? Object.keys(result.order).filter((key) => key in names) : [];
    };
    const names = { payment_method: 1, user_comments: 1, email: 1 };
    const all = ["payment_method", "user_comments", "email"];
    expect(keysOf(lead)).toEqual(all);
    expect(keysOf({ text: "hi" })).toEqual(["user_comments"]);
    expect(keysOf({ pay: "card", text: "hi" })).toEqual(["payment_method", "user_comments"]);
    expect(keysOf(lead)).toEqual(all);
    expect(keysOf({})).toEqual([]);
  });

  it("begins with the currency and the countries, which the rest depends on", () => {
    const fields = { email: "a", invoice_country_code: "c", delivery_country_code: "c", currency: "m" };
    const order = orderOf({ fields }, { a: "a@example.com", c: "PL", m: "PLN" });
    expect(Object.keys(order).filter((key) => key in fields)).toEqual([
      "currency",
      "delivery_country_code",
      "invoice_country_code",
      "email",
    ]);
  });
});

describe("a field whose rule reads it already as the field does", () => {
  it.each([
    [{ invoice_nip: { path: "a", as: "taxId" } }, "tax_id_invalid"],
    [{ phone: { path: "a", as: "phone" } }, "phone_too_short"],
    [{ delivery_postcode: { path: "a", as: { type: "postcode", country: "PL" } } }, "postcode_unreadable"],
    [{ delivery_point_postcode: { path: "a", as: "postcode" } }, "postcode_unreadable"],
    [{ invoice_postcode: { path: "a", as: "postcode" } }, "postcode_unreadable"],
    [{ delivery_point_id: { path: "b", as: "point" } }, "point_unreadable"],
    [{ payment_method_cod: { path: "b", as: "cod" } }, "cod_unreadable"],
  ] as const)("is reported once what is wrong: %j", (fields, code) => {
    const defaults = { country: "PL" };
    expect(codesOf({ fields, defaults }, { a: "12", b: "by hand" }).filter((each) => each === code)).toEqual([
      code,
    ]);
  });

  it("is read as the field needs it where the rule reads it as something else", () => {
    expect(orderOf({ fields: { phone: { path: "a", as: "integer" } } }, { a: "380671234567" }).phone).toBe(
      "+380671234567",
    );
  });
});
