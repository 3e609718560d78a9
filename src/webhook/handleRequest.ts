import { BodyError } from "../shared/errors/bodyError.ts";
import { RegisterError } from "../shared/errors/registerError.ts";
import { WebhookError } from "../shared/errors/webhookError.ts";
import { isRecord } from "../shared/json/value.ts";
import { within } from "../shared/runtime/abort.ts";
import { toError } from "../shared/runtime/errors.ts";
import { plainAnswer, resultsAnswer, type WebhookStatus } from "./answers.ts";
import { type TakenLead, takeLeads } from "./forwardLeads.ts";
import { bodyAlreadyParsed, type Incoming } from "./incoming.ts";
import { type SignatureCheck, type SignedRequest, signedRequest } from "./signature.ts";
import type { CheckedSignature, WebhookConfig, WebhookResult } from "./webhook.ts";

export interface Handled {
  readonly result: WebhookResult;
  readonly response: Response;
  /** The final result, if the work continues. */
  readonly later?: Promise<WebhookResult>;
}

/** A sender without a signature may be a form whose visitor is waiting. */
const deadlineOfUnknownMs = 4_000;

/** Handles a request. Never rejects. */
export async function handleRequest(config: WebhookConfig, incoming: Incoming): Promise<Handled> {
  try {
    return await takeSteps(config, incoming);
  } catch (thrown) {
    if (!(thrown instanceof BodyError)) return ended("failed", { error: toError(thrown) });
    return ended(thrown.code === "BODY_TYPE" ? "type" : "body", { error: thrown });
  }
}

async function takeSteps(config: WebhookConfig, incoming: Incoming): Promise<Handled> {
  const { clock, verify, maxBytes } = config;
  const { method, url, headers } = incoming;
  const startedMs = clock.now();
  const receivedAt = new Date(clock.date());
  const now = receivedAt.getTime();
  const challenge =
    method === "GET" ? challenged(verify, { method, url, headers, bytes: noBytes, now }) : undefined;
  if (challenge !== undefined) return challenge;
  // Horoshop sends PUT.
  if (method !== "POST" && method !== "PUT") {
    const allow = verify.some((candidate) => candidate.challenge !== undefined)
      ? "GET, POST, PUT"
      : "POST, PUT";
    return ended("method", {}, plainAnswer("method", { allow }));
  }

  const timeoutMs = deadlineOf(config, ...verify);
  const read = await incoming.read({ maxBytes, timeoutMs, clock });
  if ("problem" in read) {
    if (read.problem === "lost") throw bodyAlreadyParsed(verify[0]?.name);
    const closing = read.problem === "body" ? {} : { connection: "close" };
    return ended(read.problem, {}, plainAnswer(read.problem, closing));
  }
  const bytes = "bytes" in read ? read.bytes : noBytes;
  const parsed = "parsed" in read ? { value: read.parsed } : undefined;
  const ofBytes = verify.find(({ needsBytes }) => needsBytes);
  if (parsed !== undefined && ofBytes !== undefined) throw bodyAlreadyParsed(ofBytes.name);
  const request = signedRequest({ method, url, headers, bytes, now }, parsed);

  const pinged = verify.find((candidate) => candidate.ping?.(request) === true);
  if (pinged !== undefined) return ended("ping", { signature: pinged.name });
  const { check, signature } = await verified(verify, request);
  if (check !== "valid") return ended("signature", { check });

  const known = { signature: signature?.name, deliveryId: signature?.deliveryId?.(request) };
  const topic = signature?.ignore?.(request);
  if (topic !== undefined) return ended("ignored", { ...known, topic });
  const isEmpty = parsed === undefined && bytes.length === 0;
  const body = isEmpty ? undefined : request.body();
  if (!isRecord(body) && !Array.isArray(body)) return ended("body", known);

  // The only place where a verified body is processed.
  const repeats = signature?.repeats ?? true;
  const isKept = config.forwarder.register?.isDurable === true;
  const isOnce = isKept && !repeats;
  const isStored = config.answer === "stored" || (config.answer === undefined && isOnce);
  const deliver = isStored ? "later" : isOnce ? "now" : undefined;
  let isAllKept = false;
  const done = takeLeads(config, { body, signature, deliveryId: known.deliveryId, receivedAt, deliver })
    .then(async (taken) => {
      if (taken === undefined) return ended("too_large", { ...known, error: tooMany(config) });
      if (taken.length === 0) return ended("no_leads", known);
      isAllKept = taken.every(({ status }) => status === "accepted");
      return answered(taken, await resultsOf(taken), { known, isKept, repeats });
    })
    .catch((thrown: unknown) => ended("failed", { ...known, error: toError(thrown) }));
  const leftMs =
    deadlineOf(config, ...(signature === undefined ? [] : [signature])) - (clock.now() - startedMs);
  return within(Math.max(0, leftMs), clock, done, () => new Error("late")).catch(() => {
    // A 503 would be useless if the sender never retries: the leads are in the register, and the work continues.
    const late = ended("deadline", known, isAllKept ? plainAnswer("accepted") : undefined);
    const { httpStatus } = late.result;
    return { ...late, later: done.then(({ result }) => ({ ...result, httpStatus })) };
  });
}

/** The result of each lead that has one, and the state and the entry of each. */
async function resultsOf(taken: readonly TakenLead[]): Promise<Pick<WebhookResult, "results" | "leads">> {
  const ends = await Promise.all(
    taken.map(async (lead) => {
      if (lead.status === "refused") return { lead: { status: lead.status } };
      const entryId = lead.entryId;
      const result = lead.status === "accepted" ? await lead.ended : lead;
      const { status } = result ?? lead;
      return { result, lead: entryId === undefined ? { status } : { status, entryId } };
    }),
  );
  return {
    results: ends.flatMap(({ result }) => (result === undefined ? [] : [result])),
    leads: ends.map(({ lead }) => lead),
  };
}

function answered(
  taken: readonly TakenLead[],
  { results, leads }: Pick<WebhookResult, "results" | "leads">,
  { known, ...how }: { readonly known: Details; readonly isKept: boolean; readonly repeats: boolean },
): Handled {
  const refusals = taken.flatMap((lead) => (lead.status === "refused" ? [lead.error] : []));
  const details = { ...known, results, leads };
  const answer = resultsAnswer(results, how);
  const [first] = refusals;
  if (first !== undefined) {
    const other = refusals.find(
      (error) => !(error instanceof RegisterError) || error.reason !== "lead_too_large",
    );
    // A retry may succeed, except for a lead that is too large.
    const isTooLarge = other === undefined && answer.status !== 503;
    return ended(isTooLarge ? "too_large" : "failed", { ...details, error: other ?? first });
  }
  return results.length === 0 ? ended("accepted", details) : ended("forwarded", details, answer);
}

function tooMany({ maxLeads }: WebhookConfig): WebhookError {
  const message = `A request held more than ${maxLeads} leads. None of them was accepted, and it was answered with 413. Raise \`maxLeads\`, or have the sender send fewer at once.`;
  return new WebhookError("TOO_MANY_LEADS", message);
}

const noBytes = new Uint8Array();

function challenged(
  verify: readonly CheckedSignature[],
  request: Omit<SignedRequest, "body">,
): Handled | undefined {
  for (const { name, challenge } of verify) {
    const response = challenge?.(signedRequest(request));
    if (response !== undefined)
      return ended(response.ok ? "challenge" : "signature", { signature: name }, response);
  }
  return undefined;
}

/** The first signature that matches, otherwise why none does. */
async function verified(
  verify: readonly CheckedSignature[],
  request: SignedRequest,
): Promise<{ readonly check: SignatureCheck; readonly signature?: CheckedSignature }> {
  if (verify.length === 0) return { check: "valid" };
  const failed = new Set<SignatureCheck>();
  for (const signature of verify) {
    const check = await checkWith(signature, request);
    if (check === "valid") return { check, signature };
    if (!failures.includes(check)) {
      throw new TypeError(
        `The check of the signature "${signature.name}" must return "valid" or the reason why it is not.`,
      );
    }
    failed.add(check);
  }
  return { check: failures.find((failure) => failed.has(failure)) ?? "missing" };
}

/** @throws WebhookError if a custom check throws; no other signature is tried then */
async function checkWith({ name, check }: CheckedSignature, request: SignedRequest): Promise<SignatureCheck> {
  try {
    return await check(request);
  } catch (cause) {
    if (cause instanceof BodyError) throw cause;
    const message = `The check of the signature "${name}" threw. The request was rejected, and the sender was asked to send it again. Correct the check: see \`cause\` in \`onResult\`.`;
    throw new WebhookError("SIGNATURE_THREW", message, { cause });
  }
}

/** The reasons for a rejection, the most informative first. */
const failures: readonly SignatureCheck[] = ["expired", "invalid", "missing"];

function deadlineOf({ deadlineMs }: WebhookConfig, ...signatures: readonly CheckedSignature[]): number {
  if (deadlineMs !== undefined) return deadlineMs;
  return signatures.length === 0
    ? deadlineOfUnknownMs
    : Math.max(...signatures.map((signature) => signature.deadlineMs));
}

type Details = Partial<Omit<WebhookResult, "status" | "httpStatus">>;

function ended(status: WebhookStatus, details: Details = {}, answer?: Response): Handled {
  const { results = [], leads = [] } = details;
  const response = answer ?? plainAnswer(status);
  return { response, result: { ...details, status, httpStatus: response.status, results, leads } };
}
