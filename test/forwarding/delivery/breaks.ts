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
      from: 'if (claim.status === "busy") return',
      to: 'if (claim.status === "busy") throw new Error("busy"); if (claim.status === "gone") return',
      says: "a lead that another process has is given up",
    },
    {
      file: "forwarding/delivery/delivery.ts",
      from: "firstPauseMs * 2 ** (round - 1)",
      to: "firstPauseMs",
      says: "the store is asked every 50 ms for as long as another process has the lead",
    },
    {
      file: "forwarding/delivery/delivery.ts",
      from: "const maxPauseMs = 2_000",
      to: "const maxPauseMs = 60_000",
      says: "a lead that became free waits for a minute",
    },
  ],
  "unclaimed → unsent": [
    {
      file: "forwarding/delivery/delivery.ts",
      from: 'return { at: "unsent", held, unfinished, isForgotten, doubtedForMs, unreadable };',
      to: 'return { at: "doubtful", held, open: { marker: "" }, sends: 0 };',
      says: "a new lead is looked for instead of sent",
    },
    {
      file: "forwarding/delivery/delivery.ts",
      from: 'const isAbsent = unfinished.marker === "" ||',
      to: "const isAbsent = false ||",
      says: "an order without a marker stays unknown for good",
    },
  ],
  "unclaimed → doubtful": [
    {
      file: "forwarding/delivery/delivery.ts",
      from: 'return { at: "doubtful", held, open: unfinished, sends: 0, cause: undefined };',
      to: 'return { at: "unsent", held, unfinished };',
      says: "what another process sent is sent again without looking",
    },
  ],
  "unclaimed → ordered": [
    {
      file: "forwarding/delivery/delivery.ts",
      from: 'unfinished.phase === "paying" &&',
      to: "false &&",
      says: "an order without a marker whose payment failed is sent twice",
    },
  ],
  "unclaimed → ended": [
    {
      file: "forwarding/delivery/delivery.ts",
      from: 'if (claim.status === "sent") {',
      to: "if (false) {",
      says: "a lead that was sent is sent again",
    },
    {
      file: "forwarding/delivery/delivery.ts",
      from: `if (claim.status === "sent") {
    if (lead.prepare === undefined) return`,
      to: `if (claim.status === "sent") {
    if (false) return`,
      says: "reconcile reports a lead that was finished elsewhere",
    },
    {
      file: "forwarding/delivery/delivery.ts",
      from: "if (lead.prepare === undefined && lost?.open === undefined) return nothing;",
      to: "",
      says: "reconcile waits for a process that lives",
    },
  ],
  "unsent → ready": [
    {
      file: "forwarding/delivery/sending.ts",
      from: "const marker = settings.marker === false ?",
      to: "const marker = true ?",
      says: "the order has no marker",
    },
    {
      file: "forwarding/delivery/sending.ts",
      from: "const due = duePayment(settings, placed.order);",
      to: "const due = { order: placed.order };",
      says: "the payment is not recorded by a call of its own",
    },
    {
      file: "forwarding/forwarder/deliverTogether.ts",
      from: "mayChange(mapping, mapped) ?",
      to: "true ?",
      says: "a lead is mapped twice",
    },
    {
      file: "forwarding/delivery/sending.ts",
      from: 'return { at: "ready", held, open: toOpenLead(settings, unfinished), sends: 0 };',
      to: "return end(settings, held);",
      says: "reconcile drops a lead that a dead process did not send",
    },
  ],
  "unsent → doubtful": [
    {
      file: "forwarding/delivery/sending.ts",
      from: 'if (unreadable === undefined && (!isForgotten || marker === "")) return',
      to: "if (true) return",
      says: "a lead that the store may have forgotten is sent without looking",
    },
  ],
  "unsent → ended": [
    {
      file: "forwarding/delivery/sending.ts",
      from: 'if (prepared.status !== "order") return end(settings, held, prepared, unsent);',
      to: 'if (prepared.status !== "order") return { at: "ended", result: prepared };',
      says: "a lead without an order keeps its claim",
    },
    {
      file: "forwarding/delivery/sending.ts",
      from: 'if (placed.order === undefined) return end(settings, held, toFailure("setup", { key, issues }), unsent);',
      to: "placed.order ??= prepared.order;",
      says: "an order without room for its marker is sent",
    },
    {
      file: "forwarding/delivery/sending.ts",
      from: "if (unfinished === undefined) return end(settings, held);",
      to: 'if (unfinished === undefined) return { at: "ended", result: undefined };',
      says: "reconcile keeps the claim of a lead that it has nothing to do for",
    },
  ],
  "ready → ordered": [
    {
      file: "forwarding/delivery/sending.ts",
      from: 'return { at: "ordered", held: all, open, orderId: told.orderId, fresh: true, sends: sends + 1 };',
      to: 'return { at: "doubtful", held, open, sends: sends + 1 };',
      says: "an order that was answered is looked for",
    },
  ],
  "ready → doubtful": [
    {
      file: "forwarding/delivery/sending.ts",
      from: 'if (told.status === "unknown") {',
      to: "if (false) {",
      says: "a lost answer counts as a refusal",
    },
    {
      file: "forwarding/delivery/sending.ts",
      from: 'return { at: "doubtful", held, open, sends: sends + 1, cause: error };',
      to: 'return { at: "ready", held, open, sends: sends + 1 };',
      says: "an order whose answer was lost is sent again without looking",
    },
  ],
  "ready → ended": [
    {
      file: "forwarding/delivery/sending.ts",
      from: 'const { issues: more } = await finishClaim(held, settings.emit, { state: "failed" }, { result });',
      to: 'const { issues: more } = await finishClaim(held, settings.emit, { state: "open" }, { result });',
      says: "a refused order is looked for before it is sent again",
    },
  ],
  "doubtful → ordered": [
    {
      file: "forwarding/delivery/findOrder.ts",
      from: 'if (found.status === "found") {',
      to: "if (false) {",
      says: "an order that was found does not count",
    },
    {
      file: "forwarding/delivery/findOrder.ts",
      from: 'return { at: "ordered", held: { ...held, issues }, open, orderId, fresh: false, sends };',
      to: 'return { at: "unsent", held, unfinished: open, isForgotten: false };',
      says: "an order that was found is sent again",
    },
  ],
  "doubtful → unsent": [
    {
      file: "forwarding/delivery/findOrder.ts",
      from: "if (sends === 0 && markers === undefined) {",
      to: "if (false) {",
      says: "the order of an earlier holder is sent in place of the lead as it is now",
    },
  ],
  "doubtful → ready": [
    {
      file: "forwarding/delivery/findOrder.ts",
      from: "const maxSends = 2;",
      to: "const maxSends = 1;",
      says: "an order that was lost on the way is not sent again",
    },
  ],
  "doubtful → ended": [
    {
      file: "forwarding/delivery/findOrder.ts",
      from: "const maxSends = 2;",
      to: "const maxSends = 3;",
      says: "an order is sent a third time in one delivery",
    },
    {
      file: "forwarding/delivery/findOrder.ts",
      from: 'await finishClaim(held, emit, { state: "open" }, { open: toKeep(waitedMs), result });',
      to: 'await finishClaim(held, emit, { state: "failed" }, { result });',
      says: "an unknown lead is forgotten",
    },
    {
      file: "forwarding/delivery/findOrder.ts",
      from: 'await finishClaim(held, emit, { state: "open" }, { open: toKeep(waitedMs), result });',
      to: 'await finishClaim(held, emit, { state: "open" }, { result });',
      says: "the settle time is waited twice",
    },
    {
      file: "forwarding/delivery/lookUpOrder.ts",
      from: 'return { status: "failed", error: toError(error) };',
      to: 'return { status: "absent" };',
      says: "a look-up that failed counts as proof that there is no order",
    },
  ],
  "ordered → doubtful": [
    {
      file: "forwarding/delivery/payment.ts",
      from: 'if (finished === "order_taken") return',
      to: "if (false) return",
      says: "an answer that was repeated is believed",
    },
  ],
  "ordered → ended": [
    {
      file: "forwarding/delivery/payment.ts",
      from: "finishClaim(held, emit, sent, { result })",
      to: 'finishClaim(held, emit, { ...sent, state: "failed" }, { result })',
      says: "the store does not learn of the order",
    },
    {
      file: "forwarding/delivery/payment.ts",
      from: 'finishClaim(held, emit, { state: "open" }, { open: unfinished, result })',
      to: 'finishClaim(held, emit, { state: "sent", orderId }, { result })',
      says: "a payment that failed is forgotten",
    },
  ],
  "failed → unclaimed": [
    {
      file: "forwarding/delivery/delivery.ts",
      from: "if (thrown instanceof LeaseLostError) {",
      to: "if (false) {",
      says: "a lead that another process took over ends as an error",
    },
    {
      file: "forwarding/delivery/lease.ts",
      from: 'if (thrown instanceof LeaseLostError && result?.status === "unknown") throw thrown;',
      to: "",
      says: "a lead that another process took over meanwhile ends as unknown",
    },
  ],
  "failed → ended": [
    {
      file: "forwarding/delivery/delivery.ts",
      from: "await giveUp(state.held.lease);",
      to: "",
      says: "the next holder waits for the lease of a delivery that has ended",
    },
    {
      file: "forwarding/delivery/delivery.ts",
      from: "if (round > 0 || isLost) {",
      to: "if (isLost) {",
      says: "a lead that another process may have sent ends as an error",
    },
    {
      file: "forwarding/delivery/lease.ts",
      from: "    await lease.save(open);\n    try {",
      to: "    await lease.save(open).catch(() => {});\n    try {",
      says: "an order is sent that the store did not write",
    },
  ],
};
