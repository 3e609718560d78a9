import { casesOf } from "./casesOf.ts";

/**
 * Whether this is `npm run test:slow`, which tries all. A test file that asks has a `.slow.test.ts` next to it, which
 * runs it there.
 */
export const isWholeRun = process.env.WHOLE_RUN !== undefined;

/** How many cases a property tries that takes seconds: a tenth of them in `npm test`. */
export function manyCasesOf(usual: number): number {
  return casesOf(isWholeRun ? usual : usual / 10);
}

/** Of cases that take seconds together every tenth in `npm test`, with the first. */
export function someOf<Case>(all: readonly Case[]): readonly Case[] {
  return isWholeRun ? all : all.filter((_, index) => index % 10 === 0);
}
