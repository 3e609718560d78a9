import fc from "fast-check";

/** Random rules and random leads that have something to do with each other. */
const keys = [
  "a",
  "b",
  "list",
  "name",
  "Ім'я",
  "x.y",
  "__proto__",
  "constructor",
  "phone",
  "price",
  "0",
  "items",
];
const key = fc.constantFrom(...keys);
const quoted = key.map((name) => `['${name.replaceAll("'", "''")}']`);
const simple = fc.constantFrom("a", "b", "list", "name", "phone", "price", "items", "toString");
const step = fc.oneof(
  simple.map((name) => `.${name}`),
  quoted,
  fc.constantFrom("[0]", "[-1]", "[*]", "[name=a]", "[a=*]", ".p*", ".*"),
);
const path = fc
  .tuple(
    fc.oneof(simple, quoted, fc.constantFrom("$", "@", "$one", "$two")),
    fc.array(step, { maxLength: 3 }),
  )
  .map(([start, steps]) => start + steps.join(""));

const constant = fc
  .oneof(fc.string({ maxLength: 12 }), fc.integer(), fc.double(), fc.boolean())
  .filter((value) => !(typeof value === "number" && !Number.isFinite(value)));
const separator = fc.constantFrom(".", ",");
const country = fc.constantFrom("UA", "PL");
const some = <T extends object>(model: { [Name in keyof T]: fc.Arbitrary<T[Name]> }) =>
  fc.record(model, { requiredKeys: [] });
/** Types by their name, and with their options. */
const type = fc.oneof(
  fc.constantFrom(
    "text",
    "phone",
    "decimal",
    "integer",
    "boolean",
    "cod",
    "date",
    "country",
    "postcode",
    "taxId",
    "point",
    "name",
    "address",
  ),
  fc
    .oneof(
      fc.tuple(fc.constant("phone"), some({ country, which: fc.constantFrom("first", "second", "all") })),
      fc.tuple(fc.constant("decimal"), some({ decimalSeparator: separator, minorUnits: fc.boolean() })),
      fc.tuple(fc.constant("integer"), some({ decimalSeparator: separator })),
      fc.tuple(
        fc.constant("date"),
        some({
          from: fc.constantFrom("DD.MM.YYYY", ["D MMMM YYYY", "YYYY-MM-DD"]),
          to: fc.constantFrom("D MMMM YYYY", "dddd HH:mm Z"),
          timeZone: fc.constantFrom("Europe/Kyiv", "America/New_York"),
          language: fc.constantFrom("uk", "pl"),
        }),
      ),
      fc.tuple(fc.constant("country"), some({ numeric: fc.boolean() })),
      fc.tuple(fc.constant("postcode"), some({ country })),
      fc.tuple(fc.constantFrom("taxId", "address"), some({ country })),
      fc.tuple(fc.constant("name"), some({ order: fc.constantFrom("first-last", "last-first", "auto") })),
      fc.tuple(fc.constantFrom("text", "boolean", "cod", "point"), fc.constant({})),
    )
    .map(([name, options]) => ({ type: name, ...options })),
);
const pattern = fc.constantFrom("{name} ({sku})={sum}", "*{name}*", "{a:number}[ x {b}]", "{a}, {b}", "x");

interface Tied {
  value: unknown;
  object: unknown;
  condition: unknown;
}

const language = fc.letrec<Tied>((tie) => {
  const values = fc.array(tie("value"), { minLength: 1, maxLength: 3 });
  const source = fc.oneof(
    { depthSize: "small", withCrossShrink: true },
    fc.record({ path }),
    fc.record({ value: constant }),
    fc.record({
      template: fc.constantFrom("{a}", "x[ {b}]", "{list[0].name}: {price}", "[{$one}][, {$two}]"),
    }),
    fc.record({ first: values }),
    fc.record({ join: values, with: fc.string({ maxLength: 3 }) }, { requiredKeys: ["join"] }),
    fc.record({ sum: values }),
    fc.record({ subtract: values }),
    fc.record({ multiply: values }),
    fc.record({ divide: values }),
    fc.record(
      { each: tie("value"), where: tie("condition"), take: tie("value") },
      { requiredKeys: ["each"] },
    ),
    fc.record({ test: tie("condition") }),
    fc.record({ status: fc.constantFrom("New", "Nowhere") }),
    fc.record({ orderSource: fc.constantFrom("Site", "Nowhere") }),
    fc.record({ warehouse: fc.constantFrom("Main", "Nowhere") }),
  );
  const modifiers = fc
    .record(
      {
        when: tie("condition"),
        missing: fc.constant(["(none)"]),
        decode: fc.constantFrom("json", "form", "csv"),
        clean: fc.subarray(["tags", "entities", "emoji", "spaces", "formula", "digits"]),
        split: fc.constantFrom(",", " ", "\n"),
        pattern,
        part: fc.constantFrom("name", "a", "sku", "first"),
        replace: fc.constant({ a: "b", "": "x" }),
        case: fc.constantFrom("upper", "lower", "title"),
        as: type,
        looked: fc.record(
          {
            lookup: fc.dictionary(
              fc.constantFrom("a", "", "1", "true", "*"),
              fc.oneof(constant, fc.record({ name: constant })),
            ),
            lookupBy: fc.constantFrom("exact", "ignoreCase", "pattern"),
            unmatched: fc.constantFrom("drop", "keep", "reject"),
          },
          { requiredKeys: ["lookup"] },
        ),
        default: tie("value"),
        // Seldom, or hardly any lead would become an order.
        required: fc.constantFrom(false, false, false, true),
      },
      { requiredKeys: [] },
    )
    // A part that its pattern does not have is rejected, and so is a companion without its word.
    .map(({ part, looked, ...others }) => ({
      ...others,
      ...looked,
      ...(part === undefined || others.pattern?.includes(`{${part}`) === false ? {} : { part }),
    }));
  const operand = fc.oneof(fc.integer(), tie("object"));
  return {
    object: fc.tuple(source, modifiers).map(([from, then]) => ({ ...then, ...from })),
    value: fc.oneof({ depthSize: "small" }, path, fc.integer(), fc.boolean(), tie("object")),
    condition: fc.oneof(
      { depthSize: "small" },
      fc.record({ path, is: fc.oneof(constant, tie("object")) }),
      fc.record({ path, exists: fc.boolean() }),
      fc.record({ path, empty: fc.boolean() }),
      fc.record({ path, gt: operand }),
      fc.record({ path, gte: operand, lte: operand }),
      fc.record({ path, lt: operand }),
      fc.record({ path, matches: pattern }),
      fc.record({ path, in: fc.array(constant, { maxLength: 3 }) }),
      fc.record({ all: fc.array(tie("condition"), { maxLength: 2 }) }),
      fc.record({ any: fc.array(tie("condition"), { maxLength: 2 }) }),
      fc.record({ not: tie("condition") }),
    ),
  };
});

const orderFields = [
  "order_status_id",
  "custom_source_id",
  "date_add",
  "currency",
  "payment_method",
  "payment_method_cod",
  "paid",
  "user_comments",
  "email",
  "phone",
  "delivery_price",
  "delivery_fullname",
  "delivery_postcode",
  "delivery_country_code",
  "delivery_state",
  "invoice_nip",
  "want_invoice",
  "extra_field_1",
  "deal_cf_1",
  "deal_cf_7",
  "deal_cf_Name",
];
const lineFields = [
  "name",
  "sku",
  "ean",
  "price_brutto",
  "line_brutto",
  "price_netto",
  "tax_rate",
  "quantity",
  "weight",
  "attributes",
  "storage",
  "warehouse_id",
];

/** A field takes one part of its pattern. */
function withPart(value: unknown): unknown {
  if (typeof value !== "object" || value === null || "part" in value || !("pattern" in value)) return value;
  const { pattern: _, ...others } = value;
  return others;
}

function fieldsOf(names: readonly string[]): fc.Arbitrary<Record<string, unknown>> {
  return fc.record(
    Object.fromEntries(names.map((name) => [name, fc.oneof(path, language.object.map(withPart))])),
    {
      requiredKeys: [],
    },
  );
}

const verdicts = fc.array(fc.record({ when: language.condition, reason: fc.constant("because") }), {
  maxLength: 1,
});
/** Named values that refer to each other in one direction only. */
const values = fc.record({
  one: fc.oneof(
    path.filter((own) => !own.includes("$")),
    fc.constant("list[0]"),
  ),
  two: fc.constant("$one.a"),
});
const lines = fc
  .record(
    {
      each: fc.oneof(fc.constantFrom("items", "list", "$", "items[*].list"), path),
      columns: fc.dictionary(fc.constantFrom("sku", "name", "price"), path),
      isColumns: fc.boolean(),
      values: some({ own: path.filter((own) => !own.includes("$")) }),
      when: language.condition,
      where: language.condition,
      match: fc.constant(false),
      fields: fieldsOf(lineFields),
    },
    { requiredKeys: ["each", "columns", "isColumns", "fields"] },
  )
  .map(({ each, columns, isColumns, ...others }) => ({ ...others, ...(isColumns ? { columns } : { each }) }));

export const rules = fc.record(
  {
    $schema: fc.constant("./rules.schema.json"),
    version: fc.constant(1),
    tests: fc.constant([{ name: "a lead", lead: { a: 1 }, order: {} }]),
    needsContact: fc.constant(false),
    defaults: some({
      country,
      currency: fc.constantFrom("UAH", "JPY", "BHD"),
      timeZone: fc.constant("Europe/Kyiv"),
      missing: fc.constant(["none"]),
      decimalSeparator: separator,
    }),
    // Most leads come alone.
    leads: fc.constantFrom(
      "nothing",
      { path: "nothing[*]", keep: "element" },
      { path: "list", keep: "whole" },
      { path: "$" },
    ),
    values,
    key: fc.oneof({ weight: 3, arbitrary: fc.constantFrom("name", "phone") }, path, language.object),
    skip: verdicts,
    reject: verdicts,
    warn: verdicts,
    fields: fieldsOf(orderFields),
    products: fc.oneof(lines, fc.array(lines, { maxLength: 2 })),
    maxLines: fc.constantFrom(1, 2, 1000),
    negativePrices: fc.constantFrom("keep", "reject"),
    discount: fc.record(
      {
        amount: fc.oneof(path, fc.constantFrom("price", "a")),
        percent: fc.boolean(),
        mode: fc.constantFrom("spread", "line"),
        name: path,
      },
      { requiredKeys: ["amount"] },
    ),
    total: path,
    share: fc.boolean(),
    match: fc.oneof(
      { weight: 1, arbitrary: fc.constant(false) },
      {
        weight: 5,
        arbitrary: some({
          by: fc.constantFrom(["sku", "ean"], ["ean"]),
          unmatched: fc.constantFrom("keep", "drop", "reject"),
          ambiguous: fc.constantFrom("keep", "first", "reject"),
          allOrNothing: fc.boolean(),
          priced: some({
            price: fc.constantFrom("lead", "catalog"),
            tolerance: fc.constantFrom(0, 50),
          }).chain((prices) => fc.constantFrom(5, "Retail").map((priceGroup) => ({ ...prices, priceGroup }))),
          storageId: fc.constant("bl_205"),
        }).map(({ priced, ...others }) => ({ ...others, ...priced })),
      },
    ),
    limits: fc.constantFrom(
      {
        user_comments: { max: 5, overflow: "admin_comments" },
        "products.name": "truncate",
        email: { overflow: "user_comments" },
      },
      { user_comments: "reject", "products.name": { max: 3, overflow: "attributes" } },
    ),
  },
  { requiredKeys: ["version", "fields", "values", "total"] },
);

const hostile = fc.constantFrom(
  "",
  " ",
  "-",
  "{{ad.name}}",
  "1e999",
  "-0",
  "NaN",
  "Infinity",
  "\u0000",
  "\ud800",
  "\u202e123",
  "1 299,50 грн",
  "80671234567",
  "067 123 45 67, 0501234567",
  "a@b.com",
  "2026-11-20T12:05:33Z",
  "0000-00-00",
  '{"a":[1,2]}',
  "[[[[",
  "a=1&b=2",
  "Mug (M-1)=10",
  "так",
  "Україна",
  "999999999999999999999",
  "👨‍👩‍👧".repeat(80),
  "x".repeat(700),
);
const leaf = fc.oneof(
  hostile,
  fc.string({ unit: "binary", maxLength: 30 }),
  fc.integer(),
  fc.double(),
  fc.boolean(),
  fc.constant(null),
  fc.constant(undefined),
);
export const lead = fc.oneof(
  {
    weight: 20,
    arbitrary: fc.letrec<{ node: unknown; record: unknown }>((tie) => ({
      record: fc.dictionary(key, tie("node"), { maxKeys: 8 }),
      node: fc.oneof(
        { depthSize: "small", maxDepth: 4 },
        leaf,
        tie("record"),
        fc.array(tie("node"), { maxLength: 4 }),
      ),
    })).record,
  },
  {
    weight: 1,
    arbitrary: fc.anything({
      withBigInt: true,
      withDate: true,
      withMap: true,
      withSet: true,
      withNullPrototype: true,
      withTypedArray: true,
    }),
  },
);
