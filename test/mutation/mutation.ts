import type { Edit } from "../support/edit.ts";

/** One edit of a file in `src` that a test has to notice. */
export interface Mutation extends Edit {
  /** What is wrong then: "no test fails though …". */
  readonly says: string;
  /** The file whose tests notice it. */
  readonly test: string;
  /** Words in the full name of a test that must fail. The other tests of the file are not run. */
  readonly name: string;
  /** All tests of the file are run, and one must pass: the edit breaks what it says and not everything. */
  readonly isNarrow?: boolean;
}
