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
    expect(lazyPatterns(testing)).not.toContain("once");
    expect(run(testing, '[has("a"), has("a")]')).toEqual([true, true]);
  });

  it("at the top of a file, alone or in a table, are made when a function first reads them", () => {
    const code = String.raw`
const word = /\p{L}+/u;
const kept = /\d/;
const replaced = [
  [/\p{Lu}/gu, "A"],
  [kept, "0"],
];
const table = { sign: /стоп/iu, name: "a stop", plain: [/\d/, -1, true, null], of: (text) => word.test(text) };
function used(text) { return [word.exec(text)?.[0], { word }.word === word, table.sign.test(text), table.of(text)]; }
function table_() { return word.source; }
function inner(word) { return word; }
`;
    const lazy = lazyPatterns(code);
    expect(lazy).toMatch(/^var word = \/\* @__PURE__ \*\/ once_\(\(\) => \(new RegExp\(/m);
    expect(lazy).toMatch(/^var table = \/\* @__PURE__ \*\/ once_\(\(\) => \(\{ sign: new RegExp\(/m);
    expect(lazy).toContain("function inner(word) { return word; }");
    expect(run(code, 'used("+СТОП!")')).toEqual(["СТОП", true, true, true]);
    expect(run(code, "table_()")).toBe(String.raw`\p{L}+`);
  });

  it("that a function needs while the file is read are there by then", () => {
    const code = String.raw`const known = spell("слово"); function spell(text) { return /^\p{L}+$/u.test(text); }`;
    expect(run(code, "known")).toBe(true);
  });

  it("that the source makes lazily already are made so, and only once", () => {
    const code = String.raw`const lazily2 = (make) => make; const word = lazily2(() => /\p{L}/u);`;
    expect(lazyPatterns(code)).toBe(
      String.raw`const lazily2 = (make) => make; const word = lazily2(() => new RegExp("\\p{L}", "u"));`,
    );
  });

  it("that a file reads while it is loaded, writes, or gives to another stay as they are", () => {
    for (const code of [
      String.raw`const top = /\p{L}/u; const parts = top.source;`,
      String.raw`let top = /\p{L}/u; function change() { top = 1; }`,
      String.raw`var top = /\p{L}/u; function change() { top &&= 1; }`,
      String.raw`const top = /\p{L}/u; export { top as letter };`,
      String.raw`export const top = /\p{L}/u;`,
      String.raw`const top = /\p{L}/u; class Reader { static shape = top; }`,
      String.raw`const top = [made(), /\p{L}/u]; function made() {}`,
      String.raw`const top = { [made()]: /\p{L}/u }; function made() {}`,
    ])
      expect(lazyPatterns(code)).toBe(code);
  });

  it("of other kinds stay as they are", () => {
    const code = `const top = /[a-z]/u;
function plain(text) { return /[a-z]/i.test(text); }
`;
    expect(lazyPatterns(code)).toBe(code);
  });
});
