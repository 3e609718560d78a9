import { describe, expect, it } from "vitest";
import { rulesHashOf } from "../../../src/forwarding/register/rulesHash.ts";

const rules = { version: 1, fields: { email: "Email", tests: "a path" } };

describe("the hash by which the register knows rules", () => {
  it("is the same in every version of the package, and none where there are no rules", async () => {
    expect(await rulesHashOf({ version: 1, fields: { phone: "Phone", email: "Email" } })).toBe(
      "4dcc432f797b",
    );
    expect(await rulesHashOf(undefined)).toBeUndefined();
  });

  it("changes with the rules, whatever the order of their words", async () => {
    const hash = await rulesHashOf(rules);
    expect(hash).toMatch(/^[0-9a-f]{12}$/);
    expect(await rulesHashOf({ fields: { tests: "a path", email: "Email" }, version: 1 })).toBe(hash);
    expect(await rulesHashOf({ ...rules, fields: { email: "Mail" } })).not.toBe(hash);
    expect(await rulesHashOf({ ...rules, fields: { email: "Email" } })).not.toBe(hash);
  });

  it("does not change with their tests: an edited test makes no other orders", async () => {
    const tests = [{ name: "one", lead: {}, order: {} }];
    expect(await rulesHashOf({ ...rules, tests })).toBe(await rulesHashOf(rules));
    expect(await rulesHashOf({ ...rules, tests: [] })).toBe(await rulesHashOf(rules));
  });
});
