import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { allMethods } from "../../../src/api/methods/methods.ts";
import { normaliseResult } from "../../../src/api/wire/normaliseResult.ts";
import type { AnyShape, Fields } from "../../../src/api/wire/shape.ts";
import { createFakeAccount } from "../../../src/entries/fake.ts";
import { defaultAnswer } from "../../../src/testing/fake/answers.ts";
import { buildOrder, buildOrderProduct } from "../../../src/testing/fake/builders.ts";
import { toWire } from "../../../src/testing/fake/wire.ts";
import { callFake } from "./callFake.ts";

const numRuns = Number(process.env.FAKE_RUNS ?? 20);

describe("the spellings of the fake account", () => {
  it("never change what an answer means, whatever the method and the seed", () => {
    for (const method of Object.values(allMethods())) {
      fc.assert(
        fc.property(resultOf(method.result), fc.integer(), (value, seed) => {
          const wire: unknown = JSON.parse(JSON.stringify(toWire(method.result, value, seed, method.name)));
          const read = normaliseResult(method.result, wire);
          expect(read.value).toEqual(value);
          expect(read.drift).toEqual([]);
        }),
        { numRuns },
      );
    }
  });

  it("fit the declaration in every default answer", () => {
    for (const { name, result } of Object.values(allMethods())) {
      const wire: unknown = JSON.parse(JSON.stringify(toWire(result, defaultAnswer(result), 1, name)));
      expect({ name, drift: normaliseResult(result, wire).drift }).toEqual({ name, drift: [] });
    }
  });

  it("are those that were seen: flags as texts, booleans and numbers, ids of lines as texts", async () => {
    const products = [buildOrderProduct({ product_id: "2691", variant_id: "", storage_id: "307" })];
    const orders = [buildOrder({ order_id: 1, confirmed: true, payment_method_cod: true, products })];
    const answer = JSON.stringify(await callFake(createFakeAccount({ orders }), "getOrders"));
    expect(answer).toContain('"payment_method_cod":"1"');
    expect(answer).toContain('"want_invoice":"0"');
    expect(answer).toContain('"confirmed":true');
    expect(answer).toContain('"pick_state":0');
    expect(answer).toContain('"product_id":"2691"');
    expect(answer).toContain('"auction_id":"0"');
  });

  it("spell a price now as a number and now as a text, an empty map now as [] and now as {}", async () => {
    const spelled = new Set<string>();
    for (let quirks = 1; quirks <= 30; quirks += 1) {
      const account = createFakeAccount({ quirks });
      const list = JSON.stringify(await callFake(account, "getInventoryProductsList", { inventory_id: 307 }));
      const data = JSON.stringify(
        await callFake(account, "getInventoryProductsData", { inventory_id: 307, products: [2685] }),
      );
      const fields = JSON.stringify(await callFake(account, "getOrderExtraFields"));
      for (const spelling of ['"105":79}', '"105":"79.00"'])
        if (list.includes(spelling)) spelled.add(spelling);
      for (const spelling of ['"locations":[]', '"locations":{}', '"description":null', '"description":""']) {
        if (data.includes(spelling)) spelled.add(spelling);
      }
      for (const spelling of ['"extra_fields":[', '"extra_fields":{']) {
        if (fields.includes(spelling)) spelled.add(spelling);
      }
    }
    expect(spelled.size).toBe(8);
  });

  it("are the same for the same seed, and plain where they are switched off", async () => {
    const seeds: (number | false)[] = [3, 3, 4, false];
    const answers = await Promise.all(
      seeds.map(async (quirks) => {
        const account = createFakeAccount({ quirks });
        return JSON.stringify(
          await callFake(account, "getInventoryProductsData", { inventory_id: 307, products: [2685] }),
        );
      }),
    );
    expect(answers[0]).toBe(answers[1]);
    expect(answers[0]).not.toBe(answers[2]);
    expect(answers[3]).toContain('"prices":{"105":39.9}');
  });
});

/** Values as `normaliseResult` puts them out. */
function resultOf(fields: Fields): fc.Arbitrary<Record<string, unknown>> {
  const required: Record<string, fc.Arbitrary<unknown>> = {};
  for (const [name, shape] of Object.entries(fields)) required[name] = arbitraryOf(shape);
  return fc.record(required, {
    requiredKeys: Object.keys(fields).filter((name) => fields[name]?.optional !== true),
    noNullPrototype: true,
  });
}

function arbitraryOf({ node }: AnyShape): fc.Arbitrary<unknown> {
  switch (node.type) {
    case "integer":
      return fc.maxSafeInteger();
    case "time":
      return fc.integer({ min: 0, max: 4_000_000_000 });
    case "decimal":
      return fc
        .integer({ min: -1_000_000, max: 1_000_000 })
        .map((parts) => (parts === 0 ? 0 : parts / 10_000));
    case "flag":
      return fc.boolean();
    case "identifier":
      return fc.oneof(fc.string(), fc.maxSafeInteger().map(String), fc.constant("007"));
    case "choice":
      return fc.constantFrom(...node.values);
    case "list":
      return fc.array(arbitraryOf(node.item), { maxLength: 3 });
    case "map":
      return fc.dictionary(fc.string({ minLength: 1 }), arbitraryOf(node.value), {
        maxKeys: 3,
        noNullPrototype: true,
      });
    case "object":
      return resultOf(node.fields);
    case "either":
      return arbitraryOf(node.scalar);
    case "unknown":
      // JSON has no -0.
      return fc.json().map((text): unknown => JSON.parse(text.replaceAll("-0", "0")));
    default:
      return fc.string();
  }
}
