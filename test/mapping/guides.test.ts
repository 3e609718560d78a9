import { existsSync, readFileSync } from "node:fs";
import { describe, expect, it } from "vitest";
import { problemCodes } from "../../src/errors/rulesError.ts";
import { createMapper } from "../../src/mapping/createMapper.ts";
import { issueCodes } from "../../src/mapping/issueCodes.ts";
import { parseRules } from "../../src/mapping/schema/parseRules.ts";

/**
 * Every fenced block `json example` of the guides holds a lead, rules and what comes of them. Parts that do
 * not matter are left out there and filled in here.
 */
const guides = ["rules.md", "rules.uk.md", "leadbox.md", "leadbox.uk.md"];
const folder = new URL("../../docs/", import.meta.url);

interface Example {
  readonly lead: unknown;
  readonly rules?: { readonly fields?: Record<string, unknown> };
  /** A LeadBox table instead of rules. */
  readonly table?: Record<string, unknown>;
  readonly order?: Record<string, unknown>;
  readonly skip?: string;
  readonly error?: readonly string[];
  readonly issues?: readonly string[];
  readonly key?: string;
}

describe.each(guides)("the guide %s", (name) => {
  const file = new URL(name, folder);
  const text = existsSync(file) ? readFileSync(file, "utf8") : "";
  const examples = [...text.matchAll(/^```json example\n([\s\S]*?)^```/gm)].map((match) => ({
    line: text.slice(0, match.index).split("\n").length,
    source: match[1] ?? "",
  }));

  it.each(examples)("holds the example of line $line, which works", ({ source }) => {
    const example: Example = JSON.parse(source);
    const result = createMapper(parseRules(rulesOf(example))).map(example.lead, {
      receivedAt: 1_795_176_333,
    });
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
    expect(result.order).toMatchObject(example.order ?? {});
    for (const field of Object.keys(example.rules?.fields ?? {})) {
      if (field.startsWith("deal_cf_") || field in (example.order ?? {})) continue;
      expect(result.order).not.toHaveProperty(field);
    }
    if (example.key !== undefined) expect(result.key).toBe(example.key);
  });

  it("has examples", () => {
    expect(examples.length).toBeGreaterThan(name.startsWith("rules") ? 25 : 2);
  });
});

describe("the guide to the rules", () => {
  it("has the same examples in both languages, texts aside", () => {
    const count = (name: string): number =>
      readFileSync(new URL(name, folder), "utf8").split("```json example\n").length;
    expect(count("rules.uk.md")).toBe(count("rules.md"));
    expect(count("leadbox.uk.md")).toBe(count("leadbox.md"));
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

function rulesOf(example: Example): object {
  if (example.table !== undefined) return { order_status_id: 8001, ...example.table };
  const { fields, ...rules } = example.rules ?? {};
  const isWhole = "skip" in example;
  return {
    version: 1,
    ...(isWhole ? {} : { needsContact: false }),
    ...rules,
    fields: { order_status_id: 8001, ...fields },
  };
}
