import { setOwn } from "../../shared/json/value.ts";
import { spend, type Work } from "../contract/budget.ts";
import type { PartType, PatternNode, PatternPart } from "./patternSyntax.ts";
import { countLineEnds, lowerCase, sameSigns, skipSpaces } from "./patternText.ts";

/** Tries every state (a node at a position) once: the time grows with text length times pattern length, at most. */
export function matchPattern(
  root: PatternNode,
  source: string,
  work: Work,
  rulePath: string,
): Record<string, string> | undefined {
  const match = new PatternMatch(source, work, rulePath);
  return match.fits(root) ? match.result() : undefined;
}

class PatternMatch {
  readonly #text: string;
  readonly #work: Work;
  readonly #at: string;
  readonly #lower: string;
  readonly #end: number;
  readonly #captures = new Map<string, string>();
  /** The position from which every end has failed, by the id of a free part. */
  readonly #failedFrom = new Map<number, number>();
  /** The range in which every end has failed, by the id of a typed part. */
  readonly #failedTyped = new Map<number, { readonly first: number; readonly last: number }>();
  /** The ends that have failed, by the id of a part in brackets. */
  readonly #failedEnds = new Map<number, Set<number>>();
  readonly #failedGroups = new Map<number, Set<number>>();
  readonly #closings = new Map<string, Map<number, number>>();
  #lineEnds: Uint32Array | undefined;
  #spacesFrom = 0;
  #spacesTo = 0;

  constructor(text: string, work: Work, rulePath: string) {
    this.#text = text;
    this.#work = work;
    this.#at = rulePath;
    this.#lower = sameSigns(lowerCase(text));
    this.#end = text.trimEnd().length;
  }

  result(): Record<string, string> {
    const result: Record<string, string> = {};
    for (const [name, value] of this.#captures) setOwn(result, name, value);
    return result;
  }

  /** Whether the whole text, from its first letter, matches from this node. Whitespace alone counts as empty. */
  fits(root: PatternNode): boolean {
    return this.run(root, Math.min(this.#skipSpaces(0), this.#end));
  }

  /** Like `skipSpaces`, but walks a long run of spaces once instead of once from each position. */
  #skipSpaces(position: number): number {
    if (position > this.#spacesFrom && position < this.#spacesTo) return this.#spacesTo;
    const end = skipSpaces(this.#text, position);
    if (end - position > 1) {
      this.#spacesFrom = position;
      this.#spacesTo = end;
    }
    return end;
  }

  run(node: PatternNode, position: number): boolean {
    spend(this.#work, node.kind === "literal" ? 2 + node.texts.length : 3, this.#at);
    switch (node.kind) {
      case "end":
        return this.#skipSpaces(position) >= this.#end;
      case "space": {
        const after = this.#skipSpaces(position);
        const fits = node.line ? this.#endsLine(position, after) : after > position;
        return fits && this.run(node.next, after);
      }
      case "literal": {
        const start = this.#skipSpaces(position);
        for (const text of node.texts) {
          if (!this.#lower.startsWith(text, start) || !this.run(node.next, start + text.length)) continue;
          this.#capture(node.name, start, start + text.length);
          return true;
        }
        return false;
      }
      case "group": {
        const failed = remembered(this.#failedGroups, node.id);
        if (failed.has(position)) return false;
        if (this.run(node.inner, position) || this.run(node.next, position)) return true;
        failed.add(position);
        return false;
      }
      case "part":
        return this.#runPart(node.part, node.next, position);
    }
  }

  /** Whether this whitespace contains the end of a line. The ends of the text count as well. */
  #endsLine(from: number, to: number): boolean {
    if (from === 0 || to >= this.#end) return true;
    this.#lineEnds ??= countLineEnds(this.#text);
    return (this.#lineEnds[to] ?? 0) > (this.#lineEnds[from] ?? 0);
  }

  #runPart(part: PatternPart, next: PatternNode, position: number): boolean {
    const start = part.name === undefined ? position : this.#skipSpaces(position);
    const end =
      part.type !== "text"
        ? this.#typedEnd(part, part.type, next, start)
        : part.brackets === undefined
          ? this.#freeEnd(part, next, start)
          : this.#bracketedEnd(part, part.brackets, next, start);
    if (end === undefined) return false;
    this.#capture(part.name, start, end);
    return true;
  }

  #freeEnd(part: PatternPart, next: PatternNode, start: number): number | undefined {
    const first = part.name === undefined ? start : start + 1;
    const limit = Math.min(this.#failedFrom.get(part.id) ?? Number.POSITIVE_INFINITY, this.#end + 1);
    if (next.kind === "end") return first <= this.#end ? this.#end : undefined;
    const only = next.kind === "literal" && next.texts.length === 1 ? next.texts[0] : undefined;
    for (let end = first; end < limit; end += 1) {
      if (only !== undefined) {
        const found = this.#lower.indexOf(only, end);
        if (found < 0 || found >= limit) break;
        end = found;
      }
      if (this.run(next, end)) return end;
    }
    if (first < limit) this.#failedFrom.set(part.id, first);
    return undefined;
  }

  #bracketedEnd(part: PatternPart, brackets: string, next: PatternNode, start: number): number | undefined {
    const failed = remembered(this.#failedEnds, part.id);
    const closings = this.#closingsOf(brackets);
    let end = start;
    if (part.name !== undefined) {
      if (this.#text[end] === brackets[1]) return undefined;
      end = closings.get(end) ?? end + 1;
    }
    for (; end <= this.#end; end = closings.get(end) ?? end + 1) {
      spend(this.#work, 3, this.#at);
      if (failed.has(end)) return undefined;
      if (this.run(next, end)) return end;
      failed.add(end);
      if (this.#text[end] === brackets[1]) return undefined;
    }
    return undefined;
  }

  #typedEnd(
    part: PatternPart,
    type: Exclude<PartType, "text">,
    next: PatternNode,
    start: number,
  ): number | undefined {
    const window = this.#text.slice(start, start + maxTyped);
    const longest = start + (shapes[type].exec(window)?.[0].length ?? 0);
    // Starts follow one another: ends that failed for the last start are not tried again.
    const failed = this.#failedTyped.get(part.id);
    const isKnown = failed !== undefined && start + 1 >= failed.first && start <= failed.last;
    const tried = isKnown ? failed.last : start;
    for (let end = longest; end > tried; end -= 1) {
      if (this.run(next, end)) return end;
    }
    this.#failedTyped.set(part.id, {
      first: isKnown ? failed.first : start + 1,
      last: Math.max(tried, longest),
    });
    return undefined;
  }

  #capture(name: string | undefined, start: number, end: number): void {
    if (name !== undefined) this.#captures.set(name, this.#text.slice(start, end).trim());
  }

  /** Returns the position after the closing bracket for each opening bracket that has one. */
  #closingsOf(brackets: string): Map<number, number> {
    const known = this.#closings.get(brackets);
    if (known !== undefined) return known;
    spend(this.#work, this.#end, this.#at);
    const closings = new Map<number, number>();
    const open: number[] = [];
    for (let index = 0; index < this.#end; index += 1) {
      if (this.#text[index] === brackets[0]) open.push(index);
      else if (this.#text[index] === brackets[1]) {
        const start = open.pop();
        if (start !== undefined) closings.set(start, index + 1);
      }
    }
    this.#closings.set(brackets, closings);
    return closings;
  }
}

/**
 * The maximum length of a typed part. No number or word of an order is longer, and without a limit each start
 * would look at the whole text.
 */
const maxTyped = 200;

const shapes: Readonly<Record<Exclude<PartType, "text">, RegExp>> = {
  number: /^[+\-−]?\d+(?:[\s.,'’]\d+)*/,
  integer: /^\d+/,
  word: /\S+/,
  letters: /^\p{L}+/u,
};

function remembered(sets: Map<number, Set<number>>, id: number): Set<number> {
  const known = sets.get(id);
  if (known !== undefined) return known;
  const fresh = new Set<number>();
  sets.set(id, fresh);
  return fresh;
}
