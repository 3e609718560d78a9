import type { newOrderFields, newOrderProduct } from "../../api/methods/orders/orderFields.ts";
import type { RuleTest } from "./ruleTest.ts";
import type { RuleCondition, RuleValue, ValueObject } from "./value.ts";

type OrderFields = Omit<typeof newOrderFields, "custom_extra_fields">;
/** A field of the order, spelled as in the API. */
type OrderFieldName = keyof OrderFields;
/** An additional field by its id (`deal_cf_101`) or by its name in the account (`deal_cf_UTM`). */
type ExtraFieldName = `deal_cf_${string}`;
type ProductFields = NonNullable<(typeof newOrderProduct)["~types"]>["input"];

/** Prices that the API does not have. The mapper converts them to `price_brutto`. */
export type LinePriceRules = {
  /** The net price of **one** piece: `100`. */
  readonly price_netto?: RuleValue;
  /** The gross price of the whole line: `246`. */
  readonly line_brutto?: RuleValue;
  /** The net price of the whole line: `200`. */
  readonly line_netto?: RuleValue;
};

// Mapped from the declarations of the fields, not from a union of their names, so that editors show their comments.

/** The value of each field of the order. */
export type OrderFieldRules = { readonly [Name in keyof OrderFields]?: RuleValue } & {
  readonly [name: ExtraFieldName]: RuleValue | undefined;
};

/** The value of each field of a line. */
export type LineFieldRules = { readonly [Name in keyof ProductFields]?: RuleValue } & LinePriceRules;

/** A condition to skip, reject or warn about a lead. */
export type Verdict = {
  /** The condition: `{ "path": "test", "is": true }`. */
  readonly when: RuleCondition;
  /** The reason, for people: `"a test"`. */
  readonly reason: string;
};

/** Where order lines come from. */
export interface LinesRule {
  /** The condition under which there are such lines: `{ "path": "fee", "exists": true }`. */
  readonly when?: RuleCondition;
  /**
   * A list with one line per element. If it is absent, there is one line, from the lead itself:
   * `"payment.products"`.
   */
  readonly each?: RuleValue;
  /**
   * Parallel lists: the first elements make the first line, the second elements the second, and so on:
   * `{ "sku": "skus", "count": "counts" }`.
   */
  readonly columns?: Readonly<Record<string, RuleValue>>;
  /** Named values of one line: `{ "size": "options[name=Size].value" }`. */
  readonly values?: Readonly<Record<string, RuleValue>>;
  /** Which elements become lines: `{ "path": "type", "is": "product" }`. */
  readonly where?: RuleCondition;
  /** `false`: these lines, such as a fee, have no product. They are not looked up, and no SKU is expected. */
  readonly match?: false;
  /** The value of each field of a line: `{ "sku": "article", "quantity": "count" }`. */
  readonly fields: LineFieldRules;
}

/** A discount on the whole order. */
export type DiscountRule = {
  /** An amount, or a percentage of the lines if it has a `%`: `"payment.discount"`. */
  readonly amount: RuleValue;
  /** `true`: the amount is a percentage, with or without a `%`. */
  readonly percent?: boolean;
  /** How the discount is applied: `"spread"` over the lines to the cent (default), or as a separate `"line"`. */
  readonly mode?: "spread" | "line";
  /** The name of that line: `{ "value": "Discount" }`. */
  readonly name?: RuleValue;
};

/** How lines find their products in the catalog. */
export type MatchRule = {
  /** The fields that a line is looked up by, in this order. Default `["sku"]`. */
  readonly by?: readonly ("sku" | "ean")[];
  /** A line without a product: `"keep"` it as text (default), `"drop"` it, or `"reject"` the order. */
  readonly unmatched?: "keep" | "drop" | "reject";
  /** A SKU of several products: `"keep"` the line as text (default), take the `"first"`, or `"reject"` the order. */
  readonly ambiguous?: "keep" | "first" | "reject";
  /** `true`: if one line has no product, no line is linked. */
  readonly allOrNothing?: boolean;
  /** The price group for lines without a price: its id, or its name in the account: `"Retail"`. */
  readonly priceGroup?: number | string;
  /** Which price is used if the line and the price group both have one: the `"lead"` (default) or the `"catalog"`. */
  readonly price?: "lead" | "catalog";
  /**
   * The percentage by which the lead's price may differ from that of the price group without a warning.
   * Default `50`.
   */
  readonly tolerance?: number;
  /** The value of `storage_id`: `"205"`. Default the catalog's id. */
  readonly storageId?: string;
};

/** How a text that is too long is handled. */
export type LimitRule =
  | "truncate"
  | "reject"
  | {
      /** The maximum number of code points: `100`. Default the documented limit of the API. */
      readonly max?: number;
      /** The field that the cut-off text is moved to: `"admin_comments"`. */
      readonly overflow?: OrderFieldName | ExtraFieldName | keyof ProductFields;
    };

/** How texts that are too long are handled, by field. */
export type Limits = {
  readonly [Name in OrderFieldName | ExtraFieldName | `products.${keyof ProductFields}`]?: LimitRule;
};

/** The leads in a request, with their context. */
export type LeadsRule = {
  /** The path to the leads, of keys and `[*]`: `entry[*].changes[*]`. */
  readonly path: string;
  /**
   * The `element` of the list (default), or the `whole` request with only that element in its lists, so that rules
   * see the data around it.
   */
  readonly keep?: "element" | "whole";
};

/** A set of rules. */
export interface Rules {
  /** The JSON Schema, for editors: `./node_modules/baselinker-sdk/dist/rules.schema.json`. */
  readonly $schema?: string;
  // As a type any number, since an imported file has that; rules of another version are a `RulesError`.
  /** The version of the language: `1`. */
  readonly version: number;
  /** Defaults for leads that do not say: `{ "country": "UA", "currency": "UAH" }`. */
  readonly defaults?: {
    /** The ISO code of the country, such as `"UA"`. It is also used for phone numbers without a prefix. */
    readonly country?: string;
    /** The ISO code of the currency, such as `"UAH"`. */
    readonly currency?: string;
    /** The IANA name of the time zone, such as `"Europe/Kyiv"`, for dates without a zone. */
    readonly timeZone?: string | undefined;
    /** Further texts that mean "nothing", everywhere: `["(none)"]`. */
    readonly missing?: readonly string[];
    /** The decimal separator of the source, if it is always the same: `","`. */
    readonly decimalSeparator?: "." | ",";
  };
  /** A path to the leads in a request that holds several: `"entry[*].changes[*]"`. */
  readonly leads?: string | LeadsRule;
  /** Named values, available in paths and templates as `$name`: `{ "buyer": "contact.name" }`. */
  readonly values?: Readonly<Record<string, RuleValue>>;
  /** Leads that do not become an order: `[{ "when": { "path": "test", "is": true }, "reason": "a test" }]`. */
  readonly skip?: readonly Verdict[];
  /** Leads that are an error: `[{ "when": { "path": "phone", "empty": true }, "reason": "no phone" }]`. */
  readonly reject?: readonly Verdict[];
  /** Leads that get a warning: `[{ "when": { "path": "total", "gt": 50000 }, "reason": "a large order" }]`. */
  readonly warn?: readonly Verdict[];
  /** `false`: leads with neither phone nor e-mail also become orders. */
  readonly needsContact?: boolean;
  /** The lead's own id, such as `"order.id"`. The same key means the same order. */
  readonly key?: RuleValue;
  /** The value of each field of the order: `{ "email": "Email", "phone": "Phone" }`. */
  readonly fields: OrderFieldRules;
  /** Where the lines of the order come from: `{ "each": "items", "fields": { "sku": "sku" } }`. */
  readonly products?: LinesRule | readonly LinesRule[];
  /** The maximum number of lines; a lead with more is an error. Default `1000`. */
  readonly maxLines?: number;
  /** A line with a negative price: `"keep"` it with a warning (default), or `"reject"` the order. */
  readonly negativePrices?: "keep" | "reject";
  /** A discount on the whole order: `{ "amount": "discount" }`. */
  readonly discount?: DiscountRule;
  /** The total stated by the lead, such as `"total"`. Lines and delivery are compared with it. */
  readonly total?: RuleValue;
  /** `true`: lines without a price share the rest of `total` after delivery and other lines, each piece the same. */
  readonly share?: boolean;
  /** How lines are matched with products: `{ "by": ["sku", "ean"] }`. `false`: they are not looked up. */
  readonly match?: MatchRule | false;
  /** How texts that are too long are handled, by field: `{ "user_comments": { "overflow": "admin_comments" } }`. */
  readonly limits?: Limits;
  /**
   * Leads and their expected results, such as `[{ "name": "a test", "lead": { "test": true }, "skip": true }]`, for
   * `testRules` and `baselinker-sdk test`. A mapper ignores them.
   */
  readonly tests?: readonly RuleTest[];
}

/** The right column of a LeadBox mapping: a parameter or a constant, or a value object if that is not enough. */
export type LeadBoxCell = string | number | boolean | ValueObject;

/**
 * A LeadBox mapping: Base fields on the left, the lead's parameters on the right. An object, or a list of pairs. Also
 * on the left: `key`, `country`, `products` (the list) and `products.<field>`.
 */
// Without the words of rules, which no field has: else rules with a misspelt word would be a table.
type LeadBoxTable =
  | ({ readonly [field: string]: LeadBoxCell } & {
      readonly version?: never;
      readonly fields?: never;
      readonly table?: never;
    })
  // Not a list by name: a mapper is known by its method `map`, and lists have one.
  | ArrayLike<readonly [field: string, parameter: LeadBoxCell, description?: string]>;

/**
 * A LeadBox mapping in place of rules: alone, as an object or pairs, or as the `table` of rules, instead of `fields` or
 * besides them, also as pasted text.
 */
export type TableRules =
  | LeadBoxTable
  | (Omit<Rules, "fields"> & {
      readonly table: LeadBoxTable | string;
      readonly fields?: Rules["fields"];
    });

/**
 * Rules with names and types checked by TypeScript. Returns its argument.
 * @example
 * ```ts
 * const rules = defineRules({ version: 1, fields: { email: "Email", phone: "Phone" } });
 * ```
 */
/* @__NO_SIDE_EFFECTS__ */
export function defineRules(rules: Rules): Rules {
  return rules;
}

export const extraFieldPrefix = "deal_cf_";

export function isExtraField(name: string): boolean {
  return name.startsWith(extraFieldPrefix) && name.length > extraFieldPrefix.length;
}
