import type { Issue } from "../../mapping/contract/mapResult.ts";
import { ApiError } from "../../shared/errors/apiError.ts";
import { BaselinkerError } from "../../shared/errors/baselinkerError.ts";
import { HttpError } from "../../shared/errors/connectionErrors.ts";
import type { Details } from "../../shared/messages/format.ts";
import { toError } from "../../shared/runtime/errors.ts";

/**
 * The result of one lead: always exactly one of these. `error` and `unknown` can be forwarded again, and mean the
 * same order. Each is plain JSON, and holds no data of the buyer.
 */
export type ForwardResult =
  | {
      /** The order exists in Base. */
      readonly status: "success";
      readonly orderId: number;
      readonly key: string;
      readonly payment: PaymentState;
      /** The id of the lead's entry, if the forwarder has a register. */
      readonly entryId?: string;
      readonly issues: readonly Issue[];
    }
  | {
      /** The lead was already an order; nothing was sent now. */
      readonly status: "duplicate";
      readonly orderId: number;
      readonly key: string;
      readonly entryId?: string;
      readonly issues: readonly Issue[];
    }
  | {
      /** The rules say that this lead is not an order. */
      readonly status: "skip";
      /** The reason, to be read by people: the `reason` of the rule, or why the lead has no contact. */
      readonly reason: string;
      readonly entryId?: string;
      /** `no_contact` if the lead has no phone and no e-mail. Absent if a rule says `skip`. */
      readonly code?: string;
      /** The details of that reason. */
      readonly details?: Details;
      readonly issues: readonly Issue[];
    }
  | ForwardFailure
  | {
      /**
       * The order was sent, or may have been, and it is not known yet whether it exists in Base. The store
       * remembers it: forward the lead again, or call `reconcile()`. Neither duplicates the order.
       */
      readonly status: "unknown";
      readonly key: string;
      readonly error?: Error;
      /**
       * How long to wait before forwarding the lead again, in milliseconds. Absent if only a person can find
       * out, in Base.
       */
      readonly retryAfterMs?: number;
      readonly entryId?: string;
      readonly issues: readonly Issue[];
    };

/** This delivery created no order. If an earlier one did, the lead ends as `duplicate` once that is known. */
export interface ForwardFailure {
  readonly status: "error";
  /** The key; absent if the lead could not be mapped, and so has none. */
  readonly key?: string;
  /** The error; absent if the `issues` explain it. */
  readonly error?: Error;
  readonly fault: LeadFault;
  /** Whether the same lead may succeed later: true unless the fault is the lead's. */
  readonly retryable: boolean;
  /** How long to wait before trying again, in milliseconds; absent if the fault is the lead's. */
  readonly retryAfterMs?: number;
  readonly entryId?: string;
  readonly issues: readonly Issue[];
}

/**
 * Why a lead became no order. `lead`: correct the lead; unchanged, it fails again. `setup`: correct the rules, the
 * account or the program, then forward the lead again. `temporary`: try again later.
 */
export type LeadFault = "lead" | "setup" | "temporary";
/**
 * `none`: the rules do not mark the order as paid. `flag`: the order was sent with `paid`. `recorded`:
 * `setOrderPayment` succeeded. `open`: the order exists in Base, but its payment is not recorded yet; forward the
 * lead again, or call `reconcile()`.
 */
export type PaymentState = "none" | "flag" | "recorded" | "open";

export function toFailure(
  fault: LeadFault,
  {
    key,
    error,
    issues,
  }: { readonly key?: string; readonly error?: unknown; readonly issues: readonly Issue[] },
): ForwardFailure {
  return {
    status: "error",
    ...(key === undefined ? {} : { key }),
    ...(error === undefined ? {} : { error: toPlainError(error) }),
    fault,
    retryable: fault !== "lead",
    ...(fault === "lead" ? {} : { retryAfterMs: retryAfter(fault, error) }),
    issues,
  };
}

export function faultOf(error: unknown): Exclude<LeadFault, "lead"> {
  if (error instanceof BaselinkerError) return error.retryable ? "temporary" : "setup";
  return error instanceof TypeError || error instanceof RangeError ? "setup" : "temporary";
}

/** Only a code about an order's contents is the lead's fault: a lead rejected for an unknown code would be lost. */
export function faultOfRefusal(error: unknown): LeadFault {
  if (error instanceof HttpError && error.status === 413) return "lead";
  if (!(error instanceof ApiError) || error.retryable) return faultOf(error);
  if (ofSetup.test(error.code)) return "setup";
  if (ofLead.test(error.code)) return "lead";
  return ofBase.test(error.code) ? "temporary" : "setup";
}

const ofSetup = /TOKEN|METHOD|ACCESS|PERMISSION|ACCOUNT|STORAGE|INVENTORY|STATUS|WAREHOUSE/;
const ofLead =
  /PARAM|FIELD|VALID|MISSING|EMPTY|FORMAT|DATE|PRODUCT|QUANTITY|PRICE|MAIL|PHONE|CURRENCY|COUNTRY/;
const ofBase = /INTERNAL|UNKNOWN|TEMPORAR|TIMEOUT|UNAVAILABLE|DATABASE|SERVER/;
const setupRetryMs = 300_000;
const temporaryRetryMs = 5_000;

function retryAfter(fault: LeadFault, error: unknown): number {
  const told: unknown = error instanceof Error ? Reflect.get(error, "retryAfterMs") : undefined;
  if (typeof told === "number" && told > 0) return Math.ceil(told);
  return fault === "setup" ? setupRetryMs : temporaryRetryMs;
}

/** The stable code of an SDK error; the name of any other. */
export function codeOf(error: Error): string {
  const code: unknown = Reflect.get(error, "code");
  return typeof code === "string" ? code : error.name;
}

/** Makes an error whose name and message survive JSON. An SDK error, or one with a `toJSON`, is returned as it is. */
export function toPlainError(thrown: unknown): Error {
  const error = toError(thrown);
  return error instanceof BaselinkerError || "toJSON" in error ? error : new PlainError(error);
}

/** Wraps another error, its `cause`, because JSON omits the name and message of errors. */
class PlainError extends Error {
  readonly code: string | undefined;

  constructor(error: Error) {
    super(error.message, { cause: error });
    Object.defineProperty(this, "name", { value: error.name });
    const code: unknown = Reflect.get(error, "code");
    this.code = typeof code === "string" ? code : undefined;
  }

  toJSON(): object {
    const { name, code, message } = this;
    return { name, code, message };
  }
}

/** What a queue, a webhook or a job should do with a lead. */
export type LeadOutcome =
  | { readonly action: "ack" }
  | { readonly action: "retry"; readonly retryAfterMs: number; readonly message: string }
  | { readonly action: "reject"; readonly message: string };

/**
 * What to do with a lead after this result, the same for every queue: `ack` (done with it), `retry` (forward it again
 * after `retryAfterMs`, however often) or `reject` (unchanged, it fails again: set it aside for a person).
 * @example
 * ```ts
 * const outcome = outcomeOf(await forwarder.forward(lead));
 * if (outcome.action === "retry") await job.retryLater(outcome.retryAfterMs);
 * ```
 */
export function outcomeOf(result: ForwardResult): LeadOutcome {
  if (result.status !== "error" && result.status !== "unknown") return { action: "ack" };
  const told = result.issues.filter(({ level }) => level === "error").map(({ message }) => message);
  const message = result.error?.message ?? (told.join(" ") || "The order may exist in Base.");
  const { retryAfterMs } = result;
  if (retryAfterMs !== undefined) return { action: "retry", retryAfterMs, message };
  return { action: "reject", message: result.status === "unknown" ? `${message} ${lookByHand}` : message };
}

const lookByHand =
  "Search the orders in the Base panel for the key or the contact of this lead. If its order is not there, enter it by hand.";
