import { describe, expect, it } from "vitest";
import { isRecord, kindOf, setOwn } from "../../../src/shared/json/value.ts";

describe("a JSON value", () => {
  it("is a record where it is an object, and neither null nor a list", () => {
    expect([{}, Object.create(null), new Map()].map(isRecord)).toEqual([true, true, true]);
    expect([null, [], "text", 5, undefined, () => {}].map(isRecord)).toEqual(Array(6).fill(false));
  });

  it("takes every key as its own, also `__proto__`", () => {
    const target: Record<string, unknown> = {};
    setOwn(target, "__proto__", { admin: true });
    setOwn(target, "a", 1);
    expect(Object.keys(target)).toEqual(["__proto__", "a"]);
    expect(Object.getPrototypeOf(target)).toBe(Object.prototype);
    expect(target.admin).toBeUndefined();
  });

  it("is named by its kind, and never shown", () => {
    const kinds = [null, [1], {}, "secret", 5, true, undefined].map(kindOf);
    expect(kinds).toEqual(["null", "a list", "an object", "a text", "a number", "a boolean", "nothing"]);
  });
});
