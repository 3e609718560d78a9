import { describe, expect, it } from "vitest";
import { parseRules } from "../../src/mapping/parse/parseRules.ts";
import { RulesError, type RulesProblem } from "../../src/shared/errors/rulesError.ts";

function problemsOf(rules: object): readonly RulesProblem[] {
  try {
    parseRules({ version: 1, fields: {}, ...rules });
    return [];
  } catch (error) {
    if (error instanceof RulesError) return error.problems;
    throw error;
  }
}

const field = (value: object): object => ({ fields: { user_comments: { path: "a", ...value } } });

describe("a rule with the old name of a word", () => {
  it.each([
    [{ defaults: { decimalMark: "," } }, "`decimalMark` is now called `decimalSeparator`."],
    [field({ as: { type: "decimal", mark: "," } }), "`mark` is now called `decimalSeparator`."],
    [field({ as: { type: "decimal", minor: true } }), "`minor` is now called `minorUnits`."],
    [field({ lookup: {}, lookupBy: "anyCase" }), '"anyCase" is now called "ignoreCase".'],
    [field({ lookup: {}, unmatched: "refuse" }), '"refuse" is now called "reject".'],
    [{ match: { unmatched: "refuse" } }, '"refuse" is now called "reject".'],
    [{ match: { ambiguous: "refuse" } }, '"refuse" is now called "reject".'],
    [{ match: { together: true } }, "`together` is now called `allOrNothing`."],
    [{ limits: { email: "refuse" } }, '"refuse" is now called "reject".'],
    [{ refuse: [] }, "`refuse` is now called `reject`."],
  ])("gets a problem that names the new one: %j", (rules, message) => {
    const [problem, ...others] = problemsOf(rules);
    expect(others).toEqual([]);
    expect(problem).toMatchObject({ message, suggestion: expect.stringMatching(/^\w+$/) });
  });

  it("gets the usual help where the new name is not allowed either", () => {
    expect(problemsOf({ mark: "," })).toMatchObject([{ message: expect.stringContaining("Allowed: ") }]);
    expect(problemsOf({ products: { fields: {}, together: true } })).not.toMatchObject([
      { message: expect.stringContaining("now called") },
    ]);
  });
});
