import { readFileSync } from "node:fs";
import { join } from "node:path";
import { fileURLToPath } from "node:url";
import ts from "typescript";
import { describe, expect, it } from "vitest";

/** Words of the rules that someone has begun to add: what is forgotten must not compile. */
const root = fileURLToPath(new URL("../../", import.meta.url));

/** Puts a text after one that a file of `src/mapping` holds exactly once. */
type Patch = readonly [file: string, after: string, add: string];

interface Trial {
  readonly word: string;
  readonly name: string;
  readonly type: Patch;
  /** The word in its record, with what it takes and without what it does. */
  readonly grammar: Patch;
  /** What it does: put in the place of the grammar alone, or besides it. */
  readonly behaviour: readonly Patch[];
}

const value = "rules/value.ts";
const typeOptions = "rules/value.ts";
const language = "rules/rules.ts";
const modifiers = "compile/modifiers.ts";
const sources = "compile/sources.ts";
const conditions = "compile/conditions.ts";
const readAs = "compile/readAs.ts";
const lines = "order/compileLines.ts";
const top = "order/topWords.ts";

const trials: readonly Trial[] = [
  {
    word: "the modifier `prefix`",
    name: "prefix",
    type: [value, "readonly split?: string;", "readonly prefix?: string;"],
    grammar: [modifiers, "ModifierWord<Name> } = {", 'prefix: { takes: "text" },'],
    behaviour: [
      [
        modifiers,
        "ModifierWord<Name> } = {",
        'prefix: { takes: "text", stage: (prefix) => (own) => prefix + textOf(own) },',
      ],
    ],
  },
  {
    word: "the companion `lookupTrim` of `lookup`",
    name: "lookupTrim",
    type: [value, "readonly lookupBy?: LookupBy;", "readonly lookupTrim?: boolean;"],
    grammar: [
      modifiers,
      "ModifierWord<Name> } = {",
      'lookupTrim: { takes: "boolean", companionOf: "lookup" },',
    ],
    behaviour: [
      [modifiers, "ModifierWord<Name> } = {", 'lookupTrim: { takes: "boolean", companionOf: "lookup" },'],
      ["compile/lookup.ts", 'lookupBy = "exact",', "lookupTrim: _,"],
    ],
  },
  {
    word: "the cleaning `quotes`",
    name: "quotes",
    type: [value, "export type Cleaning =", ' "quotes" |'],
    grammar: ["values/clean.ts", "(text: string) => string } = {", ""],
    behaviour: [
      ["values/clean.ts", "(text: string) => string } = {", 'quotes: (text) => text.replaceAll(\'"\', ""),'],
    ],
  },
  {
    word: "the case `camel`",
    name: "camel",
    type: [value, "export type LetterCase =", ' "camel" |'],
    grammar: [modifiers, "LetterCase]: (text: string) => string } = {", ""],
    behaviour: [[modifiers, "LetterCase]: (text: string) => string } = {", "camel: (text) => text,"]],
  },
  {
    word: "the option `era` of dates",
    name: "era",
    type: [typeOptions, "readonly to?: string;", "readonly era?: string;"],
    grammar: [readAs, 'options: { from: "textOrTexts",', 'era: "text",'],
    behaviour: [
      [readAs, 'options: { from: "textOrTexts",', 'era: "text",'],
      [readAs, "const { type: _, from, to,", "era: ownEra,"],
    ],
  },
  {
    word: "the type `color`",
    name: "color",
    type: [typeOptions, "export type TypeOptions =", ' | { readonly type: "color" }'],
    grammar: [readAs, "AsType<Type> } = {", "color: { options: {} },"],
    behaviour: [
      [typeOptions, "export type TypeName =", ' | "color"'],
      [readAs, "AsType<Type> } = {", "color: { options: {}, compile: () => (own) => own },"],
    ],
  },
  {
    word: "the source `uuid`",
    name: "uuid",
    type: [value, "export type SourceForm =", " | { readonly uuid: string }"],
    grammar: [sources, "SourceWord<Name> } = {", 'uuid: { takes: "text" },'],
    behaviour: [
      [sources, "SourceWord<Name> } = {", 'uuid: { takes: "text", compile: (text) => () => text },'],
    ],
  },
  {
    word: "the companion `until` of `each`",
    name: "until",
    type: [value, "readonly take?: RuleValue;", "readonly until?: RuleCondition;"],
    grammar: [sources, 'companions: { where: "condition",', 'until: "condition",'],
    behaviour: [
      [sources, 'companions: { where: "condition",', 'until: "condition",'],
      [sources, "{ each: _each,", "until: _until,"],
    ],
  },
  {
    word: "the test `startsWith`",
    name: "startsWith",
    type: [value, "readonly gt?: Operand;", "readonly startsWith?: Operand;"],
    grammar: [conditions, "TestWord<Name> } = {", 'startsWith: { takes: "operand" },'],
    behaviour: [
      [conditions, "TestWord<Name> } = {", 'startsWith: { takes: "operand", compile: () => () => true },'],
    ],
  },
  {
    word: "the group `noneOf` of conditions",
    name: "noneOf",
    type: [value, "export type RuleCondition =", " | { readonly noneOf: readonly RuleCondition[] }"],
    grammar: [
      conditions,
      "GroupWord<Name> } = {",
      'noneOf: { takes: "conditions", compile: () => () => true },',
    ],
    behaviour: [
      [conditions, "GroupWord<Name> } = {", 'noneOf: { takes: "conditions", compile: () => () => true },'],
      [
        conditions,
        "checkGroup(condition, conditionPath, env);\n",
        'if ("noneOf" in condition) return groupWords.noneOf.compile(condition, conditionPath, env);',
      ],
    ],
  },
  {
    word: "the word `archive` of a set of rules",
    name: "archive",
    type: [language, "readonly version: number;", "readonly archive?: string;"],
    grammar: [top, "TopWord<Name> } = {", 'archive: { takes: "text" },'],
    behaviour: [[top, "TopWord<Name> } = {", 'archive: { takes: "text", step: undefined },']],
  },
  {
    word: "the word `most` of a rule for lines",
    name: "most",
    type: [language, "readonly each?: RuleValue;", "readonly most?: number;"],
    grammar: [lines, "Takes<LinesRule[Name]> } = {", 'most: "number",'],
    behaviour: [
      [lines, "Takes<LinesRule[Name]> } = {", 'most: "number",'],
      [lines, "{ when, each,", "most: _most,"],
    ],
  },
  {
    word: "the word `within` of `match`",
    name: "within",
    type: [language, "readonly storageId?: string;", "readonly within?: string;"],
    grammar: ["parse/grammar.ts", 'by: "matchFields",', 'within: "text",'],
    behaviour: [
      ["parse/grammar.ts", 'by: "matchFields",', 'within: "text",'],
      ["order/matchLines.ts", "const { by,", "within: _,"],
    ],
  },
  {
    word: "the word `rounding` of `defaults`",
    name: "rounding",
    type: [language, "readonly defaults?: {", "readonly rounding?: string;"],
    grammar: ["parse/grammar.ts", 'country: "text",\n      currency', ': "text", rounding'],
    behaviour: [
      ["parse/grammar.ts", 'country: "text",\n      currency', ': "text", rounding'],
      ["compile/compileValue.ts", "const { country,", "rounding: _,"],
    ],
  },
];

const asTypes = errorsOf(trials.map(({ type }) => type));
const asGrammar = errorsOf(trials.flatMap(({ type, grammar }) => [type, grammar]));
const asWhole = errorsOf(trials.flatMap(({ type, behaviour }) => [type, ...behaviour]));

describe.each(trials)("$word", ({ name }) => {
  it("does not compile as a type alone", () => {
    expect(asTypes.filter((error) => mentions(error, name))).not.toEqual([]);
  });

  it("does not compile with its grammar alone", () => {
    expect(asGrammar.filter((error) => mentions(error, name))).not.toEqual([]);
  });
});

describe("all these words", () => {
  it("compile with their behaviour", () => {
    expect(asWhole).toEqual([]);
  });
});

function mentions(error: string, name: string): boolean {
  return new RegExp(`\\b${name}\\b`).test(error);
}

/** Type errors in the mapping with these patches: the message, and the line that it is about. */
function errorsOf(patches: readonly Patch[]): string[] {
  const config = ts.readConfigFile(join(root, "tsconfig.json"), ts.sys.readFile);
  const { options } = ts.parseJsonConfigFileContent(config.config, ts.sys, root);
  const texts = new Map<string, string>();
  for (const [file, after, add] of patches) {
    const path = join(root, "src/mapping", file);
    const pieces = (texts.get(path) ?? readFileSync(path, "utf8")).split(after);
    if (pieces.length !== 2) throw new Error(`${file} has ${pieces.length - 1} times: ${after}`);
    texts.set(path, pieces.join(`${after}\n${add}\n`));
  }
  const host = ts.createCompilerHost(options);
  const { getSourceFile } = host;
  host.getSourceFile = (name, language, ...rest) => {
    const text = texts.get(name);
    return text === undefined
      ? getSourceFile.call(host, name, language, ...rest)
      : ts.createSourceFile(name, text, language);
  };
  const program = ts.createProgram([join(root, "src/mapping/parse/grammar.ts")], options, host);
  const files = program.getSourceFiles().filter(({ fileName }) => fileName.includes("/src/mapping/"));
  return files.flatMap((file) =>
    program.getSemanticDiagnostics(file).map(({ messageText, start = 0 }) => {
      const { line } = file.getLineAndCharacterOfPosition(start);
      const message = ts.flattenDiagnosticMessageText(messageText, " ");
      return `${file.fileName}: ${message} ${file.text.split("\n")[line] ?? ""}`;
    }),
  );
}
