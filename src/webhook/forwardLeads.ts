import { isBodyError } from "../errors/bodyError.ts";
import { isWebhookError, WebhookError } from "../errors/webhookError.ts";
import { type Fault, type ForwardResult, toFailure } from "../forwarding/forwardResult.ts";
import { isRecord } from "../json/value.ts";
import { splitLeads } from "../mapping/order/leads.ts";
import { decodeBody } from "../mapping/receive/decodeBody.ts";
import { toError } from "../runtime/errors.ts";
import { within } from "../runtime/within.ts";
import type { CheckedSignature, WebhookConfig } from "./webhook.ts";
import { webhookCodes } from "./webhookCodes.ts";

/** A verified request on its way to the forwarder. */
export interface ReceivedBody {
  readonly body: unknown;
  readonly signature: CheckedSignature | undefined;
  readonly deliveryId: string | undefined;
  readonly receivedAt: Date;
  /** The leads are only kept, for `work` to deliver. */
  readonly isStored: boolean;
}

/** A lead that is kept. */
interface Accepted {
  readonly status: "accepted";
}

export function isAccepted(result: ForwardResult | Accepted): result is Accepted {
  return result.status === "accepted";
}

/** Meta sends up to a thousand leads at once; more at a time would only wait for the rate limit. */
const leadsAtOnce = 8;

/** Forwards every lead of a body, those of notices after they were fetched. In the order of the request. */
export async function forwardLeads(
  config: WebhookConfig,
  received: ReceivedBody,
): Promise<(ForwardResult | Accepted)[]> {
  const { body, signature } = received;
  const notices = signature?.notices?.(body) ?? (config.fetchLead === undefined ? [] : splitLeads(body));
  if (notices.length === 0) {
    const leads = leadsOf(config, body);
    return mapAtOnce(leads, (lead) => forwardOne(config, received, lead));
  }
  const results = await mapAtOnce(notices, (notice) => forwardNotice(config, received, notice));
  return results.flat();
}

/** By the rule `leads`; a list that the rules do not split is a list of leads. */
function leadsOf({ forwarder }: WebhookConfig, body: unknown): readonly unknown[] {
  const leads = forwarder.split?.(body) ?? [body];
  return leads.length === 1 && leads[0] === body ? splitLeads(body) : leads;
}

function forwardOne(
  { forwarder }: WebhookConfig,
  { receivedAt, signature, deliveryId, isStored }: ReceivedBody,
  lead: unknown,
): Promise<ForwardResult | Accepted> {
  const from = { receivedAt, source: signature?.name, deliveryId: deliveryId || undefined };
  if (isStored && forwarder.receive !== undefined) {
    return forwarder.receive(lead, from).then(() => ({ status: "accepted" }));
  }
  // The deadline ends the waiting of the sender, not the work: it may never come again.
  return forwarder.forward(lead, { ...from, deadlineMs: Number.POSITIVE_INFINITY });
}

async function forwardNotice(
  config: WebhookConfig,
  received: ReceivedBody,
  notice: unknown,
): Promise<readonly (ForwardResult | Accepted)[]> {
  const { fetchLead } = config;
  if (fetchLead === undefined) {
    const { level, text } = webhookCodes.notice_without_data;
    const issue = { level, code: "notice_without_data", path: "", message: text };
    return [toFailure("setup", { issues: [issue] })];
  }
  let lead: unknown;
  try {
    lead = await fetchInTime(config, fetchLead, notice, received.deliveryId);
  } catch (thrown) {
    const error = toFetchError(thrown);
    return [toFailure(faultOfStatus(statusOf(thrown)), { error, issues: [] })];
  }
  const leads = leadsOf(config, lead);
  return Promise.all(leads.map((each) => forwardOne(config, received, each)));
}

async function fetchInTime(
  { clock }: WebhookConfig,
  fetchLead: NonNullable<WebhookConfig["fetchLead"]>,
  notice: unknown,
  deliveryId: string | undefined,
): Promise<unknown> {
  const late = new AbortController();
  const fetched = (async () => {
    const lead = await fetchLead(notice, { signal: late.signal, deliveryId });
    return lead instanceof Response ? leadIn(lead) : lead;
  })();
  const lead = await within(longestFetchMs, clock, fetched, () => {
    const error = new WebhookError("LEAD_NOT_FETCHED", "`fetchLead` took longer than 30 seconds.", {
      retryable: true,
    });
    late.abort(error);
    return error;
  });
  if (isRecord(lead) || Array.isArray(lead)) return lead;
  const message = "`fetchLead` gave no lead. Let it return an object, or the `Response` that holds it.";
  throw new WebhookError("LEAD_NOT_FETCHED", message);
}

const longestFetchMs = 30_000;

async function leadIn(response: Response): Promise<unknown> {
  const bytes = new Uint8Array(await response.arrayBuffer());
  if (response.ok) return decodeBody(bytes, response.headers.get("content-type"));
  throw Object.assign(new Error(`HTTP ${response.status}`), { status: response.status });
}

/** The HTTP status that an error of any library holds. */
function statusOf(thrown: unknown): number | undefined {
  if (isWebhookError(thrown)) return thrown.retryable ? undefined : unauthorized;
  if (typeof thrown !== "object" || thrown === null) return undefined;
  const response: unknown = Reflect.get(thrown, "response");
  const own: unknown = Reflect.get(thrown, "status") ?? Reflect.get(thrown, "statusCode");
  const status =
    own ?? (isRecord(response) || response instanceof Response ? Reflect.get(response, "status") : undefined);
  return typeof status === "number" ? status : undefined;
}

const unauthorized = 401;

function faultOfStatus(status: number | undefined): Fault {
  if (status === 404 || status === 410) return "lead";
  return status === unauthorized || status === 403 ? "setup" : "temporary";
}

function toFetchError(thrown: unknown): Error {
  if (isWebhookError(thrown)) return thrown;
  const status = statusOf(thrown);
  const what = status === undefined ? "" : `: HTTP ${status}`;
  const why = isBodyError(thrown) ? ": what came is not JSON or a form" : what;
  return new WebhookError(
    "LEAD_NOT_FETCHED",
    `The lead of a notice could not be fetched${why}. See \`cause\`.`,
    {
      retryable: faultOfStatus(status) === "temporary",
      cause: toError(thrown),
    },
  );
}

/** The results in the order of the values, a few at a time. */
async function mapAtOnce<Value, Result>(
  values: readonly Value[],
  work: (value: Value) => Promise<Result>,
): Promise<Result[]> {
  const results = new Map<number, Result>();
  const entries = values.entries();
  const worker = async () => {
    for (const [index, value] of entries) results.set(index, await work(value));
  };
  await Promise.all(Array.from({ length: Math.min(values.length, leadsAtOnce) }, worker));
  return values.flatMap((_, index) => {
    const result = results.get(index);
    return result === undefined ? [] : [result];
  });
}
