import { describe, expect, it } from "vitest";
import { readReadyJson, readyRules } from "../../docs/generate/readyRules.ts";
import { issueCodes } from "../../src/mapping/contract/issueCodes.ts";
import { fromLeadBox } from "../../src/mapping/parse/fromLeadBox.ts";
import { grammar } from "../../src/mapping/parse/grammar.ts";
import { parseRules } from "../../src/mapping/parse/parseRules.ts";
import type { GrammarName } from "../../src/mapping/rules/grammarNode.ts";
import { defineRules } from "../../src/mapping/rules/rules.ts";

describe("the grammar of rules", () => {
  it("names only nodes that it has, and kinds of JSON that can be distinguished", () => {
    const missing: string[] = [];
    const check = (name: GrammarName): void => {
      if (typeof name === "string" && !Object.hasOwn(grammar, name)) missing.push(name);
    };
    for (const node of Object.values(grammar)) {
      if (node.is === "list" || node.is === "map") check(node.of);
      if (node.is === "either") node.of.forEach(check);
      if (node.is === "object") Object.values(node.of).forEach(check);
    }
    expect(missing).toEqual([]);
  });

  it("takes every rule set of the examples", () => {
    for (const name of readyRules()) {
      expect(() => parseRules(readReadyJson(name)), name).not.toThrow();
    }
  });

  it("lets editors find their schema", () => {
    const rules = defineRules({ $schema: "./rules.schema.json", version: 1, fields: { email: "Email" } });
    expect(parseRules(rules)).toEqual(rules);
  });
});

describe("parsing rules", () => {
  it("gives a frozen copy, and the same one when it is parsed again", () => {
    const fields = { email: "Email" };
    const parsed = parseRules({ version: 1, fields });
    fields.email = "changed";
    expect(parsed.fields.email).toBe("Email");
    expect(Object.isFrozen(parsed.fields)).toBe(true);
    expect(parseRules(parsed)).toBe(parsed);
  });

  it("takes what fromLeadBox makes, with a block of products", () => {
    const rules = fromLeadBox(
      { order_status_id: "8001", email: "Email" },
      { products: { each: "products", fields: { sku: "artikul", price_brutto: "price", tax_rate: "23" } } },
    );
    expect(parseRules(rules)).toEqual({
      version: 1,
      fields: { order_status_id: 8001, email: "Email" },
      products: { each: "products", fields: { sku: "artikul", price_brutto: "price", tax_rate: 23 } },
    });
  });

  it.each([null, "text", 7, [], [["email"]], [["email", null]], undefined])(
    "refuses what is not rules at all: %j",
    (wrong) => {
      if (Array.isArray(wrong) && wrong.length === 0) expect(parseRules(wrong).fields).toEqual({});
      else expect(() => parseRules(wrong)).toThrow("The rules cannot be used");
    },
  );

  it("has codes of issues that are stable names", () => {
    for (const code of Object.keys(issueCodes)) expect(code).toMatch(/^[a-z][a-z0-9_]+$/);
  });
});
