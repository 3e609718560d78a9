import type { AddOrderParams } from "../../api/methods/orders/changeOrders.ts";
import type { Details } from "../../shared/messages/format.ts";
import type { IssueLevel, MappingCode } from "./issueCodes.ts";

/** A problem or a note about a lead or a set of rules. */
export interface Issue {
  readonly level: IssueLevel;
  /**
   * The code of the issue. Codes are stable and documented in docs/issue-codes.md. Your own mapper may report
   * its own codes.
   */
  readonly code: MappingCode | (string & {});
  /** The rule or the field of the order, such as `fields.phone` or `products[1].sku`. */
  readonly path: string;
  /** What happened and what to do. Contains no token and no buyer data. */
  readonly message: string;
  /** What the sentence says of this case, by name: paths, names, numbers. Contains no buyer data either. */
  readonly details?: Details;
  /** The value that caused it, if it is not buyer data or you asked for values. */
  readonly value?: unknown;
}

/**
 * The payload of `addOrder` as rules write it: ids are numbers, and additional fields are texts, which are read by any
 * text. An alias, so that users' declaration files can write it out.
 */
export type MappedOrder = AddOrderParams & {
  order_status_id: number;
  custom_source_id?: number | undefined;
  custom_extra_fields?: { readonly [id: string]: string } | undefined;
};

/** The result of mapping one lead. */
export type MapResult =
  | {
      readonly status: "order";
      /** The payload of `addOrder`. */
      readonly order: MappedOrder;
      /** The lead's own id by the rule `key`. The same key means the same order. */
      readonly key: string | undefined;
      readonly issues: readonly Issue[];
    }
  | {
      readonly status: "skip";
      /** The reason, for people: the `reason` of the rule, or why the lead has no contact. */
      readonly reason: string;
      /** `no_contact` if the lead has neither phone nor e-mail. Absent if a `skip` rule matched. */
      readonly code?: Issue["code"];
      /** The details of that reason. */
      readonly details?: Details;
      readonly issues: readonly Issue[];
    }
  | { readonly status: "error"; readonly issues: readonly Issue[] };
