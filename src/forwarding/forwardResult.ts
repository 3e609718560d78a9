import { isBaselinkerError } from "../errors/baselinkerError.ts";
import type { Issue } from "../mapping/issue.ts";

/**
 * What became of one lead. Each lead ends as exactly one of these. `error` and `unknown` can be
 * forwarded again, and mean the same order.
 */
export type ForwardResult =
  | {
      /** The order exists in Base. */
      readonly status: "success";
      readonly orderId: number;
      readonly key: string;
      readonly payment: PaymentState;
      readonly issues: readonly Issue[];
    }
  | {
      /** The lead had become an order before; nothing was sent now. */
      readonly status: "duplicate";
      readonly orderId: number;
      readonly key: string;
      readonly issues: readonly Issue[];
    }
  | {
      /** The rules say that this lead is not an order. */
      readonly status: "skip";
      readonly reason: string;
      readonly issues: readonly Issue[];
    }
  | {
      /** No order was made. */
      readonly status: "error";
      /** Absent if the rules gave none: the lead could not be mapped. */
      readonly key?: string;
      /** What went wrong; absent if `issues` say it. */
      readonly error?: Error;
      /** Whether the same lead may succeed later without anybody changing the rules or the account. */
      readonly retryable: boolean;
      readonly issues: readonly Issue[];
    }
  | {
      /**
       * The order was sent, or may have been, and it is not known yet whether it exists in Base.
       * The store remembers: forward the lead again, or call `reconcile()`. Neither doubles it.
       */
      readonly status: "unknown";
      readonly key: string;
      readonly error?: Error;
      readonly issues: readonly Issue[];
    };

/**
 * `none`: the order is not paid, as far as the rules say. `flag`: the order was sent with `paid`.
 * `recorded`: `setOrderPayment` succeeded. `open`: the order exists in Base, but its payment is not
 * recorded yet; forward the lead again, or call `reconcile()`.
 */
export type PaymentState = "none" | "flag" | "recorded" | "open";

/** The cause passes by itself, unless the error says that it does not. */
export function isRetryable(error: unknown): boolean {
  return !isBaselinkerError(error) || error.retryable;
}
