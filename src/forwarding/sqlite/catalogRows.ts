import type { DatabaseSync, SQLOutputValue } from "node:sqlite";
import type { CatalogProduct } from "../../mapping/contract/mapContext.ts";
import { isPrices } from "../catalog/askProducts.ts";
import type { KnownCode, ProductCode } from "../catalog/productCache.ts";
import { ageOf, isCertain, readSweepState, type SweepState } from "../catalog/sweepState.ts";
import { catalogStatements } from "./catalogTables.ts";

type Row = Readonly<Record<string, SQLOutputValue>>;

interface Written {
  /** When Base was asked for it. */ readonly at: number;
  readonly now: number;
  /** The sweep that saw it; 0 for none. */ readonly seen: number;
  /** The sweep after whose end it counts. */ readonly fromSweep: number;
}

interface FoundRow {
  readonly productId: number;
  readonly parentId: number;
  readonly at: number;
  readonly isPadded: boolean;
}

/** The rows of catalogs in a SQLite file. Callers handle transactions. */
export class CatalogRows {
  readonly #sql: ReturnType<typeof catalogStatements>;
  /** The last sweep of each catalog known to have ended. The number of a sweep only grows. */
  readonly #ended = new Map<number, number>();

  constructor(database: DatabaseSync) {
    this.#sql = catalogStatements(database);
  }

  find(inventoryId: number, { by, code }: ProductCode, now: number): KnownCode | undefined {
    const products = this.#products(inventoryId, { by, code });
    // An answer may have been written meanwhile, so the products are read again after the code.
    if (products.length === 0 || !this.#areSwept(inventoryId, products)) {
      const learned = this.#sql.learned.get(code, by, inventoryId);
      if (learned === undefined) return undefined;
      return this.#learned(inventoryId, { by, code }, learned, now);
    }
    return toKnown(products, now);
  }

  #learned(inventoryId: number, code: ProductCode, learned: Row, now: number): KnownCode | undefined {
    const products = this.#products(inventoryId, code);
    if (products.length > 0) return toKnown(products, now);
    // The code had products, which are gone or have another code now.
    if (learned.is_none !== 1) return undefined;
    const state = this.state(inventoryId);
    return { products: [], ageMs: ageOf(Number(learned.at), now), isCertain: isCertain(state) };
  }

  #products(inventoryId: number, { by, code }: ProductCode): Row[] {
    return (by === "sku" ? this.#sql.bySku : this.#sql.byEan).all(code, inventoryId);
  }

  /** Whether all of them were read by sweeps that have ended. */
  #areSwept(inventoryId: number, products: readonly Row[]): boolean {
    const latest = Math.max(...products.map((row) => Number(row.from_sweep)));
    if (latest <= (this.#ended.get(inventoryId) ?? 0)) return true;
    const { sweep, step } = this.state(inventoryId);
    const ended = step === "none" ? sweep : sweep - 1;
    this.#ended.set(inventoryId, ended);
    return latest <= ended;
  }

  withCode(inventoryId: number, code: ProductCode): readonly FoundRow[] {
    return this.#products(inventoryId, code).map((row) => ({
      productId: Number(row.id),
      parentId: Number(row.parent),
      at: Number(row.at),
      isPadded: row.is_padded === 1,
    }));
  }

  put(inventoryId: number, product: CatalogProduct, { at, now, seen, fromSweep }: Written): void {
    const { productId, parentId, name, prices } = product;
    const [sku, ean] = [product.sku.trim(), product.ean.trim()];
    const isPadded = sku !== product.sku || ean !== product.ean;
    this.#sql.put.run(
      productId,
      inventoryId,
      seen,
      fromSweep,
      parentId,
      sku || null,
      ean || null,
      name,
      JSON.stringify(prices),
      isPadded ? 1 : 0,
      at,
      now,
    );
  }

  remove(inventoryId: number, productId: number): void {
    this.#sql.remove.run(productId, inventoryId);
  }

  learn(
    inventoryId: number,
    { by, code }: ProductCode,
    at: number,
    isNone: boolean,
    forgetBefore: number,
  ): void {
    this.#sql.learn.run(code, by, inventoryId, at, isNone ? 1 : 0);
    this.#sql.forget.run(forgetBefore);
  }

  state(inventoryId: number): SweepState {
    const text = this.#sql.state.get(inventoryId)?.state;
    return readSweepState(typeof text === "string" ? text : undefined);
  }

  writeState(inventoryId: number, state: SweepState): void {
    this.#sql.writeState.run(inventoryId, JSON.stringify(state));
  }

  mains(inventoryId: number, sweep: number, after: number): number[] {
    return this.#sql.mains.all(inventoryId, sweep, after).map(({ id }) => Number(id));
  }

  /** Products that this sweep has not seen and that were not asked for since it began. */
  unseen(inventoryId: number, { sweep, startedAt, after }: SweepState) {
    const rows = this.#sql.unseen.all(inventoryId, sweep, startedAt, after);
    return rows.map(({ id, parent }) => ({ productId: Number(id), parentId: Number(parent) }));
  }

  nextSlotAt(): number {
    return Number(this.#sql.fact.get("next_slot_at")?.value ?? 0);
  }

  takeSlot(nextAt: number): void {
    this.#sql.writeFact.run("next_slot_at", String(nextAt));
  }
}

/** `undefined` if the rows were read at different times: one may have been deleted before the other existed. */
function toKnown(rows: readonly Row[], now: number): KnownCode | undefined {
  const [first] = rows;
  const at = Number(first?.at);
  if (rows.some((row) => row.at !== first?.at)) return undefined;
  return { products: rows.map(toProduct), ageMs: ageOf(at, now), isCertain: true };
}

function toProduct(row: Row): CatalogProduct {
  return {
    productId: Number(row.id),
    parentId: Number(row.parent),
    sku: textOf(row.sku),
    ean: textOf(row.ean),
    name: textOf(row.name),
    // Parsed lazily: few lines take a price from the catalog.
    get prices() {
      return readPrices(textOf(row.prices));
    },
  };
}

function textOf(value: unknown): string {
  return typeof value === "string" ? value : "";
}

function readPrices(text: string): Readonly<Record<string, number>> {
  const prices: unknown = JSON.parse(text);
  return isPrices(prices) ? prices : {};
}
