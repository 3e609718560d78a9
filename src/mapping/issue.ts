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
