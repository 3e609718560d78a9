import { build } from "esbuild";
import { describe, expect, it } from "vitest";
import { createFakeAccount } from "../../src/entries/fake.ts";
import { checkRules } from "../../src/forwarding/account/checkRules.ts";
import { createForwarder } from "../../src/forwarding/forwarder/createForwarder.ts";
import { issueCodes } from "../../src/languages/allCodes.ts";
import { languages } from "../../src/languages/languages.ts";
import { pl } from "../../src/languages/pl/language.ts";
import { uk } from "../../src/languages/uk/language.ts";
import { rules as textsOfRules } from "../../src/languages/uk/rules.ts";
import type { IssueLanguage } from "../../src/mapping/contract/issueLanguage.ts";
import { problemTexts } from "../../src/mapping/contract/problemTexts.ts";
import { createMapper } from "../../src/mapping/mapper/createMapper.ts";
import { parseRules } from "../../src/mapping/parse/parseRules.ts";
import { RulesError, type RulesProblem } from "../../src/shared/errors/rulesError.ts";
import type { Details } from "../../src/shared/messages/format.ts";
import { emptyAccount as account } from "../support/emptyAccount.ts";
import { problemsOf, wrongParts, wrongRules } from "./wrongRules.ts";

const receivedAt = new Date(1_795_000_000_000);
const all = Object.entries({ ...wrongRules, ...wrongParts });
const others: readonly IssueLanguage[] = await Promise.all(
  Object.values(languages).flatMap((entry) =>
    "issues" in entry ? entry.issues().then(({ language }) => language) : [],
  ),
);

/** Names that are words of the catalogues, or of the way in which texts are written. */
const names = [
  "warehouses",
  "another text",
  "list",
  "any",
  "a text",
  "nothing",
  "is not known here",
  "true or false",
  "path.key",
  "other",
  "{name}",
  "it's # '{' of a text",
];

/** The names of details in parts of sentences, none of which is an example in a text. */
const ofParts = ["sign", "quote", "most", "example", "one", "other"];

describe("each sentence about rules", () => {
  it.each(all)("is said by rules that are wrong so: %s", (name, read) => {
    const problems = problemsOf(read);
    expect(JSON.stringify(problems.map(({ text, details }) => [text, details]))).toContain(`"${name}"`);
    for (const { code, text, message } of problems) {
      expect(text?.split(".")[0]).toBe(code);
      expect(message).toMatch(/^[A-Z`\d"].*[.?)]$|index\.php\?method=addOrder$/s);
    }
  });

  it("has a code that no issue has, as a part of it may be an issue", () => {
    expect(Object.keys(problemTexts).filter((name) => Object.hasOwn(issueCodes, name))).toEqual([]);
  });
});

describe.each(others)("problems in the language $tag", (language) => {
  const said = (problems: readonly RulesProblem[]) => saidIn(language, problems);

  it.each(all)("are those of English in other words, also after JSON: %s", (_, read) => {
    const english = problemsOf(read);
    const own = said(english);
    expect(own.map(({ message: _message, ...rest }) => rest)).toEqual(
      english.map(({ message: _message, ...rest }) => rest),
    );
    expect(said(JSON.parse(JSON.stringify(english)))).toEqual(own);
    // What is in this language already stays as it is.
    expect(said(own)).toEqual(own);
    for (const [index, { message, details = {} }] of own.entries()) {
      expect(message).not.toBe(english[index]?.message);
      for (const name of Object.keys(details)) expect(message).not.toContain(`{${name}`);
      for (const name of ofParts) expect(message).not.toContain(`{${name}`);
    }
  });

  it.each(all)("are what the reader of rules says in it: %s", (name, read) => {
    // A table is read before there is a language.
    if (!["missing.fields", "missing.column", "several_sources.rows"].includes(name))
      expect(problemsOf(() => read({ language }))).toEqual(said(problemsOf(read)));
  });

  it.each(all)("keep each name as it is, also one that is a word of a text: %s", (_, read) => {
    for (const problem of problemsOf(read)) {
      const chosen: string = Reflect.get(problemTexts, problem.text ?? "");
      for (const [key, detail] of Object.entries(problem.details ?? {})) {
        if (typeof detail !== "string" && !Array.isArray(detail)) continue;
        if (chosen.includes(`{${key}, select`)) continue;
        for (const name of names) {
          const details: Details = { ...problem.details, [key]: Array.isArray(detail) ? [name] : name };
          const [{ message } = problem] = said([{ ...problem, details }]);
          expect(message).toContain(name);
        }
      }
    }
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
      "У номері телефону замало цифр; вписано без змін. Уточніть у покупця.",
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
      expect(error.message).toContain("Did you mean `email`?");
      const messages = error.problems.map(({ message }) => message);
      expect(messages).toContain("`emial`: такого поля в Base немає. Можливо, `email`?");
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
      /`language` to be the object of an entry, such as `uk` of baselinker-sdk\/mapping\/uk, got "uk"/,
    );
  });

  it("keeps the sentence of a problem that a program wrote itself", () => {
    const problem = { code: "cycle", path: "values", message: "No one wrote this yet." } as const;
    const known = new RulesError([problem, { ...problem, text: "cycle.of_a_newer_version" }]);
    pl.error(known);
    expect(known.problems.map(({ message }) => message)).toEqual([problem.message, problem.message]);
  });

  it("says the issue that a constant of the rules would be", () => {
    const [problem] = problemsOf(() => wrongRules["bad_constant.value"]({ language: uk }));
    expect(problem?.message).toBe(
      `Значення, вписане в правилах, не підходить для цього поля. ${textsOfRules.currency_unknown}`,
    );
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
    for (const language of others) {
      const texts = all
        .flatMap(([, read]) => saidIn(language, problemsOf(read)))
        .filter(({ details }) => details === undefined);
      expect(texts.length).toBeGreaterThan(10);
      for (const { message } of texts) expect(code.includes(message), message).toBe(false);
    }
  });
});

function saidIn(language: IssueLanguage, problems: readonly RulesProblem[]): readonly RulesProblem[] {
  const error = language.error(new RulesError(problems));
  return error instanceof RulesError ? error.problems : [];
}

function thrownBy(attempt: () => unknown): RulesError {
  try {
    attempt();
  } catch (error) {
    if (error instanceof RulesError) return error;
  }
  throw new Error("Expected a RulesError.");
}
