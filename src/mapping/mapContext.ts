import { isRecord } from "../json/value.ts";
import { expected, type OptionChecks } from "../options/check.ts";

/** One product or variant of a catalog, as far as matching lines needs it. */
export interface CatalogProduct {
  /** The id that goes into `product_id` of an order line; for a variant the variant's own. */
  readonly productId: number;
  /** The main product of a variant; 0 for a main product. */ readonly parentId: number;
  readonly sku: string;
  readonly ean: string;
  readonly name: string;
  /** Gross prices by price group id. */ readonly prices: Readonly<Record<string, number>>;
  /** Percent, where it is known. */ readonly taxRate?: number;
  /** Kilograms of one piece, where it is known. */ readonly weight?: number;
  /** The catalog of the product, where several are asked. By default that of the `Catalog` that found it. */
  readonly inventoryId?: number;
}

/** The products of one catalog, looked up by SKU or EAN. Made by `createCatalog` or `loadCatalog`. */
export interface Catalog {
  readonly inventoryId: number;
  /** How many products and variants it holds. */ readonly size: number;
  /** All products with exactly this SKU (surrounding spaces aside, case counts). More than one is ambiguous. */
  findBySku(sku: string): readonly CatalogProduct[];
  findByEan(ean: string): readonly CatalogProduct[];
  /**
   * Whether it is unknown if this code, which was not found, has a product, because Base could not be asked.
   * Such a line is unchecked, not unmatched. Without this method, what is not found does not exist.
   */
  isUnchecked?(by: "sku" | "ean", code: string): boolean;
  /** Called if a line takes its price from this product, so that a price that is too old can be refreshed first. */
  onPriceTaken?(product: CatalogProduct): void;
  /** The SKU that was probably meant by one that no product has. It is reported and never linked. */
  nearestSku?(sku: string): string | undefined;
}

/** What the rules may refer to in one account. Plain data; made by `loadAccount`, or by hand. */
export interface Account {
  /** In the account's own order: the first one is used for orders that name none. */
  readonly statuses: readonly { readonly id: number; readonly name: string }[];
  /** `type` `personal` are the custom sources, whose ids go into `custom_source_id`. */
  readonly sources: readonly { readonly type: string; readonly id: number; readonly name: string }[];
  readonly extraFields: readonly {
    readonly id: number;
    readonly name: string;
    /** text, number, select, checkbox, radio, date or file. */ readonly editorType: string;
    readonly options: readonly string[];
  }[];
  readonly catalogs: readonly {
    readonly id: number;
    readonly name: string;
    readonly isDefault: boolean;
    readonly defaultPriceGroup: number;
    readonly priceGroups: readonly number[];
    readonly warehouses: readonly string[];
  }[];
  /** `key` as in `bl_205`. */
  readonly warehouses: readonly { readonly key: string; readonly name: string }[];
  readonly priceGroups: readonly {
    readonly id: number;
    readonly name: string;
    readonly currency: string;
    readonly isDefault: boolean;
  }[];
}

/** What is known besides the lead. The same lead, rules and context return the same result, byte for byte. */
export interface MapContext {
  /** When the lead was received. Becomes `date_add` if no rule maps it. A number is unix **seconds**. */
  readonly receivedAt: Date | number;
  readonly catalog?: Catalog | undefined;
  readonly account?: Account | undefined;
}

/** How each part of a context is checked. */
export const contextOptions = {
  receivedAt: {
    required: true,
    default: undefined,
    check(name, given) {
      if (typeof given === "number" || given instanceof Date) return given;
      throw expected(name, "a Date, or a number of unix seconds", given);
    },
  },
  catalog: {
    default: undefined,
    check(name, given) {
      if (isRecord(given) && isCatalog(given)) return given;
      throw expected(name, "a catalog of `createCatalog` or `loadCatalog`", given);
    },
  },
  account: {
    default: undefined,
    check(name, given) {
      if (isAccount(given)) return given;
      throw expected(name, "an account of `loadAccount`", given);
    },
  },
} satisfies OptionChecks<MapContext>;

function isCatalog(given: { readonly [Name in keyof Catalog]?: unknown }): given is Catalog {
  return typeof given.findBySku === "function" && typeof given.findByEan === "function";
}

/** Every list of an account: an account without one would only fail when a rule needs it. */
const accountLists: Readonly<Record<keyof Account, true>> = {
  statuses: true,
  sources: true,
  extraFields: true,
  catalogs: true,
  warehouses: true,
  priceGroups: true,
};

export function isAccount(given: unknown): given is Account {
  return isRecord(given) && Object.keys(accountLists).every((name) => isList(given, name));
}

/** A list that is made when it is read is only read where a rule needs it. */
function isList(account: Readonly<Record<string, unknown>>, name: string): boolean {
  return Object.getOwnPropertyDescriptor(account, name)?.get !== undefined || Array.isArray(account[name]);
}
