import { inParentheses, systemCodeOf } from "../runtime/systemCode.ts";
import { BaselinkerError } from "./baselinkerError.ts";

/**
 * Why there was no connection: the name of the server was not found (`dns`), it or a firewall `refused`, the connection
 * was cut (`reset`), the certificate is not trusted or TLS failed (`tls`), or the network took too long (`timeout`).
 */
export type NetworkReason = "dns" | "refused" | "reset" | "tls" | "timeout" | "other";

/** The request did not get through or, for a read, the answer did not. Nothing was changed in Base. */
export class NetworkError extends BaselinkerError {
  static override readonly errorName: string = "NetworkError";
  readonly code = "NETWORK_ERROR";
  readonly retryable = true;
  readonly reason: NetworkReason;

  constructor(
    details?: Partial<Pick<BaselinkerError, "method" | "attempts" | "cause">> & {
      readonly reason?: NetworkReason;
    },
  ) {
    const reason = details?.reason ?? "other";
    const cause = systemCodeOf(details?.cause);
    super(
      `${details?.method ?? "The call"} got no answer${inParentheses(cause)}: ${networkTexts[reason]}`,
      details,
      { reason, cause: cause ?? "none" },
    );
    this.reason = reason;
  }
}

/** A read was not answered in time. (A write that times out is an `OutcomeUnknownError`.) */
export class RequestTimeoutError extends BaselinkerError {
  static override readonly errorName: string = "RequestTimeoutError";
  readonly code = "TIMEOUT";
  readonly retryable = true;
  readonly timeoutMs: number;

  constructor(timeoutMs: number, details?: Partial<Pick<BaselinkerError, "method" | "attempts" | "cause">>) {
    super(
      `${details?.method ?? "The call"} was not answered within ${timeoutMs} ms. Try again, or raise \`timeoutMs\`.`,
      details,
      { timeoutMs },
    );
    this.timeoutMs = timeoutMs;
  }
}

/** An HTTP status other than 2xx. Base always answers 200, so this comes from something in front of it. */
export class HttpError extends BaselinkerError {
  static override readonly errorName: string = "HttpError";
  readonly code = "HTTP_ERROR";
  /** `true` except for 400, 405, 413 and 414, which mean that the request itself is wrong. */
  readonly retryable: boolean;
  readonly status: number;

  constructor(status: number, details?: Partial<Pick<BaselinkerError, "method" | "attempts" | "cause">>) {
    super(
      `${details?.method ?? "The call"} was answered with HTTP status ${status} instead of 200. ` +
        "Check `baseUrl` and what is between you and Base, and try again later.",
      details,
      { status },
    );
    this.status = status;
    this.retryable = ![400, 405, 413, 414].includes(status);
  }
}

const networkTexts: Record<NetworkReason, string> = {
  dns: "the name of the server was not found. Check `baseUrl`, and whether this machine or container has DNS.",
  refused: "nothing takes the connection. Check `baseUrl`, the firewall, and whether a proxy is needed.",
  reset: "the connection was cut. Try again; if it happens often, check the proxy or firewall on the way.",
  tls: "the certificate is not trusted, or TLS failed. If a proxy or antivirus opens TLS, give Node its certificate with `NODE_EXTRA_CA_CERTS`.",
  timeout: "the network took too long. Check the firewall, and whether a proxy is needed, and try again.",
  other: "the connection failed. Check the network and `baseUrl`, and try again.",
};
