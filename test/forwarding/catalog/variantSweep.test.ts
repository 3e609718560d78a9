import { describe, expect, it } from "vitest";
import { VariantSweep } from "../../../src/forwarding/catalog/variantSweep.ts";
import type { CatalogProduct } from "../../../src/mapping/contract/mapContext.ts";

const day = 86_400_000;
const listed = (page: number) => ({ step: "list", page }) as const;
const sku = (code: string) => ({ by: "sku", code }) as const;

function product(productId: number, code: string, more: Partial<CatalogProduct> = {}): CatalogProduct {
  return { productId, parentId: 0, sku: code, ean: "", name: code, prices: {}, ...more };
}

/** A sweep that reads a list of one page, and these variants. */
function swept(
  mains: readonly CatalogProduct[],
  variants: readonly CatalogProduct[],
  at = 100,
): VariantSweep {
  const sweep = new VariantSweep();
  sweep.want(0);
  sweep.take(listed(1), mains, { at, isLast: true });
  const task = sweep.next();
  if (task !== undefined) sweep.take(task, variants, { at, isLast: false });
  expect(sweep.next()).toBeUndefined();
  return sweep;
}

describe("what a process knows of the variants of a catalog", () => {
  it("does not call a code absent while the account may have variants that it does not list", () => {
    const sweep = new VariantSweep();
    expect([sweep.isCertain, sweep.isRunning]).toEqual([false, false]);
    sweep.want(0);
    expect([sweep.isCertain, sweep.isRunning]).toEqual([false, true]);
  });

  it("is that they are listed once one was, for good, and then there is nothing to sweep", () => {
    const sweep = new VariantSweep();
    sweep.want(0);
    sweep.sawListed([product(1, "A")]);
    expect(sweep.isListed).toBe(false);
    sweep.sawListed([product(1, "A"), product(2, "V", { parentId: 1 })]);
    expect([sweep.isListed, sweep.isCertain, sweep.isRunning, sweep.next()]).toEqual([
      true,
      true,
      false,
      undefined,
    ]);
    sweep.want(10 * day);
    expect(sweep.isRunning).toBe(false);
  });

  it("is that they are listed too where a page of the list has one", () => {
    const sweep = new VariantSweep();
    sweep.want(0);
    sweep.take(listed(1), [product(1, "A"), product(2, "V", { parentId: 1 })], { at: 1, isLast: false });
    expect([sweep.isListed, sweep.next()]).toEqual([true, undefined]);
  });

  it("comes from all pages of the list, and from 1000 main products at a time", () => {
    const sweep = new VariantSweep();
    sweep.want(0);
    expect(sweep.next()).toEqual(listed(1));
    const mains = Array.from({ length: 1_500 }, (_, index) => product(index + 1, `S${index}`));
    sweep.take(listed(1), mains.slice(0, 1_000), { at: 1, isLast: false });
    expect(sweep.next()).toEqual(listed(2));
    sweep.take(listed(2), mains.slice(1_000), { at: 1, isLast: true });
    const sizes: number[] = [];
    for (let task = sweep.next(); task?.step === "variants"; task = sweep.next()) {
      sizes.push(task.ids.length);
      sweep.take(task, [], { at: 1, isLast: false });
    }
    expect([sizes, sweep.isCertain]).toEqual([[1_000, 500], true]);
  });

  it("is used only when the sweep has ended: half of it would make an ambiguous code look unique", () => {
    const sweep = new VariantSweep();
    sweep.want(0);
    sweep.take(listed(1), [product(1, "A"), product(2, "B")], { at: 5, isLast: true });
    const task = sweep.next();
    if (task !== undefined) sweep.take(task, [product(9, "V", { parentId: 1 })], { at: 5, isLast: false });
    const none = { products: [], at: 7 };
    expect([sweep.withHidden(sku("V"), none), sweep.isCertain]).toEqual([none, false]);
    sweep.next();
    expect(sweep.withHidden(sku("V"), none).products).toMatchObject([{ productId: 9 }]);
    expect(sweep.isCertain).toBe(true);
  });

  it("adds variants to what Base listed by a code, each once, with the age of the older", () => {
    const variant = product(9, " V ", { parentId: 1, ean: "590" });
    const sweep = swept([product(1, "A")], [variant, product(10, "", { parentId: 1 })], 100);
    expect(sweep.withHidden(sku("V"), { products: [], at: 900 })).toEqual({ products: [variant], at: 100 });
    expect(sweep.withHidden({ by: "ean", code: "590" }, { products: [], at: 900 }).products).toEqual([
      variant,
    ]);
    const main = product(3, "V");
    expect(sweep.withHidden(sku("V"), { products: [main], at: 900 })).toEqual({
      products: [main, variant],
      at: 100,
    });
    expect(sweep.withHidden(sku("V"), { products: [main], at: 50 })).toMatchObject({ at: 50 });
    const known = { products: [variant], at: 900 };
    expect(sweep.withHidden(sku("V"), known)).toBe(known);
    const other = { products: [], at: 900 };
    expect(sweep.withHidden(sku("OTHER"), other)).toBe(other);
    expect(sweep.withHidden(sku(""), other)).toBe(other);
  });

  it("is read again when a code is not found a day later, and is used until then", () => {
    const sweep = swept([product(1, "A")], [product(9, "V", { parentId: 1 })]);
    const found = () => sweep.withHidden(sku("V"), { products: [], at: 1 }).products.length;
    sweep.want(day - 1);
    expect(sweep.isRunning).toBe(false);
    sweep.want(day);
    expect([sweep.isRunning, sweep.next(), sweep.isCertain, found()]).toEqual([true, listed(1), true, 1]);
    sweep.take(listed(1), [product(1, "A")], { at: 2, isLast: true });
    const task = sweep.next();
    if (task !== undefined) sweep.take(task, [], { at: 2, isLast: false });
    sweep.next();
    expect([sweep.isCertain, found()]).toEqual([true, 0]);
  });

  it("begins again where another process had the turn, and is wanted once while it runs", () => {
    const sweep = new VariantSweep();
    sweep.want(0);
    sweep.take(listed(1), [product(1, "A")], { at: 1, isLast: false });
    sweep.want(2 * day);
    expect(sweep.next()).toEqual(listed(2));
    sweep.restart();
    expect(sweep.next()).toEqual(listed(1));
    sweep.take(listed(1), [product(2, "B")], { at: 1, isLast: true });
    expect(sweep.next()).toEqual({ step: "variants", ids: [2] });
  });

  it("is that there are none where the catalog was read to its end", () => {
    expect(swept([], []).isCertain).toBe(true);
    expect(swept([product(1, "A")], []).isCertain).toBe(true);
  });
});
