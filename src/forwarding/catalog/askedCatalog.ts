import type { Baselinker } from "../../client/calls/baselinker.ts";
import type { CallOptions } from "../../client/calls/options.ts";
import type { Catalog, CatalogProduct } from "../../mapping/contract/mapContext.ts";
import { isPlainObject } from "../../shared/json/value.ts";
import { checkOptions, expected, type OptionCheck, type OptionChecks } from "../../shared/options/check.ts";
import { checkedBy, integer, objectWith } from "../../shared/options/kinds.ts";
import { raceWithAbort } from "../../shared/runtime/abort.ts";
import type { Clock } from "../../shared/runtime/clock.ts";
import type { Emit } from "../contract/forwardEvent.ts";
import { SingleFlight } from "../waiting/singleFlight.ts";
import { askForCode, variantsOfMains } from "./askProducts.ts";
import { CatalogRefresher } from "./catalogRefresher.ts";
import { GuardedCache } from "./guardedCache.ts";
import { LeadProducts, type ProductSource } from "./leadProducts.ts";
import { askAgainMs } from "./liveCatalog.ts";
import {
  ageOf,
  answerText,
  type CodeOfCatalog,
  type KnownCode,
  nameOf,
  type ProductAnswer,
  readAnswer,
} from "./productAnswer.ts";
import type { ProductCache } from "./productCache.ts";
import { VariantSweep } from "./variantSweep.ts";

/** A catalog that is queried in Base, product by product, as leads name them. One of the two ids is required. */
export interface CatalogSource {
  /** The id of the catalog (`inventory_id`), from 1. Of an environment variable: `Number(process.env.CATALOG_ID)`. */
  readonly inventoryId?: number | undefined;
  /** Several catalogs: the first one that has a product with the code is used. */
  readonly inventoryIds?: readonly number[] | undefined;
  /**
   * Remembers the answers for all processes and after a restart: `sqliteProductCache(path)`, `redisProductCache(client)`,
   * `postgresProductCache(pool)`, or an object of yours with the methods `get` and `set`. It is not closed.
   * @default answers are remembered in this process, up to 50,000
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
    inventoryIds: checkedBy((name, value) => {
      if (Array.isArray(value) && value.length > 0)
        return value.map((id: unknown, index) => inventoryId.check(`${name}[${index}]`, id));
      throw expected(name, "a list of at least one id of a catalog", value);
    }),
    cache: checkedBy((name, value) => {
      const wanted =
        "a cache of products, such as `sqliteProductCache(path)`, or an object with the methods `get(keys)` and `set(entries, ttlMs)`";
      // A Map has both names, and takes one key at a time.
      if (value instanceof Map) throw expected(name, wanted, value);
      return objectWith<ProductCache>(["get", "set"], wanted).check(name, value);
    }),
  }) satisfies OptionChecks<CatalogSource>)();

export const catalogItself = /* @__PURE__ */ (() => {
  const wanted = "`{ inventoryId }` to ask Base, or a catalog of `createCatalog`";
  const catalog = objectWith<Catalog>(["findBySku", "findByEan"], wanted);
  return checkedBy((name, value): Catalog => {
    if (typeof value !== "function") return catalog.check(name, value);
    throw expected(
      name,
      `${wanted}. Pass \`{ inventoryId }\`, or the catalog that the function returns.`,
      value,
    );
  });
})();

/* @__NO_SIDE_EFFECTS__ */
export function askedOr<Loaded>(other: OptionCheck<Loaded>): OptionCheck<Loaded | CatalogsToAsk> {
  return checkedBy((name, value) => (isToAsk(value) ? checkAsked(name, value) : other.check(name, value)));
}

function isToAsk(value: unknown): value is Readonly<Record<string, unknown>> {
  return isPlainObject(value) && !("findBySku" in value) && !("findByEan" in value);
}

function checkAsked(name: string, value: unknown): CatalogsToAsk {
  const { inventoryId, inventoryIds, cache } = checkOptions("createForwarder", askChecks, value, `${name}.`);
  if ((inventoryId === undefined) === (inventoryIds === undefined))
    throw new TypeError(
      `Expected either \`${name}.inventoryId\` or \`${name}.inventoryIds\`, got ${inventoryId === undefined ? "neither" : "both"}.`,
    );
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

/** Known products come from the cache, others from Base. Old answers are used, and refreshed in the background. */
export class AskedCatalog {
  readonly #options: AskingOptions;
  readonly #cache: GuardedCache;
  readonly #sweeps: ReadonlyMap<number, VariantSweep>;
  readonly #refresher: CatalogRefresher;
  readonly #flights = new SingleFlight<KnownCode | undefined>();
  readonly #source: ProductSource;

  constructor({ inventoryIds, cache }: CatalogsToAsk, options: AskingOptions, emit: Emit) {
    this.#options = options;
    this.#cache = new GuardedCache(cache, { ...options, emit });
    this.#sweeps = new Map(inventoryIds.map((id) => [id, new VariantSweep()]));
    this.#refresher = new CatalogRefresher({
      ...options,
      sweeps: this.#sweeps,
      cache: this.#cache,
      emit,
      ask: (code, known, callOptions) => this.#askAndLearn(code, known, callOptions),
      tellListed: (inventoryId) => this.#tellListed(inventoryId),
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
    };
  }

  forLead(): LeadProducts {
    return new LeadProducts(this.#source);
  }

  /** Rejects if the cache cannot be used. */
  async ready(): Promise<void> {
    await Promise.all([...this.#sweeps.keys()].map((id) => this.#cache.check(variantsOf(id))));
  }

  async close(): Promise<void> {
    await this.#refresher.close();
  }

  /** Reads the answers to all codes in one step, and whether the account is known to list variants. */
  async #recall(codes: readonly CodeOfCatalog[]): Promise<(KnownCode | undefined)[]> {
    const open = [...new Set(codes.map(({ inventoryId }) => inventoryId))].filter(
      (id) => this.#sweeps.get(id)?.isListed === false,
    );
    const values = await this.#cache.get([...codes.map(nameOf), ...open.map(variantsOf)]);
    for (const [index, id] of open.entries()) {
      const sweep = this.#sweeps.get(id);
      if (sweep !== undefined && values[codes.length + index] === listed) sweep.isListed = true;
    }
    return Promise.all(codes.map((code, index) => this.#recallOne(code, readAnswer(values[index], code))));
  }

  /** What this process knows of unlisted variants goes into the cache with the code of the lead that needs it. */
  async #recallOne(code: CodeOfCatalog, answer: ProductAnswer | undefined): Promise<KnownCode | undefined> {
    if (answer === undefined) return undefined;
    const whole = this.#sweeps.get(code.inventoryId)?.withHidden(code, answer) ?? answer;
    if (whole !== answer) await this.#remember(code, whole);
    return this.#known(code, whole);
  }

  /** Sends one request, even if several leads of this process have the same code at the same time. */
  #ask(
    code: CodeOfCatalog,
    known: KnownCode | undefined,
    signal: AbortSignal,
  ): Promise<KnownCode | undefined> {
    return this.#flights.share(nameOf(code), { signal }, (flight) =>
      this.#askAndLearn(code, known, { signal: flight.signal }),
    );
  }

  async #askAndLearn(
    code: CodeOfCatalog,
    known: KnownCode | undefined,
    callOptions: CallOptions,
  ): Promise<KnownCode | undefined> {
    const { baselinker, clock } = this.#options;
    const { inventoryId } = code;
    const askedAt = clock.date();
    const found = await askForCode(baselinker, inventoryId, code, callOptions);
    if (found === undefined) return undefined;
    const sweep = this.#sweeps.get(inventoryId);
    const wasListed = sweep?.isListed;
    sweep?.sawListed(found);
    if (sweep?.isListed && !wasListed) await this.#tellListed(inventoryId);
    const hidden = await this.#askForHidden(code, known?.products ?? [], found, callOptions);
    if (found.length === 0) this.#refresher.want(inventoryId);
    const answer = { products: [...found, ...hidden], at: askedAt };
    await this.#remember(code, answer);
    return this.#known(code, answer);
  }

  /** The known variants with this code that were not listed: some accounts do not list variants. */
  async #askForHidden(
    code: CodeOfCatalog,
    known: readonly CatalogProduct[],
    found: readonly CatalogProduct[],
    callOptions: CallOptions,
  ): Promise<readonly CatalogProduct[]> {
    const { baselinker, clock } = this.#options;
    const sweep = this.#sweeps.get(code.inventoryId);
    if (sweep === undefined || sweep.isListed) return [];
    const ids = new Set(found.map(({ productId }) => productId));
    const { products } = sweep.withHidden(code, { products: known, at: 0 });
    const missing = products.filter(({ productId, parentId }) => parentId !== 0 && !ids.has(productId));
    if (missing.length === 0) return [];
    const mains = [...new Set(missing.map(({ parentId }) => parentId))];
    const askedAt = clock.date();
    const read = await variantsOfMains(baselinker, code.inventoryId, mains, callOptions);
    const hidden = read.filter(
      (variant) => variant[code.by].trim() === code.code && !ids.has(variant.productId),
    );
    sweep.learn(code, hidden, askedAt);
    return hidden;
  }

  /** An answer without products is believed for ten minutes, also by a process that reads it later. */
  async #remember(code: CodeOfCatalog, answer: ProductAnswer): Promise<void> {
    const { products, at } = answer;
    const keptMs = products.length === 0 ? askAgainMs : foundKeptMs;
    const leftMs = keptMs - ageOf(at, this.#options.clock.date());
    if (leftMs > 0) await this.#cache.set(nameOf(code), answerText(answer), leftMs);
  }

  #known({ inventoryId }: CodeOfCatalog, { products, at }: ProductAnswer): KnownCode {
    const isCertain = products.length > 0 || this.#sweeps.get(inventoryId)?.isCertain === true;
    return { products, ageMs: ageOf(at, this.#options.clock.date()), isCertain };
  }

  #tellListed(inventoryId: number): Promise<void> {
    return this.#cache.set(variantsOf(inventoryId), listed, foundKeptMs);
  }
}

/** Under which name a cache says that the account lists the variants of a catalog. */
function variantsOf(inventoryId: number): string {
  return `${inventoryId}:variants`;
}

const listed = "listed";
/** A product that was not asked for in a week (in milliseconds) is forgotten, and asked for when it is needed. */
const foundKeptMs = 604_800_000;
