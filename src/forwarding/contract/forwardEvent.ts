import type { Issue } from "../../mapping/contract/mapResult.ts";
import type { Details } from "../../shared/messages/format.ts";
import type { ForwardResult, LeadFault } from "./forwardResult.ts";

/**
 * An event of a forwarder, with its `namespace`. `onEvent` receives each of them, and the logger a line about each, with
 * the event as its fields.
 */
export type ForwardEvent = {
  /** The `namespace` of the forwarder. */
  readonly namespace: string;
} & EventToReport;

/** Reports an event of a forwarder to its listeners and its log. It adds the namespace. */
export type Emit = (event: EventToReport) => void;

/** The result of a lead: one event per call of `forward`, also from `forwardAll`, and per lead of `reconcile`. */
export type EndedEvent = {
  readonly type: "ended";
  /** The key of the lead; absent if it has none because it was skipped or could not be mapped. */
  readonly key?: string;
  readonly status: ForwardResult["status"];
  readonly orderId?: number;
  /** Whose fault an `error` is. */
  readonly fault?: LeadFault;
  /**
   * Why the lead was skipped, from the rules; why Base refused its order, in Base's own words without what was sent
   * and what may be about a person; or the message of an SDK error, which says what to do.
   */
  readonly reason?: string;
  /** The code of the result's `error`: the API's own `error_code`, the `code` of an SDK error, or the error's name. */
  readonly errorCode?: string;
  /** The id of the lead's entry, if the forwarder has a register. */
  readonly entryId?: string;
  readonly issues: readonly Issue[];
  readonly durationMs: number;
};

/** An event before the reporter has added the namespace. */
export type EventToReport =
  | EndedEvent
  /** An order was sent and its answer lost. The forwarder looks for the order after the settle time. */
  | { readonly type: "outcome_unknown"; readonly key: string; readonly error: Error }
  /** The forwarder takes over a lead that another process or an earlier call left open. */
  | { readonly type: "taken_over"; readonly key: string }
  /** Base was searched for the order of a lead. */
  | {
      readonly type: "looked_up";
      readonly key: string;
      readonly result: "found" | "absent" | "failed" | "unsure";
    }
  /**
   * The account, or what is known of products, could not be refreshed; what is known stays in use. Or the audit could
   * not read the new orders; it tries again 15 minutes later.
   */
  | { readonly type: "refresh_failed"; readonly what: "catalog" | "account" | "audit"; readonly error: Error }
  /** The cache of the catalog failed. Leads continue: Base is asked, and its answers are kept in this process. */
  | { readonly type: "product_cache_failed"; readonly error: Error }
  /**
   * A request of the sweep that reads the unlisted variants of a catalog was answered, or with `done` the sweep has
   * ended. Counts the requests that this process made for it, and the products that it received.
   */
  | {
      readonly type: "catalog_sweep";
      readonly inventoryId: number;
      readonly page: number;
      readonly products: number;
      readonly done: boolean;
    }
  /** SKUs that are not in the catalog could not be looked up in Base; the lead continued without them. */
  | { readonly type: "live_lookup_failed"; readonly key?: string; readonly error: Error }
  /**
   * Another lead, with another buyer, other lines or another address, used a key that has an order. Hashes of both.
   */
  | {
      readonly type: "key_reused";
      readonly key: string;
      readonly orderId: number;
      readonly fingerprints: readonly [first: string, now: string];
    }
  /**
   * Two orders in Base have a marker of the same lead: the one that the store knows, and the other. If nobody copied or
   * split it there, the request was repeated on the way: cancel one.
   */
  | {
      readonly type: "order_doubled";
      readonly key: string;
      readonly orderIds: readonly [known: number, other: number];
    }
  /** Base did not keep the marker: an order whose answer is lost cannot be found, and is never sent again. */
  | {
      readonly type: "marker_not_kept";
      readonly key: string;
      readonly field: string;
      readonly orderId: number;
    }
  /**
   * A setup problem that a person should know about or fix, reported once: names in the rules that the account does
   * not have, SKUs without a `catalog`, no `store`, another forwarder that remembers its leads separately, times that
   * are far too short.
   */
  | { readonly type: "setup"; readonly issue: Issue }
  /**
   * The store works, but a setting can make it forget leads, or it may have forgotten some: then leads that it does not
   * know are looked up in Base for an hour. Once in a process for each setting and each such hour.
   */
  | {
      readonly type: "store_may_forget";
      /** What happened and what to do, in the language of the forwarder. */
      readonly reason: string;
      /** The code of that sentence; absent if a store of your own gave none. */
      readonly code?: string | undefined;
      readonly details?: Details | undefined;
    }
  /**
   * The store did not save the result of a lead. With an empty `key` it is about none: the store or the register could
   * not be used by `work`, which tries again.
   */
  | { readonly type: "store_failed"; readonly key: string; readonly error: Error };

/**
 * The property of a listener that says a part of what happens and names the log for the rest: beside it alone, the
 * console gets its lines as if nobody listened.
 */
export const namesTheLog = "_namesTheLog";
