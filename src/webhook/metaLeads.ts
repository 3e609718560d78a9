import { isRecord } from "../shared/json/value.ts";
import { checkOptions, type OptionChecks } from "../shared/options/check.ts";
import { callable, required, text, withDefault } from "../shared/options/kinds.ts";
import { hmacKeys } from "./hmacKeys.ts";
import { readPieces } from "./incoming.ts";
import { bytesOf, encodeDigest, listOfSecrets, secretOption } from "./secrets.ts";
import type { FetchLeadContext } from "./webhook.ts";

/** Options of `metaLeads`. */
export interface MetaLeadsOptions {
  /** A page or system user token with `leads_retrieval`, `pages_show_list`, `pages_manage_metadata`, `ads_management`. */
  readonly accessToken: string;
  /** The version of the Graph API: `v24.0`. */
  readonly version: string;
  /** The app secret, if the app requires a proof with each call. */
  readonly appSecret?: string | undefined;
  /** @default the runtime's */
  readonly fetch?: ((url: string, init: RequestInit) => Promise<Response>) | undefined;
}

const owner = "metaLeads";

const metaLeadsChecks = /* @__PURE__ */ (() =>
  ({
    accessToken: required({ default: undefined, check: oneSecret }),
    version: required(text({ pattern: /^v\d+\.\d+$/, wanted: "a version of the Graph API such as `v24.0`" })),
    appSecret: { default: undefined, check: oneSecret },
    fetch: withDefault(callable<NonNullable<MetaLeadsOptions["fetch"]>>(), (url, init) => fetch(url, init)),
  }) satisfies OptionChecks<MetaLeadsOptions>)();

function oneSecret(name: string, value: unknown): string {
  return listOfSecrets(secretOption(owner).check(name, value))[0] ?? "";
}

/**
 * Fetches leads of Lead Ads, for the option `fetchLead`: Facebook's notice has only `leadgen_id`. The lead's `id` is
 * its key.
 * @example
 * ```ts
 * const fetchLead = metaLeads({ accessToken: process.env.META_TOKEN ?? "", version: "v24.0" });
 * const webhook = createWebhook({ forwarder, verify: signatures.meta({ secret, verifyToken }), fetchLead });
 * ```
 */
export function metaLeads(
  options: MetaLeadsOptions,
): (notice: unknown, context: FetchLeadContext) => Promise<Response> {
  const { accessToken, version, appSecret, fetch: send } = checkOptions(owner, metaLeadsChecks, options);
  let proof: Promise<string> | undefined;
  return async (notice, { signal }) => {
    const id: unknown = isRecord(notice) ? notice.leadgen_id : undefined;
    // The id is untrusted and becomes a part of the URL.
    const isId = typeof id === "string" ? /^\d{1,30}$/.test(id) : Number.isSafeInteger(id) && Number(id) >= 0;
    if (!isId) {
      const message =
        "The notice has no `leadgen_id` of 1 to 30 digits. `metaLeads` fetches the leads of Lead Ads only.";
      throw new TypeError(message);
    }
    const query = new URLSearchParams({ fields });
    if (appSecret !== undefined) {
      proof ??= proofOf(appSecret, accessToken);
      query.set("appsecret_proof", await proof);
    }
    const url = `https://graph.facebook.com/${version}/${id}?${query}`;
    const response = await send(url, { headers: { authorization: `Bearer ${accessToken}` }, signal });
    if (response.ok || !(await isTokenRefused(response.clone()))) return response;
    throw Object.assign(new Error("Meta refuses the access token."), { status: 401 });
  };
}

const fields =
  "id,created_time,field_data,form_id,ad_id,ad_name,adset_id,adset_name,campaign_id,campaign_name,platform,is_organic";

/** The Graph API reports an invalid token with its own error code, and the HTTP status varies. */
async function isTokenRefused({ body }: Response): Promise<boolean> {
  try {
    const bytes = body === null ? undefined : await readPieces(body.getReader(), maxErrorBytes);
    const answer: unknown = bytes && JSON.parse(new TextDecoder().decode(bytes));
    return isRecord(answer) && isRecord(answer.error) && answer.error.code === 190;
  } catch {
    return false;
  }
}

/** An error of the Graph API has a few hundred bytes. What is longer comes from something else, and may never end. */
const maxErrorBytes = 65_536;

async function proofOf(secret: string, token: string): Promise<string> {
  const proof = await hmacKeys("SHA-256", [bytesOf(secret)]).sign(bytesOf(token), {});
  return proof === undefined ? "" : encodeDigest(proof, "hex");
}
