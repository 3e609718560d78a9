import { describe, expect, it } from "vitest";
import { firstIdOf, isEntryId, newEntryId, timeOfId } from "../../../src/forwarding/register/entryId.ts";

describe("the id of an entry", () => {
  it.each([
    [0, "ld_0000000000"],
    [31, "ld_000000000z"],
    [32, "ld_0000000010"],
    [Date.UTC(2026, 10, 24, 12), "ld_01m86ptpg0"],
    [2 ** 48 - 1, "ld_7zzzzzzzzz"],
    // A date may be later than that, and what is none is 0.
    [8.64e15, "ld_7zzzzzzzzz"],
    [-5, "ld_0000000000"],
    [Number.NaN, "ld_0000000000"],
  ])("of the moment %s begins with %s", (date, id) => {
    expect(firstIdOf(date)).toBe(id);
    expect(timeOfId(`${id}abc`)).toBe(Math.min(Math.max(0, date || 0), 2 ** 48 - 1));
  });

  it("ends with up to twenty letters and digits of a random text", () => {
    expect(newEntryId(0, "2f-A9_/z")).toBe("ld_00000000002fA9z");
    expect(newEntryId(0, "x".repeat(50))).toBe(`ld_0000000000${"x".repeat(20)}`);
  });

  it.each([
    ["ld_0000000000", true],
    ["ld_01m86ptpg0abcXYZ", true],
    [`ld_0000000000${"x".repeat(20)}`, true],
    [`ld_0000000000${"x".repeat(21)}`, false],
    ["xld_0000000000", false],
    ["ld_0000000000-1", false],
    ["ld_000000000", false],
    ["ld_000000000i", false],
    ["", false],
    [7, false],
    [undefined, false],
  ])("%o: %s", (text, expected) => {
    expect(isEntryId(text)).toBe(expected);
  });
});
