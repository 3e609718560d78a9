import { describe, expect, it } from "vitest";
import * as fake from "../../../src/entries/fake.ts";
import { createFakeAccount as withHandlers } from "../../../src/entries/fake.ts";
import { handlersFor } from "../../../src/entries/msw.ts";

/** What someone writes, and what it gets: the kind of error and its words. */
type Mistake = readonly [title: string, made: () => unknown, error: RegExp];

/** From JavaScript anything can come: here types are left out on purpose. */
const loose: Record<string, (...given: unknown[]) => unknown> = Object.fromEntries(
  Object.entries(fake).map(([name, made]) => [name, (...given) => Reflect.apply(made, undefined, given)]),
);
const call = (name: string, ...given: unknown[]) => loose[name]?.(...given);
const member = (name: string, ...given: unknown[]) => {
  const account = fake.createFakeAccount();
  return Reflect.apply(Reflect.get(account, name), account, given);
};
const inject = (...given: unknown[]) =>
  Reflect.apply(fake.createFakeAccount().faults.inject, undefined, given);
const handlers = (...given: unknown[]) => Reflect.apply(handlersFor, undefined, given);
const seed = (given: unknown) => () => call("createFakeAccount", given);

const mistakes: Record<string, readonly Mistake[]> = {
  createFakeAccount: [
    ["the option of the client", seed({ timeoutMs: 5 }), /Unknown option `timeoutMs` of createFakeAccount/],
    [
      "the limit as the client has it",
      seed({ rateLimit: { requestsPerMinute: 5 } }),
      /Unknown option `rateLimit`/,
    ],
    ["a token from a missing variable", seed({ token: "" }), /`token` to be printable ASCII/],
    [
      "a seed that is a list of orders",
      seed([{ email: "a@example.com" }]),
      /options of createFakeAccount to be an object, got an array/,
    ],
    [
      "an order with a misspelt field",
      seed({ orders: [{ emial: "a@example.com" }] }),
      /`emial` of orders\[0\]\. Did you mean `email`/,
    ],
    [
      "lines that are no list",
      seed({ orders: [{ products: { sku: "A" } }] }),
      /`orders\[0\]\.products` to be a list of lines/,
    ],
    [
      "a line with a misspelt field",
      seed({ orders: [{ products: [{ price: 5 }] }] }),
      /Unknown field `price` of a line of an order/,
    ],
    ["a status without its id", seed({ statuses: [{ name: "New" }] }), /`statuses\[0\]\.id`/],
    [
      "an additional field by another name",
      seed({ extraFields: [{ id: 101, name: "UTM" }] }),
      /Unknown field `id` of extraFields\[0\]/,
    ],
    [
      "a product without its id",
      seed({ catalogs: [{ inventory_id: 1, products: [{ sku: "A" }] }] }),
      /id of a product to be an integer/,
    ],
    [
      "a fault by a misspelt name",
      seed({ faults: [{ scenario: "answer-lots" }] }),
      /Did you mean `answer-lost`/,
    ],
    [
      "a fault as a text",
      seed({ faults: ["answer-lost"] }),
      /`faults\[0\]` to be an object, in a list of faults, each with a `scenario`/,
    ],
    ["a clock of another library", seed({ clock: { tick: () => {} } }), /methods now, date and after/],
  ],
  "account.client": [
    [
      "a token in the place of options",
      () => member("client", "1-2-ABC"),
      /options of account\.client to be an object, got a string/,
    ],
    ["a misspelt option", () => member("client", { retrys: 0 }), /Did you mean `retries`/],
    [
      "a call's option",
      () => member("client", { signal: new AbortController().signal }),
      /Unknown option `signal`/,
    ],
    ["an option of the account", () => member("client", { quirks: 1 }), /Unknown option `quirks`/],
    [
      "the limit at the wrong place",
      () => member("client", { requestsPerMinute: 5 }),
      /Unknown option `requestsPerMinute`/,
    ],
    [
      "seconds as a text",
      () => member("client", { timeoutMs: "5" }),
      /`timeoutMs` to be a number of milliseconds/,
    ],
    ["null", () => member("client", null), /options of account\.client to be an object, got null/],
    ["a fetch that is an answer", () => member("client", { fetch: {} }), /`fetch` to be a function/],
    [
      "a negative number of retries",
      () => member("client", { retries: -1 }),
      /`retries` to be an integer of at least 0/,
    ],
    [
      "a clock of another library",
      () => member("client", { testing: { clock: { tick: () => {} } } }),
      /methods now, date and after/,
    ],
  ],
  "account.ordersOf": [
    ["nothing", () => member("ordersOf"), /`email` to be an e-mail address, got undefined/],
    ["an empty text", () => member("ordersOf", ""), /got an empty string/],
    ["an order", () => member("ordersOf", { email: "a" }), /got an object/],
    ["an id", () => member("ordersOf", 4_000_001), /got 4000001/],
    ["a list", () => member("ordersOf", ["a@example.com"]), /got an array/],
    ["null", () => member("ordersOf", null), /got null/],
    ["yes", () => member("ordersOf", true), /got true/],
    ["a promise", () => member("ordersOf", Promise.resolve("a")), /is an `await` missing/],
    ["a pattern", () => member("ordersOf", /@example/), /got an object/],
    ["a function", () => member("ordersOf", () => "a"), /got a function/],
  ],
  "account.requestsOf": [
    [
      "a misspelt method",
      () => member("requestsOf", "addOrdr"),
      /Unknown method `addOrdr`\. Did you mean `addOrder`/,
    ],
    ["another case", () => member("requestsOf", "AddOrder"), /Did you mean `addOrder`/],
    ["underscores", () => member("requestsOf", "get_orders"), /Did you mean `getOrders`/],
    [
      "an iterator of the client",
      () => member("requestsOf", "iterateOrders"),
      /Did you mean|`iterateOrders`/,
    ],
    ["a singular", () => member("requestsOf", "getOrder"), /Did you mean `getOrders`/],
    [
      "nothing",
      () => member("requestsOf"),
      /`method` to be the name of a method such as addOrder, got undefined/,
    ],
    ["an empty text", () => member("requestsOf", ""), /got an empty string/],
    ["a list of methods", () => member("requestsOf", ["addOrder"]), /got an array/],
    ["a function of the client", () => member("requestsOf", () => {}), /got a function/],
    ["an object", () => member("requestsOf", { method: "addOrder" }), /got an object/],
  ],
  "account.answer": [
    [
      "a misspelt method",
      () => member("answer", "getOrdrs", {}),
      /Unknown method `getOrdrs`\. Did you mean `getOrders`/,
    ],
    ["another case", () => member("answer", "getorders", {}), /Did you mean `getOrders`/],
    [
      "no answer",
      () => member("answer", "getOrders"),
      /`answer` to be an object with fields, or a function that returns one, got undefined/,
    ],
    ["a list", () => member("answer", "getOrders", []), /got an array/],
    ["a text", () => member("answer", "getOrders", "ok"), /`answer` to be an object/],
    ["a promise", () => member("answer", "getOrders", Promise.resolve({})), /is an `await` missing/],
    [
      "a misspelt field",
      () => member("answer", "getOrders", { order: [] }),
      /Unknown field `order` of the answer of getOrders\. Did you mean `orders`/,
    ],
    [
      "a misspelt code",
      () => member("answer", "getOrders", { status: "ERROR", error_cod: "X" }),
      /Did you mean `error_code`/,
    ],
    ["the answer first", () => member("answer", {}, "getOrders"), /`method` to be the name of a method/],
    [
      "one object for both",
      () => member("answer", { method: "getOrders", orders: [] }),
      /`method` to be the name of a method/,
    ],
  ],
  "account.faults.inject": [
    ["a misspelt name", () => inject("anser-lost"), /Did you mean `answer-lost`/],
    ["a method in the place of a fault", () => inject("addOrder"), /Unknown fault "addOrder"/],
    [
      "the line of the command",
      () => inject("answer-lost:addOrder"),
      /Unknown fault "answer-lost:addOrder"\. Did you mean `answer-lost`/,
    ],
    [
      "a misspelt method",
      () => inject("answer-lost", { method: "addOrdr" }),
      /Unknown method `addOrdr`\. Did you mean `addOrder`/,
    ],
    ["a method that it does not concern", () => inject("visible-late", { method: "getOrders" }), /`method`/],
    ["percent", () => inject("answer-lost", { probability: 10 }), /`probability` to be a number/],
    ["never", () => inject("answer-lost", { times: 0 }), /`times` to be an integer of at least 1/],
    [
      "an option that it does not take",
      () => inject("answer-lost", { afterMs: 5 }),
      /Unknown option `afterMs` of the fault/,
    ],
    ["an object for the name", () => inject({ scenario: "answer-lost" }), /Unknown fault/],
    ["a status that is none", () => inject("status:abc-stored"), /status/],
  ],
  "an order of the seed": [
    [
      "a misspelt field",
      seed({ orders: [{ emial: "a" }] }),
      /Unknown field `emial` of orders\[0\]\. Did you mean `email`/,
    ],
    ["another spelling", seed({ orders: [{ orderId: 1 }] }), /Did you mean `order_id`/],
    ["a field of addOrder", seed({ orders: [{ custom_source_id: 1 }] }), /Unknown field `custom_source_id`/],
    ["paid", seed({ orders: [{ paid: true }] }), /Unknown field `paid`/],
    ["an id", seed({ orders: [5] }), /Expected `orders\[0\]` to be an object, in a list of orders, got 5/],
    ["null", seed({ orders: [null] }), /got null/],
    ["a list", seed({ orders: [[{}]] }), /got an array/],
    ["a text", seed({ orders: ["a@example.com"] }), /got a string of 13 characters/],
    ["a promise", seed({ orders: [Promise.resolve({})] }), /is an `await` missing/],
    ["lines", seed({ orders: [{ lines: [] }] }), /Unknown field `lines`/],
  ],
  "a line of the seed": [
    ["the price by another name", seed({ orders: [{ products: [{ price: 5 }] }] }), /Unknown field `price`/],
    ["a misspelt field", seed({ orders: [{ products: [{ quanity: 1 }] }] }), /Did you mean `quantity`/],
    [
      "another spelling",
      seed({ orders: [{ products: [{ priceBrutto: 1 }] }] }),
      /Did you mean `price_brutto`/,
    ],
    ["a field of the order", seed({ orders: [{ products: [{ email: "a" }] }] }), /Unknown field `email`/],
    ["a SKU alone", seed({ orders: [{ products: ["MUG"] }] }), /Expected a line of an order to be an object/],
    ["null", seed({ orders: [{ products: [null] }] }), /got null/],
    ["a list", seed({ orders: [{ products: [[]] }] }), /got an array/],
    ["a number", seed({ orders: [{ products: [1] }] }), /got 1/],
    [
      "the id of the product",
      seed({ orders: [{ products: [{ productId: 1 }] }] }),
      /Did you mean `product_id`/,
    ],
    ["capitals", seed({ orders: [{ products: [{ SKU: "A" }] }] }), /Did you mean `sku`/],
  ],
  "a product of the seed": [
    [
      "nothing",
      seed({ catalogs: [{ inventory_id: 1, products: [undefined] }] }),
      /Expected a product to be an object with at least id, got undefined/,
    ],
    [
      "no id",
      seed({ catalogs: [{ inventory_id: 1, products: [{ sku: "A" }] }] }),
      /id of a product to be an integer, got undefined/,
    ],
    [
      "an id as a text",
      seed({ catalogs: [{ inventory_id: 1, products: [{ id: "5" }] }] }),
      /id of a product to be an integer/,
    ],
    [
      "a fraction as id",
      seed({ catalogs: [{ inventory_id: 1, products: [{ id: 1.5 }] }] }),
      /id of a product to be an integer, got 1\.5/,
    ],
    [
      "the id by another name",
      seed({ catalogs: [{ inventory_id: 1, products: [{ product_id: 5 }] }] }),
      /id of a product to be an integer/,
    ],
    [
      "a misspelt field",
      seed({ catalogs: [{ inventory_id: 1, products: [{ id: 1, prcies: {} }] }] }),
      /Did you mean `prices`/,
    ],
    [
      "the price of a line",
      seed({ catalogs: [{ inventory_id: 1, products: [{ id: 1, price_brutto: 5 }] }] }),
      /Unknown field `price_brutto`/,
    ],
    [
      "variants within it",
      seed({ catalogs: [{ inventory_id: 1, products: [{ id: 1, variants: [] }] }] }),
      /Unknown field `variants`/,
    ],
    ["a number", seed({ catalogs: [{ inventory_id: 1, products: [5] }] }), /got 5/],
    ["a list", seed({ catalogs: [{ inventory_id: 1, products: [[{ id: 1 }]] }] }), /got an array/],
  ],
  "a catalog of the seed": [
    [
      "nothing",
      seed({ catalogs: [undefined] }),
      /Expected `catalogs\[0\]` to be an object, in a list of catalogs, got undefined/,
    ],
    ["no id", seed({ catalogs: [{ name: "Main" }] }), /inventory_id of a catalog to be an integer/],
    [
      "the id by another name",
      seed({ catalogs: [{ id: 307 }] }),
      /inventory_id of a catalog to be an integer/,
    ],
    ["an id as a text", seed({ catalogs: [{ inventory_id: "307" }] }), /to be an integer, got "307"/],
    ["a misspelt field", seed({ catalogs: [{ inventory_id: 1, product: [] }] }), /Did you mean `products`/],
    [
      "another spelling",
      seed({ catalogs: [{ inventory_id: 1, priceGroups: [] }] }),
      /Did you mean `price_groups`/,
    ],
    ["an id alone", seed({ catalogs: [307] }), /got 307/],
    ["null", seed({ catalogs: [null] }), /got null/],
    ["a list", seed({ catalogs: [[]] }), /got an array/],
    [
      "a field that there is not",
      seed({ catalogs: [{ inventory_id: 1, currency: "EUR" }] }),
      /Unknown field `currency`\D/,
    ],
  ],
  createManualClock: [
    [
      "a date as a text",
      () => call("createManualClock", "2026-01-01"),
      /`start` to be a number of milliseconds since 1970/,
    ],
    ["a date that is none", () => call("createManualClock", new Date("no")), /`start`.*got NaN/],
    ["infinity", () => call("createManualClock", Number.POSITIVE_INFINITY), /`start`/],
    ["null", () => call("createManualClock", null), /`start`.*got null/],
    ["an object", () => call("createManualClock", {}), /`start`.*got an object/],
    ["a year beyond all dates", () => call("createManualClock", 9e15), /`start`/],
    [
      "a step as a text",
      () => fake.createManualClock().advance("5" as never),
      /`ms` to be a number of milliseconds/,
    ],
    [
      "a step back",
      () => fake.createManualClock().advance(-1),
      /`ms` to be a number of milliseconds of at least 0, got -1/,
    ],
    ["no step", () => fake.createManualClock().advance(undefined as never), /`ms`.*got undefined/],
    ["a step without end", () => fake.createManualClock().advance(Number.POSITIVE_INFINITY), /`ms`/],
  ],
  sampleProducts: [
    ["no count", () => call("sampleProducts"), /`count` to be an integer of at least 0/],
    ["a count as a text", () => call("sampleProducts", "5"), /`count`/],
    ["a negative count", () => call("sampleProducts", -1), /`count`.*got -1/],
    ["a fraction", () => call("sampleProducts", 1.5), /`count`.*got 1\.5/],
    ["without end", () => call("sampleProducts", Number.POSITIVE_INFINITY), /`count`/],
    ["no number", () => call("sampleProducts", Number.NaN), /`count`.*got NaN/],
    ["a list", () => call("sampleProducts", []), /`count`/],
    ["options", () => call("sampleProducts", { count: 5 }), /`count`/],
    ["a seed as a text", () => call("sampleProducts", 5, "seed"), /`seed` to be an integer/],
    ["a seed of a fraction", () => call("sampleProducts", 5, 0.5), /`seed` to be an integer/],
  ],
  sampleOrders: [
    ["no count", () => call("sampleOrders"), /`count` to be an integer of at least 0/],
    ["a count as a text", () => call("sampleOrders", "5"), /`count`/],
    ["a negative count", () => call("sampleOrders", -1), /`count`.*got -1/],
    ["a fraction", () => call("sampleOrders", 1.5), /`count`/],
    ["without end", () => call("sampleOrders", Number.POSITIVE_INFINITY), /`count`/],
    ["a seed as a text", () => call("sampleOrders", 1, "seed"), /`seed` to be an integer/],
    ["products as the seed", () => call("sampleOrders", 1, []), /`seed` to be an integer, got an array/],
    ["no products to take from", () => call("sampleOrders", 1, 1, []), /at least one product/],
    ["one product", () => call("sampleOrders", 1, 1, { id: 1 }), /`products` to be a list of products/],
    ["names of products", () => call("sampleOrders", 1, 1, ["MUG"]), /`products` to be a list of products/],
  ],
  serveFakeAccount: [
    [
      "nothing",
      () => call("serveFakeAccount"),
      /`accounts` to be a fake account or a list of them, got undefined/,
    ],
    [
      "no account",
      () => call("serveFakeAccount", []),
      /`accounts` to be a fake account or a list of them, got an array/,
    ],
    ["the class", () => call("serveFakeAccount", fake.createFakeAccount), /`accounts`/],
    ["a token", () => call("serveFakeAccount", "token"), /`accounts`/],
    ["a seed", () => call("serveFakeAccount", { token: "token" }), /`accounts`.*got an object/],
    [
      "a port alone",
      () => call("serveFakeAccount", fake.createFakeAccount(), 8787),
      /options of serveFakeAccount to be an object/,
    ],
    [
      "a port as a text",
      () => call("serveFakeAccount", fake.createFakeAccount(), { port: "8787" }),
      /`port` to be an integer/,
    ],
    [
      "a port that is none",
      () => call("serveFakeAccount", fake.createFakeAccount(), { port: 70_000 }),
      /`port`.*got 70000/,
    ],
    [
      "a misspelt option",
      () => call("serveFakeAccount", fake.createFakeAccount(), { prot: 1 }),
      /Did you mean `port`/,
    ],
    [
      "two of one token",
      () =>
        call(
          "serveFakeAccount",
          [0, 1].map(() => fake.createFakeAccount({ token: "same" })),
        ),
      /Two of the accounts have the same token/,
    ],
  ],
  handlersFor: [
    ["nothing", () => handlers(), /`accounts` to be a fake account or a list of them, got undefined/],
    ["no account", () => handlers([]), /`accounts`.*got an array/],
    ["the handlers of one", () => handlers(handlersFor(withHandlers())), /`accounts`/],
    ["a list within a list", () => handlers([[withHandlers()]]), /`accounts`.*got an array/],
    ["a token", () => handlers("token"), /`accounts`/],
    ["tokens", () => handlers(["first", "second"]), /`accounts`/],
    ["a seed", () => handlers([{ token: "first" }]), /`accounts`.*got an object/],
    ["one that is missing", () => handlers([withHandlers(), undefined]), /`accounts`.*got undefined/],
    ["the function that makes one", () => handlers([withHandlers]), /`accounts`.*got a function/],
    [
      "two of one token",
      () => handlers([0, 1].map(() => withHandlers({ token: "same" }))),
      /Two of the accounts have the same token/,
    ],
  ],
};

describe.each(Object.entries(mistakes))("a mistake with %s", (_, rows) => {
  it.each(rows)("says what is wrong: %s", async (_title, made, error) => {
    // Whether it throws or rejects.
    const caught = await (async () => made())().then(
      () => undefined,
      (thrown: unknown) => thrown,
    );
    expect(caught).toBeInstanceOf(Error);
    const { name, message } = caught instanceof Error ? caught : new Error("");
    expect(name).toMatch(/^(TypeError|RangeError)$/);
    expect(message).toMatch(error);
    expect(message.length).toBeLessThan(2_000);
  });
});

describe("the mistakes of this file", () => {
  it("are ten and more for each function of /fake and /msw", () => {
    const functions = Object.keys(fake);
    expect(Object.keys(mistakes)).toEqual(expect.arrayContaining([...functions, "handlersFor"]));
    for (const rows of Object.values(mistakes)) expect(rows.length).toBeGreaterThanOrEqual(10);
  });
});
