import { isPlainObject } from "../json/value.ts";
import type { Catalog } from "../mapping/mapResult.ts";
import { checkOptions, expected, type OptionCheck, type OptionChecks } from "../options/check.ts";
import { checkedBy, integer, objectWith } from "../options/kinds.ts";
import type { ProductCache } from "./productCache.ts";

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

export const catalogItself = /* @__PURE__ */ objectWith<Catalog>(
  ["findBySku", "findByEan"],
  "a catalog, a function that loads one, or `{ inventoryId }` to ask Base",
);

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
