import { BaselinkerError, isErrorOf } from "./baselinkerError.ts";
import { listed } from "./listed.ts";

/** One thing that is wrong with how a forwarder is set up. */
export interface SetupIssue {
  /** A code of an issue, or that of the error with which something could not be loaded. */
  readonly code: string;
  /** The rule or the option, for example `fields.order_status_id`. */ readonly path: string;
  readonly message: string;
}

/**
 * The forwarder cannot work with this setup: what its rules name is not in the account, or something does not load.
 */
export class SetupError extends BaselinkerError {
  override readonly name: string = "SetupError";
  readonly code = "SETUP_WRONG";
  /** `true` if everything that is wrong is temporary: Base, the network or the store was away. */
  readonly retryable: boolean;
  readonly issues: readonly SetupIssue[];

  constructor(
    issues: readonly SetupIssue[],
    { retryable = false, cause }: { readonly retryable?: boolean; readonly cause?: unknown } = {},
  ) {
    const lines = issues.map(({ path, message }) => `${path}: ${message}`);
    super(`The forwarder cannot work with this setup:${listed(lines)}`, { cause });
    this.retryable = retryable;
    this.issues = issues;
  }
}

/** Whether the value is a `SetupError`, also one of another copy of the package. */
export function isSetupError(value: unknown): value is SetupError {
  return isErrorOf(value, SetupError, "SetupError");
}
