import type { AddOrderParams } from "../api/orders/addOrder.ts";
import type { Issue } from "./issue.ts";

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
