import { describe, expect, it } from "vitest";
import { sha256Text } from "../../../src/shared/runtime/hash.ts";
import { accountHash } from "../../../src/shared/runtime/nodeHash.ts";

describe("a hash", () => {
  it("of a text is its SHA-256, in characters that a URL can hold", async () => {
    expect(await sha256Text("")).toBe("47DEQpj8HBSa-_TImW-5JCeuQeRkm5NMpJWZG3hSuFU");
    expect(await sha256Text("zażółć")).toMatch(/^[\w-]{43}$/);
  });

  it("of a token is the same for the same token, and shows nothing of it", async () => {
    expect(accountHash("5005-CANARY")).toMatch(/^[\w-]{22}$/);
    expect(accountHash("5005-CANARY")).toBe((await sha256Text("5005-CANARY")).slice(0, 22));
    expect(accountHash("5005-CANARX")).not.toBe(accountHash("5005-CANARY"));
  });
});
