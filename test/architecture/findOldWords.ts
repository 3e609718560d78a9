import { type OldPattern, oldCodes, oldEnglish, oldNames, oldSentences } from "./oldWords.ts";
import { type Piece, readMarkdown, readTypeScript } from "./readTexts.ts";

/** Names in code that were given up. */
export function nameHits(path: string, text: string): Piece[] {
  const banned = oldNames.filter((each) => each.in?.test(path) ?? true);
  return readTypeScript(path, text).names.flatMap(({ line, text: name }) =>
    banned
      .filter(({ old }) => old === name.replace(/^#/, ""))
      .map(({ old, now }) => ({ line, text: `${old} → ${now}` })),
  );
}

/** Words of rules, codes and options that were renamed. They are written alike in code, samples and guides. */
export function codeHits(path: string, text: string): Piece[] {
  const lines = text.split("\n").map((each, index) => ({ line: index + 1, text: each }));
  return hitsIn(path, lines, oldCodes);
}

/** Sentences that were rewritten and old English, in messages, comments and guides. */
export function proseHits(path: string, text: string): Piece[] {
  return hitsIn(path, sentencesOf(path, text), [...oldSentences, ...oldEnglish]);
}

function sentencesOf(path: string, text: string): readonly Piece[] {
  if (path.endsWith(".md")) return readMarkdown(text);
  if (!/\.(ts|mjs)$/.test(path)) return [];
  const { strings, comments } = readTypeScript(path, text);
  // One word between quotes is a name or a sample, not a sentence of ours.
  return [...strings.filter((each) => each.text.includes(" ")), ...comments];
}

function hitsIn(path: string, pieces: readonly Piece[], patterns: readonly OldPattern[]): Piece[] {
  const banned = patterns.filter((each) => each.in?.test(path) ?? true);
  return pieces.flatMap(({ line, text }) =>
    banned.flatMap(({ old, now }) => {
      const match = old.exec(text);
      return match === null ? [] : [{ line, text: `“${match[0]}” → ${now}` }];
    }),
  );
}
