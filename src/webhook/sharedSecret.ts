import { isRecord, setOwn } from "../shared/json/value.ts";
import { checkOptions, type OptionChecks } from "../shared/options/check.ts";
import { boolean, checkedBy, number, required, text } from "../shared/options/kinds.ts";
import { checkHeader } from "./hmac.ts";
import { isOneOf, listOfSecrets, type Secrets, secretOption } from "./secrets.ts";
import { type Place, queryOf, readPlace, type Sender, traitsOf } from "./sender.ts";
import { type SigningSignature, signedRequest, usualDeadlineMs } from "./signature.ts";

/** Where the secret is sent. Pass exactly one of `header`, `query` and `field`. */
export type SecretPlace = {
  /** The name of the header. */
  readonly header?: string | undefined;
  /** The name of the query parameter: `key` for `https://shop.example/hook?key=…`. */
  readonly query?: string | undefined;
  /** The name of the field in the body. */
  readonly field?: string | undefined;
};

/** Options of `signatures.sharedSecret`: the sender sends the secret itself. */
export type SharedSecretOptions = SecretPlace & {
  /** The secret, or several while you change it. */
  readonly secret: Secrets;
  /** The sender's name, for messages and results. @default "sharedSecret" */
  readonly name?: string | undefined;
  /** Whether the sender retries requests that were not answered with 2xx. @default true */
  readonly repeats?: boolean | undefined;
  /** How long the sender may wait, in milliseconds. @default 8_000 */
  readonly deadlineMs?: number | undefined;
};

export const placeChecks = /* @__PURE__ */ (() =>
  ({ header: checkedBy(checkHeader), query: text(), field: text() }) satisfies OptionChecks<SecretPlace>)();

const owner = "signatures.sharedSecret";

const sharedChecks = /* @__PURE__ */ (() =>
  ({
    ...placeChecks,
    secret: required(secretOption(owner)),
    name: text({ default: "sharedSecret" }),
    repeats: boolean({ default: true }),
    deadlineMs: number({ above: 0, unit: "milliseconds", default: usualDeadlineMs }),
  }) satisfies OptionChecks<SharedSecretOptions>)();

/** A secret in a header, in the address or in a field. */
export function sharedSecret(options: SharedSecretOptions): SigningSignature {
  const { secret, repeats, ...rest } = checkOptions(owner, sharedChecks, options);
  return secretSignature(owner, { ...rest, ...(repeats ? {} : { repeats }) }, rest, secret);
}

/** A signature that only compares a secret. It does not protect the body. */
export function secretSignature(
  caller: string,
  sender: Sender,
  place: SecretPlace,
  secret: Secrets,
): SigningSignature {
  const secrets = listOfSecrets(secret);
  const checkedPlace = onePlace(caller, place);
  return {
    ...traitsOf(sender, undefined),
    needsBytes: false,
    check(request) {
      const found =
        "query" in checkedPlace
          ? queryOf(request.url).get(checkedPlace.query)
          : readPlace(request, checkedPlace);
      if (!found) return "missing";
      return isOneOf(secrets, found) ? "valid" : "invalid";
    },
    sign: (request) => withSecret(request, checkedPlace, secrets[0] ?? ""),
  };
}

type OnePlace = Place | { readonly query: string };

function onePlace(caller: string, { header, query, field }: SecretPlace): OnePlace {
  const places: OnePlace[] = [];
  if (header !== undefined) places.push({ header });
  if (query !== undefined) places.push({ query });
  if (field !== undefined) places.push({ field });
  const [first, ...others] = places;
  if (first !== undefined && others.length === 0) return first;
  throw new TypeError(
    `${caller}: give exactly one of \`header\`, \`query\` and \`field\`: where the secret is.`,
  );
}

async function withSecret(request: Request, place: OnePlace, secret: string): Promise<Request> {
  const bytes = new Uint8Array(await request.clone().arrayBuffer());
  if ("query" in place) {
    const url = new URL(request.url);
    url.searchParams.set(place.query, secret);
    return new Request(url, { method: request.method, headers: request.headers, body: bytes });
  }
  const headers = new Headers(request.headers);
  if ("header" in place) {
    headers.set(place.header, secret);
    return new Request(request, { headers, body: bytes });
  }
  const { url, method } = request;
  const body = signedRequest({ url, method, headers, bytes, now: 0 }).body();
  const fields: Record<string, unknown> = isRecord(body) ? { ...body } : {};
  setOwn(fields, place.field, secret);
  if (!(headers.get("content-type") ?? "").includes("form"))
    return new Request(request, { headers, body: JSON.stringify(fields) });
  const form = new URLSearchParams(new TextDecoder().decode(bytes));
  form.set(place.field, secret);
  return new Request(request, { headers, body: form.toString() });
}
