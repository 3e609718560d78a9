import { describe, expect, it } from "vitest";
import { orderHasAnyMarker } from "../../../src/forwarding/delivery/marker.ts";

describe("a signed marker of whatever lead", () => {
  it.each([
    ["lead:1~abcdefgh", true],
    ["call back, then (lead*x~abc-_789) again", true],
    ["a~x~abcdefgh", true],
    ["sixteen-letters.:WC-1~abcdefgh", true],
    ["seventeen-letters:1~abcdefgh", false],
    [":1~abcdefgh", false],
    ["ключlead:1~abcdefgh", false],
    ["lead-1~abcdefgh", false],
    ["lead:~abcdefgh", false],
    ["lead:1~abcdefg", false],
    ["lead:1~abcdefg!", false],
    ["lead:1~abcdefghi", false],
    ["lead:1", false],
    ["", false],
    [7, false],
  ])("is identified by its form: %j", (text, isOne) => {
    for (const field of ["extra_field_1", "extra_field_2", "admin_comments"]) {
      expect(orderHasAnyMarker({ [field]: text })).toBe(isOne);
    }
    expect(orderHasAnyMarker({ custom_extra_fields: { "101": text } })).toBe(isOne);
  });
});
