/** A recipe of CONTRIBUTING.md as a program can follow it. */
export interface Recipe {
  /** The heading of its section. */
  readonly heading: string;
  /** What a person writes, in this order. Leaving one out must make a command fail. */
  readonly steps: readonly Step[];
  /** What must be green afterwards, word for word as in the section. */
  readonly commands: readonly string[];
  /** Why it cannot be followed yet. It is not run then, and goes into the report of the tests. */
  readonly pending?: string;
}

export type Step = NewFile | Insertion;

/** A file that is written, or written over. */
interface NewFile {
  readonly file: string;
  readonly content: string;
  /** Nothing checks it. */
  readonly unchecked?: true;
}

/** Lines that are put into a file, after the first line that contains `after`. */
interface Insertion {
  readonly file: string;
  readonly after: string;
  readonly lines: string;
  /** Nothing checks it. */
  readonly unchecked?: true;
}

/** The text of a file after the step. */
export function applyStep(step: Step, before: string | undefined): string {
  if ("content" in step) return step.content;
  if (before === undefined) throw new Error(`There is no ${step.file}.`);
  const lines = before.split("\n");
  const index = lines.findIndex((line) => line.includes(step.after));
  if (index < 0) throw new Error(`${step.file} has no line with ${JSON.stringify(step.after)}.`);
  return [...lines.slice(0, index + 1), step.lines, ...lines.slice(index + 1)].join("\n");
}
