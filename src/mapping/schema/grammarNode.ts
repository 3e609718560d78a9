/**
 * What may stand in one place of the rules. Plain data: the check of rules and `rules.schema.json` are
 * both made of it.
 */
export type GrammarNode =
  | { readonly is: "text" | "number" | "boolean" }
  /** One of these. */
  | { readonly is: "choice"; readonly of: readonly (string | number | boolean)[] }
  | { readonly is: "list"; readonly of: GrammarName; readonly least?: number }
  /** Any names, each with such a value. */
  | { readonly is: "map"; readonly of: GrammarName }
  /** Known names. `rest` says what stands under names of the form `deal_cf_…`. */
  | {
      readonly is: "object";
      readonly of: Readonly<Record<string, GrammarName>>;
      readonly needs?: readonly string[];
      readonly rest?: GrammarName;
    }
  /** Of these kinds of JSON, no two the same kind. */
  | { readonly is: "either"; readonly of: readonly GrammarName[] };

/** The name of a node; a list of texts is a `choice` of them. */
export type GrammarName = string | readonly (string | number | boolean)[];
