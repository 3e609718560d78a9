import { isRecord } from "../../shared/json/value.ts";
import { expected, type OptionChecks } from "../../shared/options/check.ts";

/** A product or variant of a catalog, with the fields that matching lines needs. */
export interface CatalogProduct {
  /** The id for `product_id` of an order line; for a variant, the variant's own id. */
  readonly productId: number;
  /** The main product of a variant; 0 for a main product. */
  readonly parentId: number;
  readonly sku: string;
  readonly ean: string;
  readonly name: string;
  /** Gross prices by price group id. */
  readonly prices: Readonly<Record<string, number>>;
  /** Percent, if known. */
  readonly taxRate?: number;
  /** Kilograms per piece, if known. */
  readonly weight?: number;
  /** The catalog of the product, if there are several. Default: that of the `Catalog` that found it. */
  readonly inventoryId?: number;
}

/** The products of one catalog, found by SKU or EAN. Created by `createCatalog`. */
export interface Catalog {
  readonly inventoryId: number;
  /** The number of products and variants. */
  readonly size: number;
  /** All products with exactly this SKU, ignoring surrounding spaces but not case. More than one is ambiguous. */
  findBySku(sku: string): readonly CatalogProduct[];
  findByEan(ean: string): readonly CatalogProduct[];
  /**
   * Whether a code that was not found may still have a product, because Base could not be asked. The line is then
   * reported as unchecked instead of unmatched. Without this method, a code that is not found does not exist.
   */
  isUnchecked?(by: "sku" | "ean", code: string): boolean;
  /** Called when a line takes its price from this product, so that an outdated price can be refreshed first. */
  onPriceTaken?(product: CatalogProduct): void;
  /** The SKU that was probably meant by an unknown one. It is reported but never linked. */
  nearestSku?(sku: string): string | undefined;
}

/** What the rules may refer to in one account. Plain data, created by `loadAccount` or by hand. */
export interface Account {
  /** In the account's order. Orders without a status get the first one. */
  readonly statuses: readonly { readonly id: number; readonly name: string }[];
  /** Sources of `type` `personal` are the custom ones, whose ids go into `custom_source_id`. */
  readonly sources: readonly { readonly type: string; readonly id: number; readonly name: string }[];
  readonly extraFields: readonly {
    readonly id: number;
    readonly name: string;
    /** text, number, select, checkbox, radio, date or file. */
    readonly editorType: string;
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
  /** `key` such as `bl_205`. */
  readonly warehouses: readonly { readonly key: string; readonly name: string }[];
  readonly priceGroups: readonly {
    readonly id: number;
    readonly name: string;
    readonly currency: string;
    readonly isDefault: boolean;
  }[];
}

/** What a mapper needs besides the lead. The same lead, rules and context return the same result, byte for byte. */
export interface MapContext {
  /** When the lead was received. Becomes `date_add` if no rule maps that field. */
  readonly receivedAt: Date;
  readonly catalog?: Catalog | undefined;
  readonly account?: Account | undefined;
}

export function toSeconds(moment: Date): number {
  return Math.floor(moment.getTime() / 1000);
}

export const contextOptions = {
  receivedAt: {
    required: true,
    default: undefined,
    check(name, given) {
      if (given instanceof Date) return given;
      throw expected(name, "a Date. Of unix seconds it is `new Date(seconds * 1000)`.", given);
    },
  },
  catalog: {
    default: undefined,
    check(name, given) {
      if (isRecord(given) && isCatalog(given)) return given;
      throw expected(name, "a catalog of `createCatalog`", given);
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

/** Every list of an account. An account without one would only fail once a rule needs it. */
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

/** A list that a getter creates is only read when a rule needs it. */
function isList(account: Readonly<Record<string, unknown>>, name: string): boolean {
  return Object.getOwnPropertyDescriptor(account, name)?.get !== undefined || Array.isArray(account[name]);
}
