import { describe, expect, it } from "vitest";
import { redactToken } from "../../src/client/publicError.ts";

describe("hiding the token in a text", () => {
  it("replaces every occurrence", () => {
    expect(redactToken("a SECRET-1 b SECRET-1", "SECRET-1")).toBe("a [token] b [token]");
  });

  it("takes special characters for themselves", () => {
    expect(redactToken("x a.c$&+*( y abc$&+*(", "a.c$&+*(")).toBe("x [token] y abc$&+*(");
  });

  it("leaves words alone that happen to hold a short one", () => {
    expect(redactToken("the test failed", "t")).toBe("the test failed");
  });
});
