import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { compilePattern } from "../../../src/mapping/values/pattern.ts";
import { countLineEnds, lowerCase, sameSigns, skipSpaces } from "../../../src/mapping/values/patternText.ts";
import { numRuns } from "../numRuns.ts";
import { anyText } from "./anyText.ts";

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

  it("has one dash and one times sign, each in its place", () => {
    expect(sameSigns("a – b — c − d ‑ 2 × 3 ✕ 4 х 5х")).toBe("a - b - c - d - 2 x 3 x 4 x 5x");
    expect(sameSigns("хліб 2хліб")).toBe("хліб 2хліб");
    const read = (pattern: string, text: string) => compilePattern(pattern).match(text);
    const line = "{name} - {pieces:integer} шт[ x {price:number}]";
    expect(read(line, "Кава – 2 шт × 350")).toEqual({ name: "Кава", pieces: "2", price: "350" });
    expect(read(line, "Кава–мікс - 2 шт х 350")).toEqual({ name: "Кава–мікс", pieces: "2", price: "350" });
    expect(read("{name} — {n:integer}", "Чай - 2")).toEqual({ name: "Чай", n: "2" });
    expect(read("{n:integer}х{name}", "2хКава")).toEqual({ n: "2", name: "Кава" });
    expect(read("{n:integer}x{name}", "2 хліб")).toBeUndefined();
    expect(read("{name} × {n:integer}", "Чай×2")).toEqual({ name: "Чай", n: "2" });
    expect(read("{sign:×|шт}{n:integer}", "х 2")).toEqual({ sign: "х", n: "2" });
  });

  it("keeps every character in its place, and needs no second look", () => {
    fc.assert(
      fc.property(fc.oneof(anyText(), fc.string({ unit: fc.constantFrom(..."aх×–-− x😀") })), (text) => {
        const same = sameSigns(lowerCase(text));
        expect(same).toHaveLength(text.length);
        expect(sameSigns(same)).toBe(same);
      }),
      { numRuns },
    );
  });
});
