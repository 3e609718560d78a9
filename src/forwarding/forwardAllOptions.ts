import type { ForwardResult } from "./forwardResult.ts";

/** Options of `forwardAll`. */
export interface ForwardAllOptions<Lead> {
  /** How many leads are under way at once. @default 8 */
  readonly concurrency?: number | undefined;
  /** The key of a lead; goes before the rule `key`. */
  readonly key?: ((lead: Lead, index: number) => string | undefined) | undefined;
  /** When a lead came in. @default now */
  readonly receivedAt?: ((lead: Lead, index: number) => Date | undefined) | undefined;
  /** Hears of each lead that ended. */
  readonly onProgress?: ((progress: ForwardProgress) => void) | undefined;
  /** Takes no more leads, and stops waiting for those under way as `forward` does. */
  readonly signal?: AbortSignal | undefined;
}

/** A lead with what became of it. */
export interface ForwardedLead<Lead> {
  readonly lead: Lead;
  /** Its place in the source, from 0. Results come as they end, not in the order of the source. */
  readonly index: number;
  readonly result: ForwardResult;
}

/** How far `forwardAll` is. */
export interface ForwardProgress {
  /** Leads taken from the source so far. */
  readonly taken: number;
  /** Leads that have ended. */
  readonly done: number;
  /** How many ended as what. */
  readonly by: Readonly<Record<ForwardResult["status"], number>>;
}
