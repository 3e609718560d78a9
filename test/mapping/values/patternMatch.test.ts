import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { wholeBudget } from "../../../src/mapping/contract/budget.ts";
import { checkPattern, compileMatcher, compilePattern } from "../../../src/mapping/values/pattern.ts";
import type { RulesProblem } from "../../../src/shared/errors/rulesError.ts";
import { numRuns } from "../numRuns.ts";

/** A piece of a pattern, and the same as a regular expression. */
interface Piece {
  readonly source: string;
  readonly same: string;
}

const literals: readonly Piece[] = [
  ..."x = ab -".split(" ").map((text) => ({ source: text, same: `\\s*${text}` })),
  { source: "{=|≡}", same: "\\s*(?:=|≡)" },
  { source: "{a|ab|abx}", same: "\\s*(?:abx|ab|a)" },
  { source: "{kind:x|1}", same: "\\s*(?<kind>x|1)" },
];

const parts: readonly Piece[] = [
  ..."one two three".split(" ").map((name) => ({ source: `{${name}}`, same: `\\s*(?<${name}>\\S.*?)` })),
  { source: "{whole:integer}", same: "\\s*(?<whole>\\d+)" },
  { source: "{whole2:integer}", same: "\\s*(?<whole2>\\d+)" },
  { source: "{word:word}", same: "\\s*(?<word>\\S+)" },
  { source: "{word2:word}", same: "\\s*(?<word2>\\S+)" },
  { source: "{letters:letters}", same: "\\s*(?<letters>\\p{L}+)" },
];

const anyTextOf: Piece = { source: "*", same: ".*?" };

const pieces: fc.Arbitrary<Piece> = fc.oneof(
  fc.constantFrom(...literals),
  fc.constantFrom(...parts),
  fc.constant(anyTextOf),
  // Between two free parts there has to be a space.
  fc.constantFrom(...parts).map(({ source, same }) => ({
    source: `*x ${source}`,
    same: `.*?\\s*x${source.includes("integer") ? "" : "\\s+"}${same}`,
  })),
);

/** Two literals in a row are one: there may be spaces before it only. */
function sameOf(row: readonly Piece[]): string {
  return row
    .map(({ same }, index) =>
      /^\\s\*[xab=-]+$/.test(`${row[index - 1]?.same}`) ? same.replace(/^\\s\*(?=[xab=-]+$)/, "") : same,
    )
    .join("");
}

const groups = fc.array(pieces, { minLength: 1, maxLength: 3 }).map((inner) => ({
  source: `[${inner.map(({ source }) => source).join("")}]`,
  same: `(?:${sameOf(inner)}|)`,
}));

const patterns = fc.array(fc.oneof({ weight: 4, arbitrary: pieces }, groups), { minLength: 1, maxLength: 6 });

const texts = fc
  .array(fc.constantFrom("x", "ab", "a", "=", "≡", "-", "1", "12", " ", "  ", "\n", "Я", "X"), {
    maxLength: 12,
  })
  .map((signs) => signs.join(""));

describe("a pattern", () => {
  it("finds what the same regular expression does", () => {
    fc.assert(
      fc.property(patterns, texts, (each, text) => {
        const source = each.map((piece) => piece.source).join("");
        fc.pre(checkPattern(source) === undefined);
        const same = new RegExp(`^\\s*(?!\\s)${sameOf(each)}\\s*$`, "isu");
        const found = same.exec(text);
        const expected =
          found === null
            ? undefined
            : Object.fromEntries(
                Object.entries(found.groups ?? {}).flatMap(([name, value]) =>
                  value === undefined ? [] : [[name, value.trim()]],
                ),
              );
        expect(compilePattern(source).match(text), JSON.stringify([source, text, same.source])).toEqual(
          expected,
        );
      }),
      { numRuns: numRuns * 5 },
    );
  });

  it.each([
    ["{a}", "   one", { a: "one" }],
    ["{a}", "", undefined],
    ["({a}", "(x", { a: "x" }],
    ["({a})", "(x)y)", undefined],
    ["({a})", "()", undefined],
    ["(*)", "()", {}],
    ["({a})*", "() ()", undefined],
    ["{a}{=|≡}{b}", "x≡y=z", { a: "x", b: "y=z" }],
    ["{n:number}", "-5", { n: "-5" }],
    ["{n:number} *", "−1 299,50 zł", { n: "−1 299,50" }],
    ["{n:number}", "x5", undefined],
    ["{a:letters}*", "1ab", undefined],
    ["{a:integer}*", "a1b", undefined],
  ])("%j finds in %j %j", (source, text, expected) => {
    expect(compilePattern(source).match(text)).toEqual(expected);
  });

  it.each<[string, string, number, number]>([
    [`${"[a]".repeat(12)}!`, "a", 48, 705],
    ["{a}x{b}x{c}x{d}!", "x", 48, 813],
    ["{a}{=|≡}{b}{=|≡}{c}!", "=", 48, 655],
    ["{a:number}{b:number}{c:number}!", "1", 48, 6774],
    ["*{a:word}* {b:word}*!", "a ", 48, 1005],
    ["*{a:integer}{b:word}!", "12 ", 32, 765],
    ["({a}({b}({c}))!", "(", 48, 1392],
    ["({a}({b}({c}))!", "()", 48, 102],
    ["*({a}, {b}) - !", "(1, 2) ", 13, 639],
    ["*({a}, {b}) - !", "(1, 2 ", 16, 1442],
    ["*({a}{=|≡})!", "(1 (x)", 16, 889],
    ["{name} ({sku}[, {attributes}])[ x {quantity:number}] {=|≡} {sum:number}", "(x", 48, 1635],
  ])("%j tries nothing twice, for %j %i times", (source, piece, times, steps) => {
    const work = { budget: wholeBudget, stepsLeft: steps };
    expect(compilePattern(source).match(piece.repeat(times), work)).toBeUndefined();
    expect(work.stepsLeft).toBe(0);
  });

  it("takes more steps for a long text, by the length of both", () => {
    const stepsOf = (length: number) => {
      const work = { budget: wholeBudget, stepsLeft: 1e6 };
      compilePattern("{name} ({sku})").match("x".repeat(length), work);
      return 1e6 - work.stepsLeft;
    };
    expect([stepsOf(100), stepsOf(1_024)]).toEqual([3, 3 + 4 * (64 + 7)]);
  });
});

describe("the patterns of rules", () => {
  const work = { budget: wholeBudget, stepsLeft: 1e6 };

  it.each<[string | string[], string, Record<string, string> | undefined]>([
    ["{a}-{b}", "x-y", { a: "x", b: "y" }],
    ["{a}-{b}", "x", undefined],
    [["{a}-{b}", "{a}={b}"], "x=y", { a: "x", b: "y" }],
    [["{a}-{b}", "{b}={a}"], "x-y=z", { a: "x", b: "y=z" }],
    [["{a}-{b}", "{a}={b}"], "x", undefined],
    [["{a}-{b}"], "x-y", { a: "x", b: "y" }],
    [[], "x", undefined],
  ])("%j find in %j %j", (patterns, text, expected) => {
    const problems: RulesProblem[] = [];
    expect(compileMatcher(patterns, "/pattern", problems, undefined)(text, work, "")).toEqual(expected);
    expect(problems).toEqual([]);
  });

  it("are reported when one cannot be read, and then find nothing", () => {
    const problems: RulesProblem[] = [];
    const match = compileMatcher(["{a}", "[x", "{"], "/fields/a/pattern", problems, "b");
    expect(match("x", work, "")).toBeUndefined();
    expect(problems).toEqual([
      {
        code: "bad_pattern",
        path: "/fields/a/pattern",
        message: "The pattern has a [ without its ]. Write \\[ for the character itself.",
        text: "bad_pattern.open",
        details: { open: "[", close: "]" },
      },
    ]);
  });

  it("have to name the part that the rules take, in one of them", () => {
    const problems: RulesProblem[] = [];
    compileMatcher(["{a}-{name}", "{b}"], "/fields/a/pattern", problems, "b");
    expect(problems).toEqual([]);
    compileMatcher(["{a}-{name}", "{a}"], "/pattern/a/pattern", problems, "nmae");
    expect(problems).toEqual([
      {
        code: "unknown_name",
        path: "/pattern/a/part",
        message: "`nmae` is not a part of the pattern. Did you mean `name`?",
        suggestion: "name",
        text: "unknown_name.name",
        details: { name: "nmae", what: "pattern", help: "near", near: "name" },
      },
    ]);
  });

  it("take their steps of the work, and say at which rule they are too many", () => {
    const match = compileMatcher("{a}x{b}", "/pattern", []);
    const few = { budget: wholeBudget, stepsLeft: 3 };
    expect(() => match("x".repeat(9), few, "/fields/a")).toThrow(
      expect.objectContaining({ at: "/fields/a", what: "steps" }),
    );
  });
});
