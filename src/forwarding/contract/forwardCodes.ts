import type { CodeText } from "../../mapping/contract/issueCodes.ts";
import { issueOf } from "../../mapping/contract/issueOf.ts";
import type { Issue } from "../../mapping/contract/mapResult.ts";
import type { DetailsOf } from "../../shared/messages/texts.ts";

/** Codes are stable, since programs distinguish issues by them; texts may change. */
export const forwardCodes = {
  key_missing: {
    level: "error",
    text: "The lead has no key, so a repeat of it cannot be recognised. Add the rule `key`, pass `key`, or set `withoutKey`.",
  },
  key_reused: {
    level: "warning",
    text: "A lead with another buyer, other lines or another address came first under this key and has the order. Make corrections in Base. If these are two leads, correct the rule `key`, then send this lead again.",
  },
  paid_later: {
    level: "warning",
    text: 'This repeat says that the lead was paid, and its order is in Base as unpaid. Record the payment there. With `payment: "setOrderPayment"` that is done for you.',
  },
  key_erased: {
    level: "warning",
    text: "The lead with this key was erased, so it is unknown whether this is the same one. If it is another, enter its order in Base by hand, and correct the rule `key`.",
  },
  key_not_unique: {
    level: "error",
    text: "Three different buyers had this key. Correct the rule `key`, then forward the lead again.",
  },
  duplicate_possible: {
    level: "warning",
    text: "Another process may have sent this lead too, as its claim was lost meanwhile. Check in Base whether there are two orders.",
  },
  marker_forged: {
    level: "warning",
    text: "A text of the lead looks like a marker of another lead: a space was put into it.",
  },
  marker_not_kept: {
    level: "warning",
    text: "Base did not keep the marker in `{field}`, so an order whose answer is lost cannot be found. Name another field with the option `marker`.",
  },
  marker_field_taken: {
    level: "error",
    text: "The rules fill `{field}`, which the option `marker` reserves. Choose another field for one of them.",
  },
  marker_field_unusable: {
    level: "error",
    text: "The option `marker` names `{field}`, which is {what, select, missing {not an additional field of the account} other {of the type {type}}}. Name an additional field of the type text.",
  },
  marker_cut_comments: {
    level: "warning",
    text: "`admin_comments` was cut to make room for the marker. Leave extra_field_1 or extra_field_2 to it.",
  },
  order_of_two: {
    level: "warning",
    text: "Order {order} has the marker of this lead, and another lead is recorded with it. If no one merged their orders in Base, look there for that other lead's own order.",
  },
  order_doubled: {
    level: "warning",
    text: "Order {other} in Base has the marker of this lead too, whose order is {order}. If nobody copied or split it there, the request was repeated on the way: cancel one.",
  },
  store_not_shared: {
    level: "warning",
    text: "Neither the store nor the register knows the lead of order {order}, whose marker has this account and namespace. If another program has both and a store of its own, give it another `namespace`, or this store. If none has, find out what deletes keys from the store: a lead that is received again becomes a second order.",
  },
  refused_unchecked: {
    level: "warning",
    text: "Base refused this order with {code}. Others with this code were not in Base, so this one was not looked for. Correct what Base names, then forward the lead again: its order is looked for first.",
  },
  lead_ends_process: {
    level: "error",
    text: "Five processes ended while they had this lead. Correct what ends them, and send it again.",
  },
  payment_open: {
    level: "warning",
    text: "The order exists in Base, but its payment is not recorded: {reason} Forward the lead again, or call reconcile().",
  },
  store_failed: {
    level: "warning",
    text: "The store did not save the result of this lead. Check it. If the lead is sent again, its order is first looked for in Base.",
  },
  catalog_missing: {
    level: "warning",
    text: 'The lines have a SKU or an EAN, but there is no `catalog`: they are added without a link to the catalog. Pass `catalog`, or write `"match": false` into the rules.',
  },
  inventory_not_found: {
    level: "error",
    text: "The account has no catalog {id}. {help, select, near {Did you mean {near}?} listed {It has {names, list}: correct the id.} other {It has none: create one in Base, or leave `catalog` out.}}",
  },
  store_in_memory: {
    level: "warning",
    text: "Without a `store`, this process forgets its leads when it ends, and a lead that is received again becomes a second order. Pass `sqliteStore` or `redisStore`.",
  },
  memory_not_shared: {
    level: "warning",
    text: "Another forwarder in this process has the same token and `namespace`, but another memory: a lead that reaches both is sent twice. Use one forwarder, or give both the same `store`.",
  },
  time_short: {
    level: "warning",
    text: "`{option}` is {given} ms: times are in milliseconds, and 30 seconds are 30_000.",
  },
} as const satisfies Record<string, CodeText>;

export type ForwardCodeName = keyof typeof forwardCodes;

/** Creates an issue with a code of the list. Every placeholder in its text needs a detail. */
export function forwardIssue<Code extends ForwardCodeName>(
  code: Code,
  path: string,
  details: DetailsOf<(typeof forwardCodes)[Code]>,
): Issue {
  return issueOf(code, forwardCodes[code], path, details);
}
