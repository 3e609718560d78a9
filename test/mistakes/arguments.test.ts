import { describe, expect, it } from "vitest";
import { checkRules } from "../../src/forwarding/account/checkRules.ts";
import { createCatalog } from "../../src/mapping/catalog/createCatalog.ts";
import { createMapper } from "../../src/mapping/mapper/createMapper.ts";
import { fromLeadBox } from "../../src/mapping/parse/fromLeadBox.ts";
import { parseRules } from "../../src/mapping/parse/parseRules.ts";
import { decodeBody } from "../../src/mapping/receive/decodeBody.ts";
import { BodyError } from "../../src/shared/errors/bodyError.ts";
import { RulesError } from "../../src/shared/errors/rulesError.ts";
import { accountWithStatus as account } from "../mapping/mapLead.ts";

/** A function as JavaScript calls it, with whatever there is. */
type Wrong = (...given: readonly unknown[]) => unknown;
const rules = { version: 1, fields: { email: "email" } } as const;
const at = new Date(1_795_180_000_000);
const mapper = createMapper(rules);
const secret = "anna@example.com 1-2-SECRET";
const bytes = new TextEncoder().encode(JSON.stringify(rules));

/** Each public function: what people pass by mistake, and what the error has in it. */
const mistakes: Readonly<Record<string, readonly (readonly [string, (f: Wrong) => unknown, string])[]>> = {
  parseRules: [
    ["nothing", (f) => f(), "Rules are an object"],
    [
      "bytes of readFile",
      (f) => f(bytes),
      "these are bytes. Pass `JSON.parse(new TextDecoder().decode(bytes))`",
    ],
    ["a promise", (f) => f(Promise.resolve(rules)), "Is an `await` missing?"],
    ["the name of a file", (f) => f("./rules/shop.json"), "the name of a file"],
    ["the text of a file", (f) => f(JSON.stringify(rules)), "Pass `JSON.parse(text)`"],
    ["the text of a table", (f) => f("email\tEmail\nphone\tPhone"), "Pass `fromLeadBox(text)`"],
    ["a namespace of import", (f) => f({ default: rules }), "Pass its `default`"],
    ["a map", (f) => f(new Map()), "Rules are plain JSON"],
    [
      "a table with defaults next to it",
      (f) => f({ email: "Email", key: "id", defaults: { currency: "UAH" } }),
      '{ "version": 1, "table": { … }, "defaults": … }',
    ],
    [
      "a table with JSON for its lines",
      (f) => f({ email: "Email", products: { each: "items", fields: {} } }),
      '{ "version": 1, "table": { … }, "products": … }',
    ],
    ["a comment", (f) => f({ ...rules, "//": "ours" }), "written `$comment`"],
    ["a comment with a name", (f) => f({ ...rules, _comment: "ours" }), "written `$comment`"],
    ["a space in an id", (f) => f({ version: 1, fields: { "deal_cf_ 101": "utm" } }), "`deal_cf_<id>`"],
    ["no version", (f) => f({ fields: {} }), "`version` is missing"],
    ["a list of rules", (f) => f([rules, rules]), "Rules are an object"],
    [
      "a template of JavaScript",
      (f) => f({ ...rules, fields: { email: { template: ["$", "{a}"].join("") } } }),
      "write `{path}`",
    ],
    [
      "a template of percent signs",
      (f) => f({ ...rules, fields: { email: { template: "%a%" } } }),
      "it has no `{path}`",
    ],
    [
      "`map` for `lookup`",
      (f) => f({ ...rules, fields: { email: { path: "a", map: {} } } }),
      "Did you mean `lookup`",
    ],
    [
      "`const` for `value`",
      (f) => f({ ...rules, fields: { email: { const: "a" } } }),
      "Did you mean `value`",
    ],
    [
      "the type string",
      (f) => f({ ...rules, fields: { email: { path: "a", as: "string" } } }),
      'Did you mean "text"',
    ],
    [
      "the cleaning trim",
      (f) => f({ ...rules, fields: { email: { path: "a", clean: ["trim"] } } }),
      'Did you mean "spaces"',
    ],
    [
      "the case uppercase",
      (f) => f({ ...rules, fields: { email: { path: "a", case: "uppercase" } } }),
      'Did you mean "upper"',
    ],
    [
      "a thousand wrong names",
      (f) =>
        f({ version: 1, fields: Object.fromEntries(Array.from({ length: 1000 }, (_, n) => [`x${n}`, "a"])) }),
      "more",
    ],
  ],
  createMapper: [
    ["no rules", (f) => f(), "Rules are an object"],
    ["a mapper", (f) => f(mapper), "A function cannot be part of rules"],
    ["options as text", (f) => f(rules, "x"), "Expected the options of createMapper to be an object"],
    ["a misspelt option", (f) => f(rules, { phoneparser: () => undefined }), "Did you mean `phoneParser`?"],
    ["a parser that is none", (f) => f(rules, { phoneParser: {} }), "Expected `phoneParser`"],
    ["yes as text", (f) => f(rules, { issueValues: "yes" }), "Expected `issueValues`"],
    ["a budget that is a number", (f) => f(rules, { budget: 5 }), "Expected `budget`"],
    ["a budget of nothing", (f) => f(rules, { budget: { steps: 0 } }), "Expected `budget.steps`"],
    ["a budget that is too large", (f) => f(rules, { budget: { steps: 1e9 } }), "Expected `budget.steps`"],
    ["a misspelt budget", (f) => f(rules, { budget: { step: 1 } }), "Did you mean `budget.steps`?"],
    ["the account as an option", (f) => f(rules, { account }), "Unknown option `account` of createMapper"],
  ],
  fromLeadBox: [
    ["nothing", (f) => f(), "Expected `table`"],
    ["a number", (f) => f(7), "Expected `table`"],
    ["a list of names", (f) => f(["email", "phone"]), "Expected `table`"],
    ["a list of objects", (f) => f([{ field: "email" }]), "Expected `table`"],
    ["rows of four", (f) => f([["email", "Email", "x", "y"]]), "Expected `table`"],
    [
      "a line without a second column",
      (f) => f("email\tEmail\nphone"),
      "line 2: This line has no second column",
    ],
    [
      "two rows of one field",
      (f) =>
        f([
          ["email", "Email"],
          ["email", "Mail"],
        ]),
      "email: This field has several rows",
    ],
    ["two lines of one field", (f) => f("email;Email\nemail ; Mail"), "email: This field has several rows"],
    ["a misspelt option", (f) => f({}, { product: {} }), "Did you mean `products`?"],
    ["products without a list", (f) => f({}, { products: { fields: {} } }), "Expected `products.each`"],
    ["products as text", (f) => f({}, { products: "items" }), "Expected `products`"],
  ],
  decodeBody: [
    [
      "a body that is decoded",
      (f) => f({ email: secret }),
      "Pass a body that is already decoded to `forward`",
    ],
    ["no body", (f) => f(undefined), "Is a body parser set"],
    ["null", (f) => f(null, "application/json"), "Is a body parser set"],
    ["a promise", (f) => f(Promise.resolve("{}")), "is an `await` missing?"],
    ["all headers", (f) => f("{}", { "content-type": "application/json" }), 'Pass `headers["content-type"]`'],
    ["the headers of fetch", (f) => f("{}", new Headers()), 'Pass `headers["content-type"]`'],
    [
      "swapped arguments",
      (f) => f("application/json", `{"a":"${secret}"}`),
      "Body and content type are swapped",
    ],
    ["a lead as the type", (f) => f("{}", `{"a":"${secret}"}`), "The content type is not one"],
    ["a misspelt option", (f) => f("{}", null, { jsonField: ["a"] }), "Did you mean `jsonFields`?"],
    ["one field as text", (f) => f("{}", null, { jsonFields: "a" }), "Expected `jsonFields`"],
    ["an empty body", (f) => f("", "application/json"), "The body is empty"],
    ["a picture", (f) => f("x", "image/png"), 'A body of type "image/png"'],
  ],
  map: [
    ["no context", (f) => f({}), "Expected the options of map"],
    ["a time alone", (f) => f({}, 1_795_180_000), "Expected the options of map"],
    ["no time", (f) => f({}, {}), "Expected `receivedAt`"],
    ["a time as text", (f) => f({}, { receivedAt: "2026-11-20T10:00:00Z" }), "Expected `receivedAt`"],
    ["a misspelt time", (f) => f({}, { recievedAt: at }), "Did you mean `receivedAt`?"],
    ["a misspelt account", (f) => f({}, { receivedAt: at, acount: account }), "Did you mean `account`?"],
    [
      "a promise of an account",
      (f) => f({}, { receivedAt: at, account: Promise.resolve(account) }),
      "Expected `account`",
    ],
    ["a token for the account", (f) => f({}, { receivedAt: at, account: secret }), "Expected `account`"],
    ["a list for the catalog", (f) => f({}, { receivedAt: at, catalog: [] }), "Expected `catalog`"],
    ["a map for the catalog", (f) => f({}, { receivedAt: at, catalog: new Map() }), "Expected `catalog`"],
  ],
  checkRules: [
    ["nothing", (f) => f(), "Expected `account`"],
    ["no account", (f) => f(rules), "Expected `account`"],
    ["swapped arguments", (f) => f(account, rules), "Expected `account`"],
    ["a promise of an account", (f) => f(rules, Promise.resolve(account)), "Expected `account`"],
    ["a token", (f) => f(rules, secret), "Expected `account`"],
    ["a list of statuses", (f) => f(rules, account.statuses), "Expected `account`"],
    ["half an account", (f) => f(rules, { statuses: [] }), "Expected `account`"],
    ["the name of a file", (f) => f("./rules.json", account), "the name of a file"],
    ["bytes", (f) => f(bytes, account), "these are bytes"],
    ["a mapper", (f) => f(mapper, account), "A function cannot be part of rules"],
  ],
  createCatalog: [
    ["nothing", (f) => f(), "createCatalog"],
    ["no options", (f) => f([]), "createCatalog"],
    ["an id alone", (f) => f([], 205), "createCatalog"],
    [
      "no list",
      (f) => f(undefined, { inventoryId: 205 }),
      "Expected `products` to be a list of products, got undefined",
    ],
    [
      "an answer of Base",
      (f) => f({ products: {} }, { inventoryId: 205 }),
      "`iterateInventoryProducts` reads them",
    ],
    ["a promise", (f) => f(Promise.resolve([]), { inventoryId: 205 }), "is an `await` missing?"],
    ["a text", (f) => f("[]", { inventoryId: 205 }), "a list of products"],
    ["a list with a hole", (f) => f([null], { inventoryId: 205 }), "got null"],
    ["a product as Base has it", (f) => f([{ id: 7, sku: "A" }], { inventoryId: 205 }), "{ productId,"],
    ["an id as text", (f) => f([], { inventoryId: "205" }), "Expected `inventoryId`"],
    ["a misspelt id", (f) => f([], { inventoryid: 205 }), "Did you mean `inventoryId`?"],
  ],
};

const functions: Readonly<Record<string, (...given: never[]) => unknown>> = {
  parseRules,
  createMapper,
  fromLeadBox,
  decodeBody,
  checkRules,
  createCatalog,
  map: mapper.map,
};

function functionOf(name: string): (...given: never[]) => unknown {
  const own = functions[name];
  if (own === undefined) throw new Error(`There is no function ${name}.`);
  return own;
}

describe.each(Object.entries(mistakes))("%s with what it cannot take", (name, rows) => {
  it.each(rows)("says what it is and what to do: %s", (_, call, wanted) => {
    let error: unknown;
    try {
      call((...given) => Reflect.apply(functionOf(name), undefined, given));
    } catch (thrown) {
      error = thrown;
    }
    if (!(error instanceof Error)) throw new Error("It was taken in silence.");
    expect(error.message).toContain(wanted);
    expect(
      error instanceof TypeError ||
        error instanceof RangeError ||
        error instanceof RulesError ||
        error instanceof BodyError,
    ).toBe(true);
    expect(error.message).not.toContain("SECRET");
    expect(error.message.length).toBeLessThanOrEqual(2000);
    expect(error.message.split("\n").length).toBeLessThan(23);
  });
});

describe("what is meant as well as it is written", () => {
  it.each([
    [
      "JSON under the type of a form",
      '{"id":12345678901234567,"a":"b=c&d"}',
      "application/x-www-form-urlencoded",
    ],
    [
      "JSON as the only key of a form",
      "%7B%22id%22%3A12345678901234567%2C%22a%22%3A%22b%3Dc%26d%22%7D",
      "application/x-www-form-urlencoded",
    ],
    ["JSON in JSON", JSON.stringify('{"id":12345678901234567,"a":"b=c&d"}'), "application/json"],
  ])("is decoded: %s", (_, body, type) => {
    expect(decodeBody(body, type)).toEqual({ id: "12345678901234567", a: "b=c&d" });
  });

  it.each([
    ["tabs", "email\tEmail\nphone\tPhone"],
    ["a header and a description", "Поле\tПараметр\tОпис\nemail\tEmail\tПошта\nphone\tPhone\tТелефон"],
    ["semicolons and quotes", 'email;"Email"\r\nphone;"Phone"\r\n'],
    ["arrows", "email → Email\nphone → Phone"],
    ["columns of spaces", "email   Email\nphone   Phone\n"],
    ["arrows of signs", "email -> Email\nphone => Phone"],
    ["a table of Markdown", "| Field | Parameter |\n|---|---|\n| email | Email |\n| phone | Phone |"],
  ])("is a pasted table with %s", (_, text) => {
    expect(fromLeadBox(text)).toEqual({ version: 1, fields: { email: "Email", phone: "Phone" } });
  });

  it("is a table with what it cannot say next to it", () => {
    const whole = { version: 1, table: { email: "Email" }, defaults: { country: "UA" }, key: "id" } as const;
    expect(parseRules(whole)).toEqual({
      version: 1,
      fields: { email: "Email" },
      defaults: { country: "UA" },
      key: "id",
    });
    expect(parseRules({ ...whole, table: "email\tEmail", fields: { phone: "Phone" } })).toMatchObject({
      fields: { email: "Email", phone: "Phone" },
    });
    expect(createMapper(whole).map({ Email: "a@example.com" }, { receivedAt: at, account }).status).toBe(
      "order",
    );
  });

  it("is a comment anywhere", () => {
    const $comment = "why";
    const commented = {
      $comment,
      ...rules,
      fields: { $comment, email: { $comment, path: "email" } },
      defaults: { $comment, country: "UA" },
    };
    expect(parseRules(commented)).toEqual({
      ...rules,
      fields: { email: { path: "email" } },
      defaults: { country: "UA" },
    });
  });
});
