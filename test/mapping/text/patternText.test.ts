import { describe, expect, it } from "vitest";
import { countLineEnds, lowerCase, skipSpaces } from "../../../src/mapping/text/patternText.ts";

describe("the text that a pattern is matched to", () => {
  it("has the spaces that everybody else sees in it", () => {
    for (let code = 0; code < 0x1_0000; code += 1) {
      const sign = String.fromCharCode(code);
      expect(skipSpaces(`a${sign}`, 1), `code ${code}`).toBe(sign.trim() === "" ? 2 : 1);
    }
    expect([skipSpaces(" \n x", 0), skipSpaces(" \n x", 2), skipSpaces("x ", 0), skipSpaces("", 0)]).toEqual([
      3, 3, 0, 0,
    ]);
  });

  it("has as many lines before each place as there are line ends", () => {
    expect([...countLineEnds("a\nb\r\nc\u2028\u2029d ")]).toEqual([0, 0, 1, 1, 2, 3, 3, 4, 5, 5, 5]);
  });

  it("is in lower case with each letter in its place", () => {
    expect(lowerCase("ЇЖАК Żółw ΟΔΟΣ")).toBe("їжак żółw οδος");
    expect(lowerCase("İSTANBUL Ї🎁")).toBe("İstanbul ї🎁");
  });
});
