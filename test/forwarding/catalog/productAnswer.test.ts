import fc from "fast-check";
import { describe, expect, it } from "vitest";
import {
  ageOf,
  answerText,
  type ProductAnswer,
  readAnswer,
} from "../../../src/forwarding/catalog/productAnswer.ts";

const mug = { productId: 7, parentId: 0, sku: "MUG", ean: "590", name: "Mug", prices: { "105": 7.5 } };
const text = (products: readonly unknown[], at: unknown = 5) => JSON.stringify({ at, products });
const sku = (code: string) => ({ by: "sku", code }) as const;

const products = fc.array(
  fc.record({
    productId: fc.integer({ min: 1 }),
    parentId: fc.nat(),
    sku: fc.constantFrom("MUG", " MUG", "MUG\t"),
    ean: fc.string({ unit: "binary" }),
    name: fc.string({ unit: "binary" }),
    prices: fc.dictionary(
      fc.constantFrom("1", "105", "x"),
      fc.double({ noNaN: true, noDefaultInfinity: true }),
    ),
  }),
);

describe("an answer of Base that is remembered", () => {
  it("is read as it was written, whatever is in it", () => {
    fc.assert(
      fc.property(products, fc.nat(), (found, at) => {
        const answer: ProductAnswer = { products: found, at };
        const read = readAnswer(answerText(answer), sku("MUG"));
        expect(JSON.stringify(read?.products)).toBe(JSON.stringify(found));
        expect(read?.at).toBe(at);
      }),
    );
  });

  it("is not read from anything that is none", () => {
    fc.assert(
      fc.property(fc.oneof(fc.string(), fc.json()), (value) => {
        expect(readAnswer(value, sku("MUG"))).toBeUndefined();
      }),
    );
  });

  it.each([
    ["an id that is a text", { ...mug, productId: "7" }],
    ["no id", { ...mug, productId: 0 }],
    ["half an id", { ...mug, productId: 7.5 }],
    ["a main product below zero", { ...mug, parentId: -1 }],
    ["no main product", { ...mug, parentId: null }],
    ["a price that is a text", { ...mug, prices: { "105": "7.5" } }],
    ["a list of prices", { ...mug, prices: [7.5] }],
    ["no name", { ...mug, name: undefined }],
    ["an EAN that is a number", { ...mug, ean: 590 }],
    ["another SKU", { ...mug, sku: "TEE" }],
    ["nothing", null],
  ])("is not believed where a product has %s, though the others are right", (_, wrong) => {
    expect(readAnswer(text([mug]), sku("MUG"))?.products).toEqual([mug]);
    expect(readAnswer(text([mug, wrong]), sku("MUG"))).toBeUndefined();
  });

  it("is not believed without the time of the question, and is about one code alone", () => {
    expect(readAnswer(text([mug], "5"), sku("MUG"))).toBeUndefined();
    expect(readAnswer(text([mug], null), sku("MUG"))).toBeUndefined();
    expect(readAnswer(text([mug]), { by: "ean", code: "590" })?.products).toEqual([mug]);
    expect(readAnswer(text([mug]), { by: "ean", code: "MUG" })).toBeUndefined();
    expect(readAnswer(text([]), sku("NONE"))).toEqual({ products: [], at: 5 });
    expect(readAnswer(undefined, sku("MUG"))).toBeUndefined();
  });

  it("is as old as can be where its date is in the future: a clock was set back", () => {
    expect([ageOf(5, 7), ageOf(7, 7), ageOf(8, 7)]).toEqual([2, 0, Number.POSITIVE_INFINITY]);
  });
});
