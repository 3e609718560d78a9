import { readFileSync } from "node:fs";
import { describe, expect, it } from "vitest";
import { mutations } from "../mutation/mutations.ts";
import { mutants } from "../simulation/mutants.ts";
import { recordTransitions } from "../simulation/transitions.ts";
import { type Edit, editedText } from "../support/edit.ts";

describe("edits that take a safeguard away", () => {
  const edits: readonly Edit[] = [
    ...recordTransitions,
    ...Object.values(mutants).flatMap((mutant) => mutant.edits),
    // The breaks of a delivery are among them.
    ...mutations,
  ];

  it("all fit the source, so that none is left out unseen", () => {
    const text = (file: string) => readFileSync(new URL(`../../src/${file}`, import.meta.url), "utf8");
    expect(edits.length).toBeGreaterThan(60);
    expect(edits.filter((edit) => editedText(text(edit.file), edit) === undefined)).toEqual([]);
  });

  it("name the function or constant that they edit, so that the file around it may change", () => {
    const unnamed = edits.filter(({ file, in: name }) => /\.tsx?$/.test(file) && name === undefined);
    expect(unnamed).toEqual([]);
  });
});

describe("an edit", () => {
  const text = `import { wait } from "./wait.ts";
const maxMs = 5;
class Queue {
  take() { wait(
    this.first,
    maxMs,
  ); }
}
class Stack { take() { wait(this.last, maxMs); } }
`;
  const edit = { file: "queue.ts", to: "" };

  it("fits whatever the line breaks and spaces", () => {
    const changed = editedText(text, { ...edit, in: "Queue.take", from: "wait(this.first, maxMs,)" });
    expect(changed).toContain("take() { ; }\n}\nclass Stack { take() { wait(this.last, maxMs); } }");
  });

  it("is of its function alone: not of an import, and not of a method of another class", () => {
    expect(editedText(text, { ...edit, in: "Queue.take", from: "wait" })).toMatch(/^import \{ wait \}/);
    expect(editedText(text, { ...edit, in: "take", from: "wait" })).toBeUndefined();
    expect(editedText(text, { ...edit, in: "maxMs", from: "= 5" })).toContain("const maxMs ;");
  });

  it("does not fit where its function or fragment is gone, or twice there", () => {
    expect(editedText(text, { ...edit, in: "Queue.put", from: "wait" })).toBeUndefined();
    expect(editedText(text, { ...edit, in: "Queue.take", from: "this.last" })).toBeUndefined();
    expect(editedText(text, { ...edit, in: "Queue.take", from: "t" })).toBeUndefined();
    expect(editedText(text, { ...edit, in: "Queue.take", from: " " })).toBeUndefined();
  });
});
