/** A change of one expression, as Stryker has it. */
export interface StrykerMutant {
  readonly id: string;
  readonly fileName: string;
  readonly replacement: string;
  /** Lines and columns begin with 1 in a result, with 0 before it. */
  readonly location: Readonly<Record<"start" | "end", { readonly line: number; readonly column: number }>>;
}

/** A change of one expression of the source. */
export interface Mutant {
  /** Tells it from all others. */
  readonly key: string;
  /** As `src/client/limiter/inProcessLimiter.ts`. */
  readonly file: string;
  /** Counted from 1. */
  readonly line: number;
  /** The text before, and where it begins in the file. */
  readonly code: string;
  readonly at: number;
  /** What is before and after it on its lines. */
  readonly before: string;
  readonly after: string;
  /** The text after. */
  readonly becomes: string;
}

/** The key of a mutant; `first` is the number that its lines and columns begin with. */
export function keyOf({ fileName, location, replacement }: StrykerMutant, first: 0 | 1): string {
  const { start, end } = location;
  const numbers = [start.line, start.column, end.line, end.column].map((each) => each - first);
  return JSON.stringify([inSource(fileName), ...numbers, replacement]);
}

export function mutantOf(given: StrykerMutant, text: string): Mutant {
  const starts = [0, ...[...text.matchAll(/\n/g)].map(({ index }) => index + 1)];
  const [at = 0, end = 0] = [given.location.start, given.location.end].map(
    ({ line, column }) => (starts[line] ?? 0) + column,
  );
  return {
    key: keyOf(given, 0),
    file: inSource(given.fileName),
    line: given.location.start.line + 1,
    code: text.slice(at, end),
    at,
    before: text.slice(text.lastIndexOf("\n", at - 1) + 1, at),
    after: text.slice(end).split("\n", 1)[0] ?? "",
    becomes: given.replacement,
  };
}

/** Stryker works in a copy of the folder. */
function inSource(path: string): string {
  return path.replaceAll("\\", "/").replace(/^.*?(?=src\/(?!.*\bsrc\/))/, "");
}
