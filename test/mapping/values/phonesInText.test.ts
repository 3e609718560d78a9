import { expect, it } from "vitest";
import { parsePhone } from "../../../src/mapping/values/phone.ts";

it.each("# ext ext. ext= ;ext= доб доб. дод дод. вн вн. wew wew. x".split(" "))(
  "an extension after %s is dropped, and said so",
  (word) => {
    for (const text of [`${word}5`, `${word} 123456`, ` ${word}5`, ` ${word} 12`, ` ${word.toUpperCase()}5 `])
      expect(parsePhone(`067 123 45 67${text}`, { country: "UA" }), text).toEqual({
        ok: true,
        value: "+380671234567",
        note: "phone_extension_dropped",
      });
  },
);

it.each([
  "0671234567/0501234567",
  "0671234567 / 0501234567",
  "5/0671234567/0501234567",
  "1234/0671234567/0501234567",
  "5/067 123 45 67/050 123 45 67",
  "5/067 - 123 - 45 - 67/050 123 45 67",
  "0671234567 +380501234567",
])("phones with a slash between them need no note: %s", (text) => {
  expect(parsePhone(text, { country: "UA", which: "all" })).toEqual({
    ok: true,
    value: "+380671234567, +380501234567",
  });
});

it("phones after digits of something else have a note", () => {
  expect(parsePhone("1 2 3/0671234567/0501234567", { country: "UA", which: "all" })).toEqual({
    ok: true,
    value: "+380671234567, +380501234567",
    note: "phone_from_text",
  });
});

it.each([
  ["+9, 0671234567", undefined],
  ["9, 0671234567", "phone_from_text"],
  ["Катя +380671234567", undefined],
  ["Катя 1234, +380671234567", undefined],
  ["Катя 12345, +380671234567", "phone_from_text"],
  ["Катя 0671234567", undefined],
  ["Катя 1234, 0671234567", "phone_from_text"],
])("the number is sure where nothing around it can be meant for another: %s", (text, note) => {
  const value = "+380671234567";
  const said = note === undefined ? {} : { note };
  expect(parsePhone(text, { country: "UA" })).toEqual({ ok: true, value, ...said });
});

it("a parser gets the number alone, and may have another one for it or none", () => {
  const seen: string[] = [];
  const read = (text: string, answer: string) => {
    const parser = (each: string) => {
      seen.push(each);
      return answer;
    };
    return parsePhone(text, { country: "UA", parser });
  };
  expect(read("0671234567", "+48600000033")).toEqual({ ok: true, value: "+48600000033" });
  expect(read("0671234567", "").ok).toBe(false);
  expect(read("12345 ", "").ok).toBe(false);
  expect(seen).toEqual(["+380671234567", "+380671234567", "12345"]);
});

it("all phones of a text have the note of the first that was repaired", () => {
  const all = (text: string) => parsePhone(text, { country: "UA", which: "all" });
  const value = "+380671234567, +380501234567";
  expect(all("0671234567, 80501234567")).toEqual({ ok: true, value, note: "phone_repaired_trunk_80" });
  expect(all("0671234567, 0501234567")).toEqual({ ok: true, value });
});

it("a list is not read as a text", () => {
  expect(parsePhone(["0671234567"], { country: "UA" })).toEqual({ ok: false, code: "phone_empty" });
});
