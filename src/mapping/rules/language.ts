import type { newOrderFields, newOrderProduct } from "../../api/orders/orderFields.ts";
import type { FieldsInput } from "../../api/wire/shape.ts";
import type { Condition, Value, ValueObject } from "./value.ts";

/** A field of the order, in the API's spelling. */
export type OrderFieldName = Exclude<keyof FieldsInput<typeof newOrderFields>, "custom_extra_fields">;

/** An additional field by its id (`deal_cf_101`) or by its name in the account (`deal_cf_UTM`). */
export type ExtraFieldName = `deal_cf_${string}`;

type ProductFields = NonNullable<(typeof newOrderProduct)["~types"]>["input"];

/**
 * A field of an order line, in the API's spelling; and four that the API does not know, of which the
 * mapper makes `price_brutto`: `price_netto` is the net price of one piece, `line_brutto` and
 * `line_netto` are those of the whole line.
 */
export type LineFieldName = keyof ProductFields | "price_netto" | "line_brutto" | "line_netto";

/** When a lead is skipped, rejected or marked. */
export interface Verdict {
  readonly when: Condition;
  /** Shown to people. */
  readonly reason: string;
}

/** Where order lines come from. */
export interface LinesRule {
  readonly when?: Condition;
  /** A list: one line an element. Without it there is one line, of the lead itself. */
  readonly each?: Value;
  /** Columns side by side: the first elements make the first line, the second ones the second, and so on. */
  readonly columns?: Readonly<Record<string, Value>>;
  /** Named values of one line. */
  readonly values?: Readonly<Record<string, Value>>;
  /** Which elements become lines. */
  readonly where?: Condition;
  readonly fields: { readonly [Name in LineFieldName]?: Value };
}

/** A discount on the whole order. */
export interface DiscountRule {
  readonly amount: Value;
  /** `spread` over the lines to the cent (default), or a `line` of its own. */
  readonly mode?: "spread" | "line";
  /** The name of that line. */
  readonly name?: Value;
}

/** How lines find their products in the catalog. */
export interface MatchRule {
  /** Default `["sku"]`. */
  readonly by?: readonly ("sku" | "ean")[];
  /** A line without a product: keep it as text (default), drop it, or reject the order. */
  readonly unmatched?: "keep" | "drop" | "reject";
  /** A SKU that several products have: keep the line as text (default), take the first, or reject the order. */
  readonly ambiguous?: "keep" | "first" | "reject";
  /** `true`: when one line finds no product, none is linked. */
  readonly allOrNothing?: boolean;
  /** The price group for lines without a price: its id, or its name in the account. */
  readonly priceGroup?: number | string;
  /** What goes into `storage_id`. Default the catalog's id. */
  readonly storageId?: string;
}

/** What becomes of a text over its length. */
export type LimitRule =
  | "truncate"
  | "reject"
  | {
      /** In code points. Default what the API documents. */
      readonly max?: number;
      /** The field that takes what is cut off. */
      readonly overflow?: OrderFieldName | ExtraFieldName;
    };

/** The leads in a request, with what is around them. */
export interface LeadsRule {
  /** Keys and `[*]`: `entry[*].changes[*]`. */
  readonly path: string;
  /**
   * What a lead is: the `element` (default), or the `whole` request with that one element only in its lists,
   * so that rules see what is around it.
   */
  readonly keep?: "element" | "whole";
}

/** A set of rules. */
export interface Rules {
  /** For editors: `./node_modules/baselinker-sdk/dist/rules.schema.json`. */
  readonly $schema?: string;
  readonly version: 1;
  /** What holds where the lead does not say. */
  readonly defaults?: {
    /** ISO code; also the country of phone numbers without a prefix. */
    readonly country?: string;
    /** ISO code. */
    readonly currency?: string;
    /** IANA name, for dates without a zone. */
    readonly timeZone?: string | undefined;
    /** Further texts that mean "nothing", everywhere. */
    readonly missing?: readonly string[];
    /** What the source writes before the fraction of amounts, where it always writes the same. */
    readonly decimalSeparator?: "." | ",";
  };
  /** A path to the leads in a request that holds several. */
  readonly leads?: string | LeadsRule;
  /** Named values: `$name` in paths and templates. */
  readonly values?: Readonly<Record<string, Value>>;
  /** Leads that become no order. */
  readonly skip?: readonly Verdict[];
  /** Leads that are an error. */
  readonly reject?: readonly Verdict[];
  /** Leads that need a look. */
  readonly warn?: readonly Verdict[];
  /** `false`: a lead with neither phone nor e-mail becomes an order too. */
  readonly needsContact?: boolean;
  /** The lead's own id: one key, one order. */
  readonly key?: Value;
  readonly fields: { readonly [Name in OrderFieldName | ExtraFieldName]?: Value };
  readonly products?: LinesRule | readonly LinesRule[];
  readonly discount?: DiscountRule;
  /** The total that the lead states: lines and delivery are compared with it. */
  readonly total?: Value;
  /** `false`: lines are not looked up. */
  readonly match?: MatchRule | false;
  /** By field, lines as `products.name`. */
  readonly limits?: Readonly<Record<string, LimitRule>>;
}

/** The right column of a LeadBox mapping: a parameter or a constant; a value object where that is not enough. */
export type LeadBoxCell = string | number | boolean | ValueObject;

/** A LeadBox mapping: left the Base field, right the lead's parameter. An object, or a list of pairs. */
export type LeadBoxTable =
  | { readonly [field: string]: LeadBoxCell }
  | readonly (readonly [field: string, parameter: LeadBoxCell])[];

/**
 * Rules with names and types checked by TypeScript. Gives back what it was given.
 *
 * @example
 * ```ts
 * const rules = defineRules({ version: 1, fields: { email: "Email", phone: "Phone" } });
 * ```
 */
/* @__NO_SIDE_EFFECTS__ */
export function defineRules<const R extends Rules>(rules: R): R {
  return rules;
}

/** The prefix under which LeadBox users know additional fields. */
export const extraFieldPrefix = "deal_cf_";

/** Whether the left column names an additional field. */
export function isExtraField(name: string): boolean {
  return name.startsWith(extraFieldPrefix) && name.length > extraFieldPrefix.length;
}
