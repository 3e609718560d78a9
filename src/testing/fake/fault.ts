import { isRecord } from "../../shared/json/value.ts";
import type { OptionCheck } from "../../shared/options/check.ts";
import type { Random } from "../../shared/runtime/random.ts";
import type { ApiFailure, Call, WireFault } from "./request.ts";

/** Which requests trigger a fault, and what it does. Without options: the next request, once. */
export type FaultOptions = {
  /** The only method whose requests trigger the fault. */
  readonly method?: string;
  /** How many requests trigger it. Default 1; unlimited with a `probability`, and for a lasting fault. */
  readonly times?: number;
  /** The probability that a matching request triggers the fault, from 0 to 1. Default 1. */
  readonly probability?: number;
  /** A condition: only requests for which it returns true trigger the fault. */
  readonly when?: (call: Call) => boolean;
  /** The delay of `stored-late`, `visible-late` and `slow`, in milliseconds. Default 2000. */
  readonly afterMs?: number;
  /** Whether the request is carried out, if the fault allows both. Default `false`. */
  readonly stored?: boolean;
  /** The code that `error` and `error-stored` return. */
  readonly code?: string;
  /** The message that `error` and `error-stored` return. */
  readonly message?: string;
  /** Whether `account-empty` returns empty lists or omits them. Default `empty`. */
  readonly lists?: "empty" | "missing";
};

/** The options of particular faults with their defaults filled in. */
export type FaultSettings = Required<Pick<FaultOptions, "afterMs" | "stored" | "lists">> & {
  readonly code: string | undefined;
  readonly message: string | undefined;
};

/** What the account answers, and how it is delivered. */
export interface Answer {
  /** An object is sent as JSON, a string unchanged. */
  readonly body: Readonly<Record<string, unknown>> | string;
  readonly contentType: string;
  readonly httpStatus: number;
  readonly wireFault: WireFault;
  /** How long the answer takes. */
  readonly delayMs: number;
}

/** The parts of an account that faults use. */
export interface FaultReach {
  /** Runs the action later, by the account's clock. */
  runLater(afterMs: number, action: () => void): void;
  /** Hides an order from reads for a while. */
  hideOrder(orderId: number, forMs: number): void;
  /** The stored e-mail address of an order. */
  emailOf(orderId: unknown): string | undefined;
  /** The last complete answer to a method. */
  earlierAnswer(method: string): Answer | undefined;
  /** Blocks the token, as if the limit had been exceeded. */
  block(): ApiFailure;
  /** Locks the account. */
  lock(): ApiFailure;
}

/** What a fault can use while it acts on one request. */
interface Acting<Taken extends keyof FaultSettings> {
  readonly call: Call;
  /** Executes a call and returns the answer: usually the same call, at most once. */
  readonly next: (call: Call) => Answer;
  readonly settings: Pick<FaultSettings, Taken>;
  /** The part of the scenario in place of `<…>`. */
  readonly value: string;
  readonly account: FaultReach;
  readonly random: Random;
}

/** The definition of a fault. */
export interface Fault<Taken extends keyof FaultSettings = keyof FaultSettings> {
  /** The description of the fault, for the docs and the help of the command. */
  readonly line: string;
  /**
   * `delivery`: how a request and its answer are delivered; only the first matching fault is triggered.
   * `account`: how Base carries out the request; one matching fault of each kind is triggered, nested in each other.
   */
  readonly part: "delivery" | "account";
  /** How many requests trigger it by default. */
  readonly times: number;
  /** The methods that can trigger it. */
  readonly methods: readonly string[] | "all";
  /** Whether it can change this call; a fault without effect is not triggered. */
  readonly applies: (call: Call, account: FaultReach) => boolean;
  /** The options that it accepts, besides those of all faults. */
  readonly takes: readonly Taken[];
  /** Checks the part of a scenario in place of `<…>`. */
  readonly value: OptionCheck<unknown> | undefined;
  readonly act: (acting: Acting<Taken>) => Answer;
}

type Written<Taken extends keyof FaultSettings, Required extends keyof Fault> = Pick<Fault<Taken>, Required> &
  Partial<Omit<Fault<Taken>, "part">>;

/** A fault of the delivery: for any method, once, unless it specifies otherwise. */
/* @__NO_SIDE_EFFECTS__ */
export function deliveryFault<const Taken extends keyof FaultSettings = never>(
  fault: Written<Taken, "line" | "act">,
): Fault<Taken> & { readonly part: "delivery" } {
  return { ...plain, part: "delivery", methods: "all", times: 1, takes: [], ...fault };
}

/* @__NO_SIDE_EFFECTS__ */
export function accountFault<const Taken extends keyof FaultSettings = never>(
  fault: Written<Taken, "line" | "methods" | "times" | "act">,
): Fault<Taken> & { readonly part: "account" } {
  return { ...plain, part: "account", takes: [], ...fault };
}

const plain = { applies: () => true, value: undefined };

export function answerOf(body: Readonly<Record<string, unknown>>): Answer {
  return { body, contentType: "application/json", httpStatus: 200, wireFault: "none", delayMs: 0 };
}

export function pageOf(httpStatus: number, title: string, contentType = "text/html"): Answer {
  const body = `<!DOCTYPE html><html><head><title>${title}</title></head><body><h1>${title}</h1></body></html>`;
  return { body, contentType, httpStatus, wireFault: "none", delayMs: 0 };
}

type Body = Readonly<Record<string, unknown>>;

export function withBody(answer: Answer, change: (body: Body) => Body): Answer {
  return isRecord(answer.body) ? { ...answer, body: change(answer.body) } : answer;
}

/** The same answer with other lists. Maps count as lists, since PHP has one kind of array for both. */
export function withLists(answer: Answer, change: (list: readonly unknown[]) => unknown): Answer {
  const changed = (value: unknown) => {
    if (typeof value !== "object" || value === null) return value;
    return change(Array.isArray(value) ? value : []);
  };
  return withBody(answer, (body) =>
    Object.fromEntries(Object.entries(body).map(([name, value]) => [name, changed(value)])),
  );
}
