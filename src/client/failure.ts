/** Why an attempt did not give a result. Plain facts; nothing is judged yet. */
export type Failure =
  /** No answer came, or only a part of one. `error` is what `fetch` or the reading of the body threw. */
  | { readonly kind: "no_answer"; readonly error: unknown }
  | { readonly kind: "time_out" }
  | { readonly kind: "aborted" }
  | { readonly kind: "redirect" }
  | { readonly kind: "http_status"; readonly status: number }
  /** A 2xx whose body is not the API's envelope. */
  | { readonly kind: "not_json" | "no_status" }
  /** The API's own error. `block` says that the token is blocked, and so that nothing was processed. */
  | {
      readonly kind: "api_error";
      readonly code: string;
      readonly message: string;
      readonly block: Block | undefined;
    };

/** When a block ends, as far as the answer says. */
export interface Block {
  /** On the server's clock. */
  readonly until: Date;
  /** From the server's now; never negative. */
  readonly waitMs: number;
}

/**
 * What a failure means for the call.
 *
 * - `not_sent`: certainly not carried out; anything may be repeated.
 * - `answered`: refused for good; nothing is repeated.
 * - `unknown`: may or may not have been carried out; a read may be repeated, a write may not.
 */
export type Outcome = "not_sent" | "answered" | "unknown";

/** Errors that arise before there is a connection, and so before a byte of the request leaves. */
const unsentCodes: ReadonlySet<string> = /* @__PURE__ */ new Set([
  "ECONNREFUSED",
  "ENOTFOUND",
  "EAI_AGAIN",
  "EAI_FAIL",
  "EAI_NODATA",
  "EAI_NONAME",
  "EHOSTUNREACH",
  "ENETUNREACH",
  "ENETDOWN",
  "EADDRNOTAVAIL",
  "UND_ERR_CONNECT_TIMEOUT",
  // Bun's names for refused and unresolved.
  "ConnectionRefused",
  "FailedToOpenSocket",
]);

/** A certificate or a handshake that fails: the request waits for the handshake and never leaves. */
const tlsCode =
  /^(?:CERT_|ERR_TLS_|ERR_SSL_|UNABLE_TO_|DEPTH_ZERO_|SELF_SIGNED_|HOSTNAME_MISMATCH|INVALID_CA|PATH_LENGTH_EXCEEDED)/;

/** Where the code says too little or there is none. What a runtime words differently stays `unknown`. */
const unsentMessages = [
  // Node, when the peer leaves during the handshake; the code alone is a bare ECONNRESET.
  "before secure TLS connection was established",
  // Deno has no codes, but names the phase.
  "client error (Connect)",
  // A port that `fetch` refuses to use at all.
  "bad port",
] as const;

/**
 * The whole decision about repeating. `unknown` is the rule and needs no proof; every other answer does,
 * since a write that is repeated on a wrong guess is a second order.
 */
export function classifyFailure(failure: Failure): Outcome {
  switch (failure.kind) {
    case "no_answer":
      return isProvenUnsent(failure.error) ? "not_sent" : "unknown";
    case "time_out":
    case "aborted":
      return "unknown";
    case "redirect":
      return "answered";
    case "http_status":
      // 429 is refused at the door. A 5xx comes from a proxy, which may have handed the request on.
      if (failure.status === 429) return "not_sent";
      return failure.status >= 500 ? "unknown" : "answered";
    case "not_json":
    case "no_status":
      return "unknown";
    case "api_error":
      return failure.block !== undefined ? "not_sent" : "answered";
  }
}

function isProvenUnsent(error: unknown): boolean {
  for (const each of chainOf(error)) {
    if (unsentMessages.some((words) => each.message.includes(words))) return true;
    const code = textOf(each, "code");
    if (code === "ETIMEDOUT" && textOf(each, "syscall") === "connect") return true;
    if (isAggregate(each)) {
      // One address was tried after another; a single attempt that got further than connecting counts.
      return each.errors.length > 0 && each.errors.every(isProvenUnsent);
    }
    if (code !== undefined && (unsentCodes.has(code) || tlsCode.test(code))) return true;
  }
  return false;
}

/** The error and its causes; a cycle of causes ends. */
function* chainOf(error: unknown): Generator<Error> {
  let current = error;
  for (let depth = 0; depth < 8 && current instanceof Error; depth += 1) {
    yield current;
    current = current.cause;
  }
}

function isAggregate(error: Error): error is AggregateError {
  return "errors" in error && Array.isArray(error.errors);
}

function textOf(error: Error, name: "code" | "syscall"): string | undefined {
  const value: unknown = Reflect.get(error, name);
  return typeof value === "string" ? value : undefined;
}
