import { decodeBody } from "../mapping/receive/decodeBody.ts";
import type { OptionChecks } from "../shared/options/check.ts";
import { boolean, callable, number, required, text } from "../shared/options/kinds.ts";

/** The request that a signature checks. */
export interface SignedRequest {
  readonly method: string;
  /** The whole address, with the query. */
  readonly url: string;
  readonly headers: Headers;
  /** The body as sent. Empty if it was already parsed, which requires `needsBytes: false`. */
  readonly bytes: Uint8Array<ArrayBuffer>;
  /** The body as JSON or a form. Throws a `BodyError` if it is neither. */
  body(): unknown;
  /** The current time, in milliseconds since 1970. */
  readonly now: number;
}

/**
 * The result of a check: `valid`; `invalid` (made with another secret, or over another body); `missing` (there is
 * none); `expired` (correct, but its time is too far in the past or the future).
 */
export type SignatureCheck = "valid" | "invalid" | "missing" | "expired";

/**
 * How a sender's requests are verified, and how that sender behaves. `signatures` has many. If yours is missing,
 * write your own: `examples/signatures` has ten.
 */
export interface Signature {
  /** The sender's name, for messages and results. */
  readonly name: string;
  /** Checks a request. Compare in constant time, and never throw for untrusted input. */
  readonly check: (request: SignedRequest) => SignatureCheck | Promise<SignatureCheck>;
  /** Whether the check reads `bytes`. @default true */
  readonly needsBytes?: boolean | undefined;
  /** Whether this is a test call without a lead. It is answered with 200 without a check. */
  readonly ping?: ((request: SignedRequest) => boolean) | undefined;
  /** The answer to a GET with which the sender verifies the address; `undefined` if this GET is not one. */
  readonly challenge?: ((request: SignedRequest) => Response | undefined) | undefined;
  /** The sender's own id of this event, the same for all retries. */
  readonly deliveryId?: ((request: SignedRequest) => string | undefined) | undefined;
  /** The topic of the request, if that is not a lead. It is answered with 200 and ignored. */
  readonly ignore?: ((request: SignedRequest) => string | undefined) | undefined;
  /** The notices in a body that only name a lead: each is passed to `fetchLead`. */
  readonly notices?: ((body: unknown) => readonly unknown[]) | undefined;
  /** Whether every request is only a notice, so that `fetchLead` is required. @default false */
  readonly onlyNotices?: boolean | undefined;
  /** Whether the sender retries requests that were not answered with 2xx. @default true */
  readonly repeats?: boolean | undefined;
  /** How long the sender may wait, in milliseconds. @default 8_000 */
  readonly deadlineMs?: number | undefined;
  /** Signs a request as the sender would, for tests. */
  readonly sign?: ((request: Request, options?: SignOptions) => Promise<Request>) | undefined;
}

/** The default deadline. Most senders wait ten seconds or longer. */
export const usualDeadlineMs = 8_000;

export const signatureChecks = /* @__PURE__ */ (() =>
  ({
    name: required(text()),
    check: required(callable<Signature["check"]>()),
    needsBytes: boolean({ default: true }),
    ping: callable<NonNullable<Signature["ping"]>>(),
    challenge: callable<NonNullable<Signature["challenge"]>>(),
    deliveryId: callable<NonNullable<Signature["deliveryId"]>>(),
    ignore: callable<NonNullable<Signature["ignore"]>>(),
    notices: callable<NonNullable<Signature["notices"]>>(),
    onlyNotices: boolean({ default: false }),
    repeats: boolean({ default: true }),
    deadlineMs: number({ above: 0, unit: "milliseconds", default: usualDeadlineMs }),
    sign: callable<NonNullable<Signature["sign"]>>(),
  }) satisfies OptionChecks<Signature>)();

/** A signature that can also sign requests, for tests. */
export interface SigningSignature extends Signature {
  /**
   * Returns the request as the sender would sign it, with the first secret. For tests.
   * @example
   * ```ts
   * const request = new Request("https://shop.example/hook", { method: "POST", body: JSON.stringify(order) });
   * const response = await webhook.fetch(await signature.sign(request));
   * ```
   */
  sign(request: Request, options?: SignOptions): Promise<Request>;
}

/** Options of `sign`. */
export type SignOptions = {
  /** When the request is signed. @default now */
  readonly at?: Date | undefined;
  /** The private key for `standardWebhooks` with a public key. It begins with `whsk_`. */
  readonly privateKey?: string | undefined;
};

/** The request for a check. Its body is decoded once, on the first call of `body()`. */
export function signedRequest(
  request: Omit<SignedRequest, "body">,
  parsed?: { readonly value: unknown },
): SignedRequest {
  let decoded = parsed;
  return {
    ...request,
    body() {
      decoded ??= { value: decodeBody(request.bytes, request.headers.get("content-type")) };
      return decoded.value;
    },
  };
}
