import type { Example } from "./example.ts";

/** Rules that cannot be used: the field of a comment has this rule. */
const field = (rule: unknown, more: object = {}): Example => ({
  rules: { version: 1, ...more, fields: { user_comments: rule } },
});

/** Rules that bring about a problem of each kind. */
export const rulesExamples: Readonly<Record<string, Example>> = {
  not_json: { rules: { version: 1, fields: { email: "email", user_comments: { value: Number.NaN } } } },
  wrong_type: { rules: { version: 1, fields: ["email"] } },
  missing: { rules: { version: 1, fields: { email: "email" }, products: { each: "items" } } },
  unknown_name: { rules: { version: 1, fields: { emial: "email" } } },
  misplaced: { rules: { version: 1, phone: "phone", fields: { email: "email" } } },
  bad_choice: field({ path: "note", as: "sometext" }),
  bad_constant: { rules: { version: 1, fields: { order_status_id: { value: "soon" } } } },
  bad_code: field("note", { defaults: { country: "XX" } }),
  bad_name: field("note", { values: { "a.b": "note" } }),
  bad_path: field("note[1"),
  bad_template: field({ template: "Note: {note" }),
  too_nested: field({ each: "a", take: { each: "b", take: { each: "c", take: { each: "d", take: "e" } } } }),
  bad_pattern: field({ path: "note", pattern: "{", part: "a" }),
  no_source: field({ as: "phone" }),
  several_sources: field({ path: "note", value: "none" }),
  no_test: field({ path: "note", when: { path: "kind" } }),
  unknown_value: field("$note"),
  cycle: field("$a", { values: { a: "$b", b: "$a" } }),
};
