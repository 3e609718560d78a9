import type { Details } from "../messages/format.ts";
import { BaselinkerError } from "./baselinkerError.ts";

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
    said: Details = {},
  ) {
    super(message, {}, said);
    this.code = code;
  }
}

export function deadlineOver(waitMs: number): ForwarderError {
  const message = `The lead was not finished within ${waitMs} ms: the rate limit, the store, another process or Base took longer. Forward it again.`;
  return new ForwarderError("DEADLINE_OVER", message, { waitMs });
}
