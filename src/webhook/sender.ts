import { getOwn, isRecord } from "../json/value.ts";
import { decodeBody } from "../mapping/receive/decodeBody.ts";
import { expected, type OptionCheck, type OptionChecks } from "../options/check.ts";
import { boolean, callable, checkedBy, number, required, text } from "../options/kinds.ts";

/** The request that a signature checks. */
export interface SignedRequest {
  readonly method: string;
  /** The whole address, with the query. */ readonly url: string;
  readonly headers: Headers;
  /** The body as sent. Empty if it was already parsed, which requires `needsBytes: false`. */
  readonly bytes: Uint8Array<ArrayBuffer>;
  /** The body as JSON or a form. Throws a `BodyError` if it is neither. */ body(): unknown;
  /** Now, in milliseconds since 1970. */ readonly now: number;
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
  /** For messages and results. */ readonly name: string;
  /** Compare in constant time, and never throw for untrusted input. */
  readonly check: (request: SignedRequest) => SignatureCheck | Promise<SignatureCheck>;
  /** Whether the check reads `bytes`. @default true */ readonly needsBytes?: boolean | undefined;
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
  /** Signs a request as the sender would. For tests. */
  readonly sign?: ((request: Request, options?: SignOptions) => Promise<Request>) | undefined;
}

/** Most senders wait ten seconds or longer. */
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
export interface SignOptions {
  /** When the request is signed. @default now */ readonly at?: Date | undefined;
  /** For `standardWebhooks` with a public key: the private key, which begins with `whsk_`. */
  readonly privateKey?: string | undefined;
}

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

export type Place = { readonly header: string } | { readonly field: string };

/** The properties of a sender. Those that are left out are as with most senders. */
export interface Sender extends Pick<Signature, "name" | "ping" | "notices" | "onlyNotices"> {
  readonly repeats?: false;
  readonly deadlineMs?: number;
  readonly deliveryId?: Place;
  /** Where the topic of the request is. */ readonly topic?: Place;
  /** The default topics that are leads. */ readonly topics?: readonly string[] | RegExp;
}

export function traitsOf(
  sender: Sender,
  topics: readonly string[] | undefined,
): Omit<Signature, "check" | "needsBytes"> {
  const { name, ping, notices, onlyNotices = false, repeats = true, deadlineMs = usualDeadlineMs } = sender;
  const { deliveryId, topic } = sender;
  const taken = topics ?? sender.topics;
  return {
    name,
    ping,
    notices,
    onlyNotices,
    repeats,
    deadlineMs,
    deliveryId: deliveryId === undefined ? undefined : (request) => readPlace(request, deliveryId),
    ignore:
      topic === undefined || taken === undefined
        ? undefined
        : (request) => {
            const about = readPlace(request, topic);
            return about === undefined || isTaken(taken, about) ? undefined : about;
          },
  };
}

function isTaken(taken: readonly string[] | RegExp, topic: string): boolean {
  return taken instanceof RegExp ? taken.test(topic) : taken.includes(topic);
}

/** The value as text; `undefined` if there is none or the body cannot be read. */
export function readPlace(request: SignedRequest, place: Place): string | undefined {
  if ("header" in place) return request.headers.get(place.header) ?? undefined;
  const body = bodyOrNothing(request);
  const value = isRecord(body) ? getOwn(body, place.field) : undefined;
  return typeof value === "string" || typeof value === "number" ? String(value) : undefined;
}

/** The query of any address. `new URL` throws for some that an untrusted sender can send. */
export function queryOf(url: string): URLSearchParams {
  const [address = ""] = url.split("#", 1);
  const at = address.indexOf("?");
  return new URLSearchParams(at < 0 ? "" : address.slice(at));
}

function bodyOrNothing(request: SignedRequest): unknown {
  try {
    return request.body();
  } catch {
    // The error is reported when the body is decoded.
    return undefined;
  }
}

export function isFormPing(request: SignedRequest, body: RegExp): boolean {
  const type = request.headers.get("content-type") ?? "";
  if (!type.toLowerCase().startsWith("application/x-www-form-urlencoded")) return false;
  return request.bytes.length <= maxPingLength && body.test(new TextDecoder().decode(request.bytes));
}

const maxPingLength = 100;

/* @__NO_SIDE_EFFECTS__ */
export function topicsOption(): OptionCheck<readonly string[]> {
  return checkedBy((name, given) => {
    if (Array.isArray(given) && given.length > 0 && given.every((each) => typeof each === "string"))
      return given;
    throw expected(name, 'an array of topics such as ["orders/create"]', given);
  });
}
