import { readFileSync } from "node:fs";
import { describe, expect, it } from "vitest";
import { issueCodes } from "../../src/mapping/contract/issueCodes.ts";
import { parseRules } from "../../src/mapping/parse/parseRules.ts";
import { testRules } from "../../src/rule-tools/ruleTests/testRules.ts";
import { problemCodes } from "../../src/shared/errors/rulesError.ts";
import { shapeOfJson } from "../docs/sampleShape.ts";
import { translationsOf } from "../docs/translations.ts";
import { examplesOf, knownOf, rulesOf, testOf, wordExamples } from "./guideExamples.ts";

const withTranslations = (page: string) => [page, ...translationsOf(page)];
const guides = [...withTranslations("rules.md"), "rules-reference.md", wordExamples];
const folder = new URL("../../docs/", import.meta.url);

describe.each(guides)("the guide %s", (name) => {
  const examples = examplesOf(name);

  it.each(examples)("holds the example of line $line, which works", (example) => {
    const rules = parseRules(rulesOf(example));
    const test = testOf(example);
    const results = testRules(rules, { tests: [test], ...knownOf(example) });
    expect(results).toEqual([{ name: test.name, passed: true, differences: [] }]);
  });

  it("has examples", () => {
    expect(examples.length).toBeGreaterThan(name === wordExamples ? 35 : 2);
  });
});

describe("the guide to the rules", () => {
  it("has the same examples in every language, with samples of its country", () => {
    const contents = (guide: string) =>
      examplesOf(guide).map(({ line: _, ...example }) => shapeOfJson(example));
    for (const guide of translationsOf("rules.md"))
      expect(contents(guide), guide).toEqual(contents("rules.md"));
  });

  it.each(withTranslations("leadbox.md"))("has a valid rule for each field in %s", (name) => {
    const text = readFileSync(new URL(name, folder), "utf8");
    const rows = [...text.matchAll(/^\| `(\w+|deal_cf_<id>)`.*\| (.*) \|$/gm)];
    const rules = rows.flatMap(([, field = "", cell = ""]) =>
      [...cell.matchAll(/`([{"][^`]*)`/g)].map(([, code = ""]): object =>
        JSON.parse(code.startsWith("{") ? `{"${field}":${code}}` : `{${code}}`),
      ),
    );
    expect(rules.length).toBeGreaterThan(24);
    for (const rule of rules) {
      const whole = "defaults" in rule ? { version: 1, fields: {}, ...rule } : { version: 1, fields: rule };
      expect(() => parseRules(whole)).not.toThrow();
    }
  });

  it.each(withTranslations("issue-codes.md"))("has every code of an issue and of a problem in %s", (name) => {
    const text = readFileSync(new URL(name, folder), "utf8");
    const codes = Object.keys({ ...issueCodes, ...problemCodes });
    expect(codes.filter((code) => !text.includes(`| \`${code}\` |`))).toEqual([]);
  });
});
