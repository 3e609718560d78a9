import { setOwn } from "../json/value.ts";
import type { CatalogProduct } from "../mapping/mapResult.ts";

/** A product of a catalog whose map of prices is created when it is read. */
export class PackedProduct implements CatalogProduct {
  readonly productId: number;
  readonly parentId: number;
  readonly sku: string;
  readonly ean: string;
  readonly name: string;
  readonly #columns: PriceColumns;
  readonly #row: number;

  constructor(product: CatalogProduct, columns: PriceColumns) {
    this.productId = product.productId;
    this.parentId = product.parentId;
    this.sku = product.sku;
    this.ean = product.ean;
    this.name = product.name;
    this.#columns = columns;
    this.#row = columns.add(product.prices);
  }

  get prices(): Readonly<Record<string, number>> {
    return this.#columns.get(this.#row);
  }

  /** `JSON.stringify` would omit a getter on the prototype. */
  toJSON(): CatalogProduct {
    const { productId, parentId, sku, ean, name, prices } = this;
    return { productId, parentId, sku, ean, name, prices };
  }
}

/** A product with a tax rate or a weight. Lists of the API contain neither, so most products have none. */
export class PackedProductWithDetails extends PackedProduct {
  readonly taxRate?: number;
  readonly weight?: number;

  constructor(product: CatalogProduct, columns: PriceColumns) {
    super(product, columns);
    if (product.taxRate !== undefined) this.taxRate = product.taxRate;
    if (product.weight !== undefined) this.weight = product.weight;
  }

  override toJSON(): CatalogProduct {
    const { taxRate, weight } = this;
    return {
      ...super.toJSON(),
      ...(taxRate === undefined ? undefined : { taxRate }),
      ...(weight === undefined ? undefined : { weight }),
    };
  }
}

/** Prices, a column per price group: a map for each of 200,000 products would take more memory than all the rest. */
export class PriceColumns {
  /** Price group ids in order of first appearance. */ readonly #groups: string[] = [];
  readonly #columns: number[][] = [];
  #rows = 0;

  add(prices: Readonly<Record<string, number>>): number {
    const row = this.#rows;
    this.#rows += 1;
    for (const column of this.#columns) column.push(noPrice);
    for (const [group, price] of Object.entries(prices)) this.#columnOf(group)[row] = price;
    return row;
  }

  get(row: number): Readonly<Record<string, number>> {
    const prices: Record<string, number> = {};
    for (const [index, group] of this.#groups.entries()) {
      const price = this.#columns[index]?.[row];
      if (price !== undefined && !Number.isNaN(price)) setOwn(prices, group, price);
    }
    return prices;
  }

  #columnOf(group: string): number[] {
    const known = this.#columns[this.#groups.indexOf(group)];
    if (known !== undefined) return known;
    const column = new Array<number>(this.#rows).fill(noPrice);
    this.#groups.push(group);
    this.#columns.push(column);
    return column;
  }
}

/** "Has no price in this group": no API response can contain it. */
const noPrice = Number.NaN;
