import type { newOrderFields, newOrderProduct } from "../../api/orders/orderFields.ts";
import type { RuleTest } from "./ruleTest.ts";
import type { Condition, Value, ValueObject } from "./value.ts";

type OrderFields = Omit<typeof newOrderFields, "custom_extra_fields">;

/** A field of the order, in the API's spelling. */
export type OrderFieldName = keyof OrderFields;

/** An additional field by its id (`deal_cf_101`) or by its name in the account (`deal_cf_UTM`). */
export type ExtraFieldName = `deal_cf_${string}`;

type ProductFields = NonNullable<(typeof newOrderProduct)["~types"]>["input"];

/** Prices that the API does not know. The mapper turns them into `price_brutto`. */
export type LinePriceRules = {
  /** Net price of **one** piece: `100`. */ readonly price_netto?: Value;
  /** Gross price of the whole line: `246`. */ readonly line_brutto?: Value;
  /** Net price of the whole line: `200`. */ readonly line_netto?: Value;
};

// Mapped from what declares the fields, not from a union of their names: editors then show what each of them is.

/** The value of each field of the order. */
export type OrderFieldRules = { readonly [Name in keyof OrderFields]?: Value } & {
  readonly [name: ExtraFieldName]: Value | undefined;
};

/** The value of each field of a line. */
export type LineFieldRules = { readonly [Name in keyof ProductFields]?: Value } & LinePriceRules;

/** When a lead is skipped, rejected or marked. */
export interface Verdict {
  /** The condition: `{ "path": "test", "is": true }`. */ readonly when: Condition;
  /** The reason, for people: `"a test"`. */ readonly reason: string;
}

/** Where order lines come from. */
export interface LinesRule {
  /** When there are such lines: `{ "path": "fee", "exists": true }`. */ readonly when?: Condition;
  /** A list: one line per element. Without it there is one line, from the lead itself: `"payment.products"`. */
  readonly each?: Value;
  /** Columns side by side: the first elements make the first line, the second ones the second, and so on:
   * `{ "sku": "skus", "count": "counts" }`.
   */
  readonly columns?: Readonly<Record<string, Value>>;
  /** Named values of one line: `{ "size": "options[name=Size].value" }`. */
  readonly values?: Readonly<Record<string, Value>>;
  /** Which elements become lines: `{ "path": "type", "is": "product" }`. */ readonly where?: Condition;
  /** `false`: these lines have no product, such as a fee. They are not looked up, and no warning says that they have no SKU. */
  readonly match?: false;
  /** The value of each field of a line: `{ "sku": "article", "quantity": "count" }`. */
  readonly fields: LineFieldRules;
}

/** A discount on the whole order. */
export interface DiscountRule {
  /** A sum, or a percentage of what the lines cost where it has a `%`: `"payment.discount"`. */
  readonly amount: Value;
  /** `true`: the amount is a percentage, with or without a `%`. */ readonly percent?: boolean;
  /** `spread` over the lines to the cent (default), or a `line` of its own. */
  readonly mode?: "spread" | "line";
  /** The name of that line: `{ "value": "Discount" }`. */ readonly name?: Value;
}

/** How lines find their products in the catalog. */
export interface MatchRule {
  /** What a line is looked up by, in this order. Default `["sku"]`. */
  readonly by?: readonly ("sku" | "ean")[];
  /** A line without a product: `"keep"` it as text (default), `"drop"` it, or `"reject"` the order. */
  readonly unmatched?: "keep" | "drop" | "reject";
  /** A SKU that several products have: `"keep"` the line as text (default), take the `"first"`, or `"reject"` the order. */
  readonly ambiguous?: "keep" | "first" | "reject";
  /** `true`: if one line finds no product, none is linked. */ readonly allOrNothing?: boolean;
  /** The price group for lines without a price: its id, or its name in the account: `"Retail"`. */
  readonly priceGroup?: number | string;
  /**
   * Which price counts if the line and the price group both have one: that of the `"lead"` (default) or that
   * of the `"catalog"`.
   */
  readonly price?: "lead" | "catalog";
  /** How many percent the lead's price may differ from that of the price group without a warning. Default `50`. */
  readonly tolerance?: number;
  /** What goes into `storage_id`: `"205"`. Default the catalog's id. */ readonly storageId?: string;
}

/** What happens to a text over its length. */
export type LimitRule =
  | "truncate"
  | "reject"
  | {
      /** How many code points there may be: `100`. Default what the API documents. */
      readonly max?: number;
      /** The field that takes what is cut off: `"admin_comments"`. */
      readonly overflow?: OrderFieldName | ExtraFieldName | keyof ProductFields;
    };

/** What happens to texts over their length, by field. */
export type Limits = {
  readonly [Name in OrderFieldName | ExtraFieldName | `products.${keyof ProductFields}`]?: LimitRule;
};

/** The leads in a request, with their context. */
export interface LeadsRule {
  /** Keys and `[*]`: `entry[*].changes[*]`. */ readonly path: string;
  /**
   * What a lead is: the `element` (default), or the `whole` request with that one element only in its lists,
   * so that rules see what is around it.
   */
  readonly keep?: "element" | "whole";
}

/** A set of rules. */
export interface Rules {
  /** For editors: `./node_modules/baselinker-sdk/dist/rules.schema.json`. */ readonly $schema?: string;
  /** The version of the language: `1`. */ readonly version: 1;
  /** What applies if the lead does not say: `{ "country": "UA", "currency": "UAH" }`. */
  readonly defaults?: {
    /** ISO code, such as `"UA"`; also the country of phone numbers without a prefix. */
    readonly country?: string;
    /** ISO code, such as `"UAH"`. */ readonly currency?: string;
    /** IANA name, such as `"Europe/Kyiv"`, for dates without a zone. */
    readonly timeZone?: string | undefined;
    /** Further texts that mean "nothing", everywhere: `["(none)"]`. */ readonly missing?: readonly string[];
    /** The decimal separator of the source, if it is always the same: `","`. */
    readonly decimalSeparator?: "." | ",";
  };
  /** A path to the leads in a request that holds several: `"entry[*].changes[*]"`. */
  readonly leads?: string | LeadsRule;
  /** Named values, which paths and templates call `$name`: `{ "buyer": "contact.name" }`. */
  readonly values?: Readonly<Record<string, Value>>;
  /** Leads that become no order: `[{ "when": { "path": "test", "is": true }, "reason": "a test" }]`. */
  readonly skip?: readonly Verdict[];
  /** Leads that are an error: `[{ "when": { "path": "phone", "empty": true }, "reason": "no phone" }]`. */
  readonly reject?: readonly Verdict[];
  /** Leads that need a look: `[{ "when": { "path": "total", "gt": 50000 }, "reason": "a large order" }]`. */
  readonly warn?: readonly Verdict[];
  /** `false`: a lead with neither phone nor e-mail becomes an order too. */ readonly needsContact?: boolean;
  /** The lead's own id, such as `"order.id"`: one key, one order. */ readonly key?: Value;
  /** The value of each field of the order: `{ "email": "Email", "phone": "Phone" }`. */
  readonly fields: OrderFieldRules;
  /** Where the lines of the order come from: `{ "each": "items", "fields": { "sku": "sku" } }`. */
  readonly products?: LinesRule | readonly LinesRule[];
  /** How many lines an order may have; a lead with more is an error. Default `1000`. */
  readonly maxLines?: number;
  /** A line with a negative price: `"keep"` it with a warning (default), or `"reject"` the order. */
  readonly negativePrices?: "keep" | "reject";
  /** A discount on the whole order: `{ "amount": "discount" }`. */ readonly discount?: DiscountRule;
  /** The total that the lead states, such as `"total"`: lines and delivery are compared with it. */
  readonly total?: Value;
  /**
   * `true`: lines without a price share what `total` leaves for them after delivery and the lines that have one, each
   * piece the same.
   */
  readonly share?: boolean;
  /** How lines find their products: `{ "by": ["sku", "ean"] }`. `false`: they are not looked up. */
  readonly match?: MatchRule | false;
  /** What happens to texts that are too long, by field: `{ "user_comments": { "overflow": "admin_comments" } }`. */
  readonly limits?: Limits;
  /**
   * Leads and their expected results, such as `[{ "name": "a test", "lead": { "test": true }, "skip": true }]`, for
   * `testRules` and `baselinker-sdk test`. A mapper does not look at them.
   */
  readonly tests?: readonly RuleTest[];
}

/** The right column of a LeadBox mapping: a parameter or a constant; a value object where that is not enough. */
export type LeadBoxCell = string | number | boolean | ValueObject;

/** A LeadBox mapping: left the Base field, right the lead's parameter. An object, or a list of pairs. */
export type LeadBoxTable =
  | { readonly [field: string]: LeadBoxCell }
  | readonly (readonly [field: string, parameter: LeadBoxCell, description?: string])[];

/** Rules with a LeadBox mapping instead of `fields`, or next to some: pairs, an object, or its text as it is pasted. */
export type TableRules = Omit<Rules, "fields"> & {
  readonly table: LeadBoxTable | string;
  readonly fields?: Rules["fields"];
};

/**
 * Rules with names and types checked by TypeScript. Returns its argument.
 *
 * @example
 * ```ts
 * const rules = defineRules({ version: 1, fields: { email: "Email", phone: "Phone" } });
 * ```
 */
/* @__NO_SIDE_EFFECTS__ */
export function defineRules(rules: Rules): Rules {
  return rules;
}

/** The prefix under which LeadBox users know additional fields. */
export const extraFieldPrefix = "deal_cf_";

/** Whether the left column names an additional field. */
export function isExtraField(name: string): boolean {
  return name.startsWith(extraFieldPrefix) && name.length > extraFieldPrefix.length;
}
