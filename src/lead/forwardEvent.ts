import type { Issue } from "../mapping/mapResult.ts";
import type { Fault, ForwardResult } from "./forwardResult.ts";

/**
 * What happened to a lead, with every call of `forward`, also from `forwardAll`, and with each lead of `reconcile`.
 */
export interface EndedEvent {
  readonly type: "ended";
  /** Absent if the lead got none: it was skipped, or could not be mapped. */ readonly key?: string;
  readonly status: ForwardResult["status"];
  readonly orderId?: number;
  /** Whose fault an `error` is. */ readonly fault?: Fault;
  /** Why the lead was skipped, as the rules say. */ readonly reason?: string;
  readonly issues: readonly Issue[];
  readonly durationMs: number;
  /** The `namespace` of the forwarder. */ readonly source: string;
}

/** Events of a forwarder. */
export type ForwardEvent =
  | EndedEvent
  /** An order was sent and its answer lost. After the settle time the forwarder looks for the order. */
  | { readonly type: "outcome_unknown"; readonly key: string; readonly error: Error }
  /** A lead that another process, or an earlier call, left open is taken over. */
  | { readonly type: "taken_over"; readonly key: string }
  /** Base was searched for the order of a lead. */
  | {
      readonly type: "looked_up";
      readonly key: string;
      readonly result: "found" | "absent" | "failed" | "unsure";
    }
  /** The catalog or the account could not be reloaded; the old one stays in use. */
  | { readonly type: "refresh_failed"; readonly what: "catalog" | "account"; readonly error: Error }
  /** The store of a catalog could not be used. Leads went on: Base is asked, and what it says remembered in this process. */
  | { readonly type: "catalog_store_failed"; readonly error: Error }
  /**
   * A request of the sweep that refreshes the store of a catalog was answered, or `done`: the sweep has ended. How many
   * requests this process has made for it, and how many products came with them.
   */
  | {
      readonly type: "catalog_sweep";
      readonly inventoryId: number;
      readonly page: number;
      readonly products: number;
      readonly done: boolean;
    }
  /** SKUs that the catalog does not have could not be looked up in Base; the lead went on without. */
  | { readonly type: "live_lookup_failed"; readonly key?: string; readonly error: Error }
  /** Another lead, with another buyer, other lines or another address, came under a key that has an order. Hashes of both. */
  | {
      readonly type: "key_reused";
      readonly key: string;
      readonly orderId: number;
      readonly fingerprints: readonly [first: string, now: string];
    }
  /** Base did not keep the marker: an order whose answer is lost cannot be found, and is never sent again. */
  | {
      readonly type: "marker_not_kept";
      readonly key: string;
      readonly field: string;
      readonly orderId: number;
    }
  /**
   * Something about the setup that a person should know or correct, reported once: what the rules name and
   * the account does not have, SKUs without a `catalog`, no `store`, another forwarder that remembers its
   * leads apart, times that are far too short.
   */
  | { readonly type: "setup"; readonly issue: Issue }
  /** The store works, but something about it can make it forget leads. */
  | { readonly type: "store_may_forget"; readonly reason: string }
  /** The store did not save the result of a lead. */
  | { readonly type: "store_failed"; readonly key: string; readonly error: Error };
