/**
 * What stores and limiters promise, in the words of `docs/stores-reference.md`. The contracts test each under its number; a
 * test compares the page with this list.
 */
export const promises = {
  1: "Of several claims of one key at once, exactly one gets it.",
  2: "A step that is repeated under the same token has one effect and gives the same answer.",
  3: "What a step wrote is there when the step ends, for every process.",
  4: "A step that failed may have happened: it can be repeated.",
  5: "Only the holder of a claim changes its record.",
  6: "A lease ends when its time is over, by one clock for all.",
  7: "After its last claim, an open lead is not forgotten for 90 days, and a sent one not for the retention.",
  8: "An engine that is full or unavailable rejects, and drops nothing to make room.",
  9: "Any text is a key, and any text survives.",
  10: "A record that cannot be read is reported, and never a free key.",
  11: "All processes together get no more permits than the limit allows.",
  12: "An engine that may have forgotten something is noticed.",
  13: "A limiter that may have forgotten requests gives no permits for one window, in no process.",
  14: "A store that may have forgotten leads says so for every key that it does not know.",
  15: "Settings that would break these promises are reported at the first use.",
  16: "A store belongs to one account.",
  17: "An order belongs to one key.",
  18: "A record tells which order and which buyers came under its key.",
  19: "An entry is written in the same step as the end of its claim.",
  20: "What is closed finishes what it has in progress, and accepts nothing more.",
  21: "What is erased leaves nothing of its buyer.",
  22: "The entries of one lead are one, and its success stays.",
  23: "A lead that waits is taken by one at a time, the oldest first and some of the newest, until it has ended.",
  24: "A product cache returns what was set until its time is over, and lets one of several set what is absent.",
  25: "A store says of each key what it knows.",
  26: "A proof that a store forgot a key begins a doubt, in all processes.",
  27: "Keys that others remove are noticed, where the engine sees it.",
  28: "A record that was sent is opened again only by a claim that names its order.",
  29: "A lead that ends its processes is taken alone after two, and no more after five.",
  30: "What is erased leaves no key, and is known by it.",
} as const;

/** The number of a promise. */
export type PromiseNumber = keyof typeof promises;

/** The functions of a test program such as `node:test`, vitest or jest. */
export interface TestProgram {
  describe(name: string, body: () => void): unknown;
  it(name: string, body: () => Promise<void>): unknown;
}

/** The name of a test: the promise and the tested part of it. */
export function testName(number: PromiseNumber, what: string): string {
  return `${number}. ${promises[number]} ${what}`;
}
