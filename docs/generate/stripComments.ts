/** A comment for readers and editors that has lines of its own. Those for bundlers and licences begin in another way. */
const ownLines = /^[ \t]*\/\*\*(?!\/)[\s\S]*?\*\/[ \t]*\n/gm;

/** Which source the next lines are of, as esbuild writes it. */
const sourceNames = /^\/\/ (?:src|node_modules)\/.*\n/gm;

/** A sentence about the code below it. Those for bundlers begin with `@`. */
const sentences = /^[ \t]*\/\/ [A-Z`].*\n/gm;

/**
 * Takes the comments of declarations out of built code. esbuild keeps those inside expressions, and every field of every
 * method has one: they belong into the declaration files, and would double what a program loads. Those inside the code are
 * for readers of the source.
 */
export function stripComments(code: string): string {
  return code.replace(ownLines, "").replace(sourceNames, "").replace(sentences, "");
}
