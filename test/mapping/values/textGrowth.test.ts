import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { stripEmoji, stripTags } from "../../../src/mapping/values/clean.ts";
import { readEmail } from "../../../src/mapping/values/email.ts";
import { decodeEntities } from "../../../src/mapping/values/entities.ts";
import {
  cleanText,
  collapseSpaces,
  isDamaged,
  splitAt,
  titleCase,
} from "../../../src/mapping/values/letters.ts";
import { growthOf } from "../../support/growthOf.ts";
import { someOf } from "../../support/wholeRun.ts";
import { numRuns } from "../numRuns.ts";
import { anyText } from "./anyText.ts";

const manyTexts = fc.oneof(anyText(), fc.string({ unit: "grapheme" }), fc.string());

describe("splitAt", () => {
  it("takes as many times longer for a megabyte as that is larger, and not the square of it", () => {
    for (const piece of ["a", "e\u0301", "🎁", "🇺🇦", "\u0301"]) {
      expect(
        growthOf((text) => splitAt(text, 510), piece, 10_000, 1_000_000),
        piece,
      ).toBeLessThan(1_000);
    }
  });
});

describe("readEmail", () => {
  it("takes as many times longer for a megabyte as that is larger, and not the square of it", () => {
    for (const piece of ["a", "a@", "a.", "@", "a-", " ", "a@b.", "<"])
      expect(growthOf(readEmail, piece, 10_000, 1_000_000), piece).toBeLessThan(1_000);
  });
});

describe("markup and letters", () => {
  const all = [decodeEntities, stripTags, stripEmoji, titleCase, cleanText, collapseSpaces, isDamaged];

  it("never throw", () => {
    fc.assert(
      fc.property(manyTexts, (text) => all.forEach((each) => void each(text))),
      { numRuns },
    );
  });

  it("stay linear", () => {
    const pieces = [
      "<",
      "<a",
      "<a ",
      '<a b="',
      "<script",
      "<p>",
      "&",
      "&#1",
      "<!--",
      " ",
      "’",
      "🎁",
      "a'",
      "\u200d",
      "Ã",
      "ÃР",
      "â€Р",
      "рџРР",
      "</",
    ];
    for (const piece of someOf(pieces)) {
      for (const each of all) each(piece.repeat(200_000));
    }
  });
});
