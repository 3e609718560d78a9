import { isBodyError } from "../errors/bodyError.ts";
import { isRegisterError } from "../errors/registerError.ts";
import type { ForwardResult } from "../forwarding/forwardResult.ts";
import { isRecord } from "../json/value.ts";
import { toError } from "../runtime/errors.ts";
import { within } from "../runtime/within.ts";
import { plainAnswer, resultsAnswer, type WebhookStatus } from "./answers.ts";
import { forwardLeads, isAccepted } from "./forwardLeads.ts";
import { bodyAlreadyParsed, type Incoming } from "./incoming.ts";
import { type SignatureCheck, type SignedRequest, signedRequest } from "./signature.ts";
import type { CheckedSignature, WebhookConfig, WebhookResult } from "./webhook.ts";

/** What became of a request, with its answer. */
export interface Handled {
  readonly result: WebhookResult;
  readonly response: Response;
  /** Where the work goes on: what becomes of it. */
  readonly later?: Promise<WebhookResult>;
}

/** A sender without a signature may be a form that lets its visitor wait. */
const deadlineOfUnknownMs = 4_000;

/** Takes a request through all steps. Never rejects. */
export async function handleRequest(config: WebhookConfig, incoming: Incoming): Promise<Handled> {
  try {
    return await takeSteps(config, incoming);
  } catch (thrown) {
    if (!isBodyError(thrown)) return ended("failed", { error: toError(thrown) });
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
  if (method !== "POST") {
    const allow = verify.some((each) => each.challenge !== undefined) ? "GET, POST" : "POST";
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

  const pinged = verify.find((each) => each.ping?.(request) === true);
  if (pinged !== undefined) return ended("ping", { signature: pinged.name });
  const { check, signature } = await verified(verify, request);
  if (check !== "valid") return ended("signature", { check });

  const known = { signature: signature?.name, deliveryId: signature?.deliveryId?.(request) };
  const topic = signature?.ignore?.(request);
  if (topic !== undefined) return ended("ignored", { ...known, topic });
  const isEmpty = parsed === undefined && bytes.length === 0;
  const body = isEmpty ? undefined : request.body();
  if (!isRecord(body) && !Array.isArray(body)) return ended("body", known);

  // The one place where a verified body becomes work.
  const repeats = signature?.repeats ?? true;
  const isKept = config.forwarder.register?.isDurable === true;
  const isStored = config.answer === "stored" || (config.answer === undefined && isKept && !repeats);
  const received = { body, signature, deliveryId: known.deliveryId, receivedAt, isStored };
  const work = forwardLeads(config, received);
  const leftMs =
    deadlineOf(config, ...(signature === undefined ? [] : [signature])) - (clock.now() - startedMs);
  const done = work.then(
    (results) => {
      if (results.length === 0) return ended("no_leads", known);
      if (results.every(isAccepted)) return ended("accepted", known);
      const own = results.filter((result) => !isAccepted(result));
      return ended("forwarded", { ...known, results: own }, resultsAnswer(own, { isKept, repeats }));
    },
    (thrown: unknown) => {
      const isLarge = isRegisterError(thrown) && thrown.reason === "lead_too_large";
      return ended(isLarge ? "too_large" : "failed", { ...known, error: toError(thrown) });
    },
  );
  return within(Math.max(0, leftMs), clock, done, () => new Error("late")).catch(() => {
    // A sender that never repeats would only count a failure: the lead is in the register, and the work goes on.
    const late = ended("deadline", known, isKept && !repeats ? plainAnswer("accepted") : undefined);
    const { httpStatus } = late.result;
    return { ...late, later: done.then(({ result }) => ({ ...result, httpStatus })) };
  });
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

/** The first signature that fits; else why none does. */
async function verified(
  verify: readonly CheckedSignature[],
  request: SignedRequest,
): Promise<{ readonly check: SignatureCheck; readonly signature?: CheckedSignature }> {
  if (verify.length === 0) return { check: "valid" };
  const failed = new Set<SignatureCheck>();
  for (const signature of verify) {
    const check = await signature.check(request);
    if (check === "valid") return { check, signature };
    if (!failures.includes(check)) {
      throw new TypeError(
        `The check of the signature "${signature.name}" must give "valid" or why it is not.`,
      );
    }
    failed.add(check);
  }
  return { check: failures.find((each) => failed.has(each)) ?? "missing" };
}

/** What says most first. */
const failures: readonly SignatureCheck[] = ["expired", "invalid", "missing"];

function deadlineOf({ deadlineMs }: WebhookConfig, ...signatures: readonly CheckedSignature[]): number {
  if (deadlineMs !== undefined) return deadlineMs;
  return signatures.length === 0
    ? deadlineOfUnknownMs
    : Math.max(...signatures.map((each) => each.deadlineMs));
}

type Details = Partial<Omit<WebhookResult, "status" | "httpStatus">>;

function ended(status: WebhookStatus, details: Details = {}, answer?: Response): Handled {
  const results: readonly ForwardResult[] = details.results ?? [];
  const response = answer ?? plainAnswer(status);
  return { response, result: { ...details, status, httpStatus: response.status, results } };
}
