import { describe, expect, it } from "vitest";
import { sayProblem } from "../../../src/mapping/rules/problems.ts";
import { checkPattern, compilePattern, namesInPattern } from "../../../src/mapping/values/pattern.ts";

const types = "`text`, `number`, `integer`, `word`, `letters`";

describe("a pattern that cannot be read", () => {
  it.each([
    ["", "is empty. Write one, or remove it"],
    ["  ", "is empty. Write one, or remove it"],
    ["{a} {a}", "names the part {a} twice. Rename one of them"],
    ["{a:x|y}{a}", "names the part {a} twice. Rename one of them"],
    ["{a", "has a { without its }. Write \\{ for the character itself"],
    ["a}", "has a } without its {. Write \\} for the character itself"],
    ["[a", "has a [ without its ]. Write \\[ for the character itself"],
    ["a]", "has a ] without its [. Write \\] for the character itself"],
    ["[a]]", "has a ] without its [. Write \\] for the character itself"],
    ["[]", "has an empty [ ]. Remove it"],
    ["{}", "has an empty { }. Remove it"],
    ["{ }", "has an empty { }. Remove it"],
    ["a\\", "ends with a lone \\. Write \\\\ for the character itself"],
    ["a".repeat(1001), "is longer than 1,000 characters. Split it"],
    ["{a:digits}", `gives {a} the type "digits". Known are ${types}, or texts with | between them`],
    ["{a}*{b}", "has a * between two parts, where it means any text. Write \\* for the character itself"],
    ["x[{a}*{b}]", "has a * between two parts, where it means any text. Write \\* for the character itself"],
    [
      "\\d+",
      "is a regular expression. Write parts such as `{name}` and `{number:integer}`, and `*` for any text",
    ],
  ])("%j %s", (source, problem) => {
    const found = checkPattern(source);
    expect(found && sayProblem(found)).toBe(`The pattern ${problem}.`);
    expect(namesInPattern(source)).toEqual([]);
    expect(() => compilePattern(source)).toThrow(new SyntaxError(`The pattern ${problem}.`));
  });

  it.each<[string, string[]]>([
    ["{a}*", ["a"]],
    ["*{a}", ["a"]],
    ["{a}*x{b}", ["a", "b"]],
    ["{a} * {b}", ["a", "b"]],
    ["**{a}", ["a"]],
    ["{ a : integer }[ {b_2}]", ["a", "b_2"]],
    ["{a:x|y}{=|≡}{назва}", ["a", "назва"]],
    ["{a b}{-c}{1}", []],
    ["a".repeat(1000), []],
  ])("is not %j, which has the parts %j", (source, names) => {
    expect(checkPattern(source)).toBeUndefined();
    expect(namesInPattern(source)).toEqual(names);
    expect(compilePattern(source).names).toEqual(names);
  });
});

describe("a part of a pattern", () => {
  it.each([
    ["{a b}", "A B", {}],
    ["x{-a}", "x-a", {}],
    ["{ a | b  c }", "b c", {}],
    ["{k:a|ab}{b}", "abc", { k: "ab", b: "c" }],
    ["{k:ab|a}{b}", "abc", { k: "ab", b: "c" }],
    ["{n: integer }", "12", { n: "12" }],
    ["{n:\ninteger}", "12", { n: "12" }],
    ["{=|}{b}", "x", { b: "x" }],
    ["\\{\\*\\}", "{*}", {}],
    ["a*", "a", {}],
    ["a*b", "axb", {}],
  ])("of %j takes %j apart", (source, text, parts) => {
    expect(compilePattern(source).match(text)).toEqual(parts);
  });

  it.each([
    ["«{a}»{b}", "«1 «2» 3» 4", "1 «2» 3", "4"],
    ["({a}){b}", "(1 (2) 3) 4", "1 (2) 3", "4"],
    ["\\[{a}\\]{b}", "[1 [2] 3] 4", "1 [2] 3", "4"],
    ["\\{{a}\\}{b}", "{1 {2} 3} 4", "1 {2} 3", "4"],
    ["“{a}”{b}", "“1 “2” 3” 4", "1 “2” 3", "4"],
    ["„{a}“{b}", "„1 „2“ 3“ 4", "1 „2“ 3", "4"],
    ["„{a}“{b}”", "„1“ 2” 3”", "1", "2” 3"],
    ["({a}){b})", "(1) 2) 3)", "1", "2) 3"],
    ["({a}, {b})*", "(1, 2 (3) 4) 5)", "1", "2 (3) 4"],
    ["(x {a}){b}", "(x 1 (2) 3) 4", "1 (2) 3", "4"],
    ["(({a}) {b})*", "((1) 2 (3) 4) 5", "1", "2 (3) 4"],
    ["(«{a}» {b})*", "(«1» 2 (3) 4) 5", "1", "2 (3) 4"],
    ["(*{=|-}{a}){b}", "((1=2)=3) 4", "3", "4"],
  ])("of %j holds brackets in pairs: %j", (source, text, a, b) => {
    expect(compilePattern(source).match(text)).toEqual(source.includes("{b}") ? { a, b } : { a });
  });
});

describe("a space of a pattern", () => {
  it.each([
    ["a  b", "a b", true],
    ["a  b", "ab", false],
    ["{a} {b:integer}", "x5", false],
    ["x {n}", "x5", false],
    ["x {n:integer}", "x5", true],
    ["x {n:number}", "x5", true],
    ["x {n:word}", "x5", false],
    ["{n:integer} x", "5x", false],
    ["{n:integer} x", "5 x", true],
    ["- {n}", "-5", true],
    ["{n} -", "5-", true],
    ["{x|=} {b}", "xb", false],
    ["{x|=} {b}", "x b", true],
    ["{b} {x|=}", "bx", false],
    ["{-|} {b}", "-b", true],
    ["{b} {-|}", "b-", true],
    ["{b} {-x|-}", "b-x", true],
    ["{x-|-} {b}", "x-b", true],
    ["a [ b]", "a b", true],
    ["{a} [-{b}]", "x-y", true],
    ["{a} [ x{b}]", "oney", false],
    ["{a} [ x{b}]", "one xy", true],
    ["{a} [x{b}]", "onexy", false],
    ["[-x] y", "-xy", false],
    ["[-x] y", "-x y", true],
    ["[x-] y", "x-y", true],
    ["[x- ] y", "x-y", true],
    ["[{n:integer}-] y", "5-y", true],
    ["[-{n:integer}] y", "-5y", false],
    ["x [y-]", "xy-", false],
    ["x [-y]", "x-y", true],
    ["x [ -y]", "x-y", true],
    ["x [-{n:integer}]", "x-5", true],
    ["x [{n:integer}-]", "x5-", true],
    ["x [{n}-]", "x5-", false],
    ["a* b", "a b", true],
    ["x*", "x  y", true],
  ])("%j fits %j: %s", (source, text, fits) => {
    expect(compilePattern(source).match(text) !== undefined).toBe(fits);
  });

  it("belongs to the text of a part in brackets that may be absent", () => {
    expect(compilePattern("[x ]{b}").match("xy")).toEqual({ b: "xy" });
    expect(compilePattern("[x ]{b}").match("x y")).toEqual({ b: "y" });
    expect(compilePattern("{a}[ x]").match("yx")).toEqual({ a: "yx" });
  });

  it.each([
    ["{a}\n  {b}", "one two\nthree", { a: "one two", b: "three" }],
    ["{a}  \n{b}", "one two\nthree", { a: "one two", b: "three" }],
    ["{a}\n{b}", "one\nx", { a: "one", b: "x" }],
    ["{a}\n{b}", "one two\rthree", { a: "one two", b: "three" }],
    ["{a}\n{b}", "one two\u2028three", { a: "one two", b: "three" }],
    ["{a}\n{b}", "one two\u2029three", { a: "one two", b: "three" }],
    ["\n{a}\n", "  x  ", { a: "x" }],
  ])("ends a line in %j", (source, text, parts) => {
    expect(compilePattern(source).match(text)).toEqual(parts);
  });
});
