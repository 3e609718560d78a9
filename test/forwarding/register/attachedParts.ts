import type { ForwardResult } from "../../../src/forwarding/contract/forwardResult.ts";
import type { ForwarderParts, LeadEntry } from "../../../src/forwarding/contract/registerContract.ts";
import { memoryEntryRows } from "../../../src/forwarding/register/memoryRegister.ts";
import type { RegisterContext, RegisterLimits } from "../../../src/forwarding/register/registerContext.ts";
import type { Issue } from "../../../src/mapping/contract/mapResult.ts";
import { valueIn } from "../../../src/shared/json/snapshot.ts";
import { day } from "../../contracts/testEntries.ts";
import { manualClock } from "../../support/manualClock.ts";

/** One call of `deliver`. */
interface Delivered {
  readonly lead: unknown;
  readonly options: Parameters<ForwarderParts["deliver"]>[1];
  readonly entry: LeadEntry;
}

export const success: ForwardResult = {
  status: "success",
  orderId: 42,
  key: "1",
  payment: "none",
  issues: [],
};

export function failure(fault: "lead" | "setup" | "temporary", more: object = {}): ForwardResult {
  const kinds = {
    lead: { fault: "lead", retryable: false },
    setup: { fault: "setup", retryable: true },
    temporary: { fault: "temporary", retryable: true, retryAfterMs: 1_000 },
  } as const;
  return { status: "error", key: "1", issues: [], ...kinds[fault], ...more };
}

/** A register at work for a forwarder that the test plays: each lead ends as `answer` says. */
export function attachedParts(
  answer: (lead: unknown) => ForwardResult | Promise<ForwardResult> = () => success,
  more: Partial<ForwarderParts> = {},
) {
  const clock = manualClock();
  const closing = new AbortController();
  const rows = memoryEntryRows(clock);
  const delivered: Delivered[] = [];
  const failures: [key: string, message: string][] = [];
  const told: Issue[] = [];
  let ids = 0;
  const forwarder: ForwarderParts = {
    namespace: "lead",
    clock,
    randomId() {
      ids += 1;
      return `${ids}`;
    },
    rules: undefined,
    isAtStore: false,
    blockedUntil: () => undefined,
    closed: closing.signal,
    listOpen: async () => [],
    readOpen: async () => undefined,
    async deliver(lead, options, entry) {
      const value = valueIn(lead);
      delivered.push({ lead: value, options, entry });
      return entry.end(await answer(value));
    },
    whileInFlight: (work) => work,
    eraseFromStore: async () => {},
    onFailure: (key, { message }) => void failures.push([key, message]),
    audit: async () => {},
    reportSetup: (issue) => void told.push(issue),
    ...more,
  };
  const limits: RegisterLimits = {
    keepLeads: "failed",
    retentionMs: 3 * day,
    entryRetentionMs: 9 * day,
    maxLeadBytes: 1_000,
    maxReceived: 1_000,
  };
  const context: RegisterContext = {
    steps: rows,
    limits,
    isDurable: true,
    forwarder,
    inProgress: new Set(),
    taken: { count: 0 },
    rulesHash: () => undefined,
  };
  return { clock, closing, rows, delivered, failures, told, context, forwarder, limits };
}
