/** The texts of reasons that all engines share. Codes are stable; texts may change. */
export const reasonTexts = {
  error_of_program:
    "The program threw an error, `{error}`. Its message may quote the buyer, so only the result of the call has it.",
  look_ups:
    "{until, select, never {Leads that it does not know are sent all the same, because `doubtMs` is 0.} always {From now on, leads that it does not know are looked up in Base before they are sent.} other {For {minutes, plural, one {# minute} other {# minutes}}, leads that it does not know are looked up in Base before they are sent.}}",
  lead_unknown_to_store:
    "{store} does not know a lead whose order is in Base. {lookUps} Find out what removed it: another program, or a person.",
  store_emptied: "{store} lost everything that it held. {lookUps} Find out what emptied it.",
  order_forgotten:
    "The store forgot the lead of order {order}. For a while, leads that it does not know are looked for in Base first. Find out what deletes its keys.",
  order_maybe_deleted:
    "The order is not in Base, but one was deleted or merged there since the lead was sent, and it may have been this lead's. Check in Base.",
  order_without_marker:
    "The order cannot be looked up: it was sent without a marker. Check in Base, or leave the option `marker` on.",
  order_looks_alike:
    "Order {order} looks like this lead's order, but has no marker. Check in Base whether it is, and whether Base keeps the field of the marker.",
  order_of_other_buyer:
    "Order {order} has this lead's marker, but another buyer or another total. Check it in Base.",
  order_not_ours: "Base answered addOrder with {order}, which is not this lead's order.",
  order_of_other_lead: "Base answered with order {order}, which is another lead's.",
  LOOKUP_TOO_LONG:
    "The order is not on the {pages, plural, one {# page} other {# pages}} of orders that were read. Check in Base.",
  earlier_lead_open:
    "An earlier lead had this key, and it is not known yet whether its order is in Base. Forward this lead again.",
  payment_unreadable: "Order {order} could not be read, so its payment is unknown.",
  price_outdated:
    "A line takes its price from the catalog, and the known price is older than `catalogMaxAgeMs`. Forward the lead again when Base can be reached.",
  lease_lost:
    "This process released the lead: its lease could not be renewed in time, so another process may send it.",
  lease_old: "The lead was not sent: its lease could not be renewed in time.",
  lead_removed:
    "The lead was erased or discarded, or the store lost it, while it was delivered. Its order is not sent. If it is still wanted, forward the lead again.",
} as const satisfies Readonly<Record<string, string>>;

export type ReasonCodeName = keyof typeof reasonTexts;
