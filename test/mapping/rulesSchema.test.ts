import { execFileSync } from "node:child_process";
import { fileURLToPath } from "node:url";
import fc from "fast-check";
import { describe, expect, it } from "vitest";
import * as z from "zod";
import { readReadyJson, readyRules } from "../../docs/generate/readyRules.ts";
import { parseRules } from "../../src/mapping/schema/parseRules.ts";
import { manyCasesOf } from "../support/wholeRun.ts";
import { rules } from "./arbitraryRules.ts";

const root = fileURLToPath(new URL("../..", import.meta.url));

/** zod reads the schema as an editor would; it shares no code with `parseRules`. */
const judge = z.fromJSONSchema(
  JSON.parse(
    execFileSync(process.execPath, [`${root}/docs/generate/rulesSchema.ts`, "--print"], { encoding: "utf8" }),
  ),
);

describe("rules.schema.json", () => {
  it.each(readyRules())("accepts the ready rules in %s", (name) => {
    expect(judge.safeParse(readReadyJson(name)).error).toBeUndefined();
  });

  it("accepts whatever parseRules accepts", () => {
    fc.assert(
      fc.property(rules, (random) => {
        fc.pre(parses(random));
        return judge.safeParse(random).success;
      }),
      { numRuns: manyCasesOf(100) },
    );
  });

  it.each([
    ["a misspelt field", { version: 1, fields: { delivery_adress: "Address" } }],
    ["a misspelt source", { version: 1, fields: { email: { pth: "Email" } } }],
    ["an unknown transform", { version: 1, fields: { phone: { path: "Phone", as: "telephone" } } }],
    ["another version", { version: 2, fields: {} }],
  ])("refuses %s, as parseRules does", (_, wrong) => {
    expect(judge.safeParse(wrong).success).toBe(false);
    expect(parses(wrong)).toBe(false);
  });
});

function parses(value: unknown): boolean {
  try {
    parseRules(value);
    return true;
  } catch {
    return false;
  }
}
