/** How serious an issue is: an `error` prevents the order, a `warning` needs a look, an `info` does not. */
export type IssueLevel = "error" | "warning" | "info";

/** The level and the text of a code. An alias, so that users' declaration files need no name for it. */
export type CodeText = {
  readonly level: IssueLevel;
  /** What happened and what to do, in ICU message format: `{name}` is a detail of the issue. */
  readonly text: string;
};

/**
 * Every code that mapping, explaining and checking rules can report. Codes are stable, so programs can rely on them;
 * texts may change.
 */
export const issueCodes = {
  lead_unreadable: error("The lead could not be read: a property threw. Pass plain decoded data."),
  not_a_lead: error("This is `{what}`, not a lead. Pass `{pass}`."),
  too_much_work: error(
    "This rule needs too many {what, select, characters {characters in a text} elements {elements in a list} other {steps}} for this lead. Simplify it, or reject such leads.",
  ),
  more_issues: info(
    "{count, plural, one {# further issue has} other {# further issues have}} the code `{code}`.",
  ),
  leads_unsplit: error(
    "This request holds {count, plural, one {# lead} other {# leads}}. Pass each of `mapper.split(request)`.",
  ),
  received_at_invalid: error("`receivedAt` is not a valid time. Pass a Date."),
  rejected: error("A rule rejected the lead: {reason}"),
  rule_warning: warning("{reason}"),
  required_missing: error("A required value is missing. Check the lead and the path."),
  path_unmatched: warning(
    'This lead has nothing at {paths, list}. Nearest: {names, list}. Correct the path, or write `"required": false` where it may be absent.',
  ),
  element_unmatched: warning(
    'No element of the list has {paths, list}. Nearest: {names, list}. Paths in `each` start at the element: correct this one, or write `"required": false` where it may be absent.',
  ),
  path_absent: info(
    "This lead has nothing at {paths, list}. It has {names, list}. If that is always so, correct the path, or write your own text as `'{ \"value\": … }'`.",
  ),
  lines_unreadable: error(
    "{count, plural, one {The only element of the list has} other {The # elements of the list have}} nothing at the paths of `fields`: no order was made without lines. Correct the paths.",
  ),
  lines_unmapped: warning(
    "No rule reads the list {path, list} of {count, plural, one {# thing} other {# things}} with a price. Add `products` with this `each`.",
  ),
  no_contact: info(
    "There is no phone and no e-mail. The rules looked at {paths, list}; this lead has {names, list}. Correct the paths, or set `needsContact` to false.",
  ),
  contact_elsewhere: error(
    "The rules found no phone and no e-mail at {paths, list}, but the lead has what looks like one at {names, list}. Correct the paths, or set `needsContact` to false.",
  ),
  contact_swapped: warning(
    "`fields.phone` found an e-mail address and `fields.email` a phone: both were kept. Are the paths swapped?",
  ),
  name_is_path: error("The account has this name, but a text in a rule is a path. Write {correct}."),
  status_unknown: error("No order status is known. Map `order_status_id`, or pass `account`."),
  account_needed: error(
    "The rules give the name of the {what, select, status {order status} orderSource {custom order source} warehouse {warehouse} priceGroup {price group} other {additional field}}. Write its id, which `baselinker-sdk doctor` prints, or pass `account`.",
  ),
  name_unknown: error(
    'The account has no {what, select, status {order status} orderSource {custom order source} warehouse {warehouse} priceGroup {price group} other {additional field}} "{name}". {help, select, near {Did you mean "{near}"?} names {It has {names, list}.} other {Correct it, or write the id.}}',
  ),
  name_ambiguous: error(
    "The account has more than one {what, select, status {order status} orderSource {custom order source} warehouse {warehouse} priceGroup {price group} other {additional field}} with this name. Write the id.",
  ),
  key_absent: warning(
    'The lead has no key at {paths, list}: `forward` makes one from its content. Correct the rule `key`, or give it `"required": false`.',
  ),
  key_placeholder: error(
    "The key is what programs write where there is no id (`0`, `null` or an unfilled template): all such leads would count as one. Correct the rule `key` or the form.",
  ),
  key_unsafe: error(
    "The key is a number too large to be exact: other leads would get the same one. Use `decodeBody`, or send a text.",
  ),
  key_invalid: error(
    "The key is {kind, select, null {null} list {a list} object {an object} boolean {true or false} broken {a text with a broken character} other {too long, broken or not a text}}, not a text that can name a lead. Correct the rule `key`.",
  ),
  several_values: warning(
    "There {count, plural, one {is # value} other {are # values}} where one is needed: the first was used. Use `join` for all.",
  ),
  not_a_text: warning(
    "There is {kind, select, null {null} list {a list} object {an object} nothing {nothing} text {another text} boolean {true or false} function {a function} other {`{kind}`}} where text was expected: it was ignored. Extend the path, or correct the source.",
  ),
  text_damaged: warning(
    "The text has corrupted characters or HTML entities: it was kept. Correct the source, or add `clean`.",
  ),
  email_unreadable: warning("The e-mail address has a line break: it was ignored. Check it with the buyer."),
  contact_unreadable: error(
    "The lead has no phone, and its e-mail address cannot be read. Correct the lead, or set `needsContact` to false.",
  ),
  looks_like_formula: warning(
    'The text begins like a formula, which a spreadsheet may run: it was kept. Add `"clean": ["formula"]`.',
  ),
  email_unusual: warning(
    "This does not look like an e-mail address. It was kept, unless it says that there is none. Check it with the buyer.",
  ),
  email_repaired: warning("The e-mail address had a space or a comma in it: it was repaired."),
  email_typo: info("This domain has no e-mail: {meant} was probably meant."),
  currency_differs_value: warning(
    "The amount is in {own}, the order in {order}: it was ignored. Convert it, or correct `currency`.",
  ),
  currency_unknown: warning(
    "This is not an ISO 4217 currency code: it was ignored. Add a `lookup` to codes.",
  ),
  truncated: warning(
    "{length} characters are over the limit of {max}: the text was cut. `limits` can move the rest.",
  ),
  overflowed: info("{length} characters are over the limit of {max}: the rest was moved to `{into}`."),
  too_long_dropped: warning(
    "{length} characters are over the limit of {max}: the text was ignored, as a part would be wrong. Check the path.",
  ),
  length_uncertain: info(
    "{length} characters were sent: newer pages of Base allow {max}, older ones {safe}. Check the order, or set `limits`.",
  ),
  too_long: error("{length} characters are over the limit of {max}: the rules reject it."),
  condition_unreadable: warning(
    "The condition needs a number, or yes or no, and this is neither: it counts as false. Check the path.",
  ),
  lookup_unmatched: warning("The value is not in the `lookup`. Add it, or give a `default`."),
  lookup_rejected: error("The value is not in the `lookup`: the rules reject it. Add it."),
  pattern_unmatched: warning("The text does not match the pattern. Add a pattern for it."),
  line_unreadable: error(
    'This line of the text does not match the pattern: no order was made without it. Add a pattern for it, or write `"required": false`.',
  ),
  decode_failed: warning(
    "The text is not valid {format, select, form {form data} other {{format}}}. Check the rule's `decode`.",
  ),
  divided_by_zero: warning("A division by zero has no result. Give a `default`."),
  too_large: warning("The number is too large for an order: it was ignored. Check the path."),
  no_integer: warning("The number is not whole: it was rounded. Check the path."),
  price_missing: warning("The line has no price: 0 was set. Map `price_brutto`, or name a `priceGroup`."),
  quantity_missing: warning("The line has no valid quantity: 1 was set."),
  quantity_unreadable: error(
    "The quantity is not a number of pieces. Correct the lead, use a `pattern`, or give a `default`.",
  ),
  quantity_zero: warning("The line has the quantity 0: it was dropped. Leave such lines out with `where`."),
  quantity_negative: warning(
    "The line has a negative quantity: the sign was moved to the price. Check the source.",
  ),
  quantity_fraction: warning(
    "The line has {quantity} pieces, and Base takes whole ones: it became one piece at the price of the line.",
  ),
  tax_rate_fraction: warning("The tax rate is below 1 %, as fractions are. Multiply it by 100."),
  line_name_missing: warning(
    "The line has no name: {instead, select, sku {its SKU was} ean {its EAN was} attributes {its attributes were} other {a dash was}} used.",
  ),
  line_empty: warning("The line has no name, SKU, EAN or price: it was dropped."),
  line_without_sku: warning("The line has no SKU: it was added without a link to the catalog."),
  line_unlinked: info(
    "The line has no product, as the rules say: it was added without a link to the catalog.",
  ),
  line_split: info(
    "The price of the line cannot be divided by its quantity to the {unit, select, cent {cent} other {smallest unit}}: it was split into two lines.",
  ),
  too_many_lines: error("The lead has more than {max} lines. Check `each`, or raise `maxLines`."),
  order_too_large: error("The order has more than {max} bytes. Map fewer or shorter texts."),
  columns_uneven: warning("The columns differ in length: missing cells stay empty. Check the source."),
  sku_unmatched: warning(
    "No product of the catalog has this {by}{help, select, near { (≈ `{near}`)} other {}}: the line was added without a link to the catalog. Correct the shop or the catalog.",
  ),
  sku_dropped: warning(
    "No product of the catalog has this {by}{help, select, near { (≈ `{near}`)} other {}}: the line was dropped.",
  ),
  sku_rejected: error(
    "No product of the catalog has this {by}{help, select, near { (≈ `{near}`)} other {}}: the rules reject it.",
  ),
  sku_unchecked: warning(
    "Base could not be asked about this {by}: the line was added without a link to the catalog. Link it in Base, or check the connection.",
  ),
  sku_unchecked_needed: error(
    "Base could not be asked about this {by}, and the rules depend on the answer: no order was made. Forward the lead again.",
  ),
  sku_ambiguous: warning(
    "{count, plural, one {# product} other {# products}} of the catalog have this {by}: {done, select, first {the first was used} other {the line was added without a link to the catalog}}. Give each its own.",
  ),
  sku_ambiguous_rejected: error(
    "{count, plural, one {# product} other {# products}} of the catalog have this {by}: the rules reject it. Give each its own.",
  ),
  lines_not_linked: warning(
    "Not every line has a product in the catalog: none was linked, as the rules say.",
  ),
  price_from_catalog: info("The price of the line is that of the price group."),
  price_negative: warning("The price of the line is negative. Check the source, or reject such orders."),
  price_negative_rejected: error("The price of the line is negative: the rules reject it."),
  price_differs: warning(
    "The price of the line differs by {percent} % from that of the price group. Check the source.",
  ),
  line_amount_too_large: error("An amount of the line is too large for an order. Check the source."),
  price_shared: info("The line has no price: its share of the total was used."),
  price_unread: warning(
    "By the rules the line has no price, but the lead has {name, list}: its share of the total was used. Map that amount.",
  ),
  price_group_missing: warning("The product has no price in the price group of the rules."),
  discount_too_large: warning(
    "The discount is larger than the lines: it became a line of its own. Check the source.",
  ),
  total_differs: warning(
    "Lines and delivery make {sum}, the lead states {total}: the difference is {difference}.",
  ),
  total_far_off: error(
    "Lines and delivery make {sum}, the lead states {total}: more than half is missing or too much. Correct the paths of `products` or `total`.",
  ),
  extra_field_unknown: warning(
    "The account has no additional field with this id: Base would ignore the value. Correct the rule.",
  ),
  extra_field_option: warning(
    "The value is not an option of this additional field. Add a `lookup`, or the option to the account.",
  ),
  extra_field_number: warning("The value is not a number, and this additional field takes numbers."),
  extra_field_date: warning("The value is not a date, and this additional field takes dates."),
  extra_field_file: warning(
    "The value is not a file, and this additional field takes files: it was ignored.",
  ),
  status_not_found: error("The account has no order status {id}. Correct the rule."),
  source_not_found: warning(
    "The account has no custom order source {id}: Base would ignore it. Correct the rule.",
  ),
  warehouse_not_found: error("The account has no warehouse {id}. Correct the rule."),
  catalog_not_found: error("The account has no catalog {id}. Correct the rule."),
  price_group_not_found: error("The account has no price group {id}. Correct the rule."),
  currency_differs: warning(
    "The price group is in {group}, the orders in {order}. Use one in their currency.",
  ),
  phone_empty: warning("The phone has no digits: it was kept. Check it with the buyer."),
  phone_too_short: warning("The phone has too few digits: it was kept. Check it with the buyer."),
  phone_too_long: warning("The phone has too many digits: it was kept. Check it with the buyer."),
  phone_invalid: warning(
    "This is not a valid phone number in any country: it was kept. Check it with the buyer.",
  ),
  phone_needs_country: warning("The phone has no calling code: it was kept. Set `defaults.country`."),
  phone_placeholder: warning("The phone is a placeholder: it was kept. Check it with the buyer."),
  phone_no_second: warning("The phone is the only one in the text."),
  phone_parser_failed: warning(
    "The `phoneParser` threw an error or returned a promise: this lead was read without it. Correct it.",
  ),
  phone_extension_dropped: warning("The phone had an extension: it was dropped."),
  phone_repaired_trunk_80: info("The phone had the old trunk prefix 8-0: it was repaired."),
  phone_from_text: warning("The phone was among other words or numbers. Check it with the buyer."),
  phone_repaired_trunk: info("The phone had a trunk prefix after the country code: it was dropped."),
  phone_repaired_no_trunk: warning("The phone had no trunk prefix: it was repaired."),
  phone_repaired_prefix: warning("The phone had a doubled or mixed prefix: it was repaired."),
  phone_repaired_plus: info("The phone had a plus but no calling code: that of the country was added."),
  phone_repaired_letter: info("The phone had a letter for a digit: it was repaired."),
  date_missing: info("The text has no date."),
  date_unreadable: warning("The date cannot be read. Give its pattern in `from`."),
  date_impossible: warning("This date or time does not exist. Check the source."),
  date_unlikely: warning(
    "The date of the order is before 2000 or days after its receipt: {done, select, kept {it was kept} other {the time of receipt was used}}. Check the source.",
  ),
  date_zone_assumed: info("The time has no zone: UTC was assumed. Set `defaults.timeZone`."),
  date_excel: info("The date was a number of days, as in Excel."),
  date_milliseconds: info("The date was in milliseconds: it was made seconds."),
  date_microseconds: info("The date was in microseconds: it was made seconds."),
  date_gap: warning("This local time does not exist (clocks go forward): it was moved forward."),
  date_overlap: warning("This local time exists twice (clocks go back): the first was used."),
  date_ambiguous: warning(
    "Day and month could be swapped, or the name means another month in another language: the date was ignored. Give its pattern in `from`, or its `language`.",
  ),
  not_minor_units: warning(
    "The amount has a fraction or a currency, not the smallest unit: it was ignored. Remove `minorUnits`.",
  ),
  decimal_empty: warning("The text has no number."),
  decimal_unreadable: warning("The text is not one number. Split it with a `pattern`."),
  decimal_not_finite: warning("The number is not finite, or has too many digits."),
  decimal_too_long: warning("The text is too long for a number."),
  decimal_ambiguous: warning(
    "The number can be read in two ways. Set `decimalSeparator`, or `defaults.decimalSeparator`.",
  ),
  boolean_unreadable: warning("This is neither yes nor no. Add a `lookup` to true and false."),
  cod_unreadable: warning(
    "It is unclear whether the courier collects the money: Base treats the order as prepaid. Add a `lookup` to true and false.",
  ),
  point_unreadable: warning(
    "No number or code of a pick-up point was found: the text was kept. Use a `pattern`, or map a field that holds it.",
  ),
  address_unreadable: warning(
    "City and street cannot be separated: nothing was taken. Use a `pattern`, or map fields that hold them.",
  ),
  city_unusual: warning(
    'This does not look like a city: it was kept. Take the city out with a `pattern`, or with `"as": "address"` if the street is here too.',
  ),
  country_unknown: warning(
    "No country has this name or code. Add a `lookup` to codes. Numbers of ISO 3166-1 need `numeric`.",
  ),
  postcode_padded: info("The postcode had no leading zero: it was added."),
  name_unreadable: warning(
    "This is an e-mail address or a number where a name was expected: it was ignored.",
  ),
  name_swapped: info("The surname was before the given name."),
  name_company: info("This is the name of a company: it was not taken apart."),
  name_unsure: info(
    "It is unclear which words are the surname. Map a field that has the surname alone, or set `order` for names of two words.",
  ),
  tax_id_invalid: warning(
    "This is not a tax number, by its length or its check digit. It was kept, unless it says that there is none. Check it.",
  ),
  postcode_unreadable: warning("The postcode does not fit its country: it was kept."),
} satisfies Record<string, CodeText>;

/** The code of an issue. */
export type MappingCode = keyof typeof issueCodes;

/* @__NO_SIDE_EFFECTS__ */
function error<const Text extends string>(text: Text): { readonly level: "error"; readonly text: Text } {
  return { level: "error", text };
}

/* @__NO_SIDE_EFFECTS__ */
function warning<const Text extends string>(text: Text): { readonly level: "warning"; readonly text: Text } {
  return { level: "warning", text };
}

/* @__NO_SIDE_EFFECTS__ */
function info<const Text extends string>(text: Text): { readonly level: "info"; readonly text: Text } {
  return { level: "info", text };
}
