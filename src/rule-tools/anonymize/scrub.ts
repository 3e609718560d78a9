import { kindsOf } from "../../mapping/values/kinds/kindsOf.ts";
import { isPhonePiece, pieces } from "../../mapping/values/kinds/pieces.ts";
import type { Fakes } from "./fakes.ts";
import type { Kind } from "./personal.ts";

export interface Scrubber {
  /** Remembers the personal words of a text. */
  learn(text: string, kind: Kind): string;
  /** Returns the text with fakes, also for words that were learned from other texts. */
  replace(text: string, kind: Kind): string;
}

/** Mailboxes that are not a person's name. */
const usualMailbox =
  /^(?:info|mail|order|orders|sales|shop|contact|office|test|admin|user|post|hello|email)@/i;

/** The length below which words are too common. */
const shortest = 3;
/** The maximum number of words: more than a lead has about a person. */
const maxWords = 2000;

export function createScrubber(fakes: Fakes): Scrubber {
  /** Personal words in lower case, and how they are replaced. */
  const words = new Map<string, "person" | "place">();
  const learnWords = (text: string, kind: "person" | "place") => {
    for (const word of text.match(/\p{L}[\p{L}\p{M}'’ʼ]*/gu) ?? []) {
      if (word.length >= shortest && words.size < maxWords && !words.has(word.toLowerCase()))
        words.set(word.toLowerCase(), kind);
    }
  };
  const inText = (text: string): string =>
    text
      .replace(pieces.email, (found) => fakes.email(found))
      .replace(pieces.card, (found) => fakes.card(found))
      .replace(pieces.internetAddress, () => fakes.address())
      .replace(pieces.digits, (found) => (isPhonePiece(found) ? fakes.phone(found) : found))
      .replace(/\p{L}[\p{L}\p{M}'’ʼ]*/gu, (word) => {
        const kind = words.get(word.toLowerCase());
        return kind === undefined ? word : fakes.words(word, kind);
      });
  const replace = (text: string, kind: Kind): string => {
    switch (kind) {
      case "phone":
        // A text may contain several numbers.
        return text
          .split(/([,;/]\s*)/)
          .map((piece) =>
            kindsOf(piece, { longest: piece.length }).has("phoneDigits")
              ? whole(piece, (text) => fakes.phone(text))
              : piece,
          )
          .join("");
      case "email":
      case "id":
      case "card":
      case "postcode":
      case "taxId":
        return whole(text, (trimmed) => fakes[kind](trimmed));
      case "address":
        return fakes.address();
      case "person":
      case "place":
      case "text":
        return fakes.words(
          text
            .replace(pieces.email, (found) => fakes.email(found))
            .replace(pieces.digits, (found) => (isPhonePiece(found) ? fakes.phone(found) : found)),
          kind,
        );
      case "shown":
        return inText(text);
    }
  };
  return {
    learn(text, kind) {
      if (kind === "person" || kind === "place") learnWords(text, kind);
      // A few words next to a contact may be a name, whatever the parameter is called.
      if (kind === "text" && /^\D{3,60}$/.test(text) && text.trim().split(/\s+/).length < 4)
        learnWords(text, "person");
      if (kind === "email" && !usualMailbox.test(text))
        learnWords(text.replace(/@.*$/s, "").replace(/[\d._+-]+/g, " "), "person");
      return text;
    },
    replace,
  };
}

function whole(text: string, fake: (trimmed: string) => string): string {
  const trimmed = text.trim();
  return text.replace(trimmed, () => fake(trimmed));
}
