import type { NetworkReason } from "../../shared/errors/connectionErrors.ts";

/** Codes of Node, undici and Bun. The first that any error of the chain has decides. */
const codes: readonly (readonly [RegExp, NetworkReason])[] = [
  [/^(?:ENOTFOUND|EAI_\w+)$/, "dns"],
  [/^(?:ECONNREFUSED|EHOSTUNREACH|ENETUNREACH|ENETDOWN|EADDRNOTAVAIL|ConnectionRefused)$/, "refused"],
  [/^(?:ETIMEDOUT|UND_ERR_\w+_TIMEOUT)$/, "timeout"],
  [
    /^(?:ERR_SSL_|ERR_TLS_|CERT_|UNABLE_TO_|DEPTH_ZERO_|SELF_SIGNED_|HOSTNAME_MISMATCH$|INVALID_CA$|EPROTO$)/,
    "tls",
  ],
  [/^(?:ECONNRESET|EPIPE|UND_ERR_SOCKET|ConnectionClosed)$/, "reset"],
];

export function networkReason(error: unknown, depth = 0): NetworkReason {
  if (!(error instanceof Error) || depth > 8) return "other";
  // The peer closed the connection during the handshake; the code alone is that of a reset.
  if (error.message.includes("before secure TLS connection was established")) return "tls";
  const code = String(Reflect.get(error, "code"));
  const reason = codes.find(([pattern]) => pattern.test(code))?.[1];
  const [first]: unknown[] = error instanceof AggregateError ? error.errors : [];
  return reason ?? networkReason(error.cause ?? first, depth + 1);
}
