import { describe, expect, it } from "vitest";
import { compilePattern } from "../../../src/mapping/text/pattern.ts";
import { growthOf } from "../../support/growthOf.ts";

describe("compilePattern", () => {
  const line = "{name} ({sku}[, {attributes}])[ x {quantity:number}] {=|≡} {sum:number}";

  it("stays linear for texts that would make a backtracking matcher hang", { timeout: 60_000 }, () => {
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
    for (const pattern of patterns) {
      const { match } = compilePattern(pattern);
      // Ten times as long: a quadratic matcher takes a hundred times as long.
      for (const text of texts) {
        expect(growthOf(match, text, 4_000, 40_000), `${pattern} for ${text}`).toBeLessThan(60);
      }
    }
  });
});
