import { isStoreError } from "../errors/storeError.ts";
import type { WorkOptions } from "../forwarding/leadRegister.ts";
import { checkOptions, type OptionChecks } from "../options/check.ts";
import { abortSignal, integer, number } from "../options/kinds.ts";
import { eitherSignal, pause } from "../runtime/abort.ts";
import { toError } from "../runtime/errors.ts";
import { EntryInHand } from "./entryInHand.ts";
import type { EntryRow } from "./entryRows.ts";
import { arrivalOf } from "./entryTexts.ts";
import type { RegisterContext } from "./registerContext.ts";

const longestMs = 2_147_483_647;
const unit = "milliseconds";

const checks = /* @__PURE__ */ (() =>
  ({
    concurrency: integer({ least: 1, default: 8 }),
    signal: abortSignal(),
    pollMs: number({ above: 0, most: longestMs, unit, default: 1_000 }),
    leaseMs: number({ above: 0, most: longestMs, unit, default: 60_000 }),
  }) satisfies OptionChecks<WorkOptions>)();

/** A whole queue waits no longer than this when the setup is wrong: somebody may have corrected it. */
const longestBrakeMs = 60_000;

/**
 * Delivers what waits, until it is told to stop. While the setup is wrong or the token is blocked, one lead at a time
 * is tried, so that a queue of thousands does not make a request each.
 */
export async function work(context: RegisterContext, given: WorkOptions = {}): Promise<void> {
  const { concurrency, signal, pollMs, leaseMs } = checkOptions("work", checks, given);
  const { steps, forwarder } = context;
  const { clock, namespace, closed } = forwarder;
  const stop = eitherSignal(signal, closed);
  const running = new Set<Promise<void>>();
  // The first lead is tried alone: what a blocked token or a wrong setup answers to it, it answers to all.
  let isBraked = true;
  let brakeMs = 0;

  const deliver = async (row: EntryRow) => {
    if (row.lead === undefined) return;
    const entry = new EntryInHand(context, { ...row, by: "work", isDue: true });
    // What takes longer goes on by itself, or is taken again: a lead never outlives its lease in one hand.
    const deadlineMs = leaseMs * 0.75;
    const result = await forwarder.deliver(JSON.parse(row.lead), { ...arrivalOf(row), deadlineMs }, entry);
    isBraked = result.status === "error" && (result.fault === "setup" || isBlock(result.error));
    if (isBraked && "retryAfterMs" in result) {
      brakeMs = Math.min(result.retryAfterMs ?? pollMs, longestBrakeMs);
    }
  };
  const take = async () => {
    const room = (isBraked ? 1 : concurrency) - running.size;
    if (room <= 0) return 0;
    const rows = await steps.take({ namespace, limit: room, leaseMs: Math.ceil(leaseMs) });
    for (const row of rows) {
      const delivered = deliver(row)
        .catch((thrown) => forwarder.onFailure("", toError(thrown)))
        .finally(() => running.delete(delivered));
      running.add(delivered);
    }
    return rows.length;
  };

  while (!stop?.aborted) {
    let taken = 0;
    const blockedMs = (forwarder.blockedUntil()?.getTime() ?? 0) - clock.date();
    if (blockedMs > 0) {
      await pause(Math.min(blockedMs, longestBrakeMs), clock, stop).catch(() => {});
      continue;
    }
    try {
      taken = await take();
    } catch (thrown) {
      if (isStoreError(thrown) && !thrown.retryable) throw thrown;
      // The register does not answer for now.
      forwarder.onFailure("", toError(thrown));
    }
    const isFull = running.size >= (isBraked ? 1 : concurrency);
    if (isFull) await Promise.race(running);
    const idleMs = isFull || taken > 0 ? 0 : pollMs;
    const waitMs = isBraked ? Math.max(brakeMs, idleMs) : idleMs;
    if (waitMs > 0) await pause(waitMs, clock, stop).catch(() => {});
  }
  await Promise.all(running);
}

function isBlock(error: Error | undefined): boolean {
  return error?.name === "TokenBlockedError" || error?.name === "AccountBlockedError";
}
