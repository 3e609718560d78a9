import { isRecord } from "../json/value.ts";
import type { OptionCheck } from "../options/check.ts";
import type { Random } from "../runtime/random.ts";
import type { ApiFailure, Call, WireFault } from "./request.ts";

/** Which requests trigger a fault, and what it does. Without options: the next request, once. */
export interface FaultOptions {
  /** Only requests of this method. */ readonly method?: string;
  /** How many requests trigger it. Default 1; unlimited with a `probability`, and for a fault that lasts. */
  readonly times?: number;
  /** 0 to 1, for each request that fits. Default 1. */ readonly probability?: number;
  /** Only requests for which this returns true. */ readonly when?: (call: Call) => boolean;
  /** The delay of `stored-late`, `visible-late` and `slow`, in milliseconds. Default 2000. */
  readonly afterMs?: number;
  /** Whether the request is carried out, where the fault leaves it open. Default `false`. */
  readonly stored?: boolean;
  /** The code that `error` and `error-stored` say. */ readonly code?: string;
  /** The message that `error` and `error-stored` say. */ readonly message?: string;
  /** Whether `account-empty` says that lists are empty, or leaves them out. Default `empty`. */
  readonly lists?: "empty" | "missing";
}

/** What the options of particular faults are once their defaults are filled in. */
export type FaultSettings = Required<Pick<FaultOptions, "afterMs" | "stored" | "lists">> & {
  readonly code: string | undefined;
  readonly message: string | undefined;
};

/** What the account says, and what becomes of it. */
export interface Answer {
  /** An object is sent as JSON, a text as it is. */
  readonly body: Readonly<Record<string, unknown>> | string;
  readonly contentType: string;
  readonly httpStatus: number;
  readonly wireFault: WireFault;
  /** How long the answer takes. */ readonly delayMs: number;
}

/** The parts of an account that faults use. */
export interface FaultReach {
  /** Runs later, by the account's clock. */ runLater(afterMs: number, action: () => void): void;
  /** Hides an order from reads for a while. */ hideOrder(orderId: number, forMs: number): void;
  /** The e-mail address of an order, as it is stored. */ emailOf(orderId: unknown): string | undefined;
  /** The last whole answer to a method. */ earlierAnswer(method: string): Answer | undefined;
  /** Blocks the token, as if the limit had been exceeded. */ block(): ApiFailure;
  /** Locks the account. */ lock(): ApiFailure;
}

/** What a fault has at hand while it acts on one request. */
interface Acting<Taken extends keyof FaultSettings> {
  readonly call: Call;
  /** Carries a call out and gives the answer: mostly the same call, at most once. */
  readonly next: (call: Call) => Answer;
  readonly settings: Pick<FaultSettings, Taken>;
  /** What the scenario has in place of `<…>`. */ readonly value: string;
  readonly account: FaultReach;
  readonly random: Random;
}

/** A fault: everything there is to know about it. */
export interface Fault<Taken extends keyof FaultSettings = keyof FaultSettings> {
  /** For the docs and the command's help. */ readonly line: string;
  /**
   * `delivery`: what becomes of a request and its answer; only the first fault that fits is triggered.
   * `account`: how Base itself carries the request out; one of each that fits is triggered, within one of the others.
   */
  readonly part: "delivery" | "account";
  /** How many requests trigger it where the options say nothing. */ readonly times: number;
  /** The methods that can trigger it. */ readonly methods: readonly string[] | "all";
  /** Whether it can change this call; a fault without effect is not triggered. */
  readonly applies: (call: Call, account: FaultReach) => boolean;
  /** The options that it takes, besides those that all faults take. */ readonly takes: readonly Taken[];
  /** Checks what a scenario has in place of `<…>`. */ readonly value: OptionCheck<unknown> | undefined;
  readonly act: (acting: Acting<Taken>) => Answer;
}

type Written<Taken extends keyof FaultSettings, Required extends keyof Fault> = Pick<Fault<Taken>, Required> &
  Partial<Omit<Fault<Taken>, "part">>;

/** A fault of the delivery: of any method, once, unless it says otherwise. */
/* @__NO_SIDE_EFFECTS__ */
export function deliveryFault<const Taken extends keyof FaultSettings = never>(
  fault: Written<Taken, "line" | "act">,
): Fault<Taken> & { readonly part: "delivery" } {
  return { ...plain, part: "delivery", methods: "all", times: 1, takes: [], ...fault };
}

/** A fault of the account: it says which methods it concerns, and whether it lasts. */
/* @__NO_SIDE_EFFECTS__ */
export function accountFault<const Taken extends keyof FaultSettings = never>(
  fault: Written<Taken, "line" | "methods" | "times" | "act">,
): Fault<Taken> & { readonly part: "account" } {
  return { ...plain, part: "account", takes: [], ...fault };
}

const plain = { applies: () => true, value: undefined };

/** An answer that arrives as the API sends it. */
export function answerOf(body: Readonly<Record<string, unknown>>): Answer {
  return { body, contentType: "application/json", httpStatus: 200, wireFault: "none", delayMs: 0 };
}

/** The page of a proxy in place of an answer. */
export function pageOf(httpStatus: number, title: string, contentType = "text/html"): Answer {
  const body = `<!DOCTYPE html><html><head><title>${title}</title></head><body><h1>${title}</h1></body></html>`;
  return { body, contentType, httpStatus, wireFault: "none", delayMs: 0 };
}

type Body = Readonly<Record<string, unknown>>;

/** The same answer with other fields; a page stays as it is. */
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
