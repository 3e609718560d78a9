import { readdirSync, readFileSync } from "node:fs";
import { describe, expect, expectTypeOf, it } from "vitest";
import { type ProblemCodeName, problemCodes, type RulesProblem } from "../../src/errors/rulesError.ts";
import type { Mapper } from "../../src/mapping/createMapper.ts";
import { issueCodes, type MappingCode } from "../../src/mapping/issueCodes.ts";

const folders = ["mapping", "mapping/compile", "mapping/order", "mapping/schema", "mapping/text", "account"];
const source = folders
  .flatMap((folder) => {
    const url = new URL(`../../src/${folder}/`, import.meta.url);
    return readdirSync(url)
      .filter((name) => name.endsWith(".ts") && name !== "issueCodes.ts")
      .map((name) => readFileSync(new URL(name, url), "utf8"));
  })
  .join("\n");

describe("the list of issue codes", () => {
  it("holds every code that the mapping can give", () => {
    const given = [
      ...source.matchAll(/(?:report\(\s*scope,\s*|makeIssue\(\s*|unparsed\(\s*|note[ =:?]+)"([a-z_0-9]+)"/g),
    ].map(([, code = ""]) => code);
    expect(given.length).toBeGreaterThan(60);
    expect(given.filter((code) => !Object.hasOwn(issueCodes, code))).toEqual([]);
  });

  it("holds no code that no one gives", () => {
    // These two are put together from what a time zone says of a local time.
    const composed = ["date_gap", "date_overlap"];
    const unused = Object.keys(issueCodes).filter(
      (code) => !source.includes(`"${code}"`) && !composed.includes(code),
    );
    expect(unused).toEqual([]);
  });

  it("says of each what happened and what to do, without a buyer's data", () => {
    for (const { text } of Object.values(issueCodes)) expect(text).toMatch(/^[A-Z{`].*$/);
  });

  it("is offered for the code of an issue, which may be one of another mapper too", () => {
    type Code = ReturnType<Mapper["map"]>["issues"][number]["code"];
    expectTypeOf<Code>().toEqualTypeOf<MappingCode | (string & {})>();
  });
});

describe("the list of problem codes", () => {
  it("holds no code that no one gives", () => {
    expect(Object.keys(problemCodes).filter((code) => !source.includes(`"${code}"`))).toEqual([]);
  });

  it("types the code of every problem", () => {
    expectTypeOf<RulesProblem["code"]>().toEqualTypeOf<ProblemCodeName>();
  });
});
