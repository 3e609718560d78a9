/**
 * A value, wherever one is allowed: a text is a **path** into the lead, a number or a boolean is itself,
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

/** A text, a number or a boolean that means itself. */
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
      /** What is put between them. Default `", "`. */
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
export interface Modifiers extends LookupModifiers {
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
  /** The value where there is none. */
  readonly default?: Value;
  /**
   * `true`: without a value the lead becomes an error. `false`: no issue says that the path was not found or
   * that the pattern does not fit.
   */
  readonly required?: boolean;
}

/** How a value is looked up: these mean something only with `lookup`. */
export interface LookupModifiers {
  /** How the keys of `lookup` are compared. Default `exact`. */
  readonly lookupBy?: LookupBy;
  /** What becomes of a value that is not in `lookup`. Default `drop` (then `default` holds). */
  readonly unmatched?: "drop" | "keep" | "reject";
}

export type Decoding = "json" | "form" | "csv";
export type Cleaning = "tags" | "entities" | "emoji" | "spaces" | "digits";
export type LetterCase = "upper" | "lower" | "title";
export type LookupBy = "exact" | "ignoreCase" | "pattern";
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
      /** What is written before the fraction, where that is known. */
      readonly decimalSeparator?: "." | ",";
      /** The amount is in the smallest unit of the order's currency, such as cents. */
      readonly minorUnits?: boolean;
    }
  | {
      readonly type: "integer";
      readonly decimalSeparator?: "." | ",";
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

/** What a value is compared with: a constant, or an object that is a value of the lead. */
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
  /** Whether there is anything at all, even an empty text. */
  readonly exists?: boolean;
  /** Whether there is nothing to use: missing, empty, a dash. */
  readonly empty?: boolean;
  /** Whether the text fits a pattern, or one of several. */
  readonly matches?: string | readonly string[];
}
