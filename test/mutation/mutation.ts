/** One edit of the source that a test has to notice. */
export interface Mutation {
  /** In `src`. */
  readonly file: string;
  /** Must be in the file exactly once. */
  readonly from: string;
  readonly to: string;
  /** What is wrong then: "no test fails though …". */
  readonly says: string;
  /** The file whose tests notice it. */
  readonly test: string;
  /** Words in the full name of a test that must fail. The other tests of the file are not run. */
  readonly name: string;
  /** All tests of the file are run, and one must pass: the edit breaks what it says and not everything. */
  readonly isNarrow?: boolean;
}
