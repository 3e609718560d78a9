import { describe, expect, it } from "vitest";
import { compilePattern } from "../../../src/mapping/values/pattern.ts";
import { growthOf } from "../../support/growthOf.ts";
import { someOf } from "../../support/wholeRun.ts";

describe("compilePattern", () => {
  const line = "{name} ({sku}[, {attributes}])[ x {quantity:number}] {=|≡} {sum:number}";

  it("stays linear for texts that would make a backtracking matcher hang", () => {
    const patterns = [
      `${"[a]".repeat(40)}!`,
      "{a}x{b}x{c}x{d}!",
      "[a][a][a][a][a][a][a][a][a][a][a][a][a][a][a][a][a][a][a][a]{x}!",
      "({a}({b}({c}))!",
      "{a:number}{b:number}{c:number}!",
      "*{a:word}* {b:word}*!",
      line,
      "{a} {b} {c} {d} {e}!",
      "{a}{=|≡}{b}{=|≡}{c}!",
    ];
    const texts = ["x", "a", "(", ")", "()", "1", " ", "= ", "1 ", "(x", "a ", "İ"];
    const pairs = patterns.flatMap((pattern) => texts.map((text) => ({ pattern, text })));
    for (const { pattern, text } of someOf(pairs)) {
      // Ten times as long: a quadratic matcher takes a hundred times as long.
      const growth = growthOf(compilePattern(pattern).match, text, 4_000, 40_000);
      expect(growth, `${pattern} for ${text}`).toBeLessThan(60);
    }
  });
});
