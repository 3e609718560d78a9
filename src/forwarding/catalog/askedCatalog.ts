import type { Baselinker } from "../../client/calls/baselinker.ts";
import type { CallOptions } from "../../client/calls/options.ts";
import type { Catalog, CatalogProduct } from "../../mapping/contract/mapContext.ts";
import { isPlainObject } from "../../shared/json/value.ts";
import { checkOptions, expected, type OptionCheck, type OptionChecks } from "../../shared/options/check.ts";
import { checkedBy, integer, objectWith } from "../../shared/options/kinds.ts";
import { raceWithAbort } from "../../shared/runtime/abort.ts";
import type { Clock } from "../../shared/runtime/clock.ts";
import { toError } from "../../shared/runtime/errors.ts";
import type { ForwardEvent } from "../contract/forwardEvent.ts";
import { SingleFlight } from "../waiting/singleFlight.ts";
import { askForCode, variantsOfMains } from "./askProducts.ts";
import { CatalogRefresher } from "./catalogRefresher.ts";
import { type CodeOfCatalog, LeadProducts, type ProductSource } from "./leadProducts.ts";
import { memoryProductCache } from "./memoryProductCache.ts";
import type { KnownCode, ProductCache } from "./productCache.ts";

/** A catalog that is queried in Base, product by product, as leads name them. One of the two ids is required. */
export interface CatalogSource {
  /** The id of the catalog (`inventory_id`), from 1. */ readonly inventoryId?: number | undefined;
  /** Several catalogs: the first one that has a product with the code is used. */
  readonly inventoryIds?: readonly number[] | undefined;
  /**
   * Remembers the answers for all processes, for example `sqliteProductCache(path)` or `redisProductCache(client)`.
   * Use one cache per Base account.
   * @default answers are remembered in this process, up to 50,000 codes
   */
  readonly cache?: ProductCache | undefined;
}

export class CatalogsToAsk {
  readonly inventoryIds: readonly number[];
  readonly cache: ProductCache | undefined;

  constructor(inventoryIds: readonly number[], cache: ProductCache | undefined) {
    this.inventoryIds = inventoryIds;
    this.cache = cache;
  }
}

const inventoryId = /* @__PURE__ */ integer({ least: 1 });

const askChecks = /* @__PURE__ */ (() =>
  ({
    inventoryId,
    inventoryIds: checkedBy((name, given) => {
      if (Array.isArray(given) && given.length > 0)
        return given.map((id: unknown, index) => inventoryId.check(`${name}[${index}]`, id));
      throw expected(name, "a list of at least one id of a catalog", given);
    }),
    cache: objectWith<ProductCache>(
      ["find", "learn", "take", "sweep", "putPage", "close"],
      "a cache of products, such as `sqliteProductCache(path)`",
    ),
  }) satisfies OptionChecks<CatalogSource>)();

export const catalogItself = /* @__PURE__ */ (() => {
  const wanted = "`{ inventoryId }` to ask Base, or a catalog of `createCatalog`";
  const catalog = objectWith<Catalog>(["findBySku", "findByEan"], wanted);
  return checkedBy((name, given): Catalog => {
    if (typeof given !== "function") return catalog.check(name, given);
    throw expected(
      name,
      `${wanted}. Pass \`{ inventoryId }\`, or the catalog that the function returns.`,
      given,
    );
  });
})();

/* @__NO_SIDE_EFFECTS__ */
export function askedOr<Loaded>(other: OptionCheck<Loaded>): OptionCheck<Loaded | CatalogsToAsk> {
  return checkedBy((name, given) => (isToAsk(given) ? checkAsked(name, given) : other.check(name, given)));
}

function isToAsk(given: unknown): given is Readonly<Record<string, unknown>> {
  return isPlainObject(given) && !("findBySku" in given) && !("findByEan" in given);
}

function checkAsked(name: string, given: unknown): CatalogsToAsk {
  const { inventoryId, inventoryIds, cache } = checkOptions("createForwarder", askChecks, given, `${name}.`);
  if ((inventoryId === undefined) === (inventoryIds === undefined))
    throw new TypeError(`Expected either \`${name}.inventoryId\` or \`${name}.inventoryIds\`, and not both.`);
  const ids = inventoryIds ?? (inventoryId === undefined ? [] : [inventoryId]);
  return new CatalogsToAsk([...new Set(ids)], cache);
}

interface AskingOptions {
  readonly baselinker: Pick<Baselinker, "getInventoryProductsList" | "getInventoryProductsData">;
  readonly clock: Clock;
  readonly catalogMaxAgeMs: number;
  readonly liveLookups: boolean;
  readonly randomId: () => string;
}

/** Known products come from the cache, others from Base. Old entries are used, and refreshed in the background. */
export class AskedCatalog {
  readonly #options: AskingOptions;
  readonly #cache: ProductCache;
  /** Used by this process while the cache is unavailable. */ readonly #fallback: ProductCache;
  readonly #emit: (event: ForwardEvent) => void;
  readonly #refresher: CatalogRefresher;
  readonly #flights = new SingleFlight<KnownCode | undefined>();
  readonly #source: ProductSource;
  /** Until when the cache is not tried again. */ #awayUntil = Number.NEGATIVE_INFINITY;

  constructor(
    { inventoryIds, cache }: CatalogsToAsk,
    options: AskingOptions,
    emit: (event: ForwardEvent) => void,
  ) {
    this.#options = options;
    this.#emit = emit;
    this.#fallback = memoryProductCache({ testing: { clock: options.clock } });
    this.#cache = cache ?? this.#fallback;
    this.#refresher = new CatalogRefresher({
      ...options,
      inventoryIds,
      cache: this.#cache,
      emit,
      ask: (code, known, callOptions) => this.#askAndLearn(code, known, callOptions),
    });
    this.#source = {
      inventoryIds,
      clock: options.clock,
      priceMaxAgeMs: options.catalogMaxAgeMs,
      mayAsk: options.liveLookups,
      recall: (codes) => this.#recall(codes),
      ask: (code, known, signal) => this.#ask(code, known, signal),
      settleVariants: (inventoryId, signal) => raceWithAbort(this.#refresher.settle(inventoryId), signal),
      used: (code, known, ageMs) => this.#refresher.used(code, known, ageMs),
      // An in-memory catalog is not swept before it is needed.
      resolved: () => {
        if (cache !== undefined && options.liveLookups) this.#refresher.begin();
      },
    };
  }

  forLead(): LeadProducts {
    return new LeadProducts(this.#source);
  }

  /** Rejects if the cache cannot be used. */
  async ready(): Promise<void> {
    await Promise.all(this.#source.inventoryIds.map((id) => this.#cache.find(id, [])));
  }

  async close(): Promise<void> {
    await this.#refresher.close();
  }

  async #recall(codes: readonly CodeOfCatalog[]): Promise<(KnownCode | undefined)[]> {
    const found = new Map<CodeOfCatalog, KnownCode | undefined>();
    for (const inventoryId of new Set(codes.map((code) => code.inventoryId))) {
      const own = codes.filter((code) => code.inventoryId === inventoryId);
      const answers = await this.#withCache((cached) => cached.find(inventoryId, own));
      for (const [index, code] of own.entries()) found.set(code, answers[index]);
    }
    return codes.map((code) => found.get(code));
  }

  /** Sends one request, even if several leads of this process have the same code at the same time. */
  #ask(
    code: CodeOfCatalog,
    known: KnownCode | undefined,
    signal: AbortSignal,
  ): Promise<KnownCode | undefined> {
    const name = `${code.inventoryId} ${code.by} ${code.code}`;
    return this.#flights.share(name, { signal }, (flight) =>
      this.#askAndLearn(code, known, { signal: flight.signal }),
    );
  }

  async #askAndLearn(
    code: CodeOfCatalog,
    known: KnownCode | undefined,
    callOptions: CallOptions,
  ): Promise<KnownCode | undefined> {
    const { baselinker, clock } = this.#options;
    const since = clock.now();
    const listed = await askForCode(baselinker, code.inventoryId, code, callOptions);
    if (listed === undefined) return undefined;
    const hidden = await this.#askForHidden(code, known?.products ?? [], listed, callOptions);
    const products = [...listed, ...hidden];
    const { inventoryId } = code;
    return this.#withCache((cached) => cached.learn(inventoryId, code, products, clock.now() - since));
  }

  /** The known variants with this code that were not listed: some accounts do not list variants. */
  async #askForHidden(
    { inventoryId, by, code }: CodeOfCatalog,
    known: readonly CatalogProduct[],
    listed: readonly CatalogProduct[],
    callOptions: CallOptions,
  ): Promise<readonly CatalogProduct[]> {
    const ids = new Set(listed.map(({ productId }) => productId));
    const missing = known.filter(({ productId, parentId }) => parentId !== 0 && !ids.has(productId));
    if (missing.length === 0) return [];
    const mains = [...new Set(missing.map(({ parentId }) => parentId))];
    const variants = await variantsOfMains(this.#options.baselinker, inventoryId, mains, callOptions);
    return variants.filter((variant) => variant[by].trim() === code && !ids.has(variant.productId));
  }

  /** An unavailable cache delays no lead: answers from Base are then remembered in this process instead. */
  async #withCache<Result>(work: (cached: ProductCache) => Promise<Result>): Promise<Result> {
    const { clock } = this.#options;
    if (this.#cache === this.#fallback || clock.now() < this.#awayUntil) return work(this.#fallback);
    try {
      return await work(this.#cache);
    } catch (thrown) {
      this.#awayUntil = clock.now() + awayMs;
      this.#emit({ type: "product_cache_failed", error: toError(thrown) });
      return work(this.#fallback);
    }
  }
}

/** A cache that did not answer is not asked again for this long, so that not every lead waits for it. */
const awayMs = 5_000;
