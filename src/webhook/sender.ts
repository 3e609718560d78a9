import { getOwn, isRecord } from "../shared/json/value.ts";
import { expected, type OptionCheck } from "../shared/options/check.ts";
import { checkedBy } from "../shared/options/kinds.ts";
import { type Signature, type SignedRequest, usualDeadlineMs } from "./signature.ts";

export type Place = { readonly header: string } | { readonly field: string };

/** The properties of a sender. Those that are left out are as with most senders. */
export interface Sender extends Pick<Signature, "name" | "ping" | "notices" | "onlyNotices"> {
  readonly repeats?: false;
  readonly deadlineMs?: number;
  readonly deliveryId?: Place;
  /** Where the topic of the request is. */
  readonly topic?: Place;
  /** The default topics that are leads. */
  readonly topics?: readonly string[] | RegExp;
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

/**
 * The query of any address. `new URL` throws for some that an untrusted sender can send. One longer than a sender makes
 * is not read: in Node, many names without values take time that grows with the square of their number.
 */
export function queryOf(url: string): URLSearchParams {
  const [address = ""] = url.split("#", 1);
  const start = address.indexOf("?");
  return new URLSearchParams(start < 0 || address.length > maxUrlLength ? "" : address.slice(start));
}

/** Most servers take at most 16 kB. */
const maxUrlLength = 65_536;

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
  return checkedBy((name, value) => {
    if (Array.isArray(value) && value.length > 0 && value.every((topic) => typeof topic === "string"))
      return value;
    throw expected(name, 'an array of topics such as ["orders/create"]', value);
  });
}
