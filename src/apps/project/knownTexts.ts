import { withoutContacts } from "./hiddenForms.ts";

/** Finds many known texts in another text, in one pass. */
export class KnownTexts {
  /** The lengths of the known texts by their first characters, longest first. */
  readonly #lengths = new Map<string, readonly number[]>();

  /**
   * Adds a text. Short texts and small numbers are left out, since they occur in any message; so are very
   * long texts.
   */
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
    for (let index = 0; index + beginning <= text.length; index += 1) {
      if (isInWord(text, index)) continue;
      for (const length of this.#lengths.get(text.slice(index, index + beginning)) ?? []) {
        const end = index + length;
        const replacement =
          end > text.length || isInWord(text, end) ? undefined : replace(text.slice(index, end));
        if (replacement === undefined) continue;
        replaced += text.slice(from, index) + replacement;
        from = end;
        index = from - 1;
        break;
      }
    }
    return replaced + text.slice(from);
  }
}

/**
 * Hides contacts in texts, and the known texts where they are whole words. `markOf` gets how many were hidden until
 * then, and this one with them: two that differ may get two marks.
 */
export function textHider(texts: readonly string[], markOf: (found: string, count: number) => string) {
  const known = new KnownTexts();
  for (const text of texts) known.add(text);
  const all = new Set(texts);
  const hidden = new Map<string, string>();
  const replace = (found: string) => {
    const mark = hidden.get(found) ?? markOf(found, hidden.size + 1);
    hidden.set(found, mark);
    return mark;
  };
  return (text: string) =>
    known.replacedIn(withoutContacts(text, replace), (found) =>
      all.has(found) ? replace(found) : undefined,
    );
}

const beginning = 5;
const longest = 500;
const maxDepth = 100;

/** The texts and numbers of a value that differ from those in its copy, down to `maxDepth`. */
export function* changedTexts(was: unknown, is: unknown, depth = 0): Generator<string> {
  if (typeof was !== "object" || was === null) {
    if (was !== is) yield* textsIn(was);
  } else if (depth <= maxDepth) {
    for (const [name, value] of Object.entries(was)) yield* changedTexts(value, Object(is)[name], depth + 1);
  }
}

/** The texts and numbers in a value, including those in a list. */
export function textsIn(value: unknown): readonly string[] {
  if (Array.isArray(value)) return value.flatMap(textsIn);
  return typeof value === "string" || typeof value === "number" ? [String(value)] : [];
}

/** Whether the characters before and at a place belong to one word. */
function isInWord(text: string, index: number): boolean {
  return isLetter(text[index - 1]) && isLetter(text[index]);
}

function isLetter(character: string | undefined): boolean {
  return character !== undefined && /[\p{L}\p{M}\p{N}_]/u.test(character);
}
