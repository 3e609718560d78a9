/**
 * Finds many texts in another one. At each place it halves their sorted list, so that thousands of people in a lead cost
 * little more than one.
 */
export class TextFinder {
  readonly #sorted: readonly string[];
  /** Of each text the longest other one that it begins with, as its place in the list. */
  readonly #beginsWith: readonly number[];
  readonly #beginnings: ReadonlySet<string>;
  readonly #maxLength: number;

  /** Takes texts of at least `minLength` characters. Shorter ones are left out. */
  constructor(texts: Iterable<string>) {
    this.#sorted = [...new Set(texts)].filter(({ length }) => length >= minLength).sort();
    this.#beginsWith = beginningsIn(this.#sorted);
    this.#beginnings = new Set(this.#sorted.map((text) => text.slice(0, minLength)));
    this.#maxLength = this.#sorted.reduce((most, { length }) => Math.max(most, length), 0);
  }

  /** Replaces what is found, the longest where several begin. Those that overlap are replaced by one `replacement`. */
  replacedIn(text: string, replacement: string): string {
    let replaced = "";
    let end = 0;
    for (let index = 0; index < text.length; index += 1) {
      const found = this.#sorted[this.#longestAt(text, index)];
      if (found === undefined) continue;
      if (index >= end) replaced += text.slice(end, index) + replacement;
      end = Math.max(end, index + found.length);
    }
    return replaced + text.slice(end);
  }

  /** Each of the texts that another one contains. */
  foundIn(text: string): ReadonlySet<string> {
    const places = new Set<number>();
    for (let index = 0; index < text.length; index += 1) {
      let place = this.#longestAt(text, index);
      while (place >= 0 && !places.has(place)) {
        places.add(place);
        place = this.#beginsWith[place] ?? -1;
      }
    }
    return new Set([...places].map((place) => this.#sorted[place] ?? ""));
  }

  /** The place in the list of the longest text that begins here; -1 if none does. */
  #longestAt(text: string, index: number): number {
    if (!this.#beginnings.has(text.slice(index, index + minLength))) return -1;
    const rest = text.slice(index, index + this.#maxLength);
    let low = 0;
    let high = this.#sorted.length;
    while (low < high) {
      const middle = (low + high) >> 1;
      if ((this.#sorted[middle] ?? "") <= rest) low = middle + 1;
      else high = middle;
    }
    // The last that does not sort after the rest begins with each text that the rest begins with.
    let place = low - 1;
    while (place >= 0 && !rest.startsWith(this.#sorted[place] ?? "")) place = this.#beginsWith[place] ?? -1;
    return place;
  }
}

const minLength = 3;

function beginningsIn(sorted: readonly string[]): readonly number[] {
  const above: number[] = [];
  return sorted.map((text, index) => {
    while (above.length > 0 && !text.startsWith(sorted[above.at(-1) ?? 0] ?? "")) above.pop();
    const place = above.at(-1) ?? -1;
    above.push(index);
    return place;
  });
}
