import { BaselinkerError, listed } from "./baselinkerError.ts";

/**
 * Why a forwarder did not finish: the caller's `deadlineMs` was over (`DEADLINE_OVER`), or the forwarder or its pool is
 * closed (`FORWARDER_CLOSED`).
 */
export type ForwarderErrorCode = "DEADLINE_OVER" | "FORWARDER_CLOSED";

/** The lead was not finished. Nothing is lost: forward it again. */
export class ForwarderError extends BaselinkerError {
  static override readonly errorName: string = "ForwarderError";
  readonly code: ForwarderErrorCode;
  readonly retryable = true;

  constructor(
    code: ForwarderErrorCode,
    message = "The forwarder was closed. Forward the lead again, with a new one.",
  ) {
    super(message);
    this.code = code;
  }
}

export function deadlineOver(waitMs: number): ForwarderError {
  const message = `The lead was not finished within ${waitMs} ms: the rate limit, the store, another process or Base took longer. Forward it again.`;
  return new ForwarderError("DEADLINE_OVER", message);
}

/** One problem with the setup of a forwarder. */
interface SetupIssue {
  /** An issue code, or the code of the error because of which something could not be loaded. */
  readonly code: string;
  /** The rule or the option, for example `fields.order_status_id`. */ readonly path: string;
  readonly message: string;
}

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
    super(`The forwarder cannot work with this setup:${listed(lines)}`, { cause });
    this.retryable = retryable;
    this.issues = issues;
  }
}
