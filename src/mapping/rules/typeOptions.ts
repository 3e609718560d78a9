/** What a value can be read as. */
export type TypeName =
  | "text"
  | "phone"
  | "decimal"
  | "integer"
  | "boolean"
  | "date"
  | "country"
  | "postcode"
  | "taxId"
  | "name";

/** A type with options. */
export type TypeOptions =
  | {
      /** The type: `"text"`. */
      readonly type: "text";
    }
  | {
      /** The type: `"phone"`. */
      readonly type: "phone";
      /** The country of numbers without a prefix, such as `"UA"`. Default that of the order, then `defaults.country`. */
      readonly country?: string;
      /** Of several numbers in one text: `"first"` (default), `"second"`, or `"all"`, which joins them. */
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
      /** The type: `"date"`. */
      readonly type: "date";
      /** How the text is written: `"DD.MM.YYYY HH:mm"`. */
      readonly from?: string | readonly string[];
      /** How to write it: `"DD MMMM"`. Without it the date is unix seconds. */
      readonly to?: string;
      /** Where the date is from: `"Europe/Kyiv"`. Default `defaults.timeZone`, else UTC. */
      readonly timeZone?: string;
      /** Of the month names that `to` writes: `"uk"`. Default `"en"`. */
      readonly language?: string;
    }
  | {
      /** The type: `"country"`. */
      readonly type: "country";
    }
  | {
      /** The type: `"postcode"`. */
      readonly type: "postcode";
      /** Whose postcode it is: `"PL"`. Default that of the order. */
      readonly country?: string;
    }
  | {
      /** The type: `"taxId"`. */
      readonly type: "taxId";
      /** The country of numbers that do not name it, such as `"PL"`. Default that of the invoice, then of the order. */
      readonly country?: string;
    }
  | {
      /** The type: `"name"`. */
      readonly type: "name";
      /** Which name comes first: `"first-last"`, `"last-first"` or `"auto"`. */
      readonly order?: "first-last" | "last-first" | "auto";
    };
