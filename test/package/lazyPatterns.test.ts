import { describe, expect, it } from "vitest";
import { lazyPatterns } from "../../docs/generate/lazyPatterns.ts";

/** What a function of such code gives. */
function run(code: string, call: string): unknown {
  return new Function(`${lazyPatterns(code)}\nreturn ${call};`)();
}

describe("patterns of the built package", () => {
  it("with classes of Unicode are made when a function first needs them, and then kept", () => {
    const code = String.raw`const isWord = (text) => /^\p{L}+$/u.test(text);`;
    expect(lazyPatterns(code)).not.toContain("/^");
    expect(run(code, '["слово", "a1", "b"].map(isWord)')).toEqual([true, false, true]);
    const same = String.raw`const pattern = () => /["\\/]\p{L}/iu;`;
    expect(run(same, "pattern() === pattern()")).toBe(true);
    expect(run(same, "pattern().source")).toBe(String.raw`["\\/]\p{L}`);
  });

  it("that remember where they were are kept only where that does not matter", () => {
    const replacing = String.raw`const dots = (text) => text.replace(/\p{L}/gu, () => (text.length > 2 ? dots("ab") : "."));`;
    expect(run(replacing, '[dots("abc"), dots("ab")]')).toEqual(["......", ".."]);
    const testing = String.raw`const has = (text) => /\p{L}/gu.test(text);`;
    expect(lazyPatterns(testing)).not.toContain("??=");
    expect(run(testing, '[has("a"), has("a")]')).toEqual([true, true]);
  });

  it("of other kinds and at the top of a file stay as they are", () => {
    const code = String.raw`const top = /\p{L}/u;
function plain(text) { return /[a-z]/.test(text); }
`;
    expect(lazyPatterns(code)).toBe(code);
  });
});
