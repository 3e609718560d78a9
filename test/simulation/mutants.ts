import type { Edit } from "../support/edit.ts";

/** A safeguard that is taken away. */
export interface Mutant {
  readonly edits: readonly Edit[];
  /** Why nothing goes wrong without it. */
  readonly redundant?: string;
}

/** Every safeguard of delivery. Without it the simulator must find what it is there for. */
export const mutants: Readonly<Record<string, Mutant>> = {
  "sent-not-remembered": edit(
    "forwarding/store/memoryStore.ts",
    "memoryRows",
    "sent.set(key, { token, orderId, ...hashes, sentAt: clock.date(), until: clock.now() + retentionMs });",
    "",
  ),
  "claim-ignores-holder": edit(
    "forwarding/store/memoryStore.ts",
    "memoryRows",
    "!row.released && clock.now() < row.leaseEnd",
    "false",
  ),
  "token-not-fenced-in-store": {
    edits: [
      {
        file: "forwarding/store/memoryStore.ts",
        in: "memoryRows",
        from: "row?.token === token && !row.released ? row : undefined;",
        to: "row;",
      },
      {
        file: "forwarding/store/memoryStore.ts",
        in: "memoryRows",
        from: 'if (row.token !== token || (row.released && state !== "open")) return "lost";',
        to: "",
      },
    ],
  },
  "no-look-up-on-take-over": edit(
    "forwarding/delivery/delivery.ts",
    "takeOver",
    '"doubtful", held, open: unfinished, sends: 0, cause: undefined',
    '"unsent", held, unfinished, isForgotten: false',
  ),
  "paying-branch-gone": edit(
    "forwarding/delivery/delivery.ts",
    "takeOver",
    'unfinished.phase === "paying"',
    "false",
  ),
  "record-not-kept-before-send": edit(
    "forwarding/delivery/lease.ts",
    "sendUnderClaim",
    `await lease.save(open);
    try`,
    "try",
  ),
  "record-not-awaited": edit(
    "forwarding/delivery/lease.ts",
    "sendUnderClaim",
    "await lease.save(open",
    "void lease.save(open).catch(() => {}",
  ),
  "no-renewal": edit("forwarding/delivery/lease.ts", "#schedule", "if (this.#ended) return", "return"),
  "no-claim-check": edit(
    "forwarding/delivery/lease.ts",
    "check",
    ": void {",
    `: void {
    if (neededMs >= 0) return;`,
  ),
  "check-by-one-clock": edit(
    "forwarding/delivery/lease.ts",
    "check",
    "Math.max(this.#clock.now() - this.#renewedAt, this.#clock.date() - this.#renewedOn)",
    "this.#clock.now() - this.#renewedAt",
  ),
  "late-answer-renews-from-answer": {
    edits: [
      {
        file: "forwarding/delivery/lease.ts",
        in: "save",
        from: "#renewed(since);",
        to: "#renewed(instant(this.#clock));",
      },
      {
        file: "forwarding/delivery/lease.ts",
        in: "#renew",
        from: `since);
    }`,
        to: `instant(this.#clock));
    }`,
      },
    ],
  },
  "no-check-before-send": edit("forwarding/delivery/sending.ts", "sendOrder", "lease.check(requestMs);", ""),
  "claim-does-not-cover-the-request": edit(
    "forwarding/delivery/sending.ts",
    "sendOrder",
    "check(requestMs)",
    "check()",
  ),
  "claim-given-up-when-caller-leaves": edit(
    "forwarding/delivery/sending.ts",
    "sendLead",
    "signal.aborted",
    "false",
  ),
  "unknown-counts-as-refused": edit(
    "forwarding/delivery/sending.ts",
    "sendOrder",
    '{ status: "unknown", error };',
    '{ status: "refused", error, fault: "temporary" };',
  ),
  "no-look-up-after-lost-answer": edit(
    "forwarding/delivery/sending.ts",
    "sendLead",
    '{ at: "doubtful", held, open, sends: sends + 1, cause: error }',
    'sendLead({ settings, signal } as Delivery, { at: "ready", held, open, sends: sends + 1 })',
  ),
  "settled-stays-true": edit(
    "forwarding/delivery/sending.ts",
    "toOpenLead",
    "waitedMs: 0,",
    "waitedMs: 1e9,",
  ),
  "no-settle-wait": edit(
    "forwarding/delivery/findOrder.ts",
    "findOrder",
    "pause(settleMs - waitedMs, clock, until)",
    "Promise.resolve()",
  ),
  "failed-look-up-is-absent": edit(
    "forwarding/delivery/lookUpOrder.ts",
    "lookUpOrder",
    'status: "failed", error, ...(readTo',
    'status: "absent", error, ...(readTo',
  ),
  "record-dropped-when-unknown": edit(
    "forwarding/delivery/findOrder.ts",
    "findOrder",
    '{ state: "open", open: toSave, result }',
    '{ state: "failed", open: toSave, result }',
  ),
  "look-up-begins-too-late": {
    ...edit("forwarding/delivery/lookUpOrder.ts", "#run", "afterId + 1;", "afterId + 2;"),
    redundant:
      "The e-mail finds what the list then lacks. Where it does not, a test of the look-up misses it.",
  },
  "payment-not-looked-at": edit(
    "forwarding/delivery/payment.ts",
    "pay",
    "if (!fresh && (await isPaid())) return undefined;",
    "",
  ),
  "no-wait-before-payment-check": edit(
    "forwarding/delivery/payment.ts",
    "pay",
    "await pause(settleMs - waitedMs, clock, until);",
    "",
  ),
  "payment-told-as-open-at-once": {
    ...edit(
      "forwarding/delivery/payment.ts",
      "pay",
      `await settle();
      if (!(await isPaid()))`,
      "if (!(await isPaid()))",
    ),
    redundant:
      "The next holder waits as long before it looks. The wait here only tells more payments as recorded.",
  },
  "no-wait-for-the-payment-of-an-earlier-holder": edit(
    "forwarding/delivery/payment.ts",
    "pay",
    'if (open.phase === "paying" && waitedMs < settleMs) await settle();',
    "",
  ),
  "payment-without-claim": edit(
    "forwarding/delivery/payment.ts",
    "pay",
    ", beforeSend: () => held.lease.check(requestMs)",
    "",
  ),
  "claim-does-not-cover-the-payment": edit(
    "forwarding/delivery/payment.ts",
    "pay",
    "check(requestMs)",
    "check()",
  ),
  "payment-claim-given-up-when-caller-leaves": edit(
    "forwarding/delivery/payment.ts",
    "recordPayment",
    "failure.inFlight",
    "false",
  ),
  "claim-renewed-after-its-end": edit(
    "forwarding/delivery/lease.ts",
    "finishClaim",
    'if (finished !== "order_taken") lease.stop();',
    "",
  ),
  "reconcile-looks-once": edit(
    "forwarding/forwarder/reconcile.ts",
    "reconcile",
    "wait !== true",
    "results !== undefined",
  ),
  "5xx-proves": edit(
    "client/calls/provesNothingDone.ts",
    "provesNothingDone",
    "refusedStatuses.has(error.status)",
    "true",
  ),
  "entry-written-apart": edit(
    "forwarding/register/claimedEntry.ts",
    "changeFor",
    "this.#context.forwarder.isAtStore ? this.#changeFor(result) : undefined",
    "undefined",
  ),
  "received-and-not-due": edit(
    "forwarding/register/attachRegister.ts",
    "attachRegister",
    "(entry, kept, 0);",
    "(entry, kept);",
  ),
  "received-and-not-awaited": edit(
    "forwarding/register/attachRegister.ts",
    "attachRegister",
    "await keep(entry, kept, 0)",
    "void keep(entry, kept, 0).catch(() => {})",
  ),
  "delivered-now-and-not-due": edit(
    "forwarding/register/attachRegister.ts",
    "attachRegister",
    "(entry, kept, usualLeaseMs);",
    "(entry, kept);",
  ),
  "delivered-now-and-due-at-once": {
    ...edit(
      "forwarding/register/attachRegister.ts",
      "attachRegister",
      "(entry, kept, usualLeaseMs);",
      "(entry, kept, 0);",
    ),
    redundant: "Who takes it as well finds it claimed. That it is left alone saves requests to the store.",
  },
  "erased-without-a-mark": edit(
    "forwarding/store/memoryStore.ts",
    "erase",
    "set(key, freeMark(row))",
    "delete(key)",
  ),
  "mark-without-doubt": edit(
    "forwarding/store/engineStore.ts",
    "engineStore",
    "true, doubtedForMs: 0",
    "false",
  ),
  "mark-not-waited-for": edit(
    "forwarding/store/engineStore.ts",
    "engineStore",
    "doubtedForMs: 0",
    "doubtedForMs: 1e9",
  ),
  "mark-given-up": edit(
    "forwarding/store/memoryStore.ts",
    "memoryRows",
    "row.lead === undefined",
    "row.lead === undefined || row.lead === erasedMark",
  ),
  "sent-forgotten-with-the-claim": edit(
    "forwarding/delivery/delivery.ts",
    "afterError",
    "leftBy(state)",
    "undefined",
  ),
  "sent-not-written-down-again": {
    ...edit(
      "forwarding/delivery/delivery.ts",
      "claimLead",
      'if (removed === "lost" && lost?.open !== undefined) await held.lease.save(lost.open);',
      "",
    ),
    redundant:
      "It takes a store that forgets and then a crash, which together break a premise. A test of delivery misses it.",
  },
  "removed-lead-sent-again": edit(
    "forwarding/delivery/findOrder.ts",
    "findOrder",
    "removed !== undefined",
    "false",
  ),
  "discarded-and-left-in-the-store": edit(
    "forwarding/register/registerView.ts",
    "discard",
    `// The store first: \`reconcile\` would send what is in it.
      if (row.storeKey !== undefined)`,
    "if (row.storeKey === null)",
  ),
  "erased-and-left-in-the-store": edit(
    "forwarding/register/registerView.ts",
    "registerView",
    "(storeKey !== undefined)",
    "(storeKey === null)",
  ),
  "absent-whenever-it-was-sent": edit(
    "forwarding/delivery/delivery.ts",
    "isConfirmedAbsent",
    "(sentAt + 1) * 1_000 <= absentAt",
    "sentAt > 0",
  ),
  "absent-though-another-had-it": {
    ...edit(
      "forwarding/delivery/delivery.ts",
      "takeOver",
      "(round === 0 && isConfirmedAbsent(lead.entry, unfinished))",
      "isConfirmedAbsent(lead.entry, unfinished)",
    ),
    redundant: "What the other one sent has a later date, unless a machine's date was set back.",
  },
  "other-buyer-is-a-duplicate": edit(
    "forwarding/delivery/keyReuse.ts",
    "isRejected",
    "isOtherBuyer(first.buyer",
    "false && isOtherBuyer(first.buyer",
  ),
  "other-buyer-takes-over": edit(
    "forwarding/delivery/delivery.ts",
    "claimLead",
    "!== undefined && isRejected",
    "=== null && isRejected",
  ),
  "kept-markers-are-never-emptied": edit(
    "forwarding/delivery/lookUpOrder.ts",
    "lookUpOrder",
    "isTwin : looksLike",
    "() => false : looksLike",
  ),
  "journal-not-asked": edit(
    "forwarding/delivery/findOrder.ts",
    "findOrder",
    'found.status === "absent" && isSent && sends < maxSends',
    "false",
  ),
  "copy-not-noticed": edit(
    "forwarding/store/storeBinding.ts",
    "#mayHaveForgotten",
    "found.epoch !== epoch || (isAnother && found.doubtedAt === 0)",
    "isAnother && found.doubtedAt === 0",
  ),
  "looked-for-by-any-hour": edit(
    "forwarding/delivery/lookUpOrder.ts",
    "lookUpOrder",
    "orderHasMarker(order, lead.marker)",
    "orderHasMarker(order, lead.marker) || JSON.stringify(order).includes(lead.marker.slice(0, -8))",
  ),
  "no-contact-before-absent": edit(
    "forwarding/delivery/lookUpOrder.ts",
    "Search.#run",
    "if (near.next === undefined) return this.#inAnotherWay();",
    "if (near.next === undefined) return undefined;",
  ),
  "older-than-the-memory-and-sent": edit(
    "forwarding/delivery/sending.ts",
    "prepareLead",
    'isOld && marker !== ""',
    "isOld && marker === undefined",
  ),
  "read-after-its-caller-has-it-again": edit(
    "forwarding/forwarder/forwardLead.ts",
    "forward",
    "snapshotOfLead(lead)",
    "({ value: lead })",
  ),
  "takes-counted-at-the-end": edit(
    "forwarding/register/changeEntry.ts",
    "taken",
    "takes: takes + 1",
    "takes",
  ),
  "audit-off": edit(
    "forwarding/forwarder/audit.ts",
    "run",
    "store.ordersOf === undefined ||",
    "store.ordersOf !== undefined ||",
  ),
  "changed-epoch-not-noticed": edit(
    "forwarding/store/engineStore.ts",
    "engineStore",
    "if (!binding.isKnown(row)) await rebind(row);",
    "",
  ),
  // The counterpart of what `test/mutation` takes out of the epoch of Redis.
  "epoch-without-evictions": edit(
    "../test/simulation/serverStore.ts",
    "serverStore",
    "if (isTold) dropped += 1;",
    "",
  ),
  "claim-counts-from-its-answer": {
    ...edit(
      "forwarding/delivery/delivery.ts",
      "claimLead",
      `since = instant(clock);
  const reopened = reopen === undefined ? undefined : { orderId: reopen, open: toPay };
  const claim = await store.claim(lead.storeKey, { ...request, buyer: lead.buyer, reopen: reopened })`,
      `reopened = reopen === undefined ? undefined : { orderId: reopen, open: toPay };
  const claim = await store.claim(lead.storeKey, { ...request, buyer: lead.buyer, reopen: reopened });
  const since = instant(clock)`,
    ),
    redundant: "Before anything is sent the claim is renewed, and that counts from before the renewal.",
  },
};

function edit(file: string, name: string, from: string, to: string): Mutant {
  return { edits: [{ file, in: name, from, to }] };
}
