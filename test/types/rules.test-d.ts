import { describe, it } from "vitest";
import { createMapper } from "../../src/mapping/mapper/createMapper.ts";
import { defineRules } from "../../src/mapping/rules/rules.ts";

describe("rules", () => {
  it("compile as an object without a type, whose version is any number, as in an imported file", () => {
    const rules = { version: 1, fields: { email: "Email", phone: { path: "Phone" } } };
    createMapper(rules);
    defineRules(rules);
  });

  it("do not compile with a version that is a text, or without one", () => {
    // @ts-expect-error the version is a number
    defineRules({ version: "1", fields: { email: "Email" } });
    // @ts-expect-error the version is missing
    defineRules({ fields: { email: "Email" } });
  });
});
