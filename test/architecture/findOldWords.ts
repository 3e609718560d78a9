import { type OldPattern, oldCodes, oldEnglish, oldNames, oldSentences } from "./oldWords.ts";
import { type Piece, readMarkdown, readTypeScript, type Texts } from "./readTexts.ts";

/** Names in code that were given up. */
export function nameHits(path: string, text: string): Piece[] {
  const banned = oldNames.filter((each) => each.in?.test(path) ?? true);
  const words = new Map(banned.map(({ old, now }) => [old, now]));
  const patterns = banned.filter(({ old }) => old instanceof RegExp);
  return readOnce(path, text).names.flatMap(({ line, text: name }) => {
    const old = name.replace(/^#/, "");
    const now = words.get(old) ?? patterns.find((each) => old.search(each.old) >= 0)?.now;
    return now === undefined ? [] : [{ line, text: `${old} → ${now}` }];
  });
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

const read = new Map<string, Texts>();

/** A file is searched for names and for sentences, and parsing it takes the time. */
function readOnce(path: string, text: string): Texts {
  const known = read.get(text) ?? readTypeScript(path, text);
  read.set(text, known);
  return known;
}

function sentencesOf(path: string, text: string): readonly Piece[] {
  if (path.endsWith(".md")) return readMarkdown(text);
  if (!/\.(ts|mjs)$/.test(path)) return [];
  const { strings, comments } = readOnce(path, text);
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
