import type { ForwardEvent } from "../../src/forwarding/forwarder.ts";
import type { ForwardResult } from "../../src/forwarding/forwardResult.ts";
import type { ChaosLead } from "./chaosLead.ts";

/** How a worker is set up. */
export interface WorkerSettings {
  readonly token: string;
  readonly baseUrl: string;
  /** A file, or the socket of a Redis. */
  readonly store: { readonly kind: "sqlite" | "redis"; readonly path: string };
  readonly marker: boolean;
  readonly settleMs: number;
  readonly leaseMs: number;
  readonly requestsPerMinute: number;
}

export function workerSettings(text: string): WorkerSettings {
  return JSON.parse(text);
}

/** A lead on its way to a worker. */
export interface Delivery {
  readonly delivery: number;
  readonly lead: ChaosLead;
}

export function isDelivery(message: unknown): message is Delivery {
  return typeof message === "object" && message !== null && "delivery" in message && "lead" in message;
}

/** What a worker tells its parent. */
export type WorkerReport =
  | { readonly type: "ready" }
  | { readonly type: "slowest"; readonly ms: number }
  | { readonly type: "event"; readonly event: ForwardEvent["type"] }
  | {
      readonly type: "result";
      readonly delivery: number;
      readonly status: ForwardResult["status"];
      readonly orderId: number | undefined;
      readonly why: string | undefined;
    };

export function isReport(message: unknown): message is WorkerReport {
  return typeof message === "object" && message !== null && "type" in message;
}
