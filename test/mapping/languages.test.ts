import { readdirSync, readFileSync } from "node:fs";
import { build } from "esbuild";
import ts from "typescript";
import { describe, expect, it } from "vitest";
import { createFakeAccount } from "../../src/entries/fake.ts";
import { checkRules } from "../../src/forwarding/account/checkRules.ts";
import { createForwarder } from "../../src/forwarding/forwarder/createForwarder.ts";
import { pl } from "../../src/languages/pl/language.ts";
import { phrases as phrasesPl } from "../../src/languages/pl/phrases.ts";
import { problems as problemsPl } from "../../src/languages/pl/problems.ts";
import { rules as rulesPl } from "../../src/languages/pl/rules.ts";
import { uk } from "../../src/languages/uk/language.ts";
import { phrases as phrasesUk } from "../../src/languages/uk/phrases.ts";
import { problems as problemsUk } from "../../src/languages/uk/problems.ts";
import { rules as rulesUk } from "../../src/languages/uk/rules.ts";
import { createMapper } from "../../src/mapping/mapper/createMapper.ts";
import { parseRules } from "../../src/mapping/parse/parseRules.ts";
import { problemCodes, RulesError } from "../../src/shared/errors/rulesError.ts";
import { emptyAccount as account } from "../support/emptyAccount.ts";

const languages = [
  { name: "Ukrainian", language: uk, issues: rulesUk, problems: problemsUk, phrases: phrasesUk },
  { name: "Polish", language: pl, issues: rulesPl, problems: problemsPl, phrases: phrasesPl },
];
const detailsOf = (text: string) => [...new Set(text.match(/\{\w+\}/g))].sort();
const receivedAt = new Date(1_795_000_000_000);

describe.each(languages)("the texts in $name", ({ problems, phrases }) => {
  it("have each problem", () => {
    expect(Object.keys(problems).sort()).toEqual(Object.keys(problemCodes).sort());
  });

  it("have the details of each sentence, and end as it does", () => {
    for (const [english, own] of Object.entries(phrases)) {
      expect(detailsOf(own), english).toEqual(detailsOf(english));
      expect(/[.?]$/.test(own), english).toBe(/[.?]$/.test(english));
    }
  });

  it("have every sentence that the code composes about rules", () => {
    const known = new Set([...Object.keys(phrases), ...ownWays].map(shapeOf));
    const missing = sentences().filter(({ text }) => !known.has(shapeOf(text)));
    expect(missing.map(({ file, text }) => `${file}: ${text}`)).toEqual([]);
  });

  it("have no sentence that the code no longer composes", () => {
    const composed = new Set(sentences().map(({ text }) => shapeOf(text)));
    const unused = Object.keys(phrases).filter(
      (english) => / [a-z]+ /.test(english) && !composed.has(shapeOf(english)) && !joined.includes(english),
    );
    expect(unused).toEqual([]);
  });
});

describe("a language", () => {
  const rules = { version: 1, fields: { email: "Email", phone: { path: "Phone", as: "phone" } } } as const;
  const lead = { Email: "anna@example.com", Phone: "123" };

  it("says the issues of a lead; codes, levels and paths stay", () => {
    const english = createMapper(rules).map(lead, { receivedAt }).issues;
    const own = createMapper(rules, { language: uk }).map(lead, { receivedAt }).issues;
    expect(own.map(({ code, level, path }) => [code, level, path])).toEqual(
      english.map(({ code, level, path }) => [code, level, path]),
    );
    expect(own.map(({ message }) => message)).toContain(
      "У телефоні замало цифр; вписано без змін. Уточніть у покупця.",
    );
    expect(createMapper(rules, { language: uk }).explain(lead, { receivedAt }).result.issues).toEqual(own);
  });

  it("says the details of an issue too", () => {
    const said = (language: typeof uk) =>
      createMapper({ order_status_id: { value: 1 }, email: "Email" }, { language })
        .map({ Email: ["a@example.com", {}] }, { receivedAt })
        .issues.map(({ message }) => message);
    expect(said(uk)).toContain(
      "Потрібне одне значення, а тут їх 2: узято перше. Щоб узяти всі, додайте `join`.",
    );
    expect(said(pl)).toContain(
      "Potrzebna jest jedna wartość, a są 2: wzięto pierwszą. Aby wziąć wszystkie, dodaj `join`.",
    );
  });

  it("says the problems of rules, and leaves the message of the error that is thrown in English", () => {
    const wrong = { version: 1, fields: { emial: "Email", phone: 5, email: { path: "a[" } }, key: [] };
    for (const attempt of [
      () => parseRules(wrong, { language: uk }),
      // From JavaScript anything can come.
      () => createMapper(wrong as never, { language: uk }),
      () => checkRules(wrong as never, account, { language: uk }),
    ]) {
      const error = thrownBy(attempt);
      expect(error.message).toContain("did you mean `email`?");
      const messages = error.problems.map(({ message }) => message);
      expect(messages).toContain("`emial`: такого поля в Base немає; може, `email`?");
      expect(messages.filter((message) => /^[A-Z]/.test(message))).toEqual([]);
    }
    const polish = thrownBy(() =>
      parseRules({ version: 1, fields: { email: { path: "a[" } } }, { language: pl }),
    );
    expect(polish.problems[0]?.message).toMatch(/^Ścieżki `a\[` nie da się odczytać: .+ \(znak \d+\)\.$/);
  });

  it("says what the account does not have", () => {
    const rules = { version: 1, fields: { order_status_id: 999 } } as const;
    expect(checkRules(rules, account, { language: pl })).toMatchObject([
      { code: "status_not_found", message: "Na koncie nie ma statusu zamówienia 999. Popraw regułę." },
    ]);
  });

  it("says the issues of the forwarder, its own and those of the mapping", async () => {
    const fake = createFakeAccount();
    const baselinker = fake.client();
    const forwarder = createForwarder({
      baselinker,
      rules,
      language: uk,
      identity: { withoutKey: "reject" },
    });
    const result = await forwarder.forward(lead);
    expect(result.issues.map(({ code }) => code)).toContain("key_missing");
    for (const { message } of result.issues) expect(message).toMatch(/[а-яіїє]/);
    await forwarder.close();
  });

  it("is the object of its entry: a name of it is refused with what to pass", () => {
    expect(() => createMapper(rules, { language: "uk" as never })).toThrow(
      /`language` to be the object `uk` of baselinker-sdk\/mapping\/uk, or `pl` of baselinker-sdk\/mapping\/pl, got "uk"/,
    );
  });

  it("keeps a sentence that it does not know, after what its code means", () => {
    const known = new RulesError([{ code: "cycle", path: "values", message: "No one wrote this yet." }]);
    pl.error(known);
    expect(known.problems[0]?.message).toBe(`${problemsPl.cycle} (No one wrote this yet.)`);
  });

  it("costs nothing where English is enough: its texts are in no other bundle", async () => {
    const { outputFiles } = await build({
      stdin: {
        contents: 'export * from "./entries/mapping.ts"; export * from "./entries/index.ts";',
        resolveDir: new URL("../../src", import.meta.url).pathname,
        loader: "ts",
      },
      bundle: true,
      write: false,
      format: "esm",
      charset: "utf8",
      external: ["node:*"],
      logLevel: "error",
    });
    const code = outputFiles[0]?.text ?? "";
    expect(code.length).toBeGreaterThan(100_000);
    for (const { issues, phrases } of languages) {
      for (const text of [...Object.values(issues), ...Object.values(phrases)].filter(
        (each) => each.length > 20,
      )) {
        expect(code.includes(text), text).toBe(false);
      }
    }
  });
});

function thrownBy(attempt: () => unknown): RulesError {
  try {
    attempt();
  } catch (error) {
    if (error instanceof RulesError) return error;
  }
  throw new Error("Expected a RulesError.");
}

/** Parts that a sentence is put together from; the whole of it is among the phrases. */
const ownWays = [
  "`]` is missing",
  "{path} (at character {at})",
  "; did you mean `{name}`?",
  '; did you mean "{name}"?',
  "This must be {words}{hint}",
  "`{word}` works only with `priceGroup`. Add that, or remove it.",
  "`share` works only with `total`. Add that, or remove it.",
];

/** Sentences that the code puts together from such parts. */
const joined = [
  "This must be {words}; did you mean {word}?",
  "This must be {words}.",
  "`{name}`: {what}; did you mean `{meant}`?",
  "`{name}`: {what}. Allowed: {names}.",
  "`{name}`: {what}.",
  "The template cannot be read: {problem} (at character {at}).",
  "names no year. Add YYYY",
  "names no month. Add MM or MMMM",
  "a list such as {example}",
  "an object such as {example}",
];

/** What no one but a program reads. */
const unsaid = [
  // Of a TypeError, which is for programmers.
  "a string, the name of a parameter",
  'an object, or an array of pairs such as ["sku", "Article"]',
  'a text, an object, or an array of pairs such as ["email", "Email"]',
  "parsed rules",
  "too much work",
  "a path such as `entry[*].changes[*]`",
  'The pattern "{x}" {x}.',
].map(shapeOf);

/** Every text in the code that is made for a person: it has two words. */
function sentences(): { file: string; text: string }[] {
  const folders = ["compile", "order", "parse", "path"].map((folder) => `mapping/${folder}`);
  const files = folders.flatMap((folder) =>
    readdirSync(new URL(`../../src/${folder}`, import.meta.url)).map((name) => `${folder}/${name}`),
  );
  files.push(
    "mapping/contract/budget.ts",
    "mapping/rules/grammarNode.ts",
    "mapping/rules/problems.ts",
    "mapping/values/pattern.ts",
    "mapping/values/patternSyntax.ts",
  );
  return files.flatMap((file) => {
    const code = readFileSync(new URL(`../../src/${file}`, import.meta.url), "utf8");
    const texts: string[] = [];
    const visit = (node: ts.Node): void => {
      if (ts.isStringLiteral(node) || ts.isNoSubstitutionTemplateLiteral(node)) texts.push(node.text);
      else if (ts.isTemplateExpression(node)) {
        texts.push(node.head.text + node.templateSpans.map(({ literal }) => `{x}${literal.text}`).join(""));
      }
      ts.forEachChild(node, visit);
    };
    visit(ts.createSourceFile(file, code, ts.ScriptTarget.Latest, true));
    return texts
      .filter((text) => /[a-z]{2,} [a-z]{2,}|[.`] [A-Z][a-z]+ /.test(text) && !unsaid.includes(shapeOf(text)))
      .map((text) => ({ file, text }));
  });
}

/** A sentence without the names of its details. Examples differ, and what comes before them says which they are. */
function shapeOf(text: string): string {
  return text
    .replace(/ such as [[{].*$/, " such as {x}")
    .replace(/: \{ "version".*$/, ": {x}.")
    .replace(/https:\S+$/, "{x}")
    .replace(/: \{ "\{x\}": \{x\} \}\.$/, ": {x}.")
    .replace(/\$?\{\w+\}/g, "{}");
}
