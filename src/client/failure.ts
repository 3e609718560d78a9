/** Why an attempt did not give a result. Plain facts; nothing is judged yet. */
export type Failure =
  /** No answer came, or only a part of one. `error` is what `fetch` or the reading of the body threw. */
  | { readonly kind: "no_answer"; readonly error: unknown }
  | { readonly kind: "time_out" }
  | { readonly kind: "aborted" }
  | { readonly kind: "redirect" }
  | { readonly kind: "http_status"; readonly status: number }
  /** A 2xx whose body is not the API's envelope, or larger than `maxResponseBytes`. */
  | { readonly kind: "not_json" | "no_status" | "too_large" }
  /** The API's own error. `block` says that the token is blocked, and so that nothing was processed. */
  | {
      readonly kind: "api_error";
      readonly code: string;
      readonly message: string;
      readonly block: Block | undefined;
    };

/** When a block ends, as far as the answer says. */
export interface Block {
  /** On the server's clock. */ readonly until: Date;
  /** From the server's now; never negative. */ readonly waitMs: number;
  /** The zone in which the end is near: minutes ahead of UTC. `undefined` if no zone explains the message. */
  readonly zoneOffsetMinutes: number | undefined;
}
