import { describe, expect, it } from "vitest";
import { rulesHashOf } from "../../src/register/rulesHash.ts";

const rules = { version: 1, fields: { email: "Email", tests: "a path" } };

describe("the hash by which the register knows rules", () => {
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
