import { describe, expect, it } from "vitest";
import { createMapper } from "../../src/mapping/mapper/createMapper.ts";
import type { Limits, Rules } from "../../src/mapping/rules/rules.ts";
import { codesOf, mapLead, orderOf, receivedAt } from "./mapLead.ts";

const rules = { fields: { delivery_city: "a" } };

describe("a text of an order", () => {
  it.each(["Київ\u200b", "\ufeffКиїв", "Ки\u00adїв", "\u202eКиїв", "Київ".normalize("NFD"), " Київ\u0000"])(
    "has no characters that no one sees: %j",
    (a) => {
      expect(orderOf(rules, { a }).delivery_city).toBe("Київ");
      expect(codesOf(rules, { a })).toEqual([]);
    },
  );

  it.each([
    ..."null NULL None nil NIL undefined NaN nan Array n/a N/A <null> <NULL> (null) \\N".split(" "),
    ..."#N/A #REF! #VALUE! #NAME? #DIV/0! #ERROR!".split(" "),
    "[object Object]",
    "[object Object],[object Object]",
    " NULL",
    "null\n",
    "null null",
    "None, None",
  ])("is not %j, which programs make of something else", (a) => {
    expect(mapLead(rules, { a })).toMatchObject({ issues: [{ code: "not_a_text", level: "warning" }] });
    expect(orderOf(rules, { a })).not.toHaveProperty("delivery_city");
  });

  it.each([
    ..."Null Nil none None. Nullmeyer NULL-Modem Nancy Nan Nanny nano unull Arrays #1 #SALE! (n) <3 \\Network".split(
      " ",
    ),
    "None of these",
    "null or void",
    "Anna Null",
    "N/A-12",
    "[object]",
  ])("may be %j", (a) => {
    expect(orderOf(rules, { a }).delivery_city).toBe(a);
    expect(codesOf(rules, { a })).not.toContain("not_a_text");
  });

  it("is left out of texts that are joined or put into a template", () => {
    const joined = { fields: { delivery_city: { join: ["a", "b"], with: " " } } };
    expect(orderOf(joined, { a: "NULL", b: "Мельник" }).delivery_city).toBe("Мельник");
    expect(codesOf(joined, { a: "NULL", b: "Мельник" })).toEqual(["not_a_text"]);
    expect(orderOf(joined, { a: "null", b: "None" })).not.toHaveProperty("delivery_city");
    const template = { fields: { delivery_city: { template: "{b}[ {a}]" } } };
    expect(orderOf(template, { a: "\\N", b: "Мельник" }).delivery_city).toBe("Мельник");
  });

  it.each([
    "Олена Ко\ufffdаль",
    "ÐžÐ»ÐµÐ½Ð°",
    "&quot;Ромашка&quot;",
    "\\u041a\\u0438\\u0457\\u0432",
    "O\\'Connor",
    "РћРєСЃР°РЅР°",
    "KrakÃ³w",
    "Itâ€™s",
    "<b>Терміново</b>",
    "<i>a</i>",
    "Anna undefined",
    "Олена undefined",
    "undefined Мельник",
    "undefined Melnyk",
    "??????",
  ])("that was damaged on its way is kept with a warning: %j", (a) => {
    expect(orderOf(rules, { a }).delivery_city).toBe(a);
    expect(mapLead(rules, { a })).toMatchObject({ issues: [{ code: "text_damaged", level: "warning" }] });
  });

  it.each([
    "Тарас & Ко",
    "C:\\new",
    "Ðenmark",
    "№ 5 – «Лев» ‘x’…",
    "5 € ≈ 9 ₴",
    "why???",
    "a < b",
    "undefinedly",
  ])("is fine as %j", (a) => {
    expect(orderOf(rules, { a }).delivery_city).toBe(a);
    expect(codesOf(rules, { a })).toEqual([]);
  });

  it("that rules clean on its way is not damaged", () => {
    const cleaned = { path: "a", clean: ["entities"] } as const;
    const whole = { first: [{ template: "{a}!", clean: ["entities"] }] } as const;
    for (const value of [cleaned, whole]) {
      expect(codesOf({ fields: { delivery_city: value } }, { a: "&quot;Ромашка&quot;" })).toEqual([]);
    }
  });
});

describe("a text that is longer than its field", () => {
  const moved = (into: "admin_comments" | "delivery_method" | "delivery_point_id" | "deal_cf_7") => ({
    fields: { payment_method: "a", ...(into === "deal_cf_7" ? {} : { [into]: "b" }) },
    limits: { payment_method: { max: 5, overflow: into } },
  });
  const told = (own: Pick<Rules, "fields"> & { limits?: Limits }, lead: object) =>
    mapLead(own, lead)
      .issues.filter(({ code }) => !code.startsWith("path"))
      .map(({ code, path, message }) => [code, path, message.split(/[:.] /)[0]]);

  it.each([
    [moved("admin_comments"), { a: "abcd efgh" }, { payment_method: "abcd…", admin_comments: "efgh" }],
    [moved("admin_comments"), { a: "abcd efgh", b: "b" }, { admin_comments: "b\nefgh" }],
    [moved("deal_cf_7"), { a: "abcd efgh" }, { custom_extra_fields: { "7": "efgh" } }],
    [moved("delivery_method"), { a: `abcd${"x".repeat(30)}` }, { delivery_method: "x".repeat(30) }],
    [moved("delivery_method"), { a: `abcd${"x".repeat(31)}` }, { delivery_method: `${"x".repeat(29)}…` }],
    [moved("delivery_point_id"), { a: "x".repeat(99), b: "KRA010" }, { delivery_point_id: "KRA010" }],
  ])("by %j of %j gives the rest to another one: %j", (own, lead, order) => {
    expect(orderOf(own, lead)).toMatchObject(order);
  });

  it("says where it is how long, where the rest went, and what could not take it", () => {
    const over = (length: number, max: number) => `${length} characters are over the limit of ${max}`;
    expect(told(moved("admin_comments"), { a: "abcd efgh" })).toEqual([
      ["overflowed", "fields.payment_method", over(9, 5)],
    ]);
    expect(mapLead(moved("admin_comments"), { a: "abcd efgh", b: "b" }).issues[0]?.message).toContain(
      "moved to `admin_comments`",
    );
    expect(told(moved("delivery_method"), { a: `abcd${"x".repeat(30)}` })).toHaveLength(1);
    expect(told(moved("delivery_method"), { a: `abcd${"x".repeat(31)}` })[1]).toEqual([
      "truncated",
      "fields.delivery_method",
      over(31, 30),
    ]);
    expect(told(moved("delivery_point_id"), { a: "x".repeat(99), b: "KRA010" })[1]).toEqual([
      "too_long_dropped",
      "fields.delivery_point_id",
      over(102, 40),
    ]);
    expect(mapLead({ fields: { invoice_company: "a" } }, { a: "x".repeat(150) }).issues).toMatchObject([
      {
        code: "length_uncertain",
        message: expect.stringMatching(/^150 .* allow 500, older ones 100\./),
      },
    ]);
  });

  it("is whole where the rules allow its length, and cut where it is longer than anything", () => {
    const long = { fields: { deal_cf_7: "a" }, limits: { deal_cf_7: { max: 30_000 } } };
    expect(orderOf(long, { a: "x".repeat(25_000) }).custom_extra_fields?.["7"]).toHaveLength(25_000);
    expect(told({ fields: { user_comments: "a" } }, { a: "x".repeat(3_000_000) })).toEqual([
      ["truncated", "fields.user_comments", "3000000 characters are over the limit of 510"],
    ]);
  });

  it("counts as work once more where its rest is moved", () => {
    const { fields, limits } = moved("admin_comments");
    const rules = {
      version: 1,
      needsContact: false,
      limits,
      fields: { order_status_id: 1, ...fields },
    } as const;
    const issuesOf = (steps: number) =>
      createMapper(rules, { budget: { steps } }).map({ a: "x".repeat(20_000), b: "b" }, { receivedAt })
        .issues;
    expect(issuesOf(14_000)).toMatchObject([
      { code: "overflowed" },
      { code: "too_much_work", path: "fields.admin_comments" },
    ]);
    expect(issuesOf(16_000)).toMatchObject([{ code: "overflowed" }, { code: "truncated" }]);
  });

  it("counts for the size of the order, be it cut, moved or one of very many", () => {
    const all = (count: number, from = 10) =>
      Object.fromEntries(Array.from({ length: count }, (_, index) => [`deal_cf_${from + index}`, "a"]));
    const cut = { fields: all(101) };
    expect(codesOf(cut, { a: "x".repeat(10_001) })).toContain("order_too_large");
    const names = Object.keys(all(60));
    const limits = Object.fromEntries(
      names.map((name, index) => [name, { max: 5, overflow: `deal_cf_${1000 + index}` as const }]),
    );
    expect(codesOf({ fields: all(60), limits }, { a: "x".repeat(20_000) })).toContain("order_too_large");
    const many = all(6_500, 100_000_000_000_000);
    const long = Object.fromEntries(Object.keys(all(24)).map((name) => [name, "b"]));
    const lead = { a: "x".repeat(32), b: "€".repeat(10_000) };
    expect(codesOf({ fields: { ...many, ...long } }, lead)).toEqual(["order_too_large"]);
  });
});
