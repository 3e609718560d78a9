/**
 * Rules and a lead that cost as much as someone could make them. `size` is that of the lead in characters.
 */
export type Attack = (size: number) => { readonly rules: unknown; readonly lead: unknown };

const status = { order_status_id: 1 };
const withFields = (fields: object, more: object = {}) => ({
  version: 1,
  needsContact: false,
  ...more,
  fields: { ...status, ...fields },
});

const times = <T>(count: number, make: (index: number) => T): T[] =>
  Array.from({ length: count }, (_, index) => make(index));
const named = <T>(count: number, make: (index: number) => T, prefix = "v") =>
  Object.fromEntries(times(count, (index) => [`${prefix}${index}`, make(index)]));
/** Fields of about the given number of characters of rules in all. */
const extra = (count: number, make: (index: number) => unknown) =>
  Object.fromEntries(times(count, (index) => [`deal_cf_${index + 10}`, make(index)]));
const text = (size: number, piece = "a") => piece.repeat(Math.ceil(size / piece.length)).slice(0, size);
/** A list of the given length as JSON. */
const list = <T>(size: number, element: T): T[] =>
  times(Math.ceil(size / (JSON.stringify(element).length + 1)), () => element);

/** Values of which each uses the one before it twice. */
const doubling = (make: (before: string) => unknown): Attack => {
  return (size) => ({
    rules: withFields(
      { user_comments: "$v23" },
      { values: named(24, (n) => (n === 0 ? "a" : make(`$v${n - 1}`))) },
    ),
    lead: { a: text(size, "7") },
  });
};

const onText = (value: (index: number) => unknown, count: number, piece = "a"): Attack => {
  const rules = withFields(extra(count, value));
  return (size) => ({ rules, lead: { a: text(size, piece) } });
};

/** Every way of making the mapper work that was thought of. Rules are of 100 kB at most, unless the name says otherwise. */
export const attacks: Readonly<Record<string, Attack>> = {
  "values that double as text": doubling((before) => ({ join: [before, before], with: "" })),
  "values that double in templates": doubling((before) => ({ template: `{${before}}{${before}}` })),
  "values that double and are missing": (size) => ({
    rules: withFields(
      { user_comments: "$v23" },
      { values: named(24, (n) => (n === 0 ? "none" : { first: [`$v${n - 1}`, `$v${n - 1}`] })) },
    ),
    lead: { a: text(size) },
  }),
  "products that square": (size) => ({
    rules: withFields(
      { user_comments: "$v23" },
      { values: named(24, (n) => (n === 0 ? "n" : { multiply: [`$v${n - 1}`, `$v${n - 1}`] })) },
    ),
    lead: { n: "123456.789", a: text(size) },
  }),
  "sums of long numbers": (size) => ({
    rules: withFields({ delivery_price: { sum: ["list[*]"] } }),
    lead: { list: list(size, "9".repeat(50)) },
  }),
  "replacements that grow": (size) => ({
    rules: withFields(
      { user_comments: "$v23" },
      { values: named(24, (n) => (n === 0 ? "a" : { path: `$v${n - 1}`, replace: { a: "aaaaaaaaaa" } })) },
    ),
    lead: { a: text(size) },
  }),
  "one replacement by 50 kB": (size) => ({
    rules: withFields({ user_comments: { path: "a", replace: { a: text(50_000, "b") } } }),
    lead: { a: text(size) },
  }),
  "replacements of what is nearly there": onText(
    () => ({ path: "a", replace: { [`${text(20_000)}b${text(20_000)}`]: "x" } }),
    2,
  ),
  "many replacements": onText((n) => ({ path: "a", replace: named(50, (_each) => `${n}`, `a${n}`) }), 60),
  "a separator that is nearly there": onText(
    () => ({ path: "a", split: `${text(20_000)}b${text(20_000)}` }),
    2,
  ),
  "split by nothing": onText(() => ({ path: "a", split: "" }), 2000),
  "split by one sign": onText(() => ({ path: "a", split: "," }), 2000, ","),
  "a path of 50,000 steps": (size) => ({
    rules: withFields({ user_comments: `${text(100_000, "a.")}a` }),
    lead: { a: text(size) },
  }),
  "paths of 100 steps": (size) => {
    let lead: unknown = text(size);
    for (let level = 0; level < 99; level += 1) lead = { a: lead };
    return { rules: withFields(extra(450, () => times(99, () => "a").join("."))), lead };
  },
  "paths of 100 steps that end early": (size) => ({
    rules: withFields(extra(450, () => times(99, () => "a").join("."))),
    lead: { a: {}, b: text(size) },
  }),
  "a path of 1000 stars": (size) => ({
    rules: withFields({ user_comments: times(1000, () => "*").join(".") }),
    lead: { a: text(size) },
  }),
  "stars over lists in lists": (size) => {
    let lead: unknown = list(Math.min(size, 2000), 1);
    while (JSON.stringify(lead).length < size) lead = [lead, lead, lead, lead];
    return { rules: withFields(extra(2000, () => "@.*.*.*.*.*.*.*.none")), lead };
  },
  "lists in lists": (size) => ({
    rules: withFields({
      user_comments: {
        join: [
          { each: "$.l", take: { join: [{ each: "$.l", take: { join: [{ each: "$.l", take: "x" }] } }] } },
        ],
      },
    }),
    lead: { l: list(size, { x: "1" }) },
  }),
  "lists of lists": (size) => ({
    rules: withFields(
      { user_comments: "$v23" },
      { values: named(24, (n) => (n === 0 ? "l" : { each: `$v${n - 1}`, take: `$v${n - 1}` })) },
    ),
    lead: { l: list(size, 1) },
  }),
  "many long fields": onText(() => "a", 3500),
  "many long fields with accents": onText(() => "a", 3500, "ё\ud83d\ude00\u0301"),
  "many long fields of control characters": onText(() => "a", 3500, "\u0001\ud800"),
  "long fields that overflow": (size) => ({
    rules: withFields(
      extra(1000, () => "a"),
      { limits: extra(1000, () => ({ max: 1, overflow: "admin_comments" })) },
    ),
    lead: { a: text(size) },
  }),
  "fields of one list": (size) => ({
    rules: withFields(extra(3500, () => "l")),
    lead: { l: list(size, "x") },
  }),
  "finds in a list": (size) => ({
    rules: withFields(extra(2500, (n) => `l[k=x${n}].v`)),
    lead: { l: list(size, { k: "y", v: 1 }) },
  }),
  "finds by a part of a long text": (size) => ({
    rules: withFields(extra(2000, () => "l[k=*b*c*].v")),
    lead: { l: [{ k: text(size), v: 1 }] },
  }),
  "finds by a long text": (size) => ({
    rules: withFields(extra(40, () => `l[k=*${text(900)}b${text(900)}*].v`)),
    lead: { l: [{ k: text(size), v: 1 }] },
  }),
  "stars in keys": (size) => ({
    rules: withFields(extra(3000, () => "a*b*c*")),
    lead: named(size / 14, () => 1, "aaaaaaaaa"),
  }),
  "a pattern on a long text": onText(
    () => ({ path: "a", pattern: "*{a}* {b:number}*x*{c}*(*", part: "a" }),
    1,
  ),
  "patterns on a long text": onText(
    () => ({ path: "a", pattern: "{a}{b:number}x{c}-{d}", part: "a" }),
    1000,
    "1",
  ),
  "patterns with brackets": onText(() => ({ path: "a", pattern: "({a})({b})({c})x", part: "a" }), 1000, "()"),
  "patterns of alternatives": (size) => ({
    rules: withFields(
      {},
      { skip: times(100, () => ({ when: { path: "a", matches: `${text(600, "{a|aa}")}b` }, reason: "r" })) },
    ),
    lead: { a: text(size) },
  }),
  "patterns with stars": onText(() => ({ path: "a", pattern: `{a}${text(400, "*a")}b`, part: "a" }), 100),
  "patterns that are nearly there": onText(
    () => ({ path: "a", pattern: `{a}${text(450)}b${text(450)}`, part: "a" }),
    90,
  ),
  "a lookup of 3000 patterns": (size) => ({
    rules: withFields({
      user_comments: { path: "a", lookup: named(3000, () => "x", "*a{b}c"), lookupBy: "pattern" },
    }),
    lead: { a: text(size) },
  }),
  "columns by keys": (size) => ({
    rules: withFields(
      {},
      { products: { columns: named(3000, (n) => `c${n}_*`, "c"), fields: { name: "c0", sku: "c1" } } },
    ),
    lead: named(size / 12, () => 1, "c1_"),
  }),
  "columns of lists": (size) => ({
    rules: withFields(
      {},
      { products: { columns: named(3000, () => "l", "c"), fields: { name: "c0", sku: "c1" } } },
    ),
    lead: { l: list(size, "x") },
  }),
  "lists of lines that no rule reads": (size) => ({
    rules: withFields(extra(3500, (n) => `list${n}[0].name`)),
    lead: { l: times(100, (n) => named(size / 2500, () => [{ name: "x", price: 1 }], `lines${n}_`)) },
  }),
  "a graph of shared parts without lines": (size) => {
    let part: object = list(size, { x: 1 });
    for (let depth = 0; depth < 6; depth += 1) {
      const shared = part;
      part = named(100, () => shared);
    }
    return { rules: withFields({ user_comments: "a" }), lead: { part } };
  },
  lines: (size) => ({
    rules: withFields(
      {},
      { products: { each: "l", fields: { name: "n", price_brutto: "p", quantity: "q" } } },
    ),
    lead: { l: list(size, { n: "x", p: "1", q: 1 }) },
  }),
  "empty lines": (size) => ({
    rules: withFields({}, { products: { each: "l", fields: { name: "n" } } }),
    lead: { l: list(size, { x: 1 }) },
  }),
  "lines of many values": (size) => ({
    rules: withFields(
      {},
      {
        products: {
          each: "l",
          fields: {
            name: { first: times(4000, (n) => `a${n}`) },
            sku: { join: times(4000, (n) => `b${n}`) },
          },
        },
      },
    ),
    lead: { l: list(size, { n: 1 }) },
  }),
  "lines of many rules": (size) => ({
    rules: withFields({}, { products: times(1500, () => ({ each: "l", fields: { name: "n", ean: "e" } })) }),
    lead: { l: list(size, { n: "" }) },
  }),
  "lines with 5 MB of text": (size) => ({
    rules: withFields(
      {},
      { products: { each: "l", fields: { name: "$.a", sku: "$.a", attributes: "$.a" } } },
    ),
    lead: { a: text(size), l: times(1000, () => ({ n: 1 })) },
  }),
  "conditions on a list": (size) => ({
    rules: withFields({}, { skip: times(1500, (n) => ({ when: { path: "l", is: `x${n}` }, reason: "r" })) }),
    lead: { l: list(size, "y") },
  }),
  "conditions on a long text": (size) => ({
    rules: withFields({}, { skip: times(1500, (n) => ({ when: { path: "a", gt: n }, reason: "r" })) }),
    lead: { a: `${text(size, " ")}x` },
  }),
  "conditions of many constants": (size) => ({
    rules: withFields({
      user_comments: { join: [{ each: "l", where: { path: "@", in: times(10_000, (n) => n) } }] },
    }),
    lead: { l: list(size, "x") },
  }),
  "conditions with a value of their own": (size) => ({
    rules: withFields(
      {},
      { skip: [{ when: { path: "l", is: { join: times(5000, () => "l[0]") } }, reason: "r" }] },
    ),
    lead: { l: list(size, "x") },
  }),
  "many texts that mean nothing": (size) => ({
    rules: withFields(
      extra(1500, (n) => `k${n}`),
      { defaults: { missing: times(4000, (n) => `nothing ${n}`) } },
    ),
    lead: { ...named(1500, () => "something", "k"), a: text(size) },
  }),
  "dates in time zones": (size) => ({
    rules: withFields(
      extra(1100, (n) => ({ path: `d[${n}]`, as: { type: "date", timeZone: "Europe/Kyiv", to: "D MMMM" } })),
    ),
    lead: { d: list(Math.min(size, 60_000), "20 листопада 2026 р. о 14:05") },
  }),
  "dates in a list": (size) => ({
    rules: withFields({ user_comments: { join: [{ path: "d", as: "date" }] } }),
    lead: { d: list(size, "aaaaaaaaaaaaaaaaaaaaaaaaaaaaaa") },
  }),
  "dates by 8000 patterns": (size) => ({
    rules: withFields({
      date_add: { path: "d[0]", as: { type: "date", from: times(8000, (n) => `D.${n}.Y`) } },
    }),
    lead: { d: list(size, "20 x 2026") },
  }),
  phones: (size) => ({
    rules: withFields(
      extra(2000, () => ({ path: "a", as: { type: "phone", which: "all" } })),
      { defaults: { country: "UA" } },
    ),
    lead: { a: text(size, "067 ") },
  }),
  "phones of pluses": (size) => ({
    rules: withFields(extra(3000, () => ({ path: "a", as: "phone" }))),
    lead: { a: text(size, "+") },
  }),
  "phones in a list": (size) => ({
    rules: withFields({ user_comments: { join: [{ path: "d", as: "phone" }] } }),
    lead: { d: list(size, "0671 0672 0673 0674 0675") },
  }),
  "numbers in a list": (size) => ({
    rules: withFields({ user_comments: { join: [{ path: "d", as: "decimal" }] } }),
    lead: { d: list(size, "x") },
  }),
  "countries in a list": (size) => ({
    rules: withFields({ user_comments: { join: [{ path: "d", as: "country" }] } }),
    lead: { d: list(size, "Утопія") },
  }),
  "names in a list": (size) => ({
    rules: withFields({ user_comments: { join: [{ path: "d", as: "name", part: "first" }] } }),
    lead: { d: list(size, "Jan Maria Kowalski") },
  }),
  "JSON in a text": onText(() => ({ path: "a", decode: "json", part: "x" }), 2000, "[[],[],[]]".repeat(1)),
  "nested JSON in a text": (size) => ({
    rules: withFields(extra(2000, () => ({ path: "a", decode: "json" }))),
    lead: { a: `[${text(size, "[],")}1]` },
  }),
  "CSV in a text": onText(() => ({ path: "a", decode: "csv" }), 2000, "a\n"),
  "a form in a text": onText(() => ({ path: "a", decode: "form" }), 2000, "%aa"),
  "cleaning entities": onText(
    () => ({ path: "a", clean: ["tags", "entities", "emoji", "spaces"] }),
    2000,
    "&amp;",
  ),
  "cleaning tags": onText(
    () => ({ path: "a", clean: ["tags", "entities", "emoji", "spaces"] }),
    2000,
    "<br>",
  ),
  "title case": onText(() => ({ path: "a", case: "title" }), 2000, "a\n"),
  "templates of 30,000 paths": onText(() => ({ template: text(90_000, "{a}") }), 1),
  templates: onText(() => ({ template: "{a}{a}{a}{a}" }), 2000),
  "joins of a list": (size) => ({
    rules: withFields(extra(2000, () => ({ join: ["l[*].x"], with: ", " }))),
    lead: { l: list(size, { x: "y" }) },
  }),
  "joins with 50 kB between": (size) => ({
    rules: withFields({ user_comments: { join: ["l[*].x"], with: text(50_000) } }),
    lead: { l: list(size, { x: "y" }) },
  }),
  "first of empty lists": (size) => ({
    rules: withFields(extra(2000, () => ({ first: ["l[*]", "m"] }))),
    lead: { l: list(size, "") },
  }),
  "a row of 3000 values": (size) => ({
    rules: withFields(
      { user_comments: "$v2999" },
      { values: named(3000, (n) => (n === 0 ? "a" : `$v${n - 1}`)) },
    ),
    lead: { a: text(size) },
  }),
  "a cycle of 3000 values": (size) => ({
    rules: withFields(
      { user_comments: "$v2999" },
      { values: named(3000, (n) => `$v${n === 0 ? 2999 : n - 1}`) },
    ),
    lead: { a: text(size) },
  }),
  "1000 values that are not there": (size) => ({
    rules: withFields(
      extra(500, (n) => `$${text(45, "xyz")}${n}`),
      { values: named(800, () => "a", text(45, "zyx")) },
    ),
    lead: { a: text(size) },
  }),
  "wrong words": (size) => ({
    rules: withFields(extra(2000, () => ({ path: "a", looup: {} }))),
    lead: { a: text(size) },
  }),
  "100,000 wrong names in 2 MB": (size) => ({
    rules: withFields(named(100_000, () => "a", "delivery_adress")),
    lead: { a: text(size) },
  }),
  "a request of many leads": (size) => ({
    rules: withFields({}, { leads: { path: "l[*]", keep: "whole" } }),
    lead: { l: list(size / 2, 1), ...named(size / 24, () => 1, "k") },
  }),
  "rules that are the text of tabs": (size) => ({ rules: text(100_000, "\t"), lead: { a: text(size) } }),
  "rules that are the text of slashes": (size) => ({
    rules: `${text(100_000, "/")}\n`,
    lead: { a: text(size) },
  }),
  "a table of many rows": (size) => ({
    rules: times(8_000, (n) => [`deal_cf_${n}`, "a"]),
    lead: { a: text(size) },
  }),
  "many keys and paths that are absent": (size) => ({
    rules: withFields(extra(500, (n) => `absent${n}`)),
    lead: named(size / 12, () => 1, "key"),
  }),
  "many keys one level down and paths that are absent": (size) => ({
    rules: withFields(extra(500, (n) => `form.absent${n}`)),
    lead: { form: named(size / 12, () => 1, "key") },
  }),
  "many objects of many keys and paths that are absent": (size) => ({
    rules: withFields(extra(500, (n) => `telephone${n}.number`)),
    lead: named(50, () => named(size / 600, () => 1, "telefone")),
  }),
  "long names and paths that are absent": (size) => ({
    rules: withFields(extra(500, (n) => `${text(50, "telephone_")}${n}.number`)),
    lead: named(size / 64, () => 1, text(54, "telefone_")),
  }),
  "elements of many keys and paths that are absent": (size) => ({
    rules: withFields(extra(500, (n) => `list[0].absent${n}`)),
    lead: { list: [named(size / 12, () => 1, "key")] },
  }),
  "many texts to find": (size) => ({
    rules: withFields(extra(500, (n) => `list[name=telephone${n}].value`)),
    lead: { list: list(size, { name: "telefone", value: 1 }) },
  }),
  "issues without end": (size) => ({
    rules: withFields(
      {},
      {
        products: {
          each: "l",
          fields: { name: "n", sku: { path: "o", lookup: {} }, price_brutto: "n", quantity: "n" },
        },
      },
    ),
    lead: { l: list(size, { n: "x", o: "y" }) },
  }),
};
