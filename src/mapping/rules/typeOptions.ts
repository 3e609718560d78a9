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
      /** The type: `"text"`. */ readonly type: "text";
    }
  | {
      /** The type: `"phone"`. */ readonly type: "phone";
      /** The country if there is no prefix, such as `"UA"`. Default that of the order, then `defaults.country`. */
      readonly country?: string;
      /** Which number to take if the text has several: `"first"` (default), `"second"`, or `"all"` to join them. */
      readonly which?: "first" | "second" | "all";
    }
  | {
      /** The type: `"decimal"`. */ readonly type: "decimal";
      /** The decimal separator, if known: `","`. */ readonly decimalSeparator?: "." | ",";
      /** `true`: the amount is in the smallest unit of the order's currency, such as cents. */
      readonly minorUnits?: boolean;
    }
  | {
      /** The type: `"integer"`. */ readonly type: "integer";
      /** The decimal separator, if known: `","`. */ readonly decimalSeparator?: "." | ",";
    }
  | {
      /** The type: `"boolean"`. */ readonly type: "boolean";
    }
  | {
      /** The type: `"cod"`, whether the courier collects the money, by the name of a way to pay. */
      readonly type: "cod";
    }
  | {
      /** The type: `"date"`. */ readonly type: "date";
      /** The format of the text: `"DD.MM.YYYY HH:mm"`. */ readonly from?: string | readonly string[];
      /** The format to write: `"DD MMMM"`. Without it the date is unix seconds. */ readonly to?: string;
      /** The time zone of the date: `"Europe/Kyiv"`. Default `defaults.timeZone`, else UTC. */
      readonly timeZone?: string;
      /** The language of month names in `to`: `"uk"`. Default `"en"`. */ readonly language?: string;
    }
  | {
      /** The type: `"country"`. */ readonly type: "country";
    }
  | {
      /** The type: `"postcode"`. */ readonly type: "postcode";
      /** The country of the postcode: `"PL"`. Default that of the order. */ readonly country?: string;
    }
  | {
      /** The type: `"taxId"`. */ readonly type: "taxId";
      /** The country of numbers without one, such as `"PL"`. Default that of the invoice, then of the order. */
      readonly country?: string;
    }
  | {
      /** The type: `"point"`, the id of a pick-up point in a text. */ readonly type: "point";
    }
  | {
      /** The type: `"name"`. */ readonly type: "name";
      /** Which name comes first: `"first-last"`, `"last-first"` or `"auto"`. */
      readonly order?: "first-last" | "last-first" | "auto";
    }
  | {
      /** The type: `"address"`, with the parts `street`, `city` and `postcode`. */ readonly type: "address";
      /** The country whose postcode is looked for: `"PL"`. Default that of the order, then `defaults.country`. */
      readonly country?: string;
    };
