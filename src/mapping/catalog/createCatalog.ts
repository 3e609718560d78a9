import { isRecord, setOwn } from "../../shared/json/value.ts";
import { checkOptions, expected, type OptionChecks } from "../../shared/options/check.ts";
import { integer, required } from "../../shared/options/kinds.ts";
import type { Catalog, CatalogProduct } from "../contract/mapContext.ts";

/** Identifies the catalog in the account. */
export interface CreateCatalogOptions {
  /** The id of the catalog (`inventory_id`), from 1; order lines are linked to it. */
  readonly inventoryId: number;
}

// Created in a function, so that bundlers leave it out if it is unused.
const createCatalogChecks = /* @__PURE__ */ (() =>
  ({ inventoryId: required(integer({ least: 1 })) }) satisfies OptionChecks<CreateCatalogOptions>)();

/**
 * Creates a catalog from products, main products and variants alike. It is a snapshot: later changes to the products
 * do not affect it. A look-up by a SKU that several products share returns all of them, which makes it ambiguous.
 *
 * 200,000 products take less than 60 MB; a look-up costs about as much as one in a `Map`.
 * @throws TypeError or RangeError if a product or an option is missing, unknown or malformed.
 * @example
 * ```ts
 * const catalog = createCatalog(
 *   [{ productId: 71, parentId: 0, sku: "MUG-1", ean: "", name: "Mug", prices: { "10": 29.9 } }],
 *   { inventoryId: 205 },
 * );
 * catalog.findBySku("MUG-1"); // [{ productId: 71, … }]
 * ```
 */
/* @__NO_SIDE_EFFECTS__ */
export function createCatalog(products: Iterable<CatalogProduct>, options: CreateCatalogOptions): Catalog {
  const builder = catalogBuilder(checkOptions("createCatalog", createCatalogChecks, options));
  if (typeof products === "string" || typeof Object(products)[Symbol.iterator] !== "function") {
    throw expected(
      "products",
      "a list of products. `iterateInventoryProducts` reads them from a catalog in Base",
      products,
    );
  }
  for (const product of products) {
    if (!isProduct(product)) throw expected("a product", productWords, product);
    builder.add(product);
  }
  return builder.catalog();
}

const productWords =
  "{ productId, parentId, sku, ean, name, prices }, ids as numbers and the rest as `iterateInventoryProducts` returns it";

function isProduct(product: unknown): product is CatalogProduct {
  if (!isRecord(product)) return false;
  const { productId, parentId, sku, ean, name, prices } = product;
  const isText = [sku, ean, name].every((text) => typeof text === "string");
  return isText && Number.isInteger(productId) && Number.isInteger(parentId) && isRecord(prices);
}

interface CatalogBuilder {
  add(product: CatalogProduct): void;
  catalog(): Catalog;
}

/* @__NO_SIDE_EFFECTS__ */
function catalogBuilder({ inventoryId }: CreateCatalogOptions): CatalogBuilder {
  const prices = new PriceColumns();
  const bySku: Index = new Map();
  const byEan: Index = new Map();
  let size = 0;
  return {
    add(product) {
      const packed = hasDetails(product)
        ? new PackedProductWithDetails(product, prices)
        : new PackedProduct(product, prices);
      enter(bySku, product.sku, packed);
      enter(byEan, product.ean, packed);
      size += 1;
    },
    catalog: () => ({
      inventoryId,
      size,
      findBySku: (sku) => find(bySku, sku),
      findByEan: (ean) => find(byEan, ean),
      nearestSku: (sku) => nearSku(sku, (variant) => bySku.has(variant)),
    }),
  };
}

/** One product, or all that share a code: most codes are unique, and a list for each would cost 10 MB. */
type Index = Map<string, CatalogProduct | CatalogProduct[]>;

function enter(index: Index, text: string, product: CatalogProduct): void {
  const key = text.trim();
  if (key === "") return;
  const known = index.get(key);
  if (known === undefined) index.set(key, product);
  else if (Array.isArray(known)) known.push(product);
  else index.set(key, [known, product]);
}

function find(index: Index, text: string): readonly CatalogProduct[] {
  const found = index.get(text) ?? index.get(text.trim());
  if (found === undefined) return [];
  return Array.isArray(found) ? [...found] : [found];
}

function hasDetails({ taxRate, weight }: CatalogProduct): boolean {
  return taxRate !== undefined || weight !== undefined;
}

/**
 * Finds the SKU that a person would confuse with this one by case, lookalike letters, dashes or zeros. It
 * makes at most 200 look-ups.
 */
/* @__NO_SIDE_EFFECTS__ */
function nearSku(sku: string, has: (sku: string) => boolean): string | undefined {
  if (sku.length > longest) return undefined;
  const plain = sku
    .normalize("NFKC")
    .replace(/\p{Cf}/gu, "")
    .replace(/\s*\p{Pd}\s*/gu, "-")
    .trim();
  const variants = new Set([plain]);
  for (const change of changes)
    for (const code of [...variants]) for (const variant of change(code)) variants.add(variant);
  return [...variants].find(has);
}

const longest = 60;
/** Letters that look the same in Cyrillic and Latin. */
const cyrillic = "АВЕІКМНОРСТХаеіорсхуУ";
const latin = "ABEIKMHOPCTXaeiopcxyY";

const changes: readonly ((code: string) => readonly string[])[] = [
  (code) => [swap(code, cyrillic, latin), swap(code, latin, cyrillic)],
  (code) => [code.toUpperCase(), code.toLowerCase()],
  (code) => [
    code.replace(/[\s-]+/g, ""),
    code.replace(/(\p{L})[\s-]*(\d)/gu, "$1-$2"),
    code.replace(/\s+/g, "-"),
  ],
  (code) => [code.replace(/^0+(?=.)/, ""), ...["0", "00", "000"].map((zeros) => zeros + code)],
];

function swap(code: string, from: string, to: string): string {
  return code.replace(/\p{L}/gu, (letter) => to[from.indexOf(letter)] ?? letter);
}

/** A product of a catalog whose map of prices is created when it is read. */
class PackedProduct implements CatalogProduct {
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

  /** Returns a plain product, because `JSON.stringify` would omit the getter on the prototype. */
  toJSON(): CatalogProduct {
    const { productId, parentId, sku, ean, name, prices } = this;
    return { productId, parentId, sku, ean, name, prices };
  }
}

/** A product with a tax rate or a weight. Lists of the API contain neither, so most products have none. */
class PackedProductWithDetails extends PackedProduct {
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
class PriceColumns {
  /** Price group ids in order of first appearance. */
  readonly #groups: string[] = [];
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

/** Marks a product without a price in a group. No API response can contain this value. */
const noPrice = Number.NaN;
