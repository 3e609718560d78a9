import { describe, expect, it } from "vitest";
import { addBuyer, buyersLeft, refuseUnsafe } from "../../../src/forwarding/store/engineRows.ts";
import { decode, encode, pack, textOf, unpack, wholeNumber } from "../../../src/forwarding/store/rowTexts.ts";

describe("a text for an engine", () => {
  it.each([
    ["plain", "=plain"],
    ["~looks encoded", "=~looks encoded"],
    ["", "="],
    ["two\nlines", "=two\nlines"],
    ["a\0b", "~a\\u0000b"],
    ["half \ud83d", "~half \\ud83d"],
  ])("is packed as one that any engine takes, and comes back as it was: %j", (text, packed) => {
    expect(pack(text)).toBe(packed);
    expect(unpack(packed)).toBe(text);
    expect(decode(encode(text))).toBe(text);
  });

  it("stays away where there is none", () => {
    expect([pack(undefined), unpack(undefined)]).toEqual([undefined, undefined]);
  });
});

it.each([
  [8, 8],
  ["8", 8],
  [8n, 8],
  ["9007199254740991", 9_007_199_254_740_991],
  ["9007199254740992", undefined],
  ["12345678901234567", undefined],
  [0, undefined],
  [-8, undefined],
  [-8n, undefined],
  [1.5, undefined],
  ["08", undefined],
  ["8 ", undefined],
  [null, undefined],
  [true, undefined],
])("the order of a row is a whole number above zero, or cannot be read: %o", (value, id) => {
  expect(wholeNumber(value)).toBe(id);
});

describe("the buyers of a row", () => {
  it.each([
    ["stay while its claim runs", { buyers: "a" }, true, "a"],
    ["stay where its holder left a lead", { lead: "{}", buyers: "a" }, false, "a"],
    ["stay where a lead is claimed", { lead: "{}", buyers: "a" }, true, "a"],
    ["are gone where a claim ran out and left nothing", { buyers: "a" }, false, ""],
    ["are none where there are none yet", { lead: "{}" }, true, ""],
    ["are none without a row", undefined, false, ""],
  ])("%s", (_, row, isRunning, buyers) => {
    expect(buyersLeft(row, isRunning)).toBe(buyers);
  });

  it.each([
    ["", "a", "a"],
    ["a", "b", "a\nb"],
    ["a\nb", "a", "a\nb"],
    ["a\nb\nc", "d", "a\nb\nc"],
    ["a", undefined, "a"],
  ])("get one more where there is room: %j and %j", (buyers, buyer, all) => {
    expect(addBuyer(buyers, buyer)).toBe(all);
  });
});

describe("an engine that would forget leads", () => {
  const harmless = { reason: "It is slow.", wouldForget: false };
  const fatal = { reason: "It is a cache.", wouldForget: true };

  it("is refused with the reason, unless that is allowed", () => {
    const refused = {
      code: "STORE_FAILED",
      reason: "would_forget",
      retryable: false,
      message: "It is a cache.",
    };
    expect(() => refuseUnsafe([harmless, fatal], undefined)).toThrow(expect.objectContaining(refused));
    expect(() => refuseUnsafe([harmless, fatal], "allow")).not.toThrow();
    expect(() => refuseUnsafe([harmless], undefined)).not.toThrow();
  });
});

describe("a text of a row", () => {
  it.each([
    [null, undefined],
    [undefined, undefined],
    ["", ""],
    [0, "0"],
    [false, "false"],
    [12n, "12"],
  ])("of %o is %o", (value, text) => {
    expect(textOf(value)).toBe(text);
  });
});
