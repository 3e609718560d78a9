import type { Cleaning } from "../rules/value.ts";
import { decodeEntities } from "./entities.ts";
import { stripFormula } from "./formula.ts";
import { collapseSpaces, plainDigits } from "./letters.ts";
import { stripTags } from "./tags.ts";

/** Ways to clean a text, in the order in which they are done: a tag may hold entities, an entity may become a space. */
export const cleanWords: { readonly [Name in Cleaning]: (text: string) => string } = {
  tags: stripTags,
  entities: decodeEntities,
  emoji: stripEmoji,
  spaces: collapseSpaces,
  formula: stripFormula,
  digits: (text) => plainDigits(text).replace(/\D/g, ""),
};

/** Cleans texts in these ways. */
export function compileClean(cleaning: readonly Cleaning[]): (text: string) => string {
  const wanted: ReadonlySet<string> = new Set(cleaning);
  const steps = Object.entries(cleanWords).flatMap(([name, clean]) =>
    // Tags may be written as entities: `&lt;b&gt;`.
    !wanted.has(name) ? [] : name === "entities" && wanted.has("tags") ? [clean, stripTags] : [clean],
  );
  return (text) => steps.reduce((own, clean) => clean(own), text);
}

/** Removes emoji and decorative symbols together with their joiners, and the spaces that they leave. Signs of texts such as ® and → stay. */
export function stripEmoji(text: string): string {
  return text
    .replace(
      /(?:\p{Emoji_Presentation}|(?![\0-\u25ff\u2b00-\u2bff])\p{Extended_Pictographic}|\p{Extended_Pictographic}(?=\ufe0f)|[\u{1f3fb}-\u{1f3ff}]|[\u{e0020}-\u{e007f}\p{Regional_Indicator}]|\ufe0f|\u20e3|\u200d)/gu,
      "",
    )
    .replace(/\p{Zs}{2,}/gu, " ")
    .trim();
}
