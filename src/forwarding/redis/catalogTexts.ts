import type { CatalogProduct } from "../../mapping/contract/mapContext.ts";
import { isRecord } from "../../shared/json/value.ts";
import { isPrices } from "../catalog/askProducts.ts";
import type { KnownCode } from "../catalog/productCache.ts";
import { ageOf, isCertain, noSweep, type ReadSweep, type SweepState } from "../catalog/sweepState.ts";
import { unexpectedReply } from "./redisClient.ts";

export interface ReadState extends ReadSweep {
  readonly rev: string;
}

/** The script arguments of a product. Numbers come back as strings. */
export function productArgs(product: CatalogProduct): readonly (string | number)[] {
  const { productId, parentId, name, prices } = product;
  const [sku, ean] = [product.sku.trim(), product.ean.trim()];
  const isPadded = sku !== product.sku || ean !== product.ean;
  return [productId, parentId, sku, ean, isPadded ? 1 : 0, JSON.stringify({ name, prices })];
}

export function showsVariants(products: readonly CatalogProduct[]): number {
  return products.some(({ parentId }) => parentId !== 0) ? 1 : 0;
}

export function stateArgs(state: SweepState): readonly (string | number)[] {
  const { sweep, step, page, after, startedAt, sweptAt, variants, token, until } = state;
  return [sweep, step, page, after, startedAt, sweptAt, variants, token, until];
}

export function readState(reply: readonly unknown[]): ReadState {
  const [now, fields, mains, unseen] = reply;
  const [rev] = listOf(fields);
  return {
    rev: textOf(rev) || "0",
    state: toState(fields),
    now: Number(textOf(now)),
    mains: listOf(mains).map((id) => Number(textOf(id))),
    unseen: listOf(unseen).map((member) => {
      const [id, parent] = textOf(member).split(":");
      return { id: Number(id), main: Number(parent) === 0 ? Number(id) : Number(parent) };
    }),
  };
}

export function toKnown(now: unknown, fields: unknown, found: unknown): KnownCode | undefined {
  const [learned, ...rows] = listOf(found);
  const state = toState(fields);
  const date = Number(textOf(now));
  const ended = state.step === "none" ? state.sweep : state.sweep - 1;
  const products = rows.map(readRow);
  const isSwept = products.every(({ fromSweep }) => fromSweep <= ended);
  const [learnedAt, isNone] = textOf(learned).split(" ");
  if (!isSwept && !learnedAt) return undefined;
  const [first] = products;
  if (first === undefined) {
    // The code had products, which are gone or have another code now.
    if (isNone !== "1") return undefined;
    return { products: [], ageMs: ageOf(Number(learnedAt), date), isCertain: isCertain(state) };
  }
  // One may have been deleted before the other existed.
  if (products.some(({ at }) => at !== first.at)) return undefined;
  return { products: products.map(({ product }) => product), ageMs: ageOf(first.at, date), isCertain: true };
}

function readRow(row: unknown) {
  const [id, parent, sku, ean, data, at, fromSweep] = listOf(row).map(textOf);
  const value: unknown = JSON.parse(data || "{}");
  const { name, prices } = isRecord(value) ? value : {};
  const product: CatalogProduct = {
    productId: Number(id),
    parentId: Number(parent),
    sku: textOf(sku),
    ean: textOf(ean),
    name: textOf(name),
    prices: isPrices(prices) ? prices : {},
  };
  return { product, at: Number(at), fromSweep: Number(fromSweep) };
}

function toState(fields: unknown): SweepState {
  const [, sweep, step, page, after, startedAt, sweptAt, variants, token, until] = listOf(fields).map(textOf);
  return {
    sweep: Number(sweep || 0),
    step: isOneOf(step, ["list", "variants", "deleted"]) ? step : "none",
    page: Number(page || noSweep.page),
    after: Number(after || 0),
    startedAt: Number(startedAt || 0),
    sweptAt: Number(sweptAt || 0),
    variants: isOneOf(variants, ["listed", "hidden"]) ? variants : "unknown",
    token: textOf(token),
    until: Number(until || 0),
  };
}

function isOneOf<const Word extends string>(text: string | undefined, words: readonly Word[]): text is Word {
  return words.some((word) => word === text);
}

function listOf(value: unknown): readonly unknown[] {
  if (Array.isArray(value)) return value;
  throw unexpectedReply(false);
}

/** Clients return strings as strings or bytes, and nothing as `null`. */
function textOf(value: unknown): string {
  return value === null || value === undefined || value === false ? "" : String(value);
}
