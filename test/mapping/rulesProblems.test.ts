import { describe, expect, it } from "vitest";
import { createMapper } from "../../src/mapping/mapper/createMapper.ts";
import { parseRules } from "../../src/mapping/parse/parseRules.ts";
import { RulesError, type RulesProblem } from "../../src/shared/errors/rulesError.ts";
import { growthOf } from "../support/growthOf.ts";
import { accountWithStatus } from "./mapLead.ts";

/** What newcomers write, out of habit or by a slip, and what they are reported. */
function problemsOf(rules: unknown): readonly RulesProblem[] {
  try {
    parseRules(rules);
    return [];
  } catch (error) {
    if (error instanceof RulesError) return error.problems;
    throw error;
  }
}

const told = (rules: unknown): string[] =>
  problemsOf(rules).map(({ path, message }) => `${path}: ${message}`);
const field = (value: unknown, name = "user_comments") => told({ version: 1, fields: { [name]: value } });

describe("an option of a type", () => {
  it("that has no options is reported without an empty list of them", () => {
    expect(field({ path: "a", as: { type: "point", country: "PL" } })).toEqual([
      'fields.user_comments.as.country: `country` is not an option of "point". Correct it.',
    ]);
  });

  it.each(["cz", "ua", "croatian", "hrvatski", "en_US", ""])("is no language if it is %j", (language) => {
    expect(field({ path: "a", as: { type: "date", language } }, "date_add")).toEqual([
      "fields.date_add.as.language: This is not a language tag. Write one such as `uk`, `pl` or `en-GB`.",
    ]);
  });

  it.each(["cs", "HR", "hr-HR", "uk-UA", "zh-Hans"])("is a language if it is %j", (language) => {
    expect(field({ path: "a", as: { type: "date", language } }, "date_add")).toEqual([]);
  });
});

describe("a name that other tools have", () => {
  it.each([
    ["phone_number", "phone"],
    ["Telephone", "phone"],
    ["Customer Name", "delivery_fullname"],
    ["address", "delivery_address"],
    ["zip", "delivery_postcode"],
    ["comment", "user_comments"],
    ["deliveryCity", "delivery_city"],
    ["delivery_adress", "delivery_address"],
    ["paczkomat", "delivery_point_id"],
    ["pickup_point", "delivery_point_id"],
    ["cash_on_delivery", "payment_method_cod"],
  ])("for a field gets ours: %s", (name, ours) => {
    expect(problemsOf({ version: 1, fields: { [name]: "a" } })).toMatchObject([
      { path: `fields.${name}`, suggestion: ours },
    ]);
  });

  it.each([
    ["price", "price_brutto"],
    ["qty", "quantity"],
    ["title", "name"],
    ["article", "sku"],
    ["SKU", "sku"],
  ])("for a field of a line gets ours: %s", (name, ours) => {
    const products = { each: "items", fields: { [name]: "a" } };
    expect(problemsOf({ version: 1, fields: {}, products })).toMatchObject([{ suggestion: ours }]);
  });

  it.each([
    [{ concat: ["a"] }, "join"],
    [{ join: ["a"], separator: " " }, "with"],
    [{ path: "a", if: { path: "b", is: 1 } }, "when"],
    [{ path: "a", format: "phone" }, "as"],
    [{ path: "a", regex: "b" }, "pattern"],
    [{ path: "a", else: "b" }, "default"],
    [{ test: { path: "a", equals: 1 } }, "is"],
    [{ test: { path: "a", contains: "b" } }, "matches"],
    [{ path: "a", as: "number" }, "decimal"],
    [{ path: "a", as: "datetime" }, "date"],
    [{ path: "a", as: { type: "date", format: "DD.MM.YYYY" } }, "from"],
  ])("in a value gets ours: %j", (value, ours) => {
    expect(problemsOf({ version: 1, fields: { user_comments: value } })[0]?.suggestion).toBe(ours);
  });

  it.each(["extra_field_3", "custom_extra_fields", "deal_cf_", "dealcf_101", "cf_7"])(
    "for an additional field gets the form of such names: %s",
    (name) => {
      expect(field("a", name)).toEqual([expect.stringContaining("written `deal_cf_<id>`")]);
    },
  );

  it("that no one knows gets the place where all names are", () => {
    expect(field("a", "Поле")).toEqual([expect.stringContaining("index.php?method=addOrder")]);
  });

  it("of a field next to `fields` gets its place", () => {
    const rules = { version: 1, phone: "a", deal_cf_7: "b", fields: {} };
    expect(told(rules)).toEqual([
      "phone: `phone` is a field of the order. Put it into `fields`.",
      "deal_cf_7: `deal_cf_7` is a field of the order. Put it into `fields`.",
    ]);
  });

  it.each(["key", "country", "products", "products.sku"])(
    "of a table gets its place among the words of JSON: %s",
    (name) => {
      expect(field("a", name)).toEqual([expect.stringContaining("`products` go next to `fields`")]);
    },
  );

  it.each([
    ["countri", "country"],
    ["kye", "key"],
    ["product", "products"],
    ["product.sku", "products.sku"],
    ["products.skuu", "sku"],
  ])("in a table of two columns gets the closest word of tables: %s", (name, ours) => {
    expect(problemsOf([[name, "x"]])[0]?.suggestion).toBe(ours);
  });
});

describe("a path or a text of another language", () => {
  it.each([
    ["{{phone}}", "a path has no braces"],
    ["{phone}", "a path has no braces"],
    ["items[?(@.name=='x')].v", "`[key=text]`"],
    ["fields[@name='phone'].value", "`[key=text]`"],
    ["fields[name!=phone].value", "`each` with `where`"],
    ["fields[name==phone].value", "one `=` is enough"],
  ])("is reported as a path: %s", (path, hint) => {
    expect(field(path)).toEqual([expect.stringContaining(hint)]);
  });

  it("is a key where it is written in quotes", () => {
    expect(field("['{phone}']")).toEqual([]);
    expect(field("list[name='=x'].value")).toEqual([]);
    expect(field("list['@name'=x].value")).toEqual([]);
  });

  it("is reported as a template", () => {
    expect(field({ template: "{{first}} {{last}}" })).toEqual([
      expect.stringContaining("one pair around it"),
    ]);
    // Most who write it mean JavaScript, and an order with `$Anna` in it is what they got.
    expect(field({ template: ["{first} — $", "{sum}"].join("") })).toEqual([
      expect.stringContaining("write `{path}`, or `\\$` for the sign itself"),
    ]);
    expect(field({ template: ["{first} — \\$", "{sum} $"].join("") })).toEqual([]);
    expect(field({ template: "%Name%" })).toEqual([expect.stringContaining("it has no `{path}`")]);
  });

  it.each(["/№(\\d+)/", "^(?<n>[0-9]+)$", "^paid$", "\\w+ {name}"])(
    "is reported as a pattern: %s",
    (pattern) => {
      expect(field({ test: { path: "a", matches: pattern } })).toEqual([
        expect.stringContaining("is a regular expression. Write parts such as `{name}`"),
      ]);
    },
  );

  it("is a sign of a pattern where a backslash is before it", () => {
    expect(field({ test: { path: "a", matches: ["\\^{a}", "{sum:number} $", "x\\*{b}"] } })).toEqual([]);
  });
});

describe("a value that its place cannot take", () => {
  it("in quotes is distinguished from a number and a flag", () => {
    expect(field("8001", "order_status_id")).toEqual([
      expect.stringContaining("Write `8001` without quotes"),
    ]);
    expect(field("true", "paid")).toEqual([expect.stringContaining("Write `true` without quotes")]);
    const products = { each: "items", fields: { tax_rate: "23", quantity: "1", name: "5" } };
    expect(told({ version: 1, fields: {}, products })).toHaveLength(2);
    expect(field("['8001']", "order_status_id")).toEqual([]);
    expect(field("5")).toEqual([]);
  });

  it("names a status: an id or its name is needed", () => {
    expect(field({ value: "Нові" }, "order_status_id")).toEqual([
      expect.stringContaining('{ "status": "Нові" }'),
    ]);
  });

  it("is a pattern whose part no one names, or names wrongly", () => {
    expect(field({ path: "a", pattern: "№{number:integer}" })).toEqual([
      expect.stringContaining("Name one of them in `part`"),
    ]);
    const misspelt = { path: "a", pattern: ["№{number:integer}", "{code}"], part: "nummer" };
    expect(problemsOf({ version: 1, fields: { user_comments: misspelt } })).toMatchObject([
      { path: "fields.user_comments.part", suggestion: "number" },
    ]);
  });

  it.each([
    [{ fields: { phone: ["a", "b"] } }, '{ "first": ["phone", "tel"] }'],
    [{ fields: { paid: { test: "status == paid" } } }, '{ "path": "status", "is": "paid" }'],
    [{ fields: { paid: { test: { path: "a", is: ["x"] } } } }, "for several use `in`"],
    [{ fields: {}, products: "items" }, '{ "each": "items", "fields": { "sku": "sku" } }'],
    [{ fields: {}, discount: "discount" }, '{ "amount": "discount" }'],
    [{ fields: {}, skip: { when: { path: "a", is: 1 }, reason: "x" } }, 'a list such as `[{ "when"'],
    [{ fields: {}, match: true }, 'false or an object such as `{ "by": ["sku"] }'],
    [{ fields: { phone: { join: "a" } } }, 'a list such as `["first", "last"]`'],
  ])("of another kind gets an example: %j", (rules, example) => {
    expect(told({ version: 1, ...rules })).toEqual([expect.stringContaining(example)]);
  });

  it("is reported once: of two sources, the constant is not judged", () => {
    expect(field({ path: "a", value: "b" }, "phone")).toEqual([expect.stringContaining("several sources")]);
  });

  it("is the text of rules instead of rules", () => {
    expect(told('{ "version": 1, "fields": {} }')).toEqual([expect.stringContaining("JSON.parse(text)")]);
  });
});

describe("a version", () => {
  it.each([0, 2, 1.5, -1])(
    "that there is not is a problem, although its type is any number: %d",
    (version) => {
      expect(told({ version, fields: {} })).toEqual(["version: This must be 1."]);
    },
  );
});

describe("words that do not fit", () => {
  const lines = "maxLines: This is a whole number of lines, 1 or more.";
  const items = { each: "items", columns: { a: "b" }, fields: { name: "a" } };

  it.each<[object, string[]]>([
    [{ maxLines: 0 }, [lines]],
    [{ maxLines: -1 }, [lines]],
    [{ maxLines: 1.5 }, [lines]],
    [{ maxLines: 1 }, []],
    [{ share: true }, ["share: `share` works only with `total`. Add that, or remove it."]],
    [{ products: items }, ["products: Lines come from `each` or `columns`. Make two rules of them."]],
  ])("are a problem at their place: %j", (words, problems) => {
    expect(told({ version: 1, fields: {}, ...words })).toEqual(problems);
  });
});

describe("a part that a named value never has", () => {
  const table = { a: { sku: "A", price: 5 }, b: { sku: "B", title: "Mug" } };

  it.each([
    ["pattern", { path: "a", pattern: ["{postcode:integer} {city}", "{city}"] }, "postkode", "postcode"],
    ["name", { path: "a", as: "name" }, "frist", "first"],
    ["address", { path: "a", as: { type: "address", country: "PL" } }, "citi", "city"],
    ["name with options", { path: "a", as: { type: "name", order: "auto" } }, "lst", "last"],
    ["look-up", { path: "a", lookup: table }, "skuu", "sku"],
  ])("is a problem of the rules: %s", (_, value, wrong, right) => {
    const rules = { version: 1, values: { it: value }, fields: { user_comments: `$it.${wrong}` } };
    expect(problemsOf(rules)).toMatchObject([
      { code: "unknown_name", path: "fields.user_comments", suggestion: right },
    ]);
    expect(told({ ...rules, fields: { user_comments: `$it.${right}` } })).toEqual([]);
  });

  it("is none where the value may be anything", () => {
    const values = {
      whole: "a",
      json: { path: "a", decode: "json" },
      kept: { path: "a", lookup: table, unmatched: "keep" },
      flat: { path: "a", lookup: { x: "y" } },
      usual: { path: "a", pattern: "{city}", default: "other" },
      part: { path: "a", pattern: "{city}", part: "city" },
    };
    for (const name of Object.keys(values))
      expect(told({ version: 1, values, fields: { user_comments: `$${name}.anything` } })).toEqual([]);
  });
});

describe("a * right between two parts of a pattern", () => {
  it("is refused, as it would take a part of the first away", () => {
    expect(field({ path: "a", pattern: "{sku}*{count:integer}", part: "sku" })[0]).toContain("\\*");
    expect(field({ path: "a", pattern: "{sku}\\*{count:integer}", part: "sku" })).toEqual([]);
    expect(field({ path: "a", pattern: "{sku} * {count:integer}", part: "sku" })).toEqual([]);
  });
});

describe("untrusted rules", () => {
  it("that are a long text are read at their beginning only", () => {
    for (const piece of ["\t", "/", "a;"]) {
      const growth = growthOf((text) => void told(`${text}\n`), piece, 2_000, 20_000);
      // Ten times the text is not a hundred times the work.
      expect(growth).toBeLessThan(30);
    }
  });

  it("put no control character of untrusted rules into a message, also not a line break", () => {
    const name = "a\n- forged\u001b[2J\u202e";
    expect(() => parseRules({ version: 1, fields: { [name]: "a" } })).toThrow(
      /^The rules cannot be used:\n- [^\p{Cc}\p{Cf}]*$/u,
    );
  });

  it("put no control character into issues, and neither does a lead", () => {
    const name = "a\n- forged\u001b[2J\u202e";
    const path = `['${name}']`;
    const whole = { version: 1, fields: { order_status_id: { value: 1 }, email: "email" } } as const;
    const when = { path: "email", is: "a@example.com" };
    const account = { ...accountWithStatus, statuses: [{ id: 7, name: `${name} too` }] };
    const messages = [
      { ...whole, fields: { ...whole.fields, phone: path } },
      { ...whole, fields: { ...whole.fields, phone: { path, required: true } } },
      { ...whole, key: path },
      { ...whole, reject: [{ when, reason: name }] },
      { ...whole, warn: [{ when, reason: name }] },
      { ...whole, fields: { ...whole.fields, order_status_id: { status: name } } },
    ].flatMap((rules) => {
      const lead = {
        email: "a@example.com",
        [name]: undefined,
        [`${name}s`]: [{ name: "A", price: 1, qty: 2 }],
      };
      const { issues } = createMapper(rules).map(lead, { receivedAt: new Date(0), account });
      return issues.map((issue) => `${issue.code} ${issue.path} ${issue.message}`);
    });
    for (const code of [
      "path_absent",
      "key_absent",
      "rejected",
      "rule_warning",
      "lines_unmapped",
      "name_unknown",
    ])
      expect(
        messages.filter((message) => message.startsWith(code) && message.includes("forged")),
      ).not.toEqual([]);
    for (const message of messages) expect(message).toMatch(/^[^\p{Cc}\p{Cf}]+$/u);
  });
});
