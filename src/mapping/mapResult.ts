import type { AddOrderParams } from "../api/orders/addOrder.ts";

/** What became of one lead. */
export type MapResult =
  | {
      readonly status: "order";
      /** The payload of `addOrder`. */
      readonly order: AddOrderParams;
      /** The lead's own id by the rule `key`; the same key means the same order. */
      readonly key: string | undefined;
      readonly issues: readonly Issue[];
    }
  | { readonly status: "skip"; readonly reason: string; readonly issues: readonly Issue[] }
  | { readonly status: "error"; readonly issues: readonly Issue[] };

/** How much an issue matters: an `error` stops the order, a `warning` needs a look, an `info` does not. */
export type IssueLevel = "error" | "warning" | "info";

/** Something about one lead, or one set of rules, that a person should know. */
export interface Issue {
  readonly level: IssueLevel;
  /** Stable and documented. */
  readonly code: string;
  /** The rule or the field of the order, for example `fields.phone` or `products[1].sku`. */
  readonly path: string;
  /** What happened and what to do. Holds no token and no buyer data. */
  readonly message: string;
  /** The value in question, where it is no buyer data or the caller asked for values. */
  readonly value?: unknown;
}
