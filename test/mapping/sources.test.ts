import { readdirSync, readFileSync } from "node:fs";
import { describe, expect, it } from "vitest";
import { addOrderMethods } from "../../src/api/orders/addOrder.ts";
import { checkParams } from "../../src/api/wire/checkParams.ts";
import { isRecord } from "../../src/json/value.ts";
import { createMapper } from "../../src/mapping/createMapper.ts";
import { decodeBody } from "../../src/mapping/receive/decodeBody.ts";
import { parseRules } from "../../src/mapping/schema/parseRules.ts";

/** Made-up requests of each source, in other shapes than its first one, and what the ready rules make of them. */
const folder = new URL("./sources/", import.meta.url);
const rulesFolder = new URL("../../examples/rules/", import.meta.url);
const names = readdirSync(rulesFolder)
  .filter((name) => name.endsWith(".json"))
  .map((name) => name.slice(0, -".json".length));

interface Case {
  readonly about: string;
  readonly lead?: unknown;
  readonly body?: string;
  /** Of the body; a form where none is given. */
  readonly contentType?: string;
  readonly results: readonly unknown[];
}

describe.each(names)("the ready rules for %s", (name) => {
  const mapper = createMapper(parseRules(readJson(new URL(`${name}.json`, rulesFolder))));

  it.each(casesOf(name))(
    "map $about",
    ({ lead, body, contentType = "application/x-www-form-urlencoded", results }) => {
      const request = body === undefined ? lead : decodeBody(body, contentType);
      const mapped = mapper.split(request).map((each) => mapper.map(each, { receivedAt: 1_800_000_000 }));
      expect(mapped.map(summary)).toEqual(results);
      for (const result of mapped) {
        if (result.status === "order")
          expect(checkParams(addOrderMethods.addOrder.params, result.order)).toEqual([]);
      }
    },
  );
});

describe("the ready rules", () => {
  const amounts = ["price_brutto", "price_netto", "line_brutto", "line_netto", "quantity", "delivery_price"];

  it("hold no amount that a lead has to say: only forms that sell one product have its price in them", () => {
    const constants = names.flatMap((name) => {
      const {
        fields,
        products = [],
        discount,
        total,
      } = parseRules(readJson(new URL(`${name}.json`, rulesFolder)));
      const lines = [products].flat().map((rule) => rule.fields);
      const given = [fields, ...lines, { delivery_price: discount?.amount }, { delivery_price: total }];
      return given
        .flatMap((each) => Object.entries(each))
        .filter(([field, value]) => amounts.includes(field) && isNumber(value))
        .map(([field]) => `${name} ${field}`);
    });
    expect(constants).toEqual(["typeform price_brutto", "webflow-form price_brutto"]);
  });
});

function isNumber(value: unknown): boolean {
  const constant = isRecord(value) ? value.value : value;
  return typeof constant === "number" && constant !== 0;
}

function summary(result: ReturnType<ReturnType<typeof createMapper>["map"]>): unknown {
  if (result.status === "skip") return { skip: result.reason };
  if (result.status === "error") return { error: codesOf(result.issues, "error") };
  const { order, key } = result;
  const codes = result.issues.filter(({ level }) => level !== "info").map(({ code }) => code);
  return { order, ...(key === undefined ? {} : { key }), warnings: [...new Set(codes)] };
}

function codesOf(
  issues: readonly { readonly level: string; readonly code: string }[],
  level: string,
): string[] {
  return issues.filter((issue) => issue.level === level).map(({ code }) => code);
}

function casesOf(name: string): Case[] {
  const cases = readJson(new URL(`${name}.json`, folder));
  if (!Array.isArray(cases)) throw new Error(`${name}.json holds no list of cases`);
  return cases;
}

function readJson(file: URL): unknown {
  return JSON.parse(readFileSync(file, "utf8"));
}
