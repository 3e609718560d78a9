import { describe, expect, it } from "vitest";
import { remember } from "../../src/mapping/values/remember.ts";

/** A function that remembers, and the texts that were looked up. */
function remembering(most: number) {
  const looked: string[] = [];
  const ask = remember((text) => {
    looked.push(text);
    return text.length;
  }, most);
  return { ask, looked };
}

describe("remembered answers", () => {
  it("are looked up once for each text", () => {
    const { ask, looked } = remembering(10);
    expect([ask("a"), ask("bb"), ask("a"), ask("bb"), ask("")]).toEqual([1, 2, 1, 2, 0]);
    expect(looked).toEqual(["a", "bb", ""]);
  });

  it("are forgotten when there are too many, and then found again", () => {
    const { ask, looked } = remembering(2);
    for (const text of ["a", "b", "c", "c", "a"]) ask(text);
    expect(looked).toEqual(["a", "b", "c", "a"]);
  });

  it("are not kept for a long text, which takes memory and hardly comes again", () => {
    const { ask, looked } = remembering(10);
    const long = "x".repeat(80);
    expect([ask(long), ask(long)]).toEqual([80, 80]);
    expect(looked).toEqual([long, long]);
  });
});
