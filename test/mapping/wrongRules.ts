import type { ProblemName, ProblemPart } from "../../src/mapping/contract/problemTexts.ts";
import { fromLeadBox } from "../../src/mapping/parse/fromLeadBox.ts";
import { parseRules, type RulesOptions } from "../../src/mapping/parse/parseRules.ts";
import { RulesError, type RulesProblem } from "../../src/shared/errors/rulesError.ts";

/** Returns what is wrong with rules. */
export function problemsOf(read: () => unknown): readonly RulesProblem[] {
  try {
    read();
    return [];
  } catch (error) {
    if (error instanceof RulesError) return error.problems;
    throw error;
  }
}

/** Reads wrong rules, which always throws. A table is read in English. */
export type WrongRules = (options?: RulesOptions) => unknown;

/** Wrong rules for each sentence. A sentence without an example does not compile. */
export const wrongRules: { readonly [Name in ProblemName]: WrongRules } = {
  "not_json.number": field({ value: Number.NaN }),
  "not_json.kind": field({ value: () => "x" }),
  "not_json.date": field({ value: new Date(0) }),
  "not_json.depth": field(nested(45, (inner) => ({ first: [inner] }))),
  "not_json.size": rules({ tests: Array.from({ length: 200_001 }, () => 1) }),
  "wrong_type.kind": rules({ fields: [] }),
  "wrong_type.rules": whole(undefined),
  "wrong_type.table": whole("email\tEmail\nphone\tPhone"),
  "wrong_type.file": whole("./rules.json"),
  "wrong_type.text": whole('{ "version": 1 }'),
  "wrong_type.bytes": whole(new Uint8Array([123])),
  "wrong_type.module": whole({ default: { version: 1, fields: {} } }),
  "wrong_type.promise": whole(Promise.resolve({})),
  "wrong_type.object": whole(new Map()),
  "wrong_type.mixed": whole({ email: "Email", skip: [] }),
  "missing.element": field({ first: [] }),
  "missing.name": whole({ fields: {} }),
  "missing.fields": () => fromLeadBox({ products: "items" }),
  "missing.column": () => fromLeadBox("email\tEmail\nphone"),
  "missing.part": field({ path: "a", pattern: "{x}" }),
  "unknown_name.comment": rules({ "//": "x" }),
  "unknown_name.name": field({ path: "a", caze: "upper" }),
  "unknown_name.field": rules({ fields: { Поле: "a" } }),
  "unknown_name.extra": rules({ fields: { extra_field_3: "a" } }),
  "unknown_name.word": rules({ fields: { country: "a" } }),
  "misplaced.field": rules({ phone: "a" }),
  "misplaced.word": rules({ share: true }),
  bad_choice: field({ path: "a", case: "uppercase" }),
  "bad_constant.value": rules({ fields: { currency: { value: "hryvnia" } } }),
  "bad_constant.path": rules({ fields: { order_status_id: "8001" } }),
  "bad_constant.id": rules({ fields: { order_status_id: { value: "New" } } }),
  "bad_constant.lines": rules({ maxLines: 0 }),
  "bad_constant.limit": rules({ limits: { phone: { max: 0 } } }),
  "bad_constant.percent": rules({ match: { priceGroup: 1, tolerance: -1 } }),
  "bad_code.country": rules({ defaults: { country: "UKR" } }),
  "bad_code.currency": rules({ defaults: { currency: "hryvnia" } }),
  "bad_code.timeZone": rules({ defaults: { timeZone: "Kyiv" } }),
  "bad_code.language": field({ path: "a", as: { type: "date", to: "MMMM", language: "cz" } }),
  bad_name: rules({ values: { "a b": "x" } }),
  "bad_path.syntax": field("a..b"),
  "bad_path.whole": rules({ leads: { path: "a[-1]", keep: "whole" } }),
  "bad_template.text": field({ template: "Name" }),
  "bad_template.path": field({ template: "{a..b}" }),
  "too_nested.each": field(nested(5, (take) => ({ each: "a", take }))),
  "too_nested.values": rules({
    values: Object.fromEntries(Array.from({ length: 40 }, (_, index) => [`v${index}`, `$v${index + 1}`])),
  }),
  "bad_pattern.regular": pattern("^(?<n>[0-9]+)$"),
  "bad_pattern.length": pattern("a".repeat(1_001)),
  "bad_pattern.escape": pattern("{a}\\"),
  "bad_pattern.close": pattern("{a}]"),
  "bad_pattern.open": pattern("[{a}"),
  "bad_pattern.star": pattern("{a}*{b}"),
  "bad_pattern.brackets": pattern("{a}[]"),
  "bad_pattern.part": pattern("{a} {a}"),
  "bad_pattern.empty": pattern(""),
  "bad_pattern.type": pattern("{a:digits}"),
  "bad_pattern.year": field({ path: "a", as: { type: "date", from: "HH:mm" } }),
  "bad_pattern.month": field({ path: "a", as: { type: "date", from: "YYYY" } }),
  no_source: field({ as: "text" }),
  "several_sources.value": field({ path: "a", value: "b" }),
  "several_sources.group": test({ all: [{ path: "a", is: 1 }], path: "a" }),
  "several_sources.lines": rules({ products: { each: "a", columns: { sku: "b" }, fields: { sku: "sku" } } }),
  "several_sources.rows": () => fromLeadBox("email\tEmail\nemail\tMail"),
  no_test: test({ path: "a" }),
  unknown_value: rules({ values: { address: "a" }, fields: { email: "$adress" } }),
  cycle: rules({ values: { a: "$b", b: "$a" } }),
};

/** Wrong rules for each part of a sentence. */
export const wrongParts: { readonly [Name in ProblemPart]: WrongRules } = {
  or: rules({ match: 5 }),
  "wanted.text": test({ path: 5, is: 1 }),
  "wanted.number": rules({ maxLines: "many" }),
  "wanted.boolean": rules({ share: "yes" }),
  "wanted.list": rules({ tests: {} }),
  "wanted.object": rules({ defaults: [] }),
  "wanted.value": field(null),
  "wanted.operand": test({ path: "a", is: [] }),
  "wanted.condition": test(5),
  "wanted.list_like": rules({ skip: {} }),
  "wanted.object_like": rules({ match: [] }),
  "path.sign": field("a[b=c"),
  "path.quote": field("['a"),
  "path.separator": field("a[0]b"),
  "path.steps": field("a.".repeat(101)),
  "path.stars": field(`a${"[*]".repeat(9)}`),
  "path.length": field("a".repeat(2_001)),
  "path.empty": field(""),
  "path.item": field("@a"),
  "path.bracket": field("a]"),
  "path.key": field("a."),
  "path.brace": field("{a}"),
  "path.filter": field("a[?(@.b)]"),
  "path.brackets": field("a[b]"),
  "path.find": field("a[=b]"),
  "path.equals": field("a[b==c]"),
  "template.parts": field({ template: "{a}".repeat(1_001) }),
  "template.depth": field({ template: `${"[".repeat(12)}{a}${"]".repeat(12)}` }),
  "template.close": field({ template: "{a}]" }),
  "template.open": field({ template: "{a}[" }),
  "template.dollar": field({ template: ["$", "{a}"].join("") }),
  "template.empty": field({ template: "Name" }),
};

function whole(input: unknown): WrongRules {
  return (options) => parseRules(input, options);
}

function rules(words: object): WrongRules {
  return whole({ version: 1, fields: {}, ...words });
}

function field(value: unknown): WrongRules {
  return rules({ fields: { user_comments: value } });
}

function pattern(source: string): WrongRules {
  return field({ path: "a", pattern: source, part: "a" });
}

function test(condition: unknown): WrongRules {
  return rules({ skip: [{ when: condition, reason: "a reason" }] });
}

function nested(levels: number, around: (inner: unknown) => unknown): unknown {
  return Array.from({ length: levels }).reduce(around, "a");
}
