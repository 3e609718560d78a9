/** A request as it reached the account, free of any transport. */
export interface FakeRequest {
  /** GET, POST, … */
  readonly httpMethod: string;
  /** The `X-BLToken` header. */
  readonly token: string | null;
  readonly contentType: string;
  readonly body: string;
}

/** An answer as it leaves the account; the transport carries it out, faults included. */
export interface FakeReply {
  readonly httpStatus: number;
  readonly contentType: string;
  readonly body: string;
  /** For the `Date` header: the server's own time. */
  readonly date: Date;
  readonly way: Way;
}

/**
 * What happens to an answer on its way: all of it arrives, the connection breaks before any of it or in
 * the middle, or it stops for ever before or after the headers.
 */
export type Way = "whole" | "dropped" | "cut" | "stalled-headers" | "stalled-body";
