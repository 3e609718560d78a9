import { BaselinkerError } from "./baselinkerError.ts";

/** The client may not call this method: it is `readOnly`, or its `allow` does not have the method. Nothing was sent. */
export class NotAllowedError extends BaselinkerError {
  static override readonly errorName: string = "NotAllowedError";
  readonly code = "METHOD_NOT_ALLOWED";
  readonly retryable = false;

  /** @param why - of the client, for example "is `readOnly`" */
  constructor(why: string, details?: Partial<Pick<BaselinkerError, "method" | "attempts" | "cause">>) {
    super(`${details?.method ?? "The call"} was not sent: this client ${why}.`, details);
  }
}
