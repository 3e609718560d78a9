import type { Random } from "../../src/shared/runtime/random.ts";
import { hostileTexts } from "./growthShapes.ts";

/** A token of Base's form that is in the inputs, and must be in no message. */
export const fuzzToken = "5005-7007-CANARYCANARYCANARYCANARY7QX2";

/** Names that have changed what they must not, or meant something else than they say. */
const names = [
  "__proto__",
  "constructor",
  "prototype",
  "toString",
  "length",
  "0",
  "",
  "then",
  "toJSON",
  "$v",
  "@",
];
const words = [
  "",
  "-",
  "\u0000",
  "\u001b]52;c;AAAA\u0007",
  "\u202e",
  "\ud800",
  "\r\nforged",
  "{{a}}",
  "9".repeat(40),
  "1e400",
  "+380671234567",
  "a.b@example.com",
  "a[b][c]",
  "*{a}*",
  "$values.x",
  fuzzToken,
];
const values: readonly unknown[] = [
  ...words,
  null,
  true,
  false,
  0,
  -1,
  0.1,
  1e308,
  2 ** 53,
  [],
  {},
  [[]],
  [null],
];

export class Mutator {
  readonly #random: Random;

  constructor(random: Random) {
    this.#random = random;
  }

  below(count: number): number {
    return Math.floor(this.#random() * count);
  }

  one<T>(list: readonly T[]): T {
    const chosen = list[this.below(list.length)];
    if (chosen === undefined && list.length === 0) throw new Error("There is nothing to choose from.");
    return chosen as T;
  }

  /** A copy with up to a few changes, and parts of another. */
  json(seed: unknown, other: unknown): unknown {
    let value = structuredClone(seed);
    for (let count = this.below(5); count > 0; count -= 1) value = this.#changed(value, other, 0);
    return value;
  }

  #changed(value: unknown, other: unknown, depth: number): unknown {
    const isLeaf = typeof value !== "object" || value === null;
    if (isLeaf || depth > 20 || this.below(6) === 0) return this.#instead(value, other);
    if (Array.isArray(value)) {
      const list: unknown[] = [...value];
      const index = this.below(list.length + 1);
      const change = this.below(4);
      if (change === 0) list.splice(index, 1);
      else if (change === 1) list.splice(index, 0, this.#instead(undefined, other));
      else if (change === 2 && list.length > 0 && list.length < 100)
        return Array.from({ length: 1 + this.below(200) }, () => list[index % list.length]);
      else if (list.length > 0)
        list[index % list.length] = this.#changed(list[index % list.length], other, depth + 1);
      return list;
    }
    const entries = Object.entries(value);
    const index = this.below(Math.max(1, entries.length));
    const [key, member] = entries[index] ?? ["a", "x"];
    const change = this.below(6);
    if (change === 0) entries.splice(index, 1);
    else if (change === 1)
      entries[index] = [this.one([...names, ...words, `${key}s`, key.toUpperCase()]), member];
    else if (change === 2) entries.push([this.one(names), this.#instead(undefined, other)]);
    else entries[index] = [key, this.#changed(member, other, depth + 1)];
    // The own property `__proto__` too, as `JSON.parse` makes it.
    return Object.fromEntries(entries);
  }

  #instead(value: unknown, other: unknown): unknown {
    switch (this.below(6)) {
      case 0:
        return this.#partOf(other);
      case 1:
        return typeof value === "string" ? this.text(value, String(this.one(values))) : [value];
      case 2:
        return this.one(Object.values(hostileTexts))(1 + this.below(3_000));
      case 3:
        return { [this.one(names)]: value };
      default:
        return this.one(values);
    }
  }

  #partOf(value: unknown): unknown {
    let part = value;
    for (let depth = this.below(6); depth > 0; depth -= 1) {
      if (typeof part !== "object" || part === null) break;
      const members: unknown[] = Object.values(part);
      if (members.length === 0) break;
      part = this.one(members);
    }
    return structuredClone(part);
  }

  /** A text with up to a few changes. */
  text(seed: string, other: string): string {
    let text = seed;
    for (let count = this.below(6); count > 0; count -= 1) {
      const start = this.below(text.length + 1);
      const end = Math.min(text.length, start + this.below(30));
      const middle = [
        "",
        this.one(words),
        text.slice(start, end).repeat(1 + this.below(20)),
        other.slice(this.below(other.length + 1)).slice(0, 200),
        String.fromCharCode(this.below(this.below(2) === 0 ? 128 : 65_536)),
        this.one(Object.values(hostileTexts))(1 + this.below(500)),
      ][this.below(6)];
      text = text.slice(0, start) + (middle ?? "") + text.slice(end);
    }
    return text.slice(0, 200_000);
  }
}
