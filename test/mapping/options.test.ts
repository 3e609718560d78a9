import { describe, expect, it } from "vitest";
import { checkRules } from "../../src/forwarding/account/checkRules.ts";
import { createMapper } from "../../src/mapping/mapper/createMapper.ts";
import { fromLeadBox } from "../../src/mapping/parse/fromLeadBox.ts";
import { decodeBody } from "../../src/mapping/receive/decodeBody.ts";
import { accountWithStatus, receivedAt } from "./mapLead.ts";

/** What a JavaScript program can pass, whatever the types say. */
const loose = (value: unknown): never => value as never;
const rules = { version: 1, fields: { order_status_id: 1, email: "Email" } } as const;
const mapper = createMapper(rules);
const lead = { Email: "a@example.com" };

describe("an unknown option", () => {
  it.each([
    ["createMapper", () => createMapper(rules, loose({ issueValue: true })), "Did you mean `issueValues`?"],
    ["map", () => mapper.map(lead, loose({ recievedAt: receivedAt })), "Did you mean `receivedAt`?"],
    [
      "map",
      () => mapper.map(lead, loose({ receivedAt, acount: accountWithStatus })),
      "Did you mean `account`?",
    ],
    ["map", () => mapper.explain(lead, loose({ receivedAt, catalogue: {} })), "Did you mean `catalog`?"],
    ["decodeBody", () => decodeBody("{}", null, loose({ jsonField: ["a"] })), "Did you mean `jsonFields`?"],
    ["fromLeadBox", () => fromLeadBox({}, loose({ product: {} })), "Did you mean `products`?"],
    [
      "fromLeadBox",
      () => fromLeadBox({}, { products: loose({ each: "a", field: {}, fields: {} }) }),
      "Did you mean `products.fields`?",
    ],
  ])("of %s gets the closest name", (owner, call, hint) => {
    expect(call).toThrow(TypeError);
    expect(call).toThrow(hint);
    expect(call).toThrow(owner);
  });
});

describe("an impossible option", () => {
  it.each([
    [() => createMapper(rules, loose({ issueValues: "yes" })), "Expected `issueValues` to be true or false"],
    [() => createMapper(rules, loose({ phoneParser: "strict" })), "Expected `phoneParser` to be a function"],
    [() => mapper.map(lead, loose({})), "Expected `receivedAt` to be a Date, got undefined."],
    [
      () => mapper.map(lead, loose({ receivedAt: 1_795_180_000 })),
      "Expected `receivedAt` to be a Date, got 1795180000. Of unix seconds it is `new Date(seconds * 1000)`.",
    ],
    [() => mapper.map(lead, loose({ receivedAt: "2026-11-20" })), "Expected `receivedAt` to be a Date"],
    [
      () => mapper.map(lead, loose({ receivedAt, catalog: [] })),
      "Expected `catalog` to be a catalog of `createCatalog`",
    ],
    [
      () => mapper.map(lead, loose({ receivedAt, account: {} })),
      "Expected `account` to be an account of `loadAccount`",
    ],
    [() => mapper.map(lead, loose(undefined)), "Expected the options of map to be an object"],
    [
      () => checkRules(rules, loose({ statuses: [] })),
      "Expected `account` to be an account of `loadAccount`",
    ],
    [
      () => decodeBody("{}", null, { jsonFields: loose("payment") }),
      "Expected `jsonFields` to be an array of field names",
    ],
    [
      () => fromLeadBox({}, { products: loose({ each: 1, fields: {} }) }),
      "Expected `products.each` to be a string",
    ],
    [() => fromLeadBox({}, { products: loose({ each: "a" }) }), "Expected `products.fields` to be an object"],
  ])("says what was expected: %#", (call, message) => {
    expect(call).toThrow(TypeError);
    expect(call).toThrow(message);
  });

  it("is found in any lead's context, also after a right one", () => {
    const context = { receivedAt, account: accountWithStatus };
    expect(mapper.map(lead, context).status).toBe("order");
    expect(mapper.map(lead, { ...context }).status).toBe("order");
    expect(() => mapper.map(lead, { ...context, account: loose("x") })).toThrow(TypeError);
    expect(() => mapper.map(lead, { ...context, receivedAt: loose("x") })).toThrow(TypeError);
    expect(mapper.map(lead, context).status).toBe("order");
  });

  it("may be given as undefined", () => {
    expect(createMapper(rules, loose({ phoneParser: undefined })).map(lead, { receivedAt }).status).toBe(
      "order",
    );
    expect(mapper.map(lead, { receivedAt, catalog: undefined, account: undefined }).status).toBe("order");
  });
});
