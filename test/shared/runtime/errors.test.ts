import { describe, expect, it } from "vitest";
import { ignoreErrors, toError } from "../../../src/shared/runtime/errors.ts";

describe("toError", () => {
  it("leaves an error as it is, and makes one of anything else", () => {
    const error = new TypeError("wrong");
    expect(toError(error)).toBe(error);
    expect(toError("text")).toEqual(new Error("text"));
    expect(toError(undefined)).toEqual(new Error("undefined"));
  });
});

describe("ignoreErrors", () => {
  it("calls the listener with what it is given", () => {
    const seen: unknown[] = [];
    ignoreErrors((...given: unknown[]) => seen.push(given))(1, "two");
    expect(seen).toEqual([[1, "two"]]);
  });

  it("stops what the listener throws, also later in a promise, and takes no listener at all", async () => {
    const rejected = Promise.reject(new Error("later"));
    ignoreErrors(() => {
      throw new Error("now");
    })();
    ignoreErrors(() => rejected)();
    ignoreErrors(undefined)();
    await expect(rejected).rejects.toThrow("later");
  });
});
