import { describe, expect, it } from "vitest";
import { agreed } from "../../../src/mapping/values/agreed.ts";
import { foldWords } from "../../../src/mapping/values/fold.ts";

describe("words in one alphabet", () => {
  it.each([
    ["Převod превод", "prevod prevod"],
    ["ТАК tak", "tak tak"],
    ["Żółć", "zolc"],
    ["STRAẞE Straße", "strasse strasse"],
    ["TAK1", "tak1"],
    ["щука, її, єжак", "shuka, ii, ezhak"],
    ["кур’єр кур'єр курʼєр", "kurer kurer kurer"],
    ["cash_on–delivery", "cash-on-delivery"],
    ["№ 5", "no 5"],
    ["kapıda\u200b", "kapida"],
    [" a\u00a0\n b ", "a b"],
  ])("%j are %j", (text, folded) => {
    expect(foldWords(text)).toBe(folded);
    expect(foldWords(folded)).toBe(folded);
  });
});

describe("a thing said twice", () => {
  const numbers: Readonly<Record<string, readonly number[]>> = { one: [1], ein: [1, 2], two: [2] };
  const read = (part: string) => numbers[part.trim()];

  it.each([
    ["one (ein)", [1]],
    ["ein / two", [2]],
    ["ein ein", [1, 2]],
    ["one one one one", [1]],
    ["one | ein – one; ein", [1]],
    ["(one) (ein)", [1]],
  ])("is read from %j", (text, own) => {
    expect(agreed(text, read)).toEqual(own);
  });

  it.each(["one", "one two", "one one two", "one (two)", "one three", "one one one one one", ""])(
    "is not read from %j",
    (text) => {
      expect(agreed(text, read)).toEqual([]);
    },
  );
});
