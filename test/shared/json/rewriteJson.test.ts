import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { rewriteJson } from "../../../src/shared/json/rewriteJson.ts";

describe("JSON that is rewritten", () => {
  it("keeps everything that stays the same as it is written", () => {
    const text = '{"a" : 1.0,\n\n   "b": [ 1,2 ], "c": {"d":"x, }\\" ]"} }\n';
    expect(rewriteJson(text, { a: 1, b: [1, 3], c: { d: 'x, }" ]' } })).toBe(text.replace("1,2", "1,3"));
  });

  it("writes what is new over as many lines as what was there, with the same indentation", () => {
    const text = '{\n\t"a": {\n\t\t"b": 1\n\t},\n\t"c": [1]\n}';
    expect(rewriteJson(text, { a: { b: 1, d: [2] }, c: [1, { e: 2 }] })).toBe(
      '{\n\t"a": {\n\t\t"b": 1,\n\t\t"d": [\n\t\t\t2\n\t\t]\n\t},\n\t"c": [1, { "e": 2 }]\n}',
    );
  });

  it("keeps the line ends of Windows", () => {
    expect(rewriteJson('{\r\n  "a": {\r\n    "b": 1\r\n  }\r\n}', { a: { c: 1 } })).toBe(
      '{\r\n  "a": {\r\n    "c": 1\r\n  }\r\n}',
    );
  });

  it("means the new value, whatever the two are", () => {
    fc.assert(
      fc.property(fc.jsonValue(), fc.jsonValue(), fc.constantFrom(0, 1, 2, "\t"), (before, after, indent) => {
        const text = JSON.stringify(before, null, indent);
        expect(JSON.parse(rewriteJson(text, after))).toEqual(JSON.parse(JSON.stringify(after)));
        expect(rewriteJson(text, JSON.parse(text))).toBe(text);
      }),
    );
  });

  it("refuses a text that is not JSON", () => {
    expect(() => rewriteJson("{", {})).toThrow(SyntaxError);
  });
});
