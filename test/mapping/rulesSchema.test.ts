import { execFileSync } from "node:child_process";
import { fileURLToPath } from "node:url";
import { Ajv2020 } from "ajv/dist/2020.js";
import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { readReadyJson, readyRules } from "../../docs/generate/readyRules.ts";
import { parseRules } from "../../src/mapping/parse/parseRules.ts";
import { manyCasesOf } from "../support/wholeRun.ts";
import { rules } from "./arbitraryRules.ts";

const root = fileURLToPath(new URL("../..", import.meta.url));

/** ajv reads the schema as an editor would; it shares no code with `parseRules`. */
const judge = new Ajv2020({ strict: false }).compile(
  JSON.parse(
    execFileSync(process.execPath, [`${root}/docs/generate/rulesSchema.ts`, "--print"], { encoding: "utf8" }),
  ),
);

describe("rules.schema.json", () => {
  it.each(readyRules())("accepts the ready rules in %s", (name) => {
    expect(judge(readReadyJson(name)), JSON.stringify(judge.errors)).toBe(true);
  });

  it("accepts whatever parseRules accepts", () => {
    fc.assert(
      fc.property(rules, (random) => {
        fc.pre(parses(random));
        return judge(random);
      }),
      { numRuns: manyCasesOf(100) },
    );
  });

  it("accepts tables with every word of theirs", () => {
    const table = { phone: "Phone", deal_cf_101: "utm", key: "id", country: "UA", products: "items" };
    const whole = { version: 1, table: { ...table, "products.sku": "sku", "products.line_brutto": 5 } };
    expect(parses(whole)).toBe(true);
    expect(judge(whole), JSON.stringify(judge.errors)).toBe(true);
  });

  it.each([
    ["a misspelt field", { version: 1, fields: { delivery_adress: "Address" } }],
    ["a misspelt source", { version: 1, fields: { email: { pth: "Email" } } }],
    ["an unknown transform", { version: 1, fields: { phone: { path: "Phone", as: "telephone" } } }],
    ["another version", { version: 2, fields: {} }],
    ["a misspelt row of a table", { version: 1, table: { phone: "Phone", countri: "UA" } }],
    ["a misspelt field of a line in a table", { version: 1, table: { "products.skuu": "sku" } }],
  ])("refuses %s, as parseRules does", (_, wrong) => {
    expect(judge(wrong)).toBe(false);
    expect(parses(wrong)).toBe(false);
  });
});

function parses(value: unknown): boolean {
  try {
    parseRules(value);
    return true;
  } catch {
    return false;
  }
}
