import type { CatalogProduct } from "../../mapping/contract/mapContext.ts";
import { isRecord } from "../../shared/json/value.ts";

/** A SKU or an EAN that identifies a product, without surrounding spaces. */
export interface ProductCode {
  readonly by: "sku" | "ean";
  readonly code: string;
}

/** A code of one catalog. */
export interface CodeOfCatalog extends ProductCode {
  readonly inventoryId: number;
}

/** What Base answered about a code. */
export interface ProductAnswer {
  /** All products with this code; may be empty. */
  readonly products: readonly CatalogProduct[];
  /** When Base was asked, by the date of the machine. */
  readonly at: number;
}

/** What is known about a code. */
export interface KnownCode {
  /** All products with this code; may be empty. */
  readonly products: readonly CatalogProduct[];
  /** How long ago Base was asked for the oldest of them, in milliseconds; `Infinity` if the clock was set back. */
  readonly ageMs: number;
  /**
   * Whether the absence of products is certain. It is not while the account may have unlisted variants that this
   * process has not read.
   */
  readonly isCertain: boolean;
}

/** The age of something with this date; infinite for a date in the future: a clock was set back. */
export function ageOf(date: number, now: number): number {
  return date > now ? Number.POSITIVE_INFINITY : now - date;
}

/** The name of a code in a cache. The answer depends on nothing else: it has the prices of all price groups. */
export function nameOf({ inventoryId, by, code }: CodeOfCatalog): string {
  return `${inventoryId}:${by}:${code}`;
}

export function answerText({ products, at }: ProductAnswer): string {
  return JSON.stringify({ at, products });
}

/** An answer as it was written; `undefined` for any other value, or one about another code. */
export function readAnswer(text: string | undefined, { by, code }: ProductCode): ProductAnswer | undefined {
  const value = parse(text);
  if (!isRecord(value)) return undefined;
  const { at, products } = value;
  if (typeof at !== "number" || !Array.isArray(products)) return undefined;
  const read = products.map(readProduct).filter((product) => product?.[by].trim() === code);
  const known = read.filter((product) => product !== undefined);
  return known.length === products.length ? { products: known, at } : undefined;
}

function parse(text: string | undefined): unknown {
  try {
    return text === undefined ? undefined : JSON.parse(text);
  } catch {
    return undefined;
  }
}

export function readProduct(value: unknown): CatalogProduct | undefined {
  if (!isRecord(value)) return undefined;
  const { productId, parentId, sku, ean, name, prices } = value;
  if (!isId(productId) || productId === 0 || !isId(parentId) || !isPrices(prices)) return undefined;
  if (typeof sku !== "string" || typeof ean !== "string" || typeof name !== "string") return undefined;
  return { productId, parentId, sku, ean, name, prices };
}

function isId(value: unknown): value is number {
  return typeof value === "number" && Number.isSafeInteger(value) && value >= 0;
}

function isPrices(value: unknown): value is Readonly<Record<string, number>> {
  return isRecord(value) && Object.values(value).every((price) => typeof price === "number");
}
