/** Why an attempt returned no result. Plain facts, not yet evaluated. */
export type Failure =
  /** No complete answer arrived. `error` is what `fetch` or reading the body threw. */
  | { readonly kind: "no_answer"; readonly error: unknown }
  | { readonly kind: "time_out" }
  | { readonly kind: "aborted" }
  | { readonly kind: "redirect" }
  | { readonly kind: "http_status"; readonly status: number }
  /** A 2xx whose body is not the API's envelope, or larger than `maxResponseBytes`. */
  | { readonly kind: "not_json" | "no_status" | "too_large" }
  /** The API's own error. `block` is set if the token is blocked, which means that nothing was processed. */
  | {
      readonly kind: "api_error";
      readonly code: string;
      readonly message: string;
      /** The message without what was sent. */
      readonly reason?: string;
      readonly block: Block | undefined;
    };

export interface Block {
  /** When the block ends, by the server's clock. */
  readonly until: Date;
  /** How long the block still lasts by the server's clock, in milliseconds; never negative. */
  readonly waitMs: number;
  /** The time zone that puts the end in the near future, in minutes ahead of UTC. `undefined` if none does. */
  readonly zoneOffsetMinutes: number | undefined;
}
