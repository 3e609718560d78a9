import { readdirSync, readFileSync } from "node:fs";
import { describe, expect, it } from "vitest";
import { languages } from "../../src/languages/languages.ts";
import type { IssueLanguage } from "../../src/mapping/contract/issueLanguage.ts";
import { createMapper } from "../../src/mapping/mapper/createMapper.ts";
import { type Details, formatText } from "../../src/shared/messages/format.ts";
import { createLocale } from "../../src/shared/messages/locale.ts";
import { languageFolders } from "./catalogues.ts";

/** The files of texts that issues, entries and events are made of. */
const ofMessages: ReadonlySet<string> = new Set(["rules", "delivery", "register", "webhook", "reasons"]);
const translations = await Promise.all(
  Object.entries(languages).flatMap(([tag, entry]) =>
    "issues" in entry ? [entry.issues().then(({ language }) => ({ tag, language }))] : [],
  ),
);
const folders = await languageFolders();
const textsIn = (tag: string) => {
  const { catalogues = [] } = folders.find((folder) => folder.tag === tag) ?? {};
  return catalogues.filter(({ name }) => ofMessages.has(name)).flatMap(({ texts }) => Object.entries(texts));
};

/** Names of users that are words of the catalogues, or look like parts of their texts. */
const names = [
  "warehouses",
  "another text",
  "list",
  "any",
  "text",
  "status",
  "order",
  "the account",
  "missing",
  "other",
  "{name}",
  "New $& '{orders}'",
];
/** A name that no text has. */
const neutral = "⁂";
const locale = createLocale("en");

describe.each(translations)("a name of the user, in $tag", ({ tag, language }) => {
  const own = new Map(textsIn(tag));

  it.each(textsIn("en"))("is in the sentence of %s as it is", (code, text) => {
    const detailsWith = (name: string, branch: string) => ({
      ...detailsOf(text, name, branch),
      // A translation may have plural forms where English needs none.
      ...countsOf(`${text} ${own.get(code)}`),
    });
    for (const branch of branchesOf(text)) {
      const said = (name: string) => sentence(language, code, detailsWith(name, branch));
      for (const name of names) expect(said(name)).toBe(said(neutral).replaceAll(neutral, () => name));
    }
    const shows = (make: (details: Details) => string) =>
      branchesOf(text).some((branch) => make(detailsWith(neutral, branch)).includes(neutral));
    const inEnglish = (details: Details) => formatText(text, details, locale, ({ code: name }) => name);
    expect(shows((details) => sentence(language, code, details))).toBe(shows(inEnglish));
  });
});

describe.each(translations)("an issue in $tag", ({ language }) => {
  it("is made of its code and details as the mapper makes it, also after JSON", () => {
    const codes = new Set<string>();
    for (const { rules, leads } of examples()) {
      const mapper = createMapper(rules);
      const own = createMapper(rules, { language });
      for (const lead of leads) {
        const result = mapper.map(lead, { receivedAt });
        const said = own.map(lead, { receivedAt });
        const unsaid = { ...result, issues: result.issues.map((issue) => ({ ...issue, message: "x" })) };
        for (const { code } of result.issues) codes.add(code);
        expect(language.result(unsaid)).toEqual(said);
        expect(language.result(JSON.parse(JSON.stringify(unsaid)))).toEqual(JSON.parse(JSON.stringify(said)));
        expect(said.issues.map(({ message }) => message)).not.toContain("x");
      }
    }
    expect(codes.size).toBeGreaterThan(30);
  });
});

const receivedAt = new Date(1_795_000_000_000);

/** The examples of words and of ready rules, each with leads that fit, fit badly and fit not at all. */
function examples() {
  const folder = new URL("../../examples/rules/", import.meta.url);
  const read = (url: URL) => JSON.parse(readFileSync(url, "utf8"));
  const words = read(new URL("../mapping/wordExamples.json", import.meta.url)) as Record<string, object>[];
  const ready = readdirSync(folder)
    .filter((name) => name.endsWith(".test.json"))
    .map((name) => ({
      rules: read(new URL(name.replace(".test.json", ".json"), folder)),
      lead: read(new URL(name, folder)).tests[0].lead,
    }));
  return [...words, ...ready].map(({ rules, lead }) => ({
    rules: { version: 1, fields: { email: "Email" }, ...rules } as const,
    leads: [lead, mangled(lead), {}, [], "text", null],
  }));
}

/** A lead whose texts are something else than they were. */
function mangled(value: unknown): unknown {
  if (Array.isArray(value)) return value.map(mangled);
  if (typeof value !== "object" || value === null)
    return typeof value === "string" ? `?${value.slice(2)}` : [];
  return Object.fromEntries(Object.entries(value).map(([name, part]) => [name, mangled(part)]));
}

function sentence(language: IssueLanguage, code: string, details: Details): string {
  return language.issue({ code, details, message: "x" }).message;
}

/** The branches of the choices of a text; one that it does not have where it has no choice. */
function branchesOf(text: string): readonly string[] {
  const branches = [...text.matchAll(/(\w+) \{/g)].flatMap(([, branch = ""]) => branch);
  return ["none of them", ...branches];
}

function detailsOf(text: string, name: string, branch: string): Details {
  const of = (pattern: RegExp) => [...text.matchAll(pattern)].map(([, detail = ""]) => detail);
  return Object.fromEntries([
    ...of(/\{(\w+)\}/g).map((detail) => [detail, name]),
    ...of(/\{(\w+), list\}/g).map((detail) => [detail, [name, "…"]]),
    ...of(/\{(\w+), select/g).map((detail) => [detail, branch]),
  ]);
}

function countsOf(texts: string): Details {
  const counted = [...texts.matchAll(/\{(\w+), (?:plural|number|duration)/g)];
  return Object.fromEntries(counted.map(([, detail = ""]) => [detail, 2]));
}
