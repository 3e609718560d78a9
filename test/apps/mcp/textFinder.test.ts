import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { TextFinder } from "../../../src/apps/mcp/textFinder.ts";

describe("many texts", () => {
  it("are each replaced in another one, the longest where several begin", () => {
    const finder = new TextFinder(["Olena", "Olena Test", "Test", "an"]);
    expect(finder.replacedIn("For Olena Test and Olena, Testing", "[x]")).toBe("For [x] and [x], [x]ing");
  });

  it("that overlap are replaced as one", () => {
    expect(new TextFinder(["abcd", "cdef"]).replacedIn("-abcdef-", "[x]")).toBe("-[x]-");
  });

  it("are all found that another one contains, and nothing else", () => {
    const text = fc.string({ unit: fc.constantFrom("a", "b"), maxLength: 8 });
    fc.assert(
      fc.property(
        fc.array(text),
        fc.string({ unit: fc.constantFrom("a", "b"), maxLength: 30 }),
        (texts, other) => {
          const wanted = texts.filter((part) => part.length > 2 && other.includes(part));
          expect(new TextFinder(texts).foundIn(other)).toEqual(new Set(wanted));
        },
      ),
    );
  });
});
