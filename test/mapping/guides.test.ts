import { readFileSync } from "node:fs";
import { describe, expect, it } from "vitest";
import { problemCodes } from "../../src/errors/rulesError.ts";
import { issueCodes } from "../../src/mapping/issueCodes.ts";
import type { MapResult } from "../../src/mapping/mapResult.ts";
import { parseRules } from "../../src/mapping/schema/parseRules.ts";
import { examplesOf, type GuideExample, resultsOf, rulesOf } from "./guideExamples.ts";

const guides = ["rules.md", "rules.uk.md", "leadbox.md", "leadbox.uk.md"];
const folder = new URL("../../docs/", import.meta.url);

describe.each(guides)("the guide %s", (name) => {
  const examples = examplesOf(name);

  it.each(examples)("holds the example of line $line, which works", (example) => {
    const results = resultsOf(example, rulesOf(example));
    for (const [index, result] of results.entries()) {
      if (typeof result === "string") throw new Error(result);
      expectResult(result, example, example.orders?.[index] ?? example.order ?? {});
    }
    expect(results).toHaveLength(example.orders?.length ?? 1);
  });

  it("has examples", () => {
    expect(examples.length).toBeGreaterThan(name.startsWith("rules") ? 25 : 2);
  });
});

describe("the guide to the rules", () => {
  it.each(["rules", "leadbox"])("has the same examples in both languages: %s", (name) => {
    const contents = (guide: string) => examplesOf(guide).map(({ line: _, ...example }) => example);
    expect(contents(`${name}.uk.md`)).toEqual(contents(`${name}.md`));
  });

  it.each(["leadbox.md", "leadbox.uk.md"])("has a valid rule for each field in %s", (name) => {
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

  it.each(["issue-codes.md", "issue-codes.uk.md"])(
    "has every code of an issue and of a problem in %s",
    (name) => {
      const text = readFileSync(new URL(name, folder), "utf8");
      const codes = Object.keys({ ...issueCodes, ...problemCodes });
      expect(codes.filter((code) => !text.includes(`| \`${code}\` |`))).toEqual([]);
    },
  );
});

function expectResult(result: MapResult, example: GuideExample, order: Record<string, unknown>): void {
  const codes = result.issues.filter(({ code }) => code !== "path_unmatched").map(({ code }) => code);
  if (example.issues !== undefined) expect(codes).toEqual(example.issues);
  if (example.skip !== undefined) {
    expect(result).toMatchObject({ status: "skip", reason: example.skip });
    return;
  }
  if (example.error !== undefined) {
    expect(result.status).toBe("error");
    expect(codes).toEqual(example.error);
    return;
  }
  if (result.status !== "order") throw new Error(JSON.stringify(result));
  expect(result.order).toMatchObject(order);
  for (const field of Object.keys(example.rules?.fields ?? {})) {
    if (field.startsWith("deal_cf_") || field in order) continue;
    expect(result.order).not.toHaveProperty(field);
  }
  if (example.key !== undefined) expect(result.key).toBe(example.key);
}
