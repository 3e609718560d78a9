import { type ForwardResult, type LeadFault, toFailure } from "../forwarding/contract/forwardResult.ts";
import { decodeBody } from "../mapping/receive/decodeBody.ts";
import { BodyError } from "../shared/errors/bodyError.ts";
import { WebhookError } from "../shared/errors/webhookError.ts";
import { isRecord } from "../shared/json/value.ts";
import { within } from "../shared/runtime/abort.ts";
import { toError } from "../shared/runtime/errors.ts";
import { logThrough } from "../shared/runtime/log.ts";
import { readPieces } from "./incoming.ts";
import type { CheckedSignature, WebhookConfig } from "./webhook.ts";
import { webhookCodes } from "./webhookCodes.ts";

export interface ReceivedBody {
  readonly body: unknown;
  readonly signature: CheckedSignature | undefined;
  readonly deliveryId: string | undefined;
  readonly receivedAt: Date;
  /** When to deliver the leads after they are saved in the register; absent if they are forwarded directly. */
  readonly deliver: "now" | "later" | undefined;
}

interface Accepted {
  readonly status: "accepted";
  /** The id of the lead's entry in the register. */
  readonly entryId: string;
  readonly ended?: Promise<ForwardResult>;
}

interface Refused {
  readonly status: "refused";
  readonly error: Error;
}

export type TakenLead = ForwardResult | Accepted | Refused;

/** Meta sends up to a thousand leads at once; more in parallel would only wait for the rate limit. */
const leadsAtOnce = 8;

/**
 * Takes a body's leads in order, after fetching those that are notices. Takes none and returns `undefined` if
 * there are more than `maxLeads`.
 */
export async function takeLeads(
  config: WebhookConfig,
  received: ReceivedBody,
): Promise<readonly TakenLead[] | undefined> {
  const { body, signature } = received;
  const notices = signature?.notices?.(body) ?? (config.fetchLead === undefined ? [] : listed(body));
  const leads = notices.length === 0 ? leadsOf(config, body) : [];
  if (Math.max(notices.length, leads.length) > config.maxLeads) return undefined;
  const ofNotices = await mapAtOnce(notices, (notice) => takeNotice(config, received, notice));
  return [...ofNotices.flat(), ...(await mapAtOnce(leads, (lead) => takeLead(config, received, lead)))];
}

/** Splits with the rule `leads`; a list that the rules do not split is a list of leads. */
function leadsOf({ forwarder }: WebhookConfig, body: unknown): readonly unknown[] {
  const leads = forwarder.split?.(body) ?? [body];
  return leads.length === 1 && leads[0] === body ? listed(body) : leads;
}

function listed(body: unknown): readonly unknown[] {
  return Array.isArray(body) ? body : [body];
}

async function takeLead(
  { forwarder }: WebhookConfig,
  { receivedAt, signature, deliveryId, deliver }: ReceivedBody,
  lead: unknown,
): Promise<TakenLead> {
  const from = { receivedAt, source: signature?.name, deliveryId: deliveryId || undefined };
  try {
    if (deliver === undefined || forwarder.receive === undefined) {
      // The deadline limits how long the sender waits, not the work: the sender may never retry.
      return await forwarder.forward(lead, { ...from, deadlineMs: Number.POSITIVE_INFINITY });
    }
    if (deliver === "now") {
      const { id, ended } = await forwarder.receive(lead, { ...from, deliver });
      return { status: "accepted", entryId: id, ended };
    }
    const { id } = await forwarder.receive(lead, from);
    return { status: "accepted", entryId: id };
  } catch (thrown) {
    // The other leads are still taken: the sender may never retry.
    return { status: "refused", error: toError(thrown) };
  }
}

async function takeNotice(
  config: WebhookConfig,
  received: ReceivedBody,
  notice: unknown,
): Promise<readonly TakenLead[]> {
  const { fetchLead } = config;
  if (fetchLead === undefined) {
    const { level, text } = webhookCodes.notice_without_data;
    tellRefused(config, received, "notice_without_data", text);
    const issue = { level, code: "notice_without_data", path: "", message: text };
    return [toFailure("setup", { issues: [issue] })];
  }
  let lead: unknown;
  try {
    lead = await fetchInTime(config, fetchLead, notice, received.deliveryId);
  } catch (thrown) {
    const error = toFetchError(thrown);
    tellRefused(config, received, error.code, error.message);
    return [toFailure(faultOfStatus(statusOf(thrown)), { error, issues: [] })];
  }
  const leads = leadsOf(config, lead);
  return Promise.all(leads.map((singleLead) => takeLead(config, received, singleLead)));
}

/** Logs every time: a lead that was not fetched is in no register and no other log. */
function tellRefused(
  { forwarder }: WebhookConfig,
  { signature }: ReceivedBody,
  errorCode: string,
  why: string,
): void {
  const whose = signature === undefined ? "" : ` of ${signature.name}`;
  logThrough(forwarder, {
    level: "error",
    text: () => `a notice${whose} made no order, and was not answered with 200. ${why}`,
    fields: () => ({ type: "webhook", errorCode }),
    onConsole: "always",
  });
}

async function fetchInTime(
  { clock, maxBytes }: WebhookConfig,
  fetchLead: NonNullable<WebhookConfig["fetchLead"]>,
  notice: unknown,
  deliveryId: string | undefined,
): Promise<unknown> {
  const late = new AbortController();
  const fetched = (async () => {
    const lead = await fetchLead(notice, { signal: late.signal, deliveryId });
    return lead instanceof Response ? leadIn(lead, maxBytes) : lead;
  })();
  const lead = await within(maxFetchMs, clock, fetched, () => {
    const error = new WebhookError("LEAD_NOT_FETCHED", "`fetchLead` took longer than 30 seconds.", {
      retryable: true,
    });
    late.abort(error);
    return error;
  });
  if (isRecord(lead) || Array.isArray(lead)) return lead;
  const message = "`fetchLead` returned no lead. Return an object, or the `Response` that holds it.";
  throw new WebhookError("LEAD_NOT_FETCHED", message);
}

const maxFetchMs = 30_000;

async function leadIn({ ok, status, headers, body }: Response, maxBytes: number): Promise<unknown> {
  if (!ok) {
    body?.cancel().catch(() => {});
    throw Object.assign(new Error(`HTTP ${status}`), { status });
  }
  const bytes = body === null ? new Uint8Array() : await readPieces(body.getReader(), maxBytes);
  if (bytes !== undefined) return decodeBody(bytes, headers.get("content-type"));
  const message = `The result of \`fetchLead\` is larger than \`maxBytes\` (${maxBytes} bytes). Fetch less, or raise \`maxBytes\`.`;
  throw new WebhookError("LEAD_NOT_FETCHED", message);
}

/** The HTTP status in an error of any HTTP library. */
function statusOf(thrown: unknown): number | undefined {
  if (thrown instanceof WebhookError) return thrown.retryable ? undefined : unauthorized;
  if (typeof thrown !== "object" || thrown === null) return undefined;
  const response: unknown = Reflect.get(thrown, "response");
  const errorStatus: unknown = Reflect.get(thrown, "status") ?? Reflect.get(thrown, "statusCode");
  const status =
    errorStatus ??
    (isRecord(response) || response instanceof Response ? Reflect.get(response, "status") : undefined);
  return typeof status === "number" ? status : undefined;
}

const unauthorized = 401;

function faultOfStatus(status: number | undefined): LeadFault {
  if (status === 404 || status === 410) return "lead";
  return status === unauthorized || status === 403 ? "setup" : "temporary";
}

function toFetchError(thrown: unknown): WebhookError {
  if (thrown instanceof WebhookError) return thrown;
  const status = statusOf(thrown);
  const what = status === undefined ? "" : `: HTTP ${status}`;
  const why = thrown instanceof BodyError ? ": the answer is not JSON or a form" : what;
  return new WebhookError(
    "LEAD_NOT_FETCHED",
    `The lead of a notice could not be fetched${why}. See \`cause\`.`,
    { retryable: faultOfStatus(status) === "temporary", cause: toError(thrown) },
  );
}

/** Like `map`, with a few promises at a time. Results keep the order of the values. */
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
