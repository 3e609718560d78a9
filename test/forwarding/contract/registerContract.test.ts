import { expect, it } from "vitest";
import { isSamePlace } from "../../../src/forwarding/contract/registerContract.ts";

it("a store and a register are at one place only where client and part are the same", () => {
  const engine = {};
  const place = { name: "one", engine, part: "a" };
  expect(isSamePlace(place, { name: "other", engine, part: "a" })).toBe(true);
  expect(isSamePlace(place, { ...place, part: "b" })).toBe(false);
  expect(isSamePlace(place, { ...place, engine: {} })).toBe(false);
  expect(isSamePlace(place, undefined)).toBe(false);
  expect(isSamePlace(undefined, undefined)).toBe(false);
});
