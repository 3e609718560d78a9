import type { IssueLevel } from "./issue.ts";

/** What a code means. */
export interface IssueCode {
  readonly level: IssueLevel;
  /** What happened and what to do. `{name}` stands for a detail of the case at hand. */
  readonly text: string;
}

/**
 * Every code of an issue that mapping, explaining and checking rules can give. Codes are stable: programs
 * may tell issues apart by them; texts may change.
 */
export const issueCodes = {
  lead_unreadable: error(
    "The lead could not be read: a property of it threw an error. Pass plain decoded data.",
  ),
  lead_not_object: warning(
    "The lead is {kind}, so no path can match in it. Decode the request body before mapping.",
  ),
  received_at_invalid: error("`receivedAt` is no time. Pass a Date, or unix seconds."),
  refused: error("A rule refused the lead: {reason}"),
  rule_warning: warning("{reason}"),
  required_missing: error("A required value is missing. Correct the lead or the path of the rule."),
  path_unmatched: info(
    "No path of this rule stands in the lead. Where that is always so, the path is misspelt.",
  ),
  status_unknown: error(
    "No order status is mapped and the account is not known. Map `order_status_id`, or pass `account` to take its first status.",
  ),
  account_needed: error(
    "{what} is given by name and the account is not known. Pass `account`, or write the id.",
  ),
  name_unknown: error("{what} with this name is not in the account. Correct the name, or write the id."),
  name_ambiguous: error("{what} with this name stands in the account more than once. Write the id."),
  several_values: warning(
    "There are {count} values where one is needed: the first was taken. Use `join` for all of them.",
  ),
  not_a_text: warning(
    "There is {kind} where a text is needed, so it was left out. Extend the path to a part of it.",
  ),
  email_unusual: warning(
    "This does not look like an e-mail address. It was kept as it is; check it with the buyer.",
  ),
  currency_unknown: warning(
    "This is no ISO 4217 currency code, so it was left out. Add a `lookup` from the source's texts to codes.",
  ),
  truncated: warning(
    "The text has {length} characters and the limit is {max}: it was cut. Use `limits` to move the rest to another field.",
  ),
  overflowed: info(
    "The text has {length} characters and the limit is {max}: the rest was moved to `{into}`.",
  ),
  too_long_dropped: warning(
    "The text has {length} characters and the limit is {max}. A part of it would be wrong, so it was left out. Check the path of the rule.",
  ),
  too_long: error("The text has {length} characters and the limit is {max}. The rules refuse longer texts."),
  lookup_unmatched: warning("The value stands not in the `lookup` table. Add it, or give a `default`."),
  lookup_refused: error(
    "The value stands not in the `lookup` table, and the rule refuses such leads. Add it to the table.",
  ),
  pattern_unmatched: warning("The text does not fit the pattern. Add a pattern for texts like this one."),
  decode_failed: warning("The text is no {format}, so it was not decoded. Check the rule's `decode`."),
  divided_by_zero: warning("A division by zero has no result. Give a `default`."),
  too_large: warning("The number is too large for an order, so it was left out. Check the path of the rule."),
  no_integer: warning("A whole number is needed: the fraction was rounded. Check the path of the rule."),
  price_missing: warning("The line has no price: 0 was set. Map `price_brutto`, or name a `priceGroup`."),
  quantity_missing: warning("The line's quantity is missing or no number: 1 was set."),
  quantity_zero: warning("The line has the quantity 0: it was dropped. Leave such lines out with `where`."),
  quantity_negative: warning(
    "The line has a negative quantity: the sign was moved to the price. Check the source.",
  ),
  quantity_fraction: warning(
    "The line has {quantity} pieces, and Base takes whole ones: one piece was made of them, at the price of the line.",
  ),
  line_name_missing: warning("The line has no name: {instead} was used."),
  line_empty: warning("The line has no name, SKU, EAN or price: it was dropped."),
  line_without_sku: warning("The line has no SKU: it stays a text line, not linked to the catalog."),
  line_split: info(
    "The sum of the line cannot be divided by its quantity to the {unit}: it was split in two lines.",
  ),
  columns_uneven: warning(
    "The columns differ in length: missing cells were left empty. Check that they belong together.",
  ),
  sku_unmatched: warning(
    "No product of the catalog has this {by}: the line stays a text line. Correct it in the shop or in the catalog.",
  ),
  sku_dropped: warning("No product of the catalog has this {by}: the line was dropped."),
  sku_refused: error("No product of the catalog has this {by}, and the rules refuse such orders."),
  sku_ambiguous: warning(
    "{count} products of the catalog have this {by}: {done}. Give each product its own.",
  ),
  sku_ambiguous_refused: error(
    "{count} products of the catalog have this {by}, and the rules refuse such orders. Give each product its own.",
  ),
  lines_not_linked: warning(
    "Not every line has a product in the catalog, so none was linked: the rules want all or none.",
  ),
  price_from_catalog: info("The line has no price: the one of the price group was taken."),
  price_group_missing: warning("The product has no price in the price group of the rules."),
  discount_too_large: warning(
    "The discount is larger than the lines it applies to: it became a line of its own. Check the source.",
  ),
  total_differs: warning(
    "Lines and delivery make {sum}, the lead states {total}: the difference is {difference}.",
  ),
  extra_field_unknown: warning(
    "The account has no additional field with this id: Base would ignore the value. Correct the rule.",
  ),
  extra_field_option: warning(
    "The value is none of the options of this additional field. Add a `lookup`, or the option to the account.",
  ),
  extra_field_number: warning("This additional field takes numbers, and the value is none."),
  extra_field_date: warning("This additional field takes dates, and the value is none."),
  extra_field_file: warning("This additional field takes files; the value was left out."),
  status_dead: error("The account has no order status with the id {id}. Correct the rule."),
  source_dead: error("The account has no custom order source with the id {id}. Correct the rule."),
  warehouse_dead: error("The account has no warehouse with the id {id}. Correct the rule."),
  catalog_dead: error("The account has no catalog with the id {id}. Correct the rule."),
  price_group_dead: error("The account has no price group {id}. Correct the rule."),
  currency_differs: warning(
    "The price group counts in {group}, the orders are in {order}. Use a price group of the order's currency.",
  ),
  phone_empty: warning("There is no digit in the phone. It was kept as it is; check it with the buyer."),
  phone_too_short: warning("The phone has too few digits. It was kept as it is; check it with the buyer."),
  phone_too_long: warning("The phone has too many digits. It was kept as it is; check it with the buyer."),
  phone_invalid: warning(
    "No country has such a phone number. It was kept as it is; check it with the buyer.",
  ),
  phone_needs_country: warning(
    "The phone has no calling code. It was kept as it is; set `defaults.country`.",
  ),
  phone_placeholder: warning("The phone is a placeholder. It was kept as it is; check it with the buyer."),
  phone_no_second: warning("There is no second phone in the text, which was kept as it is."),
  phone_parser_failed: warning(
    "The `phoneParser` threw an error, so the phone was kept as it is. Correct the parser.",
  ),
  phone_extension_dropped: warning("The extension behind the phone was left out."),
  phone_repaired_trunk_80: warning("The phone had the old trunk prefix 8-0: it was repaired."),
  phone_repaired_trunk: info("The phone had a trunk prefix behind the calling code: it was left out."),
  phone_repaired_no_trunk: info("The phone lacked the trunk prefix of its country: it was repaired."),
  phone_repaired_prefix: info("The phone had a doubled or mixed prefix: it was repaired."),
  phone_repaired_plus: info("The phone had a calling code without a plus: it was added."),
  phone_repaired_letter: warning("The phone had a letter in the place of a digit: it was repaired."),
  date_missing: info("There is no date."),
  date_unreadable: warning("This is no date that can be read. Give its pattern in `from`."),
  date_impossible: warning("There is no such day or hour."),
  date_milliseconds: warning("The date was in milliseconds: it was made seconds."),
  date_microseconds: warning("The date was in microseconds: it was made seconds."),
  date_gap: info("The clocks went forward over this time: it was moved by as much."),
  date_overlap: info("The clocks went back over this time, so it was there twice: the first was taken."),
  date_ambiguous: info("Day and month could be exchanged. Give the pattern in `from`."),
  decimal_empty: warning("A number is needed, and there is none."),
  decimal_unreadable: warning("This is no number, or more than one. Take it apart with a `pattern`."),
  decimal_not_finite: warning("This number is not finite, or has too many digits."),
  decimal_too_long: warning("The text is too long to be a number."),
  decimal_ambiguous: info(
    "The number can be read in two ways (thousands or decimals). Set `mark`, or `defaults.decimalMark`.",
  ),
  boolean_unreadable: warning("This means neither yes nor no. Use a `lookup` to true and false."),
  country_unknown: warning("No country is known by this name or code. Use a `lookup` to ISO codes."),
  postcode_unreadable: warning("The postcode does not fit its country. It was kept as it is."),
} satisfies Record<string, IssueCode>;

/** The code of an issue. */
export type IssueCodeName = keyof typeof issueCodes;

/* @__NO_SIDE_EFFECTS__ */
function error(text: string): IssueCode {
  return { level: "error", text };
}

/* @__NO_SIDE_EFFECTS__ */
function warning(text: string): IssueCode {
  return { level: "warning", text };
}

/* @__NO_SIDE_EFFECTS__ */
function info(text: string): IssueCode {
  return { level: "info", text };
}
