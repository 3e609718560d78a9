import type { ExtraFieldName, LineFieldName, OrderFieldName } from "./fieldNames.ts";

/**
 * A value, wherever one may stand: a text is a **path** into the lead, a number or a boolean is itself,
 * an object names one source and what to do with it.
 *
 * @example
 * ```json
 * "Email"
 * 8001
 * { "value": "UAH" }
 * { "first": ["shipping.city", "billing.city"] }
 * { "path": "total", "as": "decimal", "default": 0 }
 * ```
 */
export type Value = string | number | boolean | ValueObject;

/** A text, a number or a boolean that stands for itself. */
export type Constant = string | number | boolean;

/** One source with its modifiers. */
export type ValueObject = Source & Modifiers;

/** Where a value comes from: exactly one of these. */
export type Source =
  | { /** A path into the lead. */ readonly path: string }
  | { /** A constant. */ readonly value: Constant }
  | { /** The first of these that is not missing. */ readonly first: readonly Value[] }
  | {
      /** All of these that are not missing, as one text. A list gives all its elements. */
      readonly join: readonly Value[];
      /** What stands between them. Default `", "`. */
      readonly with?: string;
    }
  | {
      /**
       * A text with `{paths}` in it. A part in `[...]` drops out when a path in it is missing; when one
       * outside is missing, the whole text is.
       */
      readonly template: string;
    }
  | {
      /** The sum; lists give all their elements, missing ones do not count. */ readonly sum: readonly Value[];
    }
  | { /** The first less all others. */ readonly subtract: readonly Value[] }
  | { /** The product. */ readonly multiply: readonly Value[] }
  | { /** The first divided by all others. */ readonly divide: readonly Value[] }
  | {
      /** The elements of a list. Paths in `where` and `take` start at the element. */
      readonly each: Value;
      readonly where?: Condition;
      readonly take?: Value;
    }
  | { /** `true` where the condition holds, else `false`. */ readonly test: Condition }
  | { /** The id of the order status with this name in the account. */ readonly status: string }
  | { /** The id of the custom order source with this name in the account. */ readonly orderSource: string }
  | { /** The number of the warehouse with this name in the account. */ readonly warehouse: string };

/** What happens to a value on its way, in this order whatever the order in the JSON. */
export interface Modifiers {
  /** Without it the value is missing. */
  readonly when?: Condition;
  /** Further texts that mean "nothing": `["(none)", "не вказано"]`. */
  readonly missing?: readonly string[];
  /** Decodes a text: JSON, a form or a query (of a URL too), rows of CSV. What is decoded already stays. */
  readonly decode?: Decoding;
  /** Cleans a text, in this order: tags, entities, emoji, spaces, digits (nothing else stays). */
  readonly clean?: readonly Cleaning[];
  /** Takes a text apart into a list. */
  readonly split?: string;
  /** Takes a text apart into named parts; of several patterns the first that fits. */
  readonly pattern?: string | readonly string[];
  /** The one part to go on with. */
  readonly part?: string;
  /** Texts to replace, each everywhere. */
  readonly replace?: Readonly<Record<string, string>>;
  readonly case?: LetterCase;
  /** Reads the value as a type. Fields do so by themselves; this is for options and values in between. */
  readonly as?: TypeName | TypeOptions;
  /** A table from texts to constants, or to several constants by name. */
  readonly lookup?: Readonly<Record<string, Constant | Readonly<Record<string, Constant>>>>;
  /** How the keys of `lookup` are compared. Default `exact`. */
  readonly lookupBy?: LookupBy;
  /** What becomes of a value that stands not in `lookup`. Default `drop` (then `default` holds). */
  readonly unmatched?: "drop" | "keep" | "refuse";
  /** The value where there is none. */
  readonly default?: Value;
  /**
   * `true`: without a value the lead becomes an error. `false`: no issue says that the path was not found or
   * that the pattern does not fit.
   */
  readonly required?: boolean;
}

export type Decoding = "json" | "form" | "csv";
export type Cleaning = "tags" | "entities" | "emoji" | "spaces" | "digits";
export type LetterCase = "upper" | "lower" | "title";
export type LookupBy = "exact" | "anyCase" | "pattern";
export type TypeName =
  | "text"
  | "phone"
  | "decimal"
  | "integer"
  | "boolean"
  | "date"
  | "country"
  | "postcode"
  | "name";

/** A type with options. */
export type TypeOptions =
  | { readonly type: "text" }
  | {
      readonly type: "phone";
      /** The country of numbers without a prefix. Default that of the order, then `defaults.country`. */
      readonly country?: string;
      /** Of several numbers in one text; `all` joins them. Default `first`. */
      readonly which?: "first" | "second" | "all";
    }
  | {
      readonly type: "decimal";
      /** The decimal mark, where it is known. */
      readonly mark?: "." | ",";
      /** The amount is in the smallest unit of the order's currency, such as cents. */
      readonly minor?: boolean;
    }
  | {
      readonly type: "integer";
      readonly mark?: "." | ",";
    }
  | { readonly type: "boolean" }
  | {
      readonly type: "date";
      /** How the text is written: `DD.MM.YYYY HH:mm`. */
      readonly from?: string | readonly string[];
      /** How to write it; without it the date is unix seconds. */
      readonly to?: string;
      /** Default `defaults.timeZone`, else UTC. */
      readonly timeZone?: string;
      /** Of the month names that `to` writes. Default `en`. */
      readonly language?: string;
    }
  | { readonly type: "country" }
  | { readonly type: "postcode"; readonly country?: string }
  | { readonly type: "name"; readonly order?: "first-last" | "last-first" | "auto" };

/** A value and what must hold for it; or several conditions as one. */
export type Condition =
  | { readonly all: readonly Condition[] }
  | { readonly any: readonly Condition[] }
  | { readonly not: Condition }
  | (ValueObject & Tests);

/** What stands right of a test is a constant; an object is a value of the lead. */
export type Operand = Constant | ValueObject;

/** All that are given must hold. */
export interface Tests {
  /** Equal. A number is compared as a number, a boolean as yes or no. */
  readonly is?: Operand;
  /** Equal to one of these. */
  readonly in?: readonly Constant[];
  readonly gt?: Operand;
  readonly gte?: Operand;
  readonly lt?: Operand;
  readonly lte?: Operand;
  /** Whether anything stands there, be it an empty text. */
  readonly exists?: boolean;
  /** Whether there is nothing to use: missing, empty, a dash. */
  readonly empty?: boolean;
  /** Whether the text fits a pattern, or one of several. */
  readonly matches?: string | readonly string[];
}

/** When a lead is left out, refused or marked. */
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
  /** Columns side by side: the lines are made of the first elements, the second ones, and so on. */
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
  /** A line without a product: keep it as text (default), drop it, or refuse the order. */
  readonly unmatched?: "keep" | "drop" | "refuse";
  /** A SKU that several products have: keep the line as text (default), take the first, or refuse the order. */
  readonly ambiguous?: "keep" | "first" | "refuse";
  /** `true`: when one line finds no product, none is linked. */
  readonly together?: boolean;
  /** The price group for lines without a price: its id, or its name in the account. */
  readonly priceGroup?: number | string;
  /** What goes into `storage_id`. Default the catalog's id. */
  readonly storageId?: string;
}

/** What becomes of a text over its length. */
export type LimitRule =
  | "truncate"
  | "refuse"
  | {
      /** In code points. Default what the API documents. */
      readonly max?: number;
      /** The field that takes what is cut off. */
      readonly overflow?: OrderFieldName | ExtraFieldName;
    };

/** The leads in a request, with what stands around them. */
export interface LeadsRule {
  /** Keys and `[*]`: `entry[*].changes[*]`. */
  readonly path: string;
  /**
   * What a lead is: the `element` (default), or the `whole` request with that one element only in its lists,
   * so that rules see what stands around it.
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
    /** The decimal mark of amounts, where the source has one only. */
    readonly decimalMark?: "." | ",";
  };
  /** A path to the leads in a request that holds several. */
  readonly leads?: string | LeadsRule;
  /** Named values: `$name` in paths and templates. */
  readonly values?: Readonly<Record<string, Value>>;
  /** Leads that become no order. */
  readonly skip?: readonly Verdict[];
  /** Leads that are an error. */
  readonly refuse?: readonly Verdict[];
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
