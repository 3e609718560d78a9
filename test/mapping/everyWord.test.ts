import { readFileSync } from "node:fs";
import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { rules } from "./arbitraryRules.ts";
import { examplesOf, type GuideExample, resultsOf, rulesOf, wordExamples } from "./guideExamples.ts";
import { allWords, type WordAt, wordsIn } from "./wordsIn.ts";

/** Words, and what may be chosen under them, such as `value.case: upper`. */
const words = allWords.filter((word) => !word.includes(": "));

/** For editors, and for `testRules`. */
const withoutEffect = ["rules.$schema", "rules.tests"];

describe("every word of the rules", () => {
  it("is in the reference, with all that it may be", () => {
    const text = readFileSync(new URL("../../docs/rules-reference.md", import.meta.url), "utf8");
    const missing = allWords.filter((word) => {
      const own = word.replace(/^.*?\.|^.*?: /, "").replace(/^.*: /, "");
      const spelled = [`\`${own}\``, `"${own}"`, `\`"${own}`, `\`${word}\``];
      return !spelled.some((each) => text.includes(each));
    });
    expect(missing).toEqual([]);
  });

  it("is in the rules of the property tests, with all that it may be", () => {
    const missing = new Set(allWords);
    for (let seed = 1; seed < 40 && missing.size > 0; seed += 1) {
      for (const each of fc.sample(rules, { numRuns: 100, seed })) {
        for (const { word } of wordsIn(each)) missing.delete(word);
      }
    }
    expect([...missing]).toEqual([]);
  });

  it("changes the result of an example", () => {
    const examples = ["rules.md", "rules-reference.md", wordExamples].flatMap(examplesOf);
    const wanted = [...words, ...allWords.filter((word) => /^(?:value\.clean|type\.type): /.test(word))];
    const idle = wanted.filter((word) => !examples.some((example) => changes(example, word)));
    expect(idle).toEqual(withoutEffect);
  });
});

/** Whether taking the word out of the example's rules gives another result. */
function changes(example: GuideExample, word: string): boolean {
  const whole = rulesOf(example);
  const before = JSON.stringify(resultsOf(example, whole));
  return wordsIn(whole)
    .filter((at) => at.word === word)
    .some((at) => JSON.stringify(resultsOf(example, without(whole, at))) !== before);
}

/** A copy of the rules without the word, or without the one element of its list. */
function without(whole: object, { path }: WordAt): object {
  const copy: object = structuredClone(whole);
  let holder: unknown = copy;
  for (const key of path.slice(0, -1)) {
    if (typeof holder === "object" && holder !== null) holder = Reflect.get(holder, key);
  }
  const last = path.at(-1);
  if (Array.isArray(holder)) holder.splice(Number(last), 1);
  else if (typeof holder === "object" && holder !== null && last !== undefined)
    Reflect.deleteProperty(holder, last);
  return copy;
}
