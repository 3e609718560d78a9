import { json } from "@codemirror/lang-json";
import { ensureSyntaxTree } from "@codemirror/language";
import { EditorState } from "@codemirror/state";
import { describe, expect, it } from "vitest";
import { placeOf } from "../../../src/apps/page/editor/place.ts";

/** The text that is marked for a path. */
function marked(doc: string, path: string): string {
  const state = EditorState.create({ doc, extensions: json() });
  ensureSyntaxTree(state, doc.length);
  const { from, to } = placeOf(state, path);
  return state.sliceDoc(from, to);
}

describe("the place of a problem in the text of rules", () => {
  const commented = `// of the shop
{
  "version": 1, /* the buyer */
  "fields": {
    "emial": "a", // a slip
  },
  "skip": [{ "when": 1 }, { "wehn": 2 }],
}`;
  it.each([
    ["of a field", "fields.emial", '"emial"'],
    ["in the second element of a list", "skip[1].wehn", '"wehn"'],
    ["that is not there: of its last part that is", "fields.phone", '"fields"'],
  ])("is found between comments: %s", (_, path, text) => expect(marked(commented, path)).toBe(text));

  it.each([
    ["as a table", "emial;billing.email\nphone;x\n", "emial"],
    ["as a list of rows", '[["phone", "x"], ["emial", "a"]]', '"emial"'],
    ["as an object without `fields`", '{ "emial": "a" }', '"emial"'],
  ])("is found in rules of LeadBox: %s", (_, doc, text) => expect(marked(doc, "fields.emial")).toBe(text));

  it("is the line that a table cannot be read in", () => {
    expect(marked("phone;x\nnonsense\n", "line 2")).toBe("nonsense");
  });
});
