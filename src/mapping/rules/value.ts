import type { TypeName, TypeOptions } from "./typeOptions.ts";

/**
 * A value: a text is a **path** into the lead, a number or a boolean is a constant, an object names one
 * source and how to change it.
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
export type Source = OneOf<SourceForm>;

/** Where a value comes from: one way, with the words that go with it. */
export type SourceForm =
  | {
      /** A path into the lead: `"payment.products[0].name"`. */
      readonly path: string;
    }
  | {
      /** A constant: `"UAH"`. */
      readonly value: Constant;
    }
  | {
      /** The first of these that is not missing: `["phone", "tel"]`. */
      readonly first: readonly Value[];
    }
  | {
      /** All of these that are not missing, as one text. A list gives all its elements: `["city", "street"]`. */
      readonly join: readonly Value[];
      /** What `join` writes between them. Default `", "`. */
      readonly with?: string;
    }
  | {
      /**
       * A text with `{paths}` in it. A part in `[...]` drops out when a path in it is missing; when one
       * outside is missing, the whole text is: `"Promo {code}[ (−{discount})]"`.
       */
      readonly template: string;
    }
  | {
      /** The sum; lists give all their elements, missing ones do not count: `["delivery", "packing"]`. */
      readonly sum: readonly Value[];
    }
  | {
      /** The first less all others: `["total", "delivery"]`. */
      readonly subtract: readonly Value[];
    }
  | {
      /** The product: `["price", "quantity"]`. */
      readonly multiply: readonly Value[];
    }
  | {
      /** The first divided by all others: `["amount", 100]`. */
      readonly divide: readonly Value[];
    }
  | {
      /** The elements of a list. Paths in `where` and `take` start at the element: `"items"`. */
      readonly each: Value;
      /** Which elements stay: `{ "path": "type", "is": "fee" }`. */
      readonly where?: Condition;
      /** The value of each element; without it the element itself: `"name"`. */
      readonly take?: Value;
    }
  | {
      /** `true` if the condition holds, else `false`: `{ "path": "status", "is": "paid" }`. */
      readonly test: Condition;
    }
  | {
      /** The id of the order status with this name in the account: `"New orders"`. */
      readonly status: string;
    }
  | {
      /** The id of the custom order source with this name in the account: `"Website"`. */
      readonly orderSource: string;
    }
  | {
      /** The number of the warehouse with this name in the account: `"Kyiv"`. */
      readonly warehouse: string;
    };

/** One member of a union, and no word of another: TypeScript alone allows the words of several side by side. */
type OneOf<Forms> = Only<Forms, NamesOf<Forms>>;
type NamesOf<Forms> = Forms extends unknown ? keyof Forms : never;
type Only<Forms, Names extends PropertyKey> = Forms extends unknown
  ? Forms & { readonly [Name in Exclude<Names, keyof Forms>]?: never }
  : never;

/** How a value is changed, in this order, whatever the order in the JSON. */
export interface Modifiers extends LookupModifiers {
  /** Without it the value is missing: `{ "path": "type", "is": "company" }`. */ readonly when?: Condition;
  /** Further texts that mean "nothing": `["(none)", "не вказано"]`. */ readonly missing?: readonly string[];
  /** Decodes a text: `"json"`, a `"form"` or a query (of a URL too), rows of `"csv"`. What is decoded already stays. */
  readonly decode?: Decoding;
  /** Cleans a text, in this order: tags, entities, emoji, spaces, formula (its signs), digits (nothing else stays):
   * `["tags", "spaces"]`.
   */
  readonly clean?: readonly Cleaning[];
  /** Takes a text apart into a list: `","`. */ readonly split?: string;
  /** Takes a text apart into named parts; of several patterns the first that fits: `"{city}, {street}"`. */
  readonly pattern?: string | readonly string[];
  /** The one part of `pattern` to continue with: `"city"`. */ readonly part?: string;
  /** Texts to replace, each everywhere: `{ "м.": "" }`. */
  readonly replace?: Readonly<Record<string, string>>;
  /** The letters of the text: `"upper"`, `"lower"` or `"title"`. */ readonly case?: LetterCase;
  /** Reads the value as a type. Fields do so automatically; this is for options and values in between:
   * `"decimal"`.
   */
  readonly as?: TypeName | TypeOptions;
  /** A table from texts to constants, or to several constants by name: `{ "card": true, "cash": false }`. */
  readonly lookup?: Readonly<Record<string, Constant | Readonly<Record<string, Constant>>>>;
  /** The value if there is none: `{ "value": "Kyiv" }`. */ readonly default?: Value;
  /**
   * `true`: without a value the lead becomes an error. `false`: no issue says that the path was not found or
   * that the pattern does not fit.
   */
  readonly required?: boolean;
}

/** How a value is looked up: these work only with `lookup`. */
export interface LookupModifiers {
  /** How the keys of `lookup` are compared: `"exact"` (default), `"ignoreCase"` or `"pattern"`. */
  readonly lookupBy?: LookupBy;
  /**
   * What happens to a value that is not in `lookup`: `"drop"` (default; then `default` holds), `"keep"` or
   * `"reject"`.
   */
  readonly unmatched?: "drop" | "keep" | "reject";
}

export type Decoding = "json" | "form" | "csv";
export type Cleaning = "tags" | "entities" | "emoji" | "spaces" | "formula" | "digits";
export type LetterCase = "upper" | "lower" | "title";
export type LookupBy = "exact" | "ignoreCase" | "pattern";

/** A value and what must hold for it; or several conditions as one. */
export type Condition =
  | {
      /** All of these hold: `[{ "path": "a", "is": 1 }, { "path": "b", "is": 2 }]`. */
      readonly all: readonly Condition[];
    }
  | {
      /** One of these holds: `[{ "path": "a", "is": 1 }, { "path": "b", "is": 2 }]`. */
      readonly any: readonly Condition[];
    }
  | {
      /** This does not hold: `{ "path": "status", "is": "paid" }`. */
      readonly not: Condition;
    }
  | (ValueObject & Tests);

/** The right side of a test is a constant; an object is a value of the lead. */
export type Operand = Constant | ValueObject;

/** All given tests must hold. */
export interface Tests {
  /** Equal: `"paid"`. A number is compared as a number, a boolean as yes or no. */ readonly is?: Operand;
  /** Equal to one of these: `["paid", "sent"]`. */ readonly in?: readonly Constant[];
  /** Greater than this: `100`. */ readonly gt?: Operand;
  /** This or greater: `100`. */ readonly gte?: Operand;
  /** Less than this: `100`. */ readonly lt?: Operand;
  /** This or less: `100`. */ readonly lte?: Operand;
  /** `true` if anything is there, even an empty text. */ readonly exists?: boolean;
  /** `true` if there is nothing to use: missing, empty, a dash. */ readonly empty?: boolean;
  /** Whether the text fits a pattern, or one of several: `"*@example.com"`. */
  readonly matches?: string | readonly string[];
}
