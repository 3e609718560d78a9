import type { AddOrderParams } from "../api/orders/addOrder.ts";
import type { IssueCodeName, IssueLevel } from "./issueCodes.ts";

/** Something about one lead, or one set of rules, that a person should know. `Code` is the list that its code is from. */
export interface Issue<Code extends string = string> {
  readonly level: IssueLevel;
  /** Stable; documented in docs/issue-codes.md. */ readonly code: Code;
  /** The rule or the field of the order, for example `fields.phone` or `products[1].sku`. */
  readonly path: string;
  /** What happened and what to do. Holds no token and no buyer data. */ readonly message: string;
  /** The value in question, if it is not buyer data or you asked for values. */ readonly value?: unknown;
}

/** An issue of the mapping itself. */
export type MapIssue = Issue<IssueCodeName>;

/**
 * What happened to one lead. A mapper from `createMapper` reports only codes of `issueCodes`; your own may
 * report others.
 */
export type MapResult<Code extends string = string> =
  | {
      readonly status: "order";
      /** The payload of `addOrder`. */
      readonly order: AddOrderParams;
      /** The lead's own id by the rule `key`; the same key means the same order. */
      readonly key: string | undefined;
      readonly issues: readonly Issue<Code>[];
    }
  | {
      readonly status: "skip";
      /** For people: the `reason` of the rule, or why the lead has no contact. */
      readonly reason: string;
      /** `no_contact` where the lead has no phone and no e-mail. Absent if a rule says `skip`. */
      readonly code?: Code;
      readonly issues: readonly Issue<Code>[];
    }
  | { readonly status: "error"; readonly issues: readonly Issue<Code>[] };
