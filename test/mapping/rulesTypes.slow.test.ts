import { join } from "node:path";
import { fileURLToPath } from "node:url";
import ts from "typescript";
import { describe, expect, it } from "vitest";
import { ukrainianWords } from "../../docs/generate/ukrainianWords.ts";

/**
 * Rules that are wrong in one place, and what TypeScript has to say of it: the word that was meant where it can. Without
 * `fields` they have none.
 */
const wrongForms: readonly (readonly [what: string, rules: string, message: string])[] = [
  ["a field", "fields: { emial: 'a' }", "'email'"],
  ["a field next to right ones", "fields: { email: 'a', emial: 'a' }", "'email'"],
  ["a modifier", "fields: { email: { path: 'a', cas: 'lower' } }", "'case'"],
  ["a source", "fields: { email: { pth: 'a' } }", "'path'"],
  ["two sources", "fields: { email: { path: 'a', value: 'b' } }", "undefined"],
  ["a word of another source", "fields: { email: { path: 'a', take: 'b' } }", "undefined"],
  [
    "an option of a type",
    "fields: { phone: { path: 'a', as: { type: 'phone', contry: 'UA' } } }",
    "'country'",
  ],
  ["a type", "fields: { phone: { path: 'a', as: 'fone' } }", '"fone"'],
  ["a case", "fields: { email: { path: 'a', case: 'lowr' } }", '"lower"'],
  ["a word of the rules", "discounts: { amount: 'a' }", "'discount'"],
  ["a short word of the rules", "kee: 'id'", "'kee'"],
  ["a word of the discount", "discount: { amount: 'a', mod: 'line' }", "'mode'"],
  ["a word of lines", "products: { eech: 'a', fields: {} }", "'eech'"],
  ["a word of one of several lines", "products: [{ eech: 'a', fields: {} }]", "'eech'"],
  ["a field of a line", "products: { fields: { skuu: 'a' } }", "'sku'"],
  ["a field of one of several lines", "products: [{ fields: { skuu: 'a' } }]", "'sku'"],
  ["a word of a verdict", "skip: [{ wen: { path: 'a', is: 1 }, reason: 'b' }]", "'when'"],
  ["a word of a condition", "skip: [{ when: { path: 'a', si: 1 }, reason: 'b' }]", "'si'"],
  [
    "a word of a condition in a value",
    "fields: { email: { path: 'a', when: { path: 'b', exist: true } } }",
    "'exist'",
  ],
  ["an additional field", "fields: { dealcf_7: 'a' }", "'dealcf_7'"],
  ["a field with a limit", "limits: { emial: 'truncate' }", "'email'"],
  ["a field of a line with a limit", "limits: { 'products.skuu': 'truncate' }", "'products.skuu'"],
  ["a word of a limit", "limits: { email: { maxx: 5 } }", "'max'"],
  ["a default", "defaults: { contry: 'UA' }", "'country'"],
  ["a word of the match", "match: { bi: ['sku'] }", "'bi'"],
  ["a word of the leads", "leads: { path: 'a', kep: 'whole' }", "'keep'"],
  ["a word of a test", "tests: [{ name: 'a', lead: {}, ordr: {} }]", "'order'"],
  ["a field of an order in a test", "tests: [{ name: 'a', lead: {}, order: { emial: 'a' } }]", "'email'"],
];

const rightForms = [
  "fields: { deal_cf_7: 'a', deal_cf_UTM: { value: 'b' } }",
  "fields: { email: { first: ['a', { value: 'b' }], case: 'lower' } }",
  "fields: { email: { join: ['a'], with: ' ' }, phone: { each: 'a', where: { path: 'b', is: 1 }, take: 'c' } }",
  "limits: { email: 'reject', deal_cf_7: { max: 5 }, 'products.name': { overflow: 'attributes' } }",
  "products: { fields: { price_netto: 'a', line_brutto: 'b', sku: 'c' } }",
  "skip: [{ when: { all: [{ path: 'a', is: 1 }, { not: { path: 'b', empty: true } }] }, reason: 'c' }]",
  "tests: [{ name: 'a', lead: {}, order: { email: null, date_add: '$receivedAt' } }]",
];

/** What an editor shows the words of: each is looked at as `Required`, member by member of a union. */
const shown: Readonly<Record<string, string>> = {
  Rules: "Rules",
  "Rules.defaults": 'Required<Rules>["defaults"]',
  newOrderFields: 'Rules["fields"]',
  newOrderProductFields: "LineFieldRules",
  LeadsRule: "LeadsRule",
  Verdict: "Verdict",
  LinesRule: "LinesRule",
  LinePriceRules: "LineFieldRules",
  DiscountRule: "DiscountRule",
  MatchRule: "MatchRule",
  LimitRule: "Exclude<LimitRule, string>",
  SourceForm: "ValueObject",
  Modifiers: "ValueObject",
  TypeOptions: "TypeOptions",
  RuleCondition: "RuleCondition",
  Tests: "RuleCondition",
  RuleTest: "RuleTest",
};

/** What a mapper takes besides: rules with a table, and a table alone, written down or made by a program. */
const tables = [
  "{ version: 1, table: { email: 'Email' }, key: 'id' }",
  "{ version: 1, table: 'email\\tEmail' }",
  "{ version: 1, table: [['email', 'Email']] }",
  "{ email: 'Email', order_status_id: 8001, phone: { path: 'Phone', case: 'lower' } }",
  "[['email', 'Email'], ['phone', 'Phone', 'with the prefix']]",
  "Object.entries({ email: 'Email' })",
  "Object.fromEntries([['email', 'Email']])",
];

const mapperOf = (rules: string) => statementOf(rules).replace("defineRules", "createMapper");
const statementOf = (rules: string) =>
  `defineRules({ version: 1, ${rules.startsWith("fields:") ? "" : "fields: {}, "}${rules} });`;
const lines = [
  'import { defineRules } from "./src/mapping/rules/rules.ts";',
  'import { createMapper } from "./src/mapping/mapper/createMapper.ts";',
  'import type { DiscountRule, LeadsRule, LimitRule, LineFieldRules, LinesRule, MatchRule, Rules, Verdict } from "./src/mapping/rules/rules.ts";',
  'import type { RuleCondition, ValueObject } from "./src/mapping/rules/value.ts";',
  'import type { TypeOptions } from "./src/mapping/rules/value.ts";',
  'import type { RuleTest } from "./src/mapping/rules/ruleTest.ts";',
  ...wrongForms.map(([, rules]) => statementOf(rules)),
  ...rightForms.map(statementOf),
  ...wrongForms.map(([, rules]) => mapperOf(rules)),
  ...rightForms.map(mapperOf),
  ...tables.map((table) => `createMapper(${table});`),
  ...Object.values(shown).map((type, index) => `export type Shown${index} = ${type};`),
];

const { checker, file, problems } = check(lines.join("\n"));

/** What TypeScript says of rules. */
function problemsWith(rules: string, statement = statementOf): readonly string[] {
  return problems.get(lines.indexOf(statement(rules))) ?? [];
}

/** What is wrong, but is not said which word was meant. */
function unsaidWords(statement = statementOf): string[] {
  return wrongForms
    .filter(([, rules]) => !problemsWith(rules, statement)[0]?.includes("Did you mean"))
    .map(([what]) => what);
}

describe("rules in TypeScript", () => {
  it.each(wrongForms)("do not compile with %s that is wrong", (_, rules, message) => {
    const own = problemsWith(rules);
    expect(own).toHaveLength(1);
    expect(own[0]).toContain(message);
  });

  it("say which word was meant, but where TypeScript has none to offer: the word is too short, or one of a union", () => {
    expect(unsaidWords()).toEqual([
      "two sources",
      "a word of another source",
      "a type",
      "a short word of the rules",
      "a word of lines",
      "a word of one of several lines",
      "a word of a condition",
      "a word of a condition in a value",
      "an additional field",
      "a field of a line with a limit",
      "a word of the match",
    ]);
  });

  it.each(rightForms)("compile with %s", (rules) => {
    expect(problemsWith(rules)).toEqual([]);
  });

  it.each(wrongForms)(
    "do not compile in a mapper, which takes tables too, with %s that is wrong",
    (_, rules) => {
      expect(problemsWith(rules, mapperOf)).toHaveLength(1);
    },
  );

  it("say in a mapper too which word was meant, but for sources and for the words of the rules themselves", () => {
    const more = unsaidWords(mapperOf).filter((what) => !unsaidWords().includes(what));
    expect(more).toEqual(["a source", "a word of the rules"]);
  });

  it("are looked at one by one: nothing else is wrong in the module, nor are the right forms and tables", () => {
    expect(problems.size).toBe(2 * wrongForms.length);
  });

  const names = Object.keys(shown);

  it.each(names)("show with each word of %s what it means, with an example", (name) => {
    const words = Object.keys(ukrainianWords[name] ?? {}).filter((word) => word !== "custom_extra_fields");
    expect(words.length).toBeGreaterThan(1);
    const texts = hoverOf(`Shown${names.indexOf(name)}`);
    const silent = words.filter((word) => (texts.get(word) ?? [""]).some((text) => !text.includes("`")));
    expect(silent).toEqual([]);
  });

  it("have their Ukrainian words in one place, and each of them an example", () => {
    const all = Object.entries(ukrainianWords).flatMap(([type, words]) =>
      Object.entries(words).map(([word, text]) => [`${type}.${word}`, text] as const),
    );
    expect(all.filter(([, text]) => !text.includes("`") || !/[а-яіїєґ]/i.test(text))).toEqual([]);
    expect(Object.keys(ukrainianWords)).toEqual(expect.arrayContaining(names));
    expect(names).toEqual(expect.arrayContaining(Object.keys(ukrainianWords)));
  });
});

/** What an editor shows for each property of a type, of each member of a union. */
function hoverOf(name: string): Map<string, string[]> {
  const texts = new Map<string, string[]>();
  ts.forEachChild(file, (node) => {
    if (!ts.isTypeAliasDeclaration(node) || node.name.text !== name) return;
    const type = checker.getTypeAtLocation(node.name);
    for (const member of type.isUnion() ? type.types : [type]) {
      for (const symbol of checker.getPropertiesOfType(member)) {
        // What excludes the words of the other sources is not shown.
        const own = checker.getTypeOfSymbol(symbol);
        const isExcluded = checker.getNonNullableType(own).flags === ts.TypeFlags.Never;
        if (isExcluded) continue;
        const text = ts.displayPartsToString(symbol.getDocumentationComment(checker));
        texts.set(symbol.name, [...(texts.get(symbol.name) ?? []), text]);
      }
    }
  });
  return texts;
}

/** Type-checks one module in the root of the project. Problems by their line, from 0. */
function check(code: string): {
  checker: ts.TypeChecker;
  file: ts.SourceFile;
  problems: ReadonlyMap<number, readonly string[]>;
} {
  const root = fileURLToPath(new URL("../..", import.meta.url));
  const config = ts.readConfigFile(join(root, "tsconfig.json"), ts.sys.readFile);
  const { options } = ts.parseJsonConfigFileContent(config.config, ts.sys, root);
  const name = join(root, "rules-types.ts").replaceAll("\\", "/");
  const host = ts.createCompilerHost(options);
  const { fileExists, getSourceFile } = host;
  host.fileExists = (path) => path === name || fileExists.call(host, path);
  host.getSourceFile = (path, language, ...rest) => {
    if (path !== name) return getSourceFile.call(host, path, language, ...rest);
    const own = ts.createSourceFile(path, code, language, true);
    own.impliedNodeFormat = ts.ModuleKind.ESNext;
    return own;
  };
  const program = ts.createProgram([name], { ...options, noUnusedLocals: false, types: [] }, host);
  const file = program.getSourceFile(name);
  if (file === undefined) throw new Error(`${name} is not part of the program`);
  const problems = new Map<number, string[]>();
  for (const { start = 0, messageText } of program.getSemanticDiagnostics(file)) {
    const { line } = file.getLineAndCharacterOfPosition(start);
    problems.set(line, [...(problems.get(line) ?? []), ts.flattenDiagnosticMessageText(messageText, "\n")]);
  }
  return { checker: program.getTypeChecker(), file, problems };
}
