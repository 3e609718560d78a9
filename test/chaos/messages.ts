import type { ForwardEvent } from "../../src/forwarding/contract/forwardEvent.ts";
import type { ForwardResult } from "../../src/forwarding/contract/forwardResult.ts";
import type { LeadStatus } from "../../src/forwarding/contract/registerTypes.ts";
import type { ChaosLead } from "./chaosLead.ts";

/** A safeguard that is taken out, so that the run must show the damage that it prevents. */
export type TakenOut = "marker" | "settle time" | "durable store" | "doubt";

/** How a worker is set up. */
export interface WorkerSettings {
  readonly token: string;
  readonly baseUrl: string;
  /** A file, the socket of a Redis, or the address of a PostgreSQL. */
  readonly store: { readonly kind: "sqlite" | "redis" | "postgres"; readonly path: string };
  readonly without: TakenOut | undefined;
  readonly settleMs: number;
  readonly leaseMs: number;
  readonly requestsPerMinute: number;
  /** How far the machine's date is from the true one. */
  readonly dateShiftMs: number;
  /** Leads come as requests of HTTP, which are answered when the register keeps them. Else as messages. */
  readonly answersStored: boolean;
}

export function workerSettings(text: string): WorkerSettings {
  return JSON.parse(text);
}

/** A lead on its way to a worker. */
export interface Delivery {
  readonly delivery: number;
  readonly lead: ChaosLead;
}

/** The machine's date was set. */
export interface DateShift {
  readonly dateShiftMs: number;
}

export function isDelivery(message: unknown): message is Delivery {
  return typeof message === "object" && message !== null && "delivery" in message && "lead" in message;
}

export function isDateShift(message: unknown): message is DateShift {
  return typeof message === "object" && message !== null && "dateShiftMs" in message;
}

/** What a worker tells its parent. */
export type WorkerReport =
  | {
      readonly type: "ready";
      /** Where it takes requests, if it does. */
      readonly url: string | undefined;
    }
  | { readonly type: "slowest"; readonly ms: number }
  /** A person is about to erase or discard this lead. */
  | { readonly type: "removed"; readonly lead: string }
  | { readonly type: "event"; readonly event: ForwardEvent["type"] }
  | {
      readonly type: "result";
      readonly delivery: number;
      readonly status: ForwardResult["status"] | "accepted" | "refused";
      /** What `outcomeOf` says: done, retry, or for a person to see. */
      readonly outcome: "ack" | "retry" | "reject";
      readonly why: string | undefined;
    };

export function isReport(message: unknown): message is WorkerReport {
  return typeof message === "object" && message !== null && "type" in message;
}

/** What a worker's register says when it is asked. */
export interface RegisterReport {
  /** Leads that are not at their end. */
  readonly waiting: number;
  readonly entries: readonly {
    readonly key: string;
    /** The id of the lead, where it is kept. */
    readonly lead: string | undefined;
    readonly status: LeadStatus;
    readonly orderId: number | undefined;
    readonly leadKept: boolean;
    /** Its issues say that another lead is recorded with its order. */
    readonly isTold: boolean;
    /** Who tried it, and how that ended. */
    readonly attempts: string;
  }[];
}
