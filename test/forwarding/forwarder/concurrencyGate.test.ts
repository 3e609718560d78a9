import { describe, expect, it } from "vitest";
import { ConcurrencyGate } from "../../../src/forwarding/forwarder/concurrencyGate.ts";

interface Named {
  readonly storeKey: string;
  readonly name: string;
}

function line(most: number) {
  const started: string[] = [];
  const waiting = new ConcurrencyGate<Named>(
    most,
    ({ storeKey }) => storeKey,
    ({ name }) => started.push(name),
  );
  const lead = (name: string, storeKey = name): Named => ({ name, storeKey });
  return { waiting, started, lead };
}

describe("the line in front of the claim", () => {
  it("lets that many keys in, and the next one only when one has ended, first come first", () => {
    const { waiting, started, lead } = line(2);
    expect(["a", "b", "c", "d"].map((name) => waiting.enter(lead(name)))).toEqual([true, true, false, false]);
    expect(waiting.size).toBe(2);
    waiting.end("a");
    expect([started, waiting.size]).toEqual([["c"], 1]);
    waiting.end("b");
    expect([started, waiting.size]).toEqual([["c", "d"], 0]);
  });

  it("lets leads of one key go together, and counts them as one until the last has ended", () => {
    const { waiting, started, lead } = line(1);
    waiting.enter(lead("a"));
    for (const name of ["b1", "b2", "b3"]) waiting.enter(lead(name, "b"));
    waiting.enter(lead("c"));
    expect(waiting.size).toBe(4);
    waiting.end("a");
    expect([started, waiting.size]).toEqual([["b1", "b2", "b3"], 1]);
    waiting.end("b");
    waiting.end("b");
    expect(started).toHaveLength(3);
    waiting.end("b");
    expect([started.at(-1), waiting.size]).toEqual(["c", 0]);
  });

  it("keeps the place of a key whose work outlives its leads, and none for a key that is not in", async () => {
    const { waiting, started, lead } = line(1);
    waiting.enter(lead("a"));
    waiting.enter(lead("b"));
    const { promise, resolve } = Promise.withResolvers<string>();
    const work = waiting.keepSlotWhile("a", promise);
    const other = waiting.keepSlotWhile("z", promise);
    waiting.end("a");
    expect(started).toEqual([]);
    resolve("done");
    expect([await other, await work, started]).toEqual(["done", "done", ["b"]]);
  });

  it("forgets a lead that leaves, and its place with the last of its key", () => {
    const { waiting, started, lead } = line(1);
    waiting.enter(lead("a"));
    const [alone, one, two] = [lead("b"), lead("c1", "c"), lead("c2", "c")];
    for (const each of [alone, one, two]) waiting.enter(each);
    expect([waiting.leave(alone), waiting.leave(alone), waiting.size]).toEqual([true, false, 2]);
    expect([waiting.leave(one), waiting.leave(one), waiting.size]).toEqual([true, false, 1]);
    expect([waiting.leave(two), waiting.leave(two), waiting.size]).toEqual([true, false, 0]);
    expect(waiting.leave(lead("d"))).toBe(false);
    expect(waiting.empty()).toEqual([]);
    waiting.end("a");
    expect(started).toEqual([]);
    expect(waiting.enter(lead("e"))).toBe(true);
  });

  it("gives a key that all have left its place at the end again", () => {
    const { waiting, started, lead } = line(1);
    waiting.enter(lead("a"));
    const [one, two] = [lead("b1", "b"), lead("b2", "b")];
    for (const each of [one, two, lead("c")]) waiting.enter(each);
    for (const each of [one, two]) waiting.leave(each);
    waiting.enter(lead("b3", "b"));
    waiting.end("a");
    expect(started).toEqual(["c"]);
  });

  it("is not related to a lead that only has the key of one that waits", () => {
    const { waiting, lead } = line(1);
    waiting.enter(lead("a"));
    waiting.enter(lead("b1", "b"));
    expect(waiting.leave(lead("b2", "b"))).toBe(false);
    expect(waiting.size).toBe(1);
  });

  it("continues where one of several of a key has left: the rest keep their place", () => {
    const { waiting, started, lead } = line(1);
    waiting.enter(lead("a"));
    const [one, two] = [lead("b1", "b"), lead("b2", "b")];
    for (const each of [one, two, lead("c")]) waiting.enter(each);
    waiting.leave(one);
    waiting.end("a");
    expect(started).toEqual(["b2"]);
  });

  it("gives all that wait back when it is emptied", () => {
    const { waiting, lead } = line(1);
    waiting.enter(lead("a"));
    const waiters = [lead("b1", "b"), lead("b2", "b"), lead("c")];
    for (const each of waiters) waiting.enter(each);
    expect(waiting.empty()).toEqual(waiters);
    expect(waiting.size).toBe(0);
  });
});
