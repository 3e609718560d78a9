import { describe, expect, it } from "vitest";
import { AcceptedMutants, entryOf, parseAccepted } from "./accepted.ts";
import { mutantOf } from "./mutant.ts";

const list = `# A comment.

src/a.ts
  equivalent: It is the same.
    if (⟦a < b⟧) return a; → a <= b
    if (⟦a < b⟧) return a; → false
  cost: It is read twice.
    2× ⟦forget();⟧ →
`;

/** The change of a piece of the text, as Stryker tells it. */
function mutant(text: string, code: string, becomes: string, from = 0) {
  const at = text.indexOf(code, from);
  const placeAt = (index: number) => {
    const lines = text.slice(0, index).split("\n");
    return { line: lines.length - 1, column: lines.at(-1)?.length ?? 0 };
  };
  const location = { start: placeAt(at), end: placeAt(at + code.length) };
  return mutantOf({ id: "1", fileName: "/tmp/src/a.ts", replacement: becomes, location }, text);
}

describe("the list of accepted changes", () => {
  it("has an entry for each line, with its file and its reason", () => {
    const { entries, problems } = parseAccepted(list);
    expect(problems).toEqual([]);
    expect(entries).toHaveLength(3);
    expect(entries[0]).toEqual({
      line: 5,
      file: "src/a.ts",
      place: "if (⟦a < b⟧) return a;",
      becomes: "a <= b",
      places: 1,
      kind: "equivalent",
      because: "It is the same.",
    });
    expect(entries[2]).toMatchObject({ place: "⟦forget();⟧", becomes: "", places: 2, kind: "cost" });
  });

  it.each([
    ["an entry without a reason", "src/a.ts\n    ⟦a⟧; → b\n", "accepted.txt:2: this entry has no reason."],
    [
      "an entry of another file's reason",
      "src/a.ts\n  cost: Slow.\nsrc/b.ts\n    ⟦a⟧; → b\n",
      "4: this entry has no reason.",
    ],
    ["an entry without a file", "  cost: Slow.\n    ⟦a⟧; → b\n", "2: the file of this entry is missing."],
    [
      "an entry that is there twice",
      "src/a.ts\n  cost: Slow.\n    ⟦a⟧; → b\n    ⟦a⟧; → b\n",
      "4: this entry is there twice.",
    ],
    [
      "a reason of another kind",
      "src/a.ts\n  cheap: Slow.\n",
      "2: a reason is one of equivalent, cost, message",
    ],
    ["a reason that says nothing", "src/a.ts\n  cost: \n", "2: a reason is one of"],
    ["code that is not marked", "src/a.ts\n  cost: Slow.\n    a; → b\n", "3: an entry is `line with ⟦code⟧"],
  ])("is refused with %s", (_, text, problem) => {
    expect(parseAccepted(text).problems.join("\n")).toContain(problem);
  });

  it("excuses a change on the line that it names, and the same change on no other line", () => {
    const accepted = new AcceptedMutants(parseAccepted(list));
    const text = "if (a < b) return a;\nif (a < b) return b;\n";
    expect(accepted.has(mutant(text, "a < b", "a <= b"))).toBe(true);
    expect(accepted.has(mutant(text, "a < b", "true"))).toBe(false);
    expect(accepted.has(mutant(text, "a < b", "a <= b", 10))).toBe(false);
  });

  it("does not care how code is broken into lines", () => {
    const broken = mutant("  run(\n    one,\n    two,\n  ); // both\n", "(\n    one,\n    two,\n  )", "()");
    expect(entryOf(broken)).toEqual({
      file: "src/a.ts",
      place: "run⟦( one, two, )⟧; // both",
      becomes: "()",
    });
  });

  it("is stale where a change is gone, or is at more or fewer places than it says", () => {
    const accepted = new AcceptedMutants(parseAccepted(list));
    const line = "if (a < b) return a;";
    const known = [mutant(line, "a < b", "a <= b"), mutant("forget();", "forget();", "")];
    expect(accepted.problemsWith(known)).toEqual([
      "accepted.txt:6: src/a.ts has this change at 0 places: if (⟦a < b⟧) return a; → false",
      "accepted.txt:8: src/a.ts has this change at 1 places: ⟦forget();⟧ → ",
    ]);
  });
});
