/** One edit of a file in `src`. */
export interface Edit {
  readonly file: string;
  /** Must be in the file exactly once. */
  readonly from: string;
  readonly to: string;
}

/** A safeguard that is taken away. */
export interface Mutant {
  readonly edits: readonly Edit[];
  /** Why nothing goes wrong without it. */
  readonly redundant?: string;
}

/** Every safeguard of delivery. Without it the simulator must find what it is there for. */
export const mutants: Readonly<Record<string, Mutant>> = {
  "sent-not-remembered": edit(
    "forwarding/memoryStore.ts",
    'if (end.state === "sent") sent.set',
    "if (false) sent.set",
  ),
  "claim-ignores-holder": edit(
    "forwarding/memoryStore.ts",
    'record.token !== "" && clock.now() < record.leaseEnd',
    "false",
  ),
  "token-not-fenced-in-store": edit(
    "forwarding/memoryStore.ts",
    "return record?.token === token ? record : undefined;",
    "return record;",
  ),
  "no-look-up-on-take-over": edit(
    "forwarding/delivery.ts",
    'return { at: "doubtful", held, open: unfinished, sends: 0, cause: undefined };',
    'return { at: "unsent", held, unfinished };',
  ),
  "paying-branch-gone": edit(
    "forwarding/delivery.ts",
    'if (unfinished.phase === "paying" &&',
    "if (false &&",
  ),
  "record-not-kept-before-send": edit(
    "forwarding/lease.ts",
    "    await lease.save(open);\n    try {",
    "    try {",
  ),
  "record-not-awaited": edit(
    "forwarding/lease.ts",
    "    await lease.save(open);\n    try {",
    "    void lease.save(open).catch(() => {});\n    try {",
  ),
  "no-renewal": edit(
    "forwarding/lease.ts",
    "    if (this.#ended) return;\n    this.#cancel",
    "    return;\n    this.#cancel",
  ),
  "no-claim-check": edit(
    "forwarding/lease.ts",
    "check(neededMs = 0): void {",
    "check(neededMs = 0): void {\n    if (neededMs >= 0) return;",
  ),
  "check-by-one-clock": edit(
    "forwarding/lease.ts",
    "Math.max(this.#clock.now() - this.#renewedAt, this.#clock.date() - this.#renewedOn)",
    "this.#clock.now() - this.#renewedAt",
  ),
  "late-answer-renews-from-answer": {
    edits: [
      {
        file: "forwarding/lease.ts",
        from: "    else this.#renewed(since);",
        to: "    else this.#renewed(instant(this.#clock));",
      },
      {
        file: "forwarding/lease.ts",
        from: "      this.#renewed(since);\n    } catch",
        to: "      this.#renewed(instant(this.#clock));\n    } catch",
      },
    ],
  },
  "no-check-before-send": edit("forwarding/sending.ts", "    lease.check(requestMs);\n", ""),
  "claim-does-not-cover-the-request": edit(
    "forwarding/sending.ts",
    "lease.check(requestMs)",
    "lease.check()",
  ),
  "claim-given-up-when-caller-leaves": edit(
    "forwarding/sending.ts",
    "    if (signal.aborted) {\n",
    "    if (false) {\n",
  ),
  "unknown-counts-as-refused": edit(
    "forwarding/sending.ts",
    'if (!isProvenUnmade(thrown)) return { status: "unknown", error };',
    'if (!isProvenUnmade(thrown)) return { status: "refused", error, retryable: true };',
  ),
  "no-look-up-after-lost-answer": edit(
    "forwarding/sending.ts",
    'return { at: "doubtful", held, open, sends: sends + 1, cause: error };',
    'return sendLead({ settings, signal } as Delivery, { at: "ready", held, open, sends: sends + 1 });',
  ),
  "settled-stays-true": edit("forwarding/sending.ts", "settled: false,", "settled: true,"),
  "no-settle-wait": edit("forwarding/lookUpOrder.ts", "      await pause(settleMs, clock, until);\n", ""),
  "failed-look-up-is-absent": edit(
    "forwarding/lookUpOrder.ts",
    'return { status: "failed", error: toError(error) };',
    'return { status: "absent" };',
  ),
  "record-dropped-when-unknown": edit(
    "forwarding/lookUpOrder.ts",
    '{ state: "open" }, { ...open, settled }',
    '{ state: "failed" }, { ...open, settled }',
  ),
  "look-up-begins-too-late": edit(
    "forwarding/lookUpOrder.ts",
    "afterId === 0 ? 0 : afterId + 1",
    "afterId === 0 ? 0 : afterId + 2",
  ),
  "payment-not-looked-at": edit(
    "forwarding/payment.ts",
    "if (!fresh && (await isPaid())) return undefined;",
    "",
  ),
  "no-wait-before-payment-check": edit(
    "forwarding/payment.ts",
    "    await pause(settleMs, clock, until);\n    settled = true;",
    "    settled = true;",
  ),
  "payment-told-as-open-at-once": {
    ...edit(
      "forwarding/payment.ts",
      "      await settle();\n      if (!(await isPaid())) throw error;",
      "      if (!(await isPaid())) throw error;",
    ),
    redundant:
      "The next holder waits as long before it looks. The wait here only tells more payments as recorded.",
  },
  "no-wait-for-the-payment-of-an-earlier-holder": edit(
    "forwarding/payment.ts",
    'if (open.phase === "paying" && !settled) await settle();',
    "",
  ),
  "payment-without-claim": edit(
    "forwarding/payment.ts",
    ", beforeSend: () => held.lease.check(requestMs)",
    "",
  ),
  "claim-does-not-cover-the-payment": edit(
    "forwarding/payment.ts",
    "held.lease.check(requestMs)",
    "held.lease.check()",
  ),
  "payment-claim-given-up-when-caller-leaves": edit(
    "forwarding/payment.ts",
    "  if (failure.inFlight) {",
    "  if (false) {",
  ),
  "claim-renewed-after-its-end": edit("forwarding/lease.ts", "    lease.stop();\n  }\n}", "  }\n}"),
  "reconcile-looks-once": edit(
    "forwarding/createForwarder.ts",
    "if (wait !== true) return results;",
    "if (results !== undefined) return results;",
  ),
  "5xx-proves": {
    edits: [
      {
        file: "client/failure.ts",
        from: 'return failure.status >= 500 ? "unknown" : "answered";',
        to: 'return "answered";',
      },
      { file: "forwarding/sending.ts", from: "return error.status < 500;", to: "return true;" },
    ],
  },
  "5xx-proves-in-the-client": {
    ...edit(
      "client/failure.ts",
      'return failure.status >= 500 ? "unknown" : "answered";',
      'return "answered";',
    ),
    redundant: "The forwarder takes no 5xx for a proof either. Both together are `5xx-proves`.",
  },
  "5xx-proves-in-the-forwarder": {
    ...edit("forwarding/sending.ts", "return error.status < 500;", "return true;"),
    redundant: "The client makes an unknown outcome of a 5xx. Both together are `5xx-proves`.",
  },
  "claim-counts-from-its-answer": {
    ...edit(
      "forwarding/delivery.ts",
      "  const since = instant(clock);\n  const claim = await store.claim(lead.storeKey, request);",
      "  const claim = await store.claim(lead.storeKey, request);\n  const since = instant(clock);",
    ),
    redundant: "Before anything is sent the claim is renewed, and that counts from before the renewal.",
  },
};

function edit(file: string, from: string, to: string): Mutant {
  return { edits: [{ file, from, to }] };
}
