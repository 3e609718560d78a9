/** Finds many texts in another one, in one go through it. */
export class KnownTexts {
  /** How long the known texts are that begin with these characters, the longest first. */
  readonly #lengths = new Map<string, readonly number[]>();

  /** Short texts and small numbers are left out: they are words and ids of any message. So are very long texts. */
  add(text: string): void {
    const { length } = text;
    if (length < beginning || length > longest || /^\d{1,6}$/.test(text)) return;
    const start = text.slice(0, beginning);
    const lengths = this.#lengths.get(start) ?? [];
    if (lengths.includes(length)) return;
    this.#lengths.set(
      start,
      [...lengths, length].sort((a, b) => b - a),
    );
  }

  /**
   * Replaces known texts that are whole words.
   * @param replace - returns what a text becomes; `undefined` for one that is not known
   */
  replacedIn(text: string, replace: (found: string) => string | undefined): string {
    let replaced = "";
    let from = 0;
    for (let at = 0; at + beginning <= text.length; at += 1) {
      if (isInWord(text, at)) continue;
      for (const length of this.#lengths.get(text.slice(at, at + beginning)) ?? []) {
        const end = at + length;
        const own = end > text.length || isInWord(text, end) ? undefined : replace(text.slice(at, end));
        if (own === undefined) continue;
        replaced += text.slice(from, at) + own;
        from = end;
        at = from - 1;
        break;
      }
    }
    return replaced + text.slice(from);
  }
}

const beginning = 5;
const longest = 500;

/** Whether the characters before and at a place belong to one word. */
function isInWord(text: string, at: number): boolean {
  return isLetter(text[at - 1]) && isLetter(text[at]);
}

function isLetter(character: string | undefined): boolean {
  return character !== undefined && /[\p{L}\p{M}\p{N}_]/u.test(character);
}
