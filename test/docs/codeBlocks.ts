import { readFileSync } from "node:fs";

/** A fenced block of a Markdown file. */
export interface CodeBlock {
  readonly file: string;
  /** Where the block begins, counted from 1. */
  readonly line: number;
  readonly language: string;
  /** What is between it and the block before it. */
  readonly before: string;
  readonly code: string;
}

export function codeBlocks(file: string): CodeBlock[] {
  return codeBlocksIn(file, readFileSync(file, "utf8"));
}

/** Those of a text that is not, or not yet, in the file. */
export function codeBlocksIn(file: string, text: string): CodeBlock[] {
  return [...text.matchAll(/^```(\w+)[^\n]*\n([\s\S]*?)^```$/gm)].map((match) => ({
    file,
    line: text.slice(0, match.index).split("\n").length,
    language: match[1] ?? "",
    before: text.slice(0, match.index).split(/^```$/m).at(-1) ?? "",
    code: match[2] ?? "",
  }));
}
