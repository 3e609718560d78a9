import { isRecord } from "../../shared/json/value.ts";
import { expected, type OptionCheck, type OptionChecks } from "../../shared/options/check.ts";

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
  /** The tax rate in percent, if known. */
  readonly taxRate?: number;
  /** The weight of one piece in kilograms, if known. */
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
  /**
   * The mapper calls this when a line takes its price from the product, so that an outdated price can be
   * refreshed first.
   */
  onPriceTaken?(product: CatalogProduct): void;
  /** The SKU that was probably meant by an unknown one. It is reported but never linked. */
  nearestSku?(sku: string): string | undefined;
}

/** What the rules may refer to in one account. Plain data, created by `loadAccount` or by hand. */
export interface Account {
  /** The order statuses, in the account's order. Orders without a status get the first one. */
  readonly statuses: readonly { readonly id: number; readonly name: string }[];
  /** The order sources. Those of `type` `personal` are the custom ones, whose ids go into `custom_source_id`. */
  readonly sources: readonly { readonly type: string; readonly id: number; readonly name: string }[];
  readonly extraFields: readonly {
    readonly id: number;
    readonly name: string;
    /** The type of the field: text, number, select, checkbox, radio, date or file. */
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
  /** The warehouses. A `key` is a text such as `bl_205`. */
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
  /** The time when the lead was received. It becomes `date_add` if no rule maps that field. */
  readonly receivedAt: Date;
  readonly catalog?: Catalog | undefined;
  readonly account?: Account | undefined;
}

export function toSeconds(moment: Date): number {
  return Math.floor(moment.getTime() / 1000);
}

export const accountOption: OptionCheck<Account> = {
  default: undefined,
  check(name, value) {
    if (isAccount(value)) return value;
    throw expected(name, "an account of `loadAccount`", value);
  },
};

export const contextOptions = {
  receivedAt: {
    required: true,
    default: undefined,
    check(name, value) {
      if (value instanceof Date) return value;
      throw expected(name, "a Date. Of unix seconds it is `new Date(seconds * 1000)`.", value);
    },
  },
  catalog: {
    default: undefined,
    check(name, value) {
      if (isRecord(value) && isCatalog(value)) return value;
      throw expected(name, "a catalog of `createCatalog`", value);
    },
  },
  account: accountOption,
} satisfies OptionChecks<MapContext>;

function isCatalog(value: { readonly [Name in keyof Catalog]?: unknown }): value is Catalog {
  return typeof value.findBySku === "function" && typeof value.findByEan === "function";
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

export function isAccount(value: unknown): value is Account {
  return isRecord(value) && Object.keys(accountLists).every((name) => isList(value, name));
}

/** Whether the account has this list. A list that a getter creates is only read when a rule needs it. */
function isList(account: Readonly<Record<string, unknown>>, name: string): boolean {
  return Object.getOwnPropertyDescriptor(account, name)?.get !== undefined || Array.isArray(account[name]);
}
