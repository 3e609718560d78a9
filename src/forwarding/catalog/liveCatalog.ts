import type { Baselinker } from "../../client/calls/baselinker.ts";
import type { Catalog, CatalogProduct } from "../../mapping/contract/mapContext.ts";
import type { Clock } from "../../shared/runtime/clock.ts";
import { SingleFlight } from "../waiting/singleFlight.ts";
import { askForCode } from "./askProducts.ts";
import type { ProductCode } from "./productAnswer.ts";

type Miss = ProductCode;

/**
 * A catalog that records which look-ups failed, and can ask Base for only those. A product that was created after the
 * catalog was loaded is thereby found before it is reported as unmatched. Until Base has answered, a code is
 * unchecked.
 */
export class LiveCatalog {
  readonly #baselinker: Pick<Baselinker, "getInventoryProductsList">;
  readonly #clock: Clock;
  /** What was found live since a catalog was loaded; dropped together with that catalog. */
  readonly #found = new WeakMap<Catalog, Map<string, readonly CatalogProduct[]>>();
  /** When Base last reported no such product, so that an unknown SKU costs one request and not one per lead. */
  readonly #asked = new Map<string, number>();
  readonly #flights = new SingleFlight<readonly CatalogProduct[] | undefined>();

  constructor(baselinker: Pick<Baselinker, "getInventoryProductsList">, clock: Clock) {
    this.#baselinker = baselinker;
    this.#clock = clock;
  }

  /** The catalog together with what was found live since it was loaded. */
  withLookups(base: Catalog): { readonly catalog: Catalog; readonly misses: () => readonly Miss[] } {
    const found = this.#foundFor(base);
    const missed = new Map<string, Miss>();
    const find = (by: Miss["by"], text: string, known: readonly CatalogProduct[]) => {
      if (known.length > 0 || text.trim() === "") return known;
      const miss = { by, code: text.trim() };
      const live = found.get(nameOf(base, miss));
      if (live !== undefined) return live;
      missed.set(nameOf(base, miss), miss);
      return known;
    };
    const catalog: Catalog = {
      inventoryId: base.inventoryId,
      size: base.size,
      findBySku: (sku) => find("sku", sku, base.findBySku(sku)),
      findByEan: (ean) => find("ean", ean, base.findByEan(ean)),
      nearestSku: (sku) => base.nearestSku?.(sku),
      isUnchecked: (by, code) => code.trim() !== "" && this.#mayAsk(nameOf(base, { by, code: code.trim() })),
    };
    return { catalog, misses: () => [...missed.values()] };
  }

  /** Asks Base for unanswered misses, at most 20; others stay unchecked. Returns the first error, rejects on abort. */
  async lookUp(base: Catalog, misses: readonly Miss[], signal: AbortSignal): Promise<unknown> {
    const asked = misses.filter((miss) => this.#mayAsk(nameOf(base, miss))).slice(0, maxPerLead);
    const answers = await Promise.allSettled(asked.map((miss) => this.#askOnce(base, miss, signal)));
    signal.throwIfAborted();
    return answers.find((answer) => answer.status === "rejected")?.reason;
  }

  /** Sends one request, even if several leads have the same new product at the same time. */
  async #askOnce(base: Catalog, miss: Miss, signal: AbortSignal): Promise<void> {
    const name = nameOf(base, miss);
    const products = await this.#flights.share(name, { signal }, (flight) =>
      askForCode(this.#baselinker, base.inventoryId, miss, { signal: flight.signal }),
    );
    if (products === undefined) return;
    if (products.length > 0) this.#foundFor(base).set(name, products);
    else this.#asked.set(name, this.#clock.now());
  }

  #foundFor(base: Catalog): Map<string, readonly CatalogProduct[]> {
    const known = this.#found.get(base);
    if (known !== undefined) return known;
    const found = new Map<string, readonly CatalogProduct[]>();
    this.#found.set(base, found);
    return found;
  }

  #mayAsk(name: string): boolean {
    const now = this.#clock.now();
    for (const [asked, askedAt] of this.#asked) {
      if (now - askedAt < askAgainMs && this.#asked.size < maxRemembered) break;
      this.#asked.delete(asked);
    }
    return !this.#asked.has(name);
  }
}

/** A lead with more unknown SKUs than this has a different problem than a slightly outdated catalog. */
export const maxPerLead = 20;
/** How long an answer of Base that there is no such product is used. */
export const askAgainMs = 600_000;
const maxRemembered = 10_000;

function nameOf(catalog: Catalog, { by, code }: Miss): string {
  return `${catalog.inventoryId} ${by} ${code}`;
}
