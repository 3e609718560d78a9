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
    "sent.set(key, { token, orderId, ...hashes, until: clock.now() + retentionMs });",
    "",
  ),
  "claim-ignores-holder": edit(
    "forwarding/store/memoryStore.ts",
    "!row.released && clock.now() < row.leaseEnd",
    "false",
  ),
  "token-not-fenced-in-store": {
    edits: [
      {
        file: "forwarding/store/memoryStore.ts",
        from: "return row?.token === token && !row.released ? row : undefined;",
        to: "return row;",
      },
      {
        file: "forwarding/store/memoryStore.ts",
        from: 'if (row.token !== token || (row.released && state !== "open")) return "lost";',
        to: "",
      },
    ],
  },
  "no-look-up-on-take-over": edit(
    "forwarding/delivery/delivery.ts",
    'return { at: "doubtful", held, open: unfinished, sends: 0, cause: undefined };',
    'return { at: "unsent", held, unfinished, isForgotten: false };',
  ),
  "paying-branch-gone": edit(
    "forwarding/delivery/delivery.ts",
    'if (unfinished.phase === "paying" &&',
    "if (false &&",
  ),
  "record-not-kept-before-send": edit(
    "forwarding/delivery/lease.ts",
    "    await lease.save(open);\n    try {",
    "    try {",
  ),
  "record-not-awaited": edit(
    "forwarding/delivery/lease.ts",
    "    await lease.save(open);\n    try {",
    "    void lease.save(open).catch(() => {});\n    try {",
  ),
  "no-renewal": edit(
    "forwarding/delivery/lease.ts",
    "    if (this.#ended) return;\n    this.#cancel",
    "    return;\n    this.#cancel",
  ),
  "no-claim-check": edit(
    "forwarding/delivery/lease.ts",
    "check(neededMs = 0): void {",
    "check(neededMs = 0): void {\n    if (neededMs >= 0) return;",
  ),
  "check-by-one-clock": edit(
    "forwarding/delivery/lease.ts",
    "Math.max(this.#clock.now() - this.#renewedAt, this.#clock.date() - this.#renewedOn)",
    "this.#clock.now() - this.#renewedAt",
  ),
  "late-answer-renews-from-answer": {
    edits: [
      {
        file: "forwarding/delivery/lease.ts",
        from: "    else this.#renewed(since);",
        to: "    else this.#renewed(instant(this.#clock));",
      },
      {
        file: "forwarding/delivery/lease.ts",
        from: "      this.#renewed(since);\n    } catch",
        to: "      this.#renewed(instant(this.#clock));\n    } catch",
      },
    ],
  },
  "no-check-before-send": edit("forwarding/delivery/sending.ts", "    lease.check(requestMs);\n", ""),
  "claim-does-not-cover-the-request": edit(
    "forwarding/delivery/sending.ts",
    "lease.check(requestMs)",
    "lease.check()",
  ),
  "claim-given-up-when-caller-leaves": edit(
    "forwarding/delivery/sending.ts",
    "    if (signal.aborted) {\n",
    "    if (false) {\n",
  ),
  "unknown-counts-as-refused": edit(
    "forwarding/delivery/sending.ts",
    'if (!provesNothingDone(thrown)) return { status: "unknown", error };',
    'if (!provesNothingDone(thrown)) return { status: "refused", error, fault: "temporary" };',
  ),
  "no-look-up-after-lost-answer": edit(
    "forwarding/delivery/sending.ts",
    'return { at: "doubtful", held, open, sends: sends + 1, cause: error };',
    'return sendLead({ settings, signal } as Delivery, { at: "ready", held, open, sends: sends + 1 });',
  ),
  "settled-stays-true": edit("forwarding/delivery/sending.ts", "waitedMs: 0,", "waitedMs: 1e9,"),
  "no-settle-wait": edit(
    "forwarding/delivery/findOrder.ts",
    "() => pause(settleMs - waitedMs, clock, until)",
    "() => Promise.resolve()",
  ),
  "failed-look-up-is-absent": edit(
    "forwarding/delivery/lookUpOrder.ts",
    'return { status: "failed", error: toError(error) };',
    'return { status: "absent" };',
  ),
  "record-dropped-when-unknown": edit(
    "forwarding/delivery/findOrder.ts",
    '{ state: "open" }, { open: toKeep(waitedMs), result }',
    '{ state: "failed" }, { open: toKeep(waitedMs), result }',
  ),
  "look-up-begins-too-late": {
    ...edit("forwarding/delivery/lookUpOrder.ts", "let from = afterId + 1;", "let from = afterId + 2;"),
    redundant:
      "The e-mail finds what the list then lacks. Where it does not, a test of the look-up misses it.",
  },
  "payment-not-looked-at": edit(
    "forwarding/delivery/payment.ts",
    "if (!fresh && (await isPaid())) return undefined;",
    "",
  ),
  "no-wait-before-payment-check": edit(
    "forwarding/delivery/payment.ts",
    "await pause(settleMs - waitedMs, clock, until);",
    "",
  ),
  "payment-told-as-open-at-once": {
    ...edit(
      "forwarding/delivery/payment.ts",
      "      await settle();\n      if (!(await isPaid())) throw error;",
      "      if (!(await isPaid())) throw error;",
    ),
    redundant:
      "The next holder waits as long before it looks. The wait here only tells more payments as recorded.",
  },
  "no-wait-for-the-payment-of-an-earlier-holder": edit(
    "forwarding/delivery/payment.ts",
    'if (open.phase === "paying" && waitedMs < settleMs) await settle();',
    "",
  ),
  "payment-without-claim": edit(
    "forwarding/delivery/payment.ts",
    ", beforeSend: () => held.lease.check(requestMs)",
    "",
  ),
  "claim-does-not-cover-the-payment": edit(
    "forwarding/delivery/payment.ts",
    "held.lease.check(requestMs)",
    "held.lease.check()",
  ),
  "payment-claim-given-up-when-caller-leaves": edit(
    "forwarding/delivery/payment.ts",
    "  if (failure.inFlight) {",
    "  if (false) {",
  ),
  "claim-renewed-after-its-end": edit(
    "forwarding/delivery/lease.ts",
    'if (finished !== "order_taken") lease.stop();',
    "",
  ),
  "reconcile-looks-once": edit(
    "forwarding/forwarder/reconcile.ts",
    "if (wait !== true) return results;",
    "if (results !== undefined) return results;",
  ),
  "5xx-proves": edit(
    "client/calls/provesNothingDone.ts",
    "return refusedStatuses.has(error.status);",
    "return true;",
  ),
  "entry-written-apart": edit(
    "forwarding/register/claimedEntry.ts",
    "this.#atStore = this.#context.forwarder.isAtStore ? this.#changeFor(result) : undefined;",
    "this.#atStore = undefined;",
  ),
  "received-and-not-due": edit(
    "forwarding/register/attachRegister.ts",
    "await keep(entry, kept, 0);",
    "await keep(entry, kept);",
  ),
  "received-and-not-awaited": edit(
    "forwarding/register/attachRegister.ts",
    "await keep(entry, kept, 0);",
    "void keep(entry, kept, 0).catch(() => {});",
  ),
  "delivered-now-and-not-due": edit(
    "forwarding/register/attachRegister.ts",
    "await keep(entry, kept, usualLeaseMs);",
    "await keep(entry, kept);",
  ),
  "delivered-now-and-due-at-once": {
    ...edit(
      "forwarding/register/attachRegister.ts",
      "await keep(entry, kept, usualLeaseMs);",
      "await keep(entry, kept, 0);",
    ),
    redundant: "Who takes it as well finds it claimed. That it is left alone saves requests to the store.",
  },
  "erased-without-a-mark": edit(
    "forwarding/store/memoryStore.ts",
    "else open.set(key, freeMark(row));",
    "else open.delete(key);",
  ),
  "mark-without-doubt": edit(
    "forwarding/store/engineStore.ts",
    'return { status: "claimed", unfinished: undefined, doubt: true, doubtedForMs: 0 };',
    'return { status: "claimed", unfinished: undefined, doubt: false };',
  ),
  "mark-not-waited-for": edit(
    "forwarding/store/engineStore.ts",
    'return { status: "claimed", unfinished: undefined, doubt: true, doubtedForMs: 0 };',
    'return { status: "claimed", unfinished: undefined, doubt: true, doubtedForMs: 1e9 };',
  ),
  "mark-given-up": edit(
    "forwarding/store/memoryStore.ts",
    'if (state !== "open" || row.lead === undefined) open.delete(key);',
    'if (state !== "open" || row.lead === undefined || row.lead === erasedMark) open.delete(key);',
  ),
  "sent-forgotten-with-the-claim": edit(
    "forwarding/delivery/delivery.ts",
    "lost: { open: leftBy(state) } };",
    "lost: { open: undefined } };",
  ),
  "sent-not-written-down-again": {
    ...edit(
      "forwarding/delivery/delivery.ts",
      'if (removed === "lost" && lost?.open !== undefined) await held.lease.save(lost.open);',
      "",
    ),
    redundant:
      "It takes a store that forgets and then a crash, which together break a premise. A test of delivery misses it.",
  },
  "removed-lead-sent-again": edit("forwarding/delivery/findOrder.ts", "removed !== undefined) {", "false) {"),
  "discarded-and-left-in-the-store": edit(
    "forwarding/register/registerView.ts",
    "      // The store first: `reconcile` would send what is in it.\n      if (row.storeKey !== undefined)",
    "      if (row.storeKey === null)",
  ),
  "erased-and-left-in-the-store": edit(
    "forwarding/register/registerView.ts",
    "    if (storeKey !== undefined) await",
    "    if (storeKey === null) await",
  ),
  "absent-whenever-it-was-sent": edit(
    "forwarding/delivery/delivery.ts",
    "return absentAt !== undefined && (sentAt + 1) * 1_000 <= absentAt;",
    "return absentAt !== undefined && sentAt > 0;",
  ),
  "absent-though-another-had-it": {
    ...edit(
      "forwarding/delivery/delivery.ts",
      "(round === 0 && isConfirmedAbsent(lead.entry, unfinished))",
      "isConfirmedAbsent(lead.entry, unfinished)",
    ),
    redundant: "What the other one sent has a later date, unless a machine's date was set back.",
  },
  "other-buyer-is-a-duplicate": edit(
    "forwarding/delivery/keyReuse.ts",
    "return differ(first.buyer,",
    "return false && differ(first.buyer,",
  ),
  "other-buyer-takes-over": edit(
    "forwarding/delivery/delivery.ts",
    "if (unfinished !== undefined && lead.prepare !== undefined && isRejected(",
    "if (unfinished !== undefined && lead.prepare === null && isRejected(",
  ),
  "kept-markers-are-never-emptied": edit(
    "forwarding/delivery/lookUpOrder.ts",
    "const isOurs = isMarkerKept ? isTwin : looksLike",
    "const isOurs = isMarkerKept ? () => false : looksLike",
  ),
  "journal-not-asked": edit(
    "forwarding/delivery/findOrder.ts",
    'if (found.status === "absent" && isSent && sends < maxSends)',
    "if (false)",
  ),
  "copy-not-noticed": edit(
    "forwarding/store/storeBinding.ts",
    "return found.epoch !== epoch || (isAnother && found.doubtedAt === 0);",
    "return isAnother && found.doubtedAt === 0;",
  ),
  "claim-counts-from-its-answer": {
    ...edit(
      "forwarding/delivery/delivery.ts",
      "  const since = instant(clock);\n  const claim = await store.claim(lead.storeKey, { ...request, buyer: lead.buyer });",
      "  const claim = await store.claim(lead.storeKey, { ...request, buyer: lead.buyer });\n  const since = instant(clock);",
    ),
    redundant: "Before anything is sent the claim is renewed, and that counts from before the renewal.",
  },
};

function edit(file: string, from: string, to: string): Mutant {
  return { edits: [{ file, from, to }] };
}
