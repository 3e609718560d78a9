import type { CatalogProduct } from "../mapping/mapContext.ts";
import type { PriceColumns } from "./priceColumns.ts";

/** A product of a catalog whose map of prices is made when somebody reads it. */
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

  /** `JSON.stringify` would leave a getter out. */
  toJSON(): CatalogProduct {
    const { productId, parentId, sku, ean, name, prices } = this;
    return { productId, parentId, sku, ean, name, prices };
  }
}

/** A product with a tax rate or a weight. Lists of the API give neither, so most products go without. */
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
