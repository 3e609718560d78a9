import type { Edit } from "../../support/edit.ts";
import type { Transition } from "./transitions.ts";

/** One edit of a file in `src` that takes a safeguard away. */
export interface Break extends Edit {
  /** What is wrong then: "no test fails though …". */
  readonly says: string;
}

/** Each transition with the ways to break it. A new transition does not compile until it is here. */
export const breaks: Readonly<Record<Transition, readonly [Break, ...Break[]]>> = {
  "unclaimed → unclaimed": [
    {
      file: "forwarding/delivery/delivery.ts",
      in: "claimLead",
      from: '(claim.status === "busy") return',
      to: '(claim.status === "busy") throw new Error("busy"); if (claim.status === "gone") return',
      says: "a lead that another process has is given up",
    },
    {
      file: "forwarding/delivery/delivery.ts",
      in: "claimLead",
      from: "firstPauseMs * 2 ** (round - 1)",
      to: "firstPauseMs",
      says: "the store is asked every 50 ms for as long as another process has the lead",
    },
    {
      file: "forwarding/delivery/delivery.ts",
      in: "maxPauseMs",
      from: "maxPauseMs = 2_000",
      to: "maxPauseMs = 60_000",
      says: "a lead that became free waits for a minute",
    },
  ],
  "unclaimed → unsent": [
    {
      file: "forwarding/delivery/delivery.ts",
      in: "claimLead",
      from: '"unsent", held, unfinished, isForgotten, doubtedForMs, knowsFrom, unreadable',
      to: '"doubtful", held, open: { marker: "" }, sends: 0',
      says: "a new lead is looked for instead of sent",
    },
    {
      file: "forwarding/delivery/delivery.ts",
      in: "takeOver",
      from: 'unfinished.marker === ""',
      to: "false",
      says: "an order without a marker stays unknown for good",
    },
  ],
  "unclaimed → doubtful": [
    {
      file: "forwarding/delivery/delivery.ts",
      in: "takeOver",
      from: '"doubtful", held, open: unfinished, sends: 0, cause: undefined',
      to: '"unsent", held, unfinished',
      says: "what another process sent is sent again without looking",
    },
  ],
  "unclaimed → ordered": [
    {
      file: "forwarding/delivery/delivery.ts",
      in: "takeOver",
      from: 'unfinished.phase === "paying"',
      to: "false",
      says: "an order without a marker whose payment failed is sent twice",
    },
  ],
  "unclaimed → ended": [
    {
      file: "forwarding/delivery/delivery.ts",
      in: "claimLead",
      from: 'claim.status === "sent"',
      to: "false",
      says: "a lead that was sent is sent again",
    },
    {
      file: "forwarding/delivery/delivery.ts",
      in: "claimLead",
      from: "lead.prepare === undefined)",
      to: "false)",
      says: "reconcile reports a lead that was finished elsewhere",
    },
    {
      file: "forwarding/delivery/delivery.ts",
      in: "claimLead",
      from: "if (lead.prepare === undefined && lost?.open === undefined) return nothing;",
      to: "",
      says: "reconcile waits for a process that lives",
    },
  ],
  "unsent → ready": [
    {
      file: "forwarding/delivery/sending.ts",
      in: "prepareLead",
      from: "settings.marker === false",
      to: "true",
      says: "the order has no marker",
    },
    {
      file: "forwarding/delivery/sending.ts",
      in: "prepareLead",
      from: "duePayment(settings, placed.order)",
      to: "{ order: placed.order }",
      says: "the payment is not recorded by a call of its own",
    },
    {
      file: "forwarding/forwarder/deliverTogether.ts",
      in: "deliverTogether",
      from: "mayChange(mapping, mapped)",
      to: "true",
      says: "a lead is mapped twice",
    },
    {
      file: "forwarding/delivery/sending.ts",
      in: "prepareLead",
      from: '{ at: "ready", held, open: toOpenLead(settings, unfinished), sends: 0 }',
      to: 'endDelivery(held, settings, { state: "failed" })',
      says: "reconcile drops a lead that a dead process did not send",
    },
  ],
  "unsent → doubtful": [
    {
      file: "forwarding/delivery/sending.ts",
      in: "prepareLead",
      from: 'unreadable === undefined && (!isForgotten || marker === "")',
      to: "true",
      says: "a lead that the store may have forgotten is sent without looking",
    },
  ],
  "unsent → ordered": [
    {
      file: "forwarding/delivery/sending.ts",
      in: "prepareLead",
      from: "open.order.date_add < Math.floor(knowsFrom / 1_000)",
      to: "false",
      says: "a lead that is older than the memory of the store is sent a second time",
    },
    {
      file: "forwarding/delivery/sending.ts",
      in: "findEarlier",
      from: "open.order.date_add * 1_000",
      to: "0",
      says: "an order that was sent for the key before the lead existed is taken for the lead's",
    },
  ],
  "unsent → ended": [
    {
      file: "forwarding/delivery/sending.ts",
      in: "prepareLead",
      from: "endDelivery(held, settings, { state, result: prepared })",
      to: '{ at: "ended", result: prepared }',
      says: "a lead without an order keeps its claim",
    },
    {
      file: "forwarding/delivery/sending.ts",
      in: "prepareLead",
      from: `if (placed.order === undefined)
    return endDelivery(held, settings, { state, result: toFailure("setup", { key, issues }) })`,
      to: "placed.order ??= prepared.order",
      says: "an order without room for its marker is sent",
    },
    {
      file: "forwarding/delivery/sending.ts",
      in: "prepareLead",
      from: 'endDelivery(held, settings, { state: "failed" })',
      to: '{ at: "ended", result: undefined }',
      says: "reconcile keeps the claim of a lead that it has nothing to do for",
    },
  ],
  "ready → ordered": [
    {
      file: "forwarding/delivery/sending.ts",
      in: "sendLead",
      from: '"ordered", held: all, open, orderId: told.orderId, fresh: true',
      to: '"doubtful", held, open',
      says: "an order that was answered is looked for",
    },
  ],
  "ready → doubtful": [
    {
      file: "forwarding/delivery/sending.ts",
      in: "sendLead",
      from: 'told.status === "unknown"',
      to: "false",
      says: "a lost answer counts as a refusal",
    },
    {
      file: "forwarding/delivery/sending.ts",
      in: "sendLead",
      from: '"doubtful", held, open, sends: sends + 1, cause: error',
      to: '"ready", held, open, sends: sends + 1',
      says: "an order whose answer was lost is sent again without looking",
    },
  ],
  "ready → ended": [
    {
      file: "forwarding/delivery/sending.ts",
      in: "sendLead",
      from: '{ state: "failed", result }',
      to: '{ state: "open", result }',
      says: "a refused order is looked for before it is sent again",
    },
    {
      file: "forwarding/delivery/sending.ts",
      in: "refuseAtOnce",
      from: '{ state: "open", open: { ...open, refused: code }, result }',
      to: '{ state: "failed", result }',
      says: "an order that Base made though it refused it is doubled",
    },
  ],
  "doubtful → ordered": [
    {
      file: "forwarding/delivery/findOrder.ts",
      in: "findOrder",
      from: 'found.status === "found"',
      to: "false",
      says: "an order that was found does not count",
    },
    {
      file: "forwarding/delivery/findOrder.ts",
      in: "findOrder",
      from: '"ordered", held: { ...held, issues }, open, orderId, fresh: false, sends',
      to: '"unsent", held, unfinished: open, isForgotten: false',
      says: "an order that was found is sent again",
    },
  ],
  "doubtful → unsent": [
    {
      file: "forwarding/delivery/findOrder.ts",
      in: "findOrder",
      from: "sends === 0 && isPrepared !== true",
      to: "false",
      says: "the order of an earlier holder is sent in place of the lead as it is now",
    },
  ],
  "doubtful → ready": [
    {
      file: "forwarding/delivery/findOrder.ts",
      in: "maxSends",
      from: "maxSends = 2",
      to: "maxSends = 1",
      says: "an order that was lost on the way is not sent again",
    },
  ],
  "doubtful → ended": [
    {
      file: "forwarding/delivery/findOrder.ts",
      in: "maxSends",
      from: "maxSends = 2",
      to: "maxSends = 3",
      says: "an order is sent a third time in one delivery",
    },
    {
      file: "forwarding/delivery/findOrder.ts",
      in: "findOrder",
      from: '{ state: "open", open: toSave, result }',
      to: '{ state: "failed", result }',
      says: "an unknown lead is forgotten",
    },
    {
      file: "forwarding/delivery/findOrder.ts",
      in: "findOrder",
      from: "open: toSave, result",
      to: "result",
      says: "the settle time is waited twice",
    },
    {
      file: "forwarding/delivery/lookUpOrder.ts",
      in: "lookUpOrder",
      from: 'status: "failed", error, ...(readTo',
      to: 'status: "absent", error, ...(readTo',
      says: "a look-up that failed counts as proof that there is no order",
    },
  ],
  "ordered → doubtful": [
    {
      file: "forwarding/delivery/payment.ts",
      in: "recordPayment",
      from: 'finished === "order_taken"',
      to: "false",
      says: "an answer that was repeated is believed",
    },
  ],
  "ordered → ended": [
    {
      file: "forwarding/delivery/payment.ts",
      in: "recordPayment",
      from: "sent, { result }",
      to: '{ ...sent, state: "failed" }, { result }',
      says: "the store does not learn of the order",
    },
    {
      file: "forwarding/delivery/payment.ts",
      in: "recordPayment",
      from: '{ state: "open", open: unfinished, result }',
      to: '{ state: "failed", result }',
      says: "a payment that failed is forgotten",
    },
  ],
  "failed → unclaimed": [
    {
      file: "forwarding/delivery/delivery.ts",
      in: "afterError",
      from: "thrown instanceof LeaseLostError",
      to: "false",
      says: "a lead that another process took over ends as an error",
    },
    {
      file: "forwarding/delivery/lease.ts",
      in: "finishClaim",
      from: 'if (thrown instanceof LeaseLostError && result?.status === "unknown") throw thrown;',
      to: "",
      says: "a lead that another process took over meanwhile ends as unknown",
    },
  ],
  "failed → ended": [
    {
      file: "forwarding/delivery/delivery.ts",
      in: "afterError",
      from: "await giveUp(state.held.lease);",
      to: "",
      says: "the next holder waits for the lease of a delivery that has ended",
    },
    {
      file: "forwarding/delivery/delivery.ts",
      in: "afterError",
      from: "round > 0 || isLost",
      to: "isLost",
      says: "a lead that another process may have sent ends as an error",
    },
    {
      file: "forwarding/delivery/lease.ts",
      in: "sendUnderClaim",
      from: `;
    try`,
      to: `.catch(() => {});
    try`,
      says: "an order is sent that the store did not write",
    },
  ],
};
