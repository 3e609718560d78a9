/**
 * A value. A text is a **path** into the lead, a number or a boolean is a constant, and an object names one source
 * and its modifiers.
 * @example
 * ```json
 * "Email"
 * 8001
 * { "value": "UAH" }
 * { "first": ["shipping.city", "billing.city"] }
 * { "path": "total", "as": "decimal", "default": 0 }
 * ```
 */
export type RuleValue = string | number | boolean | ValueObject;
/** A literal text, number or boolean. */
export type Constant = string | number | boolean;
/** One source with its modifiers. */
export type ValueObject = Source & Modifiers;
/** Where a value comes from: exactly one of these. */
type Source = OneOf<SourceForm>;

/** Where a value comes from: one source with its options. */
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
      /** The first of these values that is not missing: `["phone", "tel"]`. */
      readonly first: readonly RuleValue[];
    }
  | {
      /** All of these that are not missing, joined into one text. Lists are flattened: `["city", "street"]`. */
      readonly join: readonly RuleValue[];
      /** The separator of `join`. Default `", "`. */
      readonly with?: string;
    }
  | {
      /**
       * A text with `{paths}` in it. A part in `[...]` is left out if a path in it is missing. If a path outside is
       * missing, the whole text is missing: `"Promo {code}[ (−{discount})]"`.
       */
      readonly template: string;
    }
  | {
      /** The sum of the values. Lists are flattened, missing values are ignored: `["delivery", "packing"]`. */
      readonly sum: readonly RuleValue[];
    }
  | {
      /** The first value minus all others: `["total", "delivery"]`. */
      readonly subtract: readonly RuleValue[];
    }
  | {
      /** The product: `["price", "quantity"]`. */
      readonly multiply: readonly RuleValue[];
    }
  | {
      /** The first value divided by all others: `["amount", 100]`. */
      readonly divide: readonly RuleValue[];
    }
  | {
      /** The elements of a list. Paths in `where` and `take` start at the element: `"items"`. */
      readonly each: RuleValue;
      /** Which elements to keep: `{ "path": "type", "is": "fee" }`. */
      readonly where?: RuleCondition;
      /** The value of each element. If it is absent, the element itself: `"name"`. */
      readonly take?: RuleValue;
    }
  | {
      /** `true` if the condition holds, else `false`: `{ "path": "status", "is": "paid" }`. */
      readonly test: RuleCondition;
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

/** Exactly one member of a union: TypeScript alone would allow the words of several members in one object. */
type OneOf<Forms> = Only<Forms, NamesOf<Forms>>;
type NamesOf<Forms> = Forms extends unknown ? keyof Forms : never;
type Only<Forms, Names extends PropertyKey> = Forms extends unknown
  ? Forms & { readonly [Name in Exclude<Names, keyof Forms>]?: never }
  : never;

/** How a value is changed, in this order, whatever the order in the JSON. */
export type Modifiers = LookupModifiers & {
  /** The value is only used if this holds: `{ "path": "type", "is": "company" }`. */
  readonly when?: RuleCondition;
  /** More texts that mean "nothing": `["(none)", "не вказано"]`. */
  readonly missing?: readonly string[];
  /** Decodes a text: `"json"`, a `"form"` or a query (also of a URL), or `"csv"` rows. Decoded data is kept. */
  readonly decode?: Decoding;
  /**
   * Cleans a text, in this order: tags, entities, emoji, spaces, formula (its signs), digits (keeps only digits):
   * `["tags", "spaces"]`.
   */
  readonly clean?: readonly Cleaning[];
  /** Splits a text into a list: `","`. */
  readonly split?: string;
  /** Splits a text into named parts. With several patterns the first that fits is used: `"{city}, {street}"`. */
  readonly pattern?: string | readonly string[];
  /** The part of `pattern` to continue with: `"city"`. */
  readonly part?: string;
  /** Texts to replace, at every occurrence: `{ "м.": "" }`. */
  readonly replace?: Readonly<Record<string, string>>;
  /** Changes the case: `"upper"`, `"lower"` or `"title"`. */
  readonly case?: LetterCase;
  /**
   * Reads the value as a type. Fields do this automatically; use it for options and intermediate values: `"decimal"`.
   */
  readonly as?: TypeName | TypeOptions;
  /** Maps texts to constants, or to several named constants: `{ "card": true, "cash": false }`. */
  readonly lookup?: Readonly<Record<string, Constant | Readonly<Record<string, Constant>>>>;
  /** The value to use if there is none: `{ "value": "Kyiv" }`. */
  readonly default?: RuleValue;
  /** `true`: a missing value is an error. `false`: no issue if the path is not found or the pattern does not fit. */
  readonly required?: boolean;
};

/** Options of `lookup`. */
export type LookupModifiers = {
  /** How the keys of `lookup` are compared: `"exact"` (default), `"ignoreCase"` or `"pattern"`. */
  readonly lookupBy?: LookupBy;
  /**
   * How a value that is not in `lookup` is handled: `"drop"` it (default; `default` then applies), `"keep"` it, or
   * `"reject"` the lead.
   */
  readonly unmatched?: "drop" | "keep" | "reject";
};

export type Decoding = "json" | "form" | "csv";
export type Cleaning = "tags" | "entities" | "emoji" | "spaces" | "formula" | "digits";
export type LetterCase = "upper" | "lower" | "title";
export type LookupBy = "exact" | "ignoreCase" | "pattern";

/** A value and the tests it must pass, or a combination of conditions. */
export type RuleCondition =
  | {
      /** All of these hold: `[{ "path": "a", "is": 1 }, { "path": "b", "is": 2 }]`. */
      readonly all: readonly RuleCondition[];
    }
  | {
      /** One of these holds: `[{ "path": "a", "is": 1 }, { "path": "b", "is": 2 }]`. */
      readonly any: readonly RuleCondition[];
    }
  | {
      /** This does not hold: `{ "path": "status", "is": "paid" }`. */
      readonly not: RuleCondition;
    }
  | (ValueObject & Tests);

/** The right side of a test: a constant, or an object that reads a value of the lead. */
export type Operand = Constant | ValueObject;

/** All of the given tests must pass. */
export type Tests = {
  /** The value equals this: `"paid"`. Numbers are compared as numbers, booleans as yes or no. */
  readonly is?: Operand;
  /** The value equals one of these: `["paid", "sent"]`. */
  readonly in?: readonly Constant[];
  /** The value is greater than this: `100`. */
  readonly gt?: Operand;
  /** The value is greater than or equal to this: `100`. */
  readonly gte?: Operand;
  /** The value is less than this: `100`. */
  readonly lt?: Operand;
  /** The value is less than or equal to this: `100`. */
  readonly lte?: Operand;
  /** `true` if anything is present, even an empty text. */
  readonly exists?: boolean;
  /** `true` if there is no usable value: missing, empty, a dash. */
  readonly empty?: boolean;
  /** Whether the text matches a pattern, or one of several: `"*@example.com"`. */
  readonly matches?: string | readonly string[];
};

/** The types that a value can be read as. */
export type TypeName =
  | "text"
  | "phone"
  | "decimal"
  | "integer"
  | "boolean"
  | "cod"
  | "date"
  | "country"
  | "postcode"
  | "taxId"
  | "point"
  | "name"
  | "address";

/** A type with options. */
export type TypeOptions =
  | {
      /** The type: `"text"`. */
      readonly type: "text";
    }
  | {
      /** The type: `"phone"`. */
      readonly type: "phone";
      /** The country if there is no prefix, such as `"UA"`. Default that of the order, then `defaults.country`. */
      readonly country?: string;
      /** Which number to take if the text has several: `"first"` (default), `"second"`, or `"all"` to join them. */
      readonly which?: "first" | "second" | "all";
    }
  | {
      /** The type: `"decimal"`. */
      readonly type: "decimal";
      /** The decimal separator, if known: `","`. */
      readonly decimalSeparator?: "." | ",";
      /** `true`: the amount is in the smallest unit of the order's currency, such as cents. */
      readonly minorUnits?: boolean;
    }
  | {
      /** The type: `"integer"`. */
      readonly type: "integer";
      /** The decimal separator, if known: `","`. */
      readonly decimalSeparator?: "." | ",";
    }
  | {
      /** The type: `"boolean"`. */
      readonly type: "boolean";
    }
  | {
      /** The type: `"cod"`, whether the courier collects the money, by the name of a way to pay. */
      readonly type: "cod";
    }
  | {
      /** The type: `"date"`. */
      readonly type: "date";
      /** The format of the text: `"DD.MM.YYYY HH:mm"`. */
      readonly from?: string | readonly string[];
      /** The format to write: `"DD MMMM"`. If it is absent, the date is unix seconds. */
      readonly to?: string;
      /** The time zone of the date: `"Europe/Kyiv"`. Default `defaults.timeZone`, else UTC. */
      readonly timeZone?: string;
      /**
       * The language of month names: `"hr"`. In `to` the default is `"en"`; a date is read in about forty languages,
       * this one first, since `listopada` is October in Croatian and November in Polish.
       */
      readonly language?: string;
    }
  | {
      /** The type: `"country"`. */
      readonly type: "country";
      /** `true`: a number is that of ISO 3166-1, such as `804`. Otherwise a number is not a country. */
      readonly numeric?: boolean;
    }
  | {
      /** The type: `"postcode"`. */
      readonly type: "postcode";
      /** The country of the postcode: `"PL"`. Default that of the order. */
      readonly country?: string;
    }
  | {
      /** The type: `"taxId"`. */
      readonly type: "taxId";
      /** The country of numbers without one, such as `"PL"`. Default that of the invoice, then of the order. */
      readonly country?: string;
    }
  | {
      /** The type: `"point"`, the id of a pick-up point in a text. */
      readonly type: "point";
    }
  | {
      /** The type: `"name"`. */
      readonly type: "name";
      /** Which name comes first: `"first-last"`, `"last-first"` or `"auto"`. */
      readonly order?: "first-last" | "last-first" | "auto";
    }
  | {
      /** The type: `"address"`, with the parts `street`, `city` and `postcode`. */
      readonly type: "address";
      /** The country whose postcode is looked for: `"PL"`. Default that of the order, then `defaults.country`. */
      readonly country?: string;
    };
