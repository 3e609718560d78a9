import { StoreError } from "../../shared/errors/storeError.ts";
import { checkOptions } from "../../shared/options/check.ts";
import { eitherSignal, pause } from "../../shared/runtime/abort.ts";
import { toError } from "../../shared/runtime/errors.ts";
import type { TakeDueQuery, TakenLead } from "../contract/registerContract.ts";
import type { WorkOptions } from "../contract/registerTypes.ts";
import { ClaimedEntry } from "./claimedEntry.ts";
import { arrivalOf } from "./entryTexts.ts";
import type { RegisterContext } from "./registerContext.ts";
import { backoffFor, maxBackoffMs, workChecks } from "./workOptions.ts";

/** Tries one lead at a time while the setup is wrong or the token blocked, not thousands of failing requests. */
export async function work(context: RegisterContext, options: WorkOptions = {}): Promise<void> {
  const { concurrency, signal, pollMs, leaseMs } = checkOptions("work", workChecks, options);
  const { forwarder } = context;
  const { clock, closed } = forwarder;
  const stop = eitherSignal(signal, closed);
  const running = new Set<Promise<void>>();
  // The first lead is tried alone: a blocked token or a wrong setup would reject all others too.
  let isBraked = true;
  let backoffMs = 0;

  const deliver = async (lead: TakenLead) => {
    const braked = backoffFor(await lead(), pollMs);
    isBraked = braked !== undefined;
    if (braked !== undefined) backoffMs = braked;
  };
  const take = async () => {
    const room = (isBraked ? 1 : concurrency) - running.size;
    if (room <= 0) return 0;
    const leads = await takeDue(context, { limit: room, leaseMs });
    for (const lead of leads) {
      const delivered = deliver(lead)
        .catch((thrown) => forwarder.onFailure("", toError(thrown)))
        .finally(() => running.delete(delivered));
      running.add(delivered);
    }
    return leads.length;
  };

  while (!stop?.aborted) {
    let taken = 0;
    const blockedMs = (forwarder.blockedUntil()?.getTime() ?? 0) - clock.date();
    if (blockedMs > 0) {
      await pause(Math.min(blockedMs, maxBackoffMs), clock, stop).catch(() => {});
      continue;
    }
    try {
      taken = await take();
    } catch (thrown) {
      if (thrown instanceof StoreError && !thrown.retryable) throw thrown;
      // The register is unreachable for now.
      forwarder.onFailure("", toError(thrown));
    }
    const isFull = running.size >= (isBraked ? 1 : concurrency);
    if (isFull) await Promise.race(running);
    const idleMs = isFull || taken > 0 ? 0 : pollMs;
    const waitMs = isBraked ? Math.max(backoffMs, idleMs) : idleMs;
    if (waitMs > 0) await pause(waitMs, clock, stop).catch(() => {});
  }
  await Promise.all(running);
}

/** Takes due leads for the given lease. Each returned function delivers one lead. */
export async function takeDue(
  context: RegisterContext,
  { limit, leaseMs }: TakeDueQuery,
): Promise<readonly TakenLead[]> {
  const { steps, forwarder } = context;
  const { namespace } = forwarder;
  void forwarder.whileInFlight(forwarder.audit());
  const rows = await steps.take({ namespace, limit, leaseMs: Math.ceil(leaseMs) });
  // A delivery that takes longer continues later or is taken again: none may outlive its lease.
  const deadlineMs = leaseMs * 0.75;
  return rows.flatMap((row) => {
    const { lead } = row;
    if (lead === undefined) return [];
    const entry = new ClaimedEntry(context, { ...row, by: "work", isDue: true });
    return async () => forwarder.deliver(lead, { ...arrivalOf(row), deadlineMs }, entry);
  });
}
