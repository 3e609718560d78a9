import { describe, expect, it } from "vitest";
import { createMapper, type MapperOptions } from "../../src/mapping/mapper/createMapper.ts";
import { parseRules } from "../../src/mapping/parse/parseRules.ts";
import type { Rules } from "../../src/mapping/rules/rules.ts";
import type { RuleValue } from "../../src/mapping/rules/value.ts";
import { RulesError } from "../../src/shared/errors/rulesError.ts";

/** What a field of text becomes. */
function read(lead: object, value: RuleValue, options: MapperOptions = {}): unknown {
  const rules: Rules = {
    version: 1,
    needsContact: false,
    fields: { order_status_id: 1, admin_comments: value },
  };
  const result = createMapper(rules, options).map(lead, { receivedAt: new Date(0) });
  return result.status === "order" ? result.order.admin_comments : result.status;
}

function problemsOf(value: RuleValue): string[] {
  try {
    parseRules({ version: 1, fields: { admin_comments: value } });
    return [];
  } catch (error) {
    return error instanceof RulesError
      ? error.problems.map(({ path, code }) => `${path} ${code}`)
      : [String(error)];
  }
}

describe("values that are read as a type", () => {
  it("give nothing for a second phone that is not there", () => {
    const second: RuleValue = { path: "tel", as: { type: "phone", country: "UA", which: "second" } };
    expect(read({ tel: "0671234567, 0507654321" }, second)).toBe("+380507654321");
    expect(read({ tel: "0671234567" }, second)).toBeUndefined();
  });

  it("keep a first phone that cannot be read", () => {
    expect(read({ tel: "спитати у Олі" }, { path: "tel", as: { type: "phone", country: "UA" } })).toBe(
      "спитати у Олі",
    );
  });

  it("leave a phone as it is that is too long in the country of the order, whatever it is elsewhere", () => {
    const rules: Rules = {
      version: 1,
      defaults: { country: "UA" },
      fields: { order_status_id: 1, delivery_country_code: "country", phone: "tel" },
    };
    const phoneOf = (lead: object) => {
      const result = createMapper(rules).map(lead, { receivedAt: new Date(0) });
      return result.status === "order" && [result.order.phone, result.issues.map(({ code }) => code).join()];
    };
    expect(phoneOf({ country: "IT", tel: "34712340678" })).toEqual(["34712340678", "phone_too_long"]);
    expect(phoneOf({ country: "ES", tel: "34712340678" })).toEqual(["+34712340678", ""]);
  });

  it("are judged by an injected phone parser", () => {
    const phone: RuleValue = { path: "tel", as: { type: "phone", country: "UA" } };
    const phoneParser = (text: string): string | undefined => (text === "+380671234567" ? text : undefined);
    expect(read({ tel: "80671234567" }, phone, { phoneParser })).toBe("+380671234567");
    expect(read({ tel: "0507654321" }, phone, { phoneParser })).toBe("0507654321");
  });

  it.each<[string, () => unknown]>([
    [
      "throws",
      () => {
        throw new TypeError("no metadata");
      },
    ],
    ["is async and rejects", async () => Promise.reject(new TypeError("no metadata"))],
    ["is async", async () => "+380671234567"],
  ])("are read without the phone parser, which is reported once a lead, when it %s", (_, parse) => {
    const fields = { order_status_id: 1, phone: "tel", user_comments: { path: "tel", as: "phone" } } as const;
    const mapper = createMapper(
      { version: 1, defaults: { country: "UA" }, fields },
      { phoneParser: (text) => Reflect.apply(parse, undefined, [text]) },
    );
    expect(mapper.map({ tel: "067 123 45 67" }, { receivedAt: new Date(0) })).toMatchObject({
      status: "order",
      order: { phone: "+380671234567", user_comments: "+380671234567" },
      issues: [{ code: "phone_parser_failed", level: "warning", path: expect.stringMatching(/^fields\./) }],
    });
  });

  it("stay as they are when the phone parser gives something that is not a text", () => {
    const phoneParser = () => JSON.parse("380671234567");
    const phone: RuleValue = { path: "tel", as: { type: "phone", country: "UA" } };
    expect(read({ tel: "067 123 45 67" }, phone, { phoneParser })).toBe("067 123 45 67");
  });

  it("report date patterns without a year or a month and malformed languages before the first lead", () => {
    const date = (options: object): RuleValue => ({ path: "a", as: { type: "date", ...options } });
    expect(problemsOf(date({ from: "HH:mm" }))).toEqual(["fields.admin_comments.as.from bad_pattern"]);
    expect(problemsOf(date({ from: ["DD.MM.YYYY", "DD.MM"] }))).toHaveLength(1);
    expect(problemsOf(date({ to: "DD MMMM", language: "u k" }))).toEqual([
      "fields.admin_comments.as.language bad_code",
    ]);
    expect(problemsOf(date({ from: "DD.MM.YYYY", to: "D MMMM", language: "uk" }))).toEqual([]);
  });
});

describe("a currency", () => {
  it.each([
    ["USD $", "USD"],
    ["долари США", "USD"],
    ["US dollars", "USD"],
    ["USA", undefined],
    ["100 eurų", undefined],
    ["eurų", "EUR"],
    ["UAH (₴)", "UAH"],
    ["Euro (€)", "EUR"],
    ["SEK kr", "SEK"],
    ["CAD / $", "CAD"],
    ["USD / EUR", undefined],
    [`USD ${" ".repeat(35)}$`, "USD"],
    [`USD ${" ".repeat(36)}$`, undefined],
    ["dollars usable", undefined],
    ["dollars ousa", undefined],
    [{}, undefined],
  ])("of %j is %j", (given, currency) => {
    const fields = { order_status_id: 1, currency: "money" };
    const result = createMapper({ version: 1, needsContact: false, fields }).map(
      { money: given },
      { receivedAt: new Date(0) },
    );
    expect(result.status === "order" && result.order.currency).toBe(currency);
    expect(result.issues.some(({ code }) => code === "currency_unknown")).toBe(currency === undefined);
  });
});

describe("values that are decoded", () => {
  const inside = (decode: "json" | "form", path: string): Rules => ({
    version: 1,
    needsContact: false,
    values: { inner: { path: "data", decode } },
    fields: { order_status_id: 1, admin_comments: `$inner.${path}` },
  });
  const map = (rules: Rules, data: unknown): unknown => {
    const result = createMapper(rules).map({ data }, { receivedAt: new Date(0) });
    return result.status === "order"
      ? (result.order.admin_comments ?? result.issues[0]?.code)
      : result.status;
  };

  it("keep integers that a number cannot hold", () => {
    expect(map(inside("json", "id"), '{"id":1200000000000000021}')).toBe("1200000000000000021");
    expect(map(inside("json", "id"), "{broken")).toBe("decode_failed");
  });

  it("know brackets and whole addresses", () => {
    expect(map(inside("form", "a.b"), "a[b]=1&c=2")).toBe("1");
    expect(map(inside("form", "utm_source"), "https://shop.example/x?utm_source=google#a")).toBe("google");
    expect(map(inside("form", "utm_source"), "/x?utm_source=google")).toBe("google");
    expect(map(inside("form", "utm_source"), "?utm_source=google")).toBe("google");
  });
});
