import type { Catalog, CatalogProduct } from "../../mapping/contract/mapContext.ts";
import type { Clock } from "../../shared/runtime/clock.ts";
import { isImpossible } from "./askProducts.ts";
import { askAgainMs, maxPerLead } from "./liveCatalog.ts";
import { type CodeOfCatalog, type KnownCode, nameOf, type ProductCode } from "./productAnswer.ts";

export interface ProductSource {
  readonly inventoryIds: readonly number[];
  readonly clock: Clock;
  /** The maximum age of a price that a line takes from the catalog. */
  readonly priceMaxAgeMs: number;
  /** Whether Base may be asked. */
  readonly mayAsk: boolean;
  recall(codes: readonly CodeOfCatalog[]): Promise<readonly (KnownCode | undefined)[]>;
  /** Asks Base. `undefined` if the answer is not conclusive. */
  ask(code: CodeOfCatalog, known: KnownCode | undefined, signal: AbortSignal): Promise<KnownCode | undefined>;
  /** Finds out whether the account lists variants, as far as two requests can show. */
  settleVariants(inventoryId: number, signal: AbortSignal): Promise<void>;
  /** Reports that the answer was used. */
  used(code: CodeOfCatalog, known: KnownCode, ageMs: number): void;
}

interface Asked extends CodeOfCatalog {
  known: KnownCode | undefined;
  /** When `known` was read or received. */
  at: number;
  isRecalled: boolean;
  isAsked: boolean;
}

/**
 * The products of one lead. Mapping records the codes that it looks up; these are read from the cache and then
 * requested from Base, and the lead is mapped again. Codes without an answer count as unchecked.
 */
export class LeadProducts {
  /** The first error. */
  failure: unknown;
  readonly #source: ProductSource;
  readonly #codes = new Map<string, Asked>();
  /** The codes that the last mapping needed. */
  #noted = new Set<Asked>();
  #priced = new Set<Asked>();
  /** How many codes may still be requested. */
  #unasked = maxPerLead;
  #hasSettled = false;

  constructor(source: ProductSource) {
    this.#source = source;
  }

  /** Opens a catalog for one mapping. Forgets what an earlier mapping recorded. */
  open(): Catalog {
    this.#noted = new Set();
    this.#priced = new Set();
    const priceOf = new WeakMap<CatalogProduct, Asked>();
    const find = (by: ProductCode["by"], code: string) => {
      const { asked, products } = this.#resolve(by, code.trim());
      if (asked !== undefined) for (const product of products) priceOf.set(product, asked);
      return products;
    };
    return {
      inventoryId: this.#source.inventoryIds[0] ?? 0,
      size: 0,
      findBySku: (sku) => find("sku", sku),
      findByEan: (ean) => find("ean", ean),
      isUnchecked: (by, code) => this.#resolve(by, code.trim()).isUnchecked,
      onPriceTaken: (product) => {
        const asked = priceOf.get(product);
        if (asked !== undefined) this.#priced.add(asked);
      },
    };
  }

  /** Looks up the recorded codes in the cache. Returns whether something new was found. */
  async recall(): Promise<boolean> {
    const codes = [...this.#noted].filter(({ isRecalled }) => !isRecalled);
    if (codes.length === 0) return false;
    const found = await this.#source.recall(codes);
    for (const [index, asked] of codes.entries()) {
      asked.isRecalled = true;
      this.#know(asked, found[index]);
    }
    return codes.some(({ known }) => known !== undefined);
  }

  /** Whether Base may know more than the last mapping did. */
  get isOpen(): boolean {
    return [...this.#noted].some((asked) => this.#isOpen(asked)) || this.hasOldPrice;
  }

  get hasOldPrice(): boolean {
    return [...this.#priced].some((asked) => this.#ageOf(asked) > this.#source.priceMaxAgeMs);
  }

  /** Asks Base for unknown codes, at most 20. Returns whether to map the lead again; rejects only if aborted. */
  async ask(signal: AbortSignal): Promise<boolean> {
    if (!this.#source.mayAsk) return false;
    const open = [...this.#noted].filter((asked) => !asked.isAsked && this.#needsAnswer(asked));
    const prices = [...this.#priced].filter(
      (asked) => !asked.isAsked && this.#ageOf(asked) > this.#source.priceMaxAgeMs,
    );
    // A line's second code is only looked up if the first has no product, so first codes are requested first.
    const first = open.filter(({ by }) => by === open[0]?.by);
    const batch = [...new Set([...prices, ...first])].slice(0, this.#unasked);
    this.#unasked -= batch.length;
    await Promise.all(batch.map((asked) => this.#ask(asked, signal)));
    signal.throwIfAborted();
    return (await this.#settle(signal)) || batch.length > 0;
  }

  /** Reports what the last mapping found, so that it can be refreshed. */
  tellResolved(): void {
    if (!this.#source.mayAsk) return;
    for (const asked of this.#noted) {
      const { known } = asked;
      if (known !== undefined && known.products.length > 0)
        this.#source.used(asked, known, this.#ageOf(asked));
    }
  }

  async #ask(asked: Asked, signal: AbortSignal): Promise<void> {
    asked.isAsked = true;
    try {
      const answer = await this.#source.ask(asked, asked.known, signal);
      if (answer !== undefined) this.#know(asked, answer);
    } catch (error) {
      this.failure ??= error;
    }
  }

  /** If Base has no such product and the account may have unlisted variants, finds out once whether it has. */
  async #settle(signal: AbortSignal): Promise<boolean> {
    const doubtful = [...this.#noted].filter(
      (asked) => asked.known?.products.length === 0 && !asked.known.isCertain,
    );
    if (doubtful.length === 0 || this.#hasSettled) return false;
    this.#hasSettled = true;
    try {
      for (const id of new Set(doubtful.map(({ inventoryId }) => inventoryId)))
        await this.#source.settleVariants(id, signal);
      const found = await this.#source.recall(doubtful);
      for (const [index, asked] of doubtful.entries()) this.#know(asked, found[index] ?? asked.known);
    } catch (error) {
      signal.throwIfAborted();
      this.failure ??= error;
    }
    return true;
  }

  #know(asked: Asked, known: KnownCode | undefined): void {
    asked.known = known;
    asked.at = this.#source.clock.now();
  }

  /** The products of the first catalog that has some. Stops at a catalog that has not answered. */
  #resolve(by: ProductCode["by"], code: string): Resolved {
    if (code === "" || isImpossible({ by, code })) return nothing;
    for (const inventoryId of this.#source.inventoryIds) {
      const asked = this.#codeOf({ inventoryId, by, code });
      this.#noted.add(asked);
      const products = asked.known?.products ?? [];
      if (products.length > 0) return { asked, products: this.#placed(asked, products), isUnchecked: false };
      if (this.#isOpen(asked)) return unchecked;
    }
    return nothing;
  }

  /** Adds the catalog id if there are several catalogs. */
  #placed({ inventoryId }: Asked, products: readonly CatalogProduct[]): readonly CatalogProduct[] {
    if (this.#source.inventoryIds.length === 1) return products;
    return products.map((product) => ({ ...product, inventoryId }));
  }

  #codeOf(code: CodeOfCatalog): Asked {
    const name = nameOf(code);
    const known = this.#codes.get(name);
    if (known !== undefined) return known;
    const asked = { ...code, known: undefined, at: 0, isRecalled: false, isAsked: false };
    this.#codes.set(name, asked);
    return asked;
  }

  #isOpen(asked: Asked): boolean {
    return this.#needsAnswer(asked) || (asked.known?.products.length === 0 && !asked.known.isCertain);
  }

  #needsAnswer(asked: Asked): boolean {
    if (asked.known === undefined) return true;
    return asked.known.products.length === 0 && this.#ageOf(asked) > askAgainMs;
  }

  #ageOf({ known, at }: Asked): number {
    return (known?.ageMs ?? 0) + this.#source.clock.now() - at;
  }
}

interface Resolved {
  readonly asked?: Asked;
  readonly products: readonly CatalogProduct[];
  readonly isUnchecked: boolean;
}

const nothing: Resolved = { products: [], isUnchecked: false };
const unchecked: Resolved = { products: [], isUnchecked: true };
