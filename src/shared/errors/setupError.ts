import type { Details } from "../messages/format.ts";
import { BaselinkerError } from "./baselinkerError.ts";
import { listed, pathsOf } from "./listed.ts";

/** One problem with the setup of a forwarder. */
export type SetupIssue = {
  /** An issue code, or the code of the error because of which something could not be loaded. */
  readonly code: string;
  /** The rule or the option, for example `fields.order_status_id`. */
  readonly path: string;
  readonly message: string;
  /** What the message says, by name and without words. */
  readonly details?: Details;
  /** The name of the error because of which something could not be loaded, such as `ApiError`. */
  readonly name?: string;
};

/** The forwarder cannot work with this setup: its rules name something that the account lacks, or loading failed. */
export class SetupError extends BaselinkerError {
  static override readonly errorName: string = "SetupError";
  readonly code = "SETUP_WRONG";
  /** `true` if all problems are temporary: Base, the network or the store was unavailable. */
  readonly retryable: boolean;
  readonly issues: readonly SetupIssue[];

  constructor(
    issues: readonly SetupIssue[],
    { retryable = false, cause }: { readonly retryable?: boolean; readonly cause?: unknown } = {},
  ) {
    const lines = issues.map(({ path, message }) => `${path}: ${message}`);
    super(
      `The forwarder cannot work with this setup:${listed(lines)}`,
      { cause },
      { paths: pathsOf(issues) },
    );
    this.retryable = retryable;
    this.issues = issues;
  }
}
