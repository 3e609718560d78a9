import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { methods as changeOrdersMethods } from "../../src/api/methods/orders/changeOrders.ts";
import { checkParams } from "../../src/api/wire/checkParams.ts";
import { createCatalog } from "../../src/mapping/catalog/createCatalog.ts";
import { issueCodes } from "../../src/mapping/contract/issueCodes.ts";
import type { Account } from "../../src/mapping/contract/mapContext.ts";
import { createMapper, type Mapper } from "../../src/mapping/mapper/createMapper.ts";
import { parseRules } from "../../src/mapping/parse/parseRules.ts";
import { RulesError } from "../../src/shared/errors/rulesError.ts";
import { manyCasesOf } from "../support/wholeRun.ts";
import { lead, rules } from "./arbitraryRules.ts";

const numRuns = manyCasesOf(100);

const receivedAt = new Date(1_795_180_000_000);

const account: Account = {
  statuses: [{ id: 8001, name: "New" }],
  sources: [{ type: "personal", id: 3101, name: "Site" }],
  extraFields: [
    { id: 7, name: "Name", editorType: "number", options: [] },
    { id: 1, name: "First", editorType: "select", options: ["a", "b"] },
  ],
  catalogs: [],
  warehouses: [{ key: "bl_1", name: "Main" }],
  priceGroups: [{ id: 5, name: "Retail", currency: "UAH", isDefault: true }],
};
const catalog = createCatalog(
  [
    { productId: 1, parentId: 0, sku: "a", ean: "1", name: "A", prices: {} },
    { productId: 2, parentId: 1, sku: "M-1", ean: "", name: "Mug", prices: { "5": 9.99 } },
    { productId: 3, parentId: 1, sku: "M-1", ean: "", name: "Mug", prices: {} },
  ],
  { inventoryId: 205 },
);

/** Rules that cannot be used are reported by a `RulesError`, never by anything else. */
function mapperOf(random: unknown): Mapper | undefined {
  try {
    return createMapper(parseRules(random));
  } catch (error) {
    if (error instanceof RulesError) return undefined;
    throw error;
  }
}

describe("any rules and any lead", () => {
  it("give an order that the API takes, a skip or issues, and never a throw", () => {
    let orders = 0;
    fc.assert(
      fc.property(rules, lead, fc.boolean(), (random, anyLead, hasContext) => {
        const mapper = mapperOf(random);
        fc.pre(mapper !== undefined);
        const context = hasContext ? { receivedAt, account, catalog } : { receivedAt, account };
        const result = mapper.map(anyLead, context);
        // The net for getters that throw must not hide mistakes of ours.
        expect(result.issues.map(({ code }) => code)).not.toContain("lead_unreadable");
        for (const { code, level } of result.issues) {
          expect(Object.keys(issueCodes)).toContain(code);
          expect(issueCodes).toHaveProperty([code, "level"], level);
        }
        if (result.status !== "order") return;
        orders += 1;
        expect(checkParams(changeOrdersMethods.addOrder.params, result.order)).toEqual([]);
        expect(JSON.parse(JSON.stringify(result.order))).toEqual(result.order);
        expect(mapper.map(anyLead, context)).toEqual(result);
        expect(mapper.explain(anyLead, context).result).toEqual(result);
      }),
      { numRuns },
    );
    // Some seeds make fewer than a tenth.
    expect(orders).toBeGreaterThanOrEqual(Math.floor(numRuns / 30));
  });

  it("leave the lead, the rules and all prototypes as they are", () => {
    fc.assert(
      fc.property(rules, lead, (random, anyLead) => {
        const mapper = mapperOf(deepFreeze(random));
        fc.pre(mapper !== undefined);
        expect(() => mapper.map(deepFreeze(anyLead), { receivedAt, account, catalog })).not.toThrow();
        expect(Object.keys(Object.prototype)).toEqual([]);
        expect(Object.keys(Array.prototype)).toEqual([]);
      }),
      { numRuns: manyCasesOf(50) },
    );
  });

  it("give a list of problems for rules that are anything at all", () => {
    fc.assert(
      fc.property(fc.anything(), (random) => {
        mapperOf(random);
        mapperOf({ version: 1, fields: random });
        mapperOf({ version: 1, fields: { email: random } });
        mapperOf({ version: 1, fields: {}, products: random, match: random, limits: random, values: random });
      }),
      { numRuns },
    );
  });
});

function deepFreeze<T>(value: T): T {
  if (typeof value === "object" && value !== null && !Object.isFrozen(value) && !ArrayBuffer.isView(value)) {
    Object.freeze(value);
    for (const own of Object.values(value)) deepFreeze(own);
  }
  return value;
}
