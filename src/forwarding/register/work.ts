import { StoreError } from "../../shared/errors/storeError.ts";
import { checkOptions } from "../../shared/options/check.ts";
import { eitherSignal, pause } from "../../shared/runtime/abort.ts";
import { toError } from "../../shared/runtime/errors.ts";
import { forwardIssue } from "../contract/forwardCodes.ts";
import type { ForwardFailure } from "../contract/forwardResult.ts";
import type { TakeDueQuery, TakenLead } from "../contract/registerContract.ts";
import type { WorkOptions } from "../contract/registerTypes.ts";
import { ClaimedEntry } from "./claimedEntry.ts";
import { type EntryRow, maxTakes, maxTakesTogether } from "./entryRows.ts";
import { arrivalOf, readKey } from "./entryTexts.ts";
import type { RegisterContext, Releasable } from "./registerContext.ts";
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
  // A lead that may end its process has nothing next to it that would be lost for a while.
  let isAlone = false;
  const most = () => (isBraked || isAlone ? 1 : concurrency);

  const deliver = async (lead: TakenLead) => {
    const braked = backoffFor(await lead.deliver(), pollMs);
    isBraked = braked !== undefined;
    if (braked !== undefined) backoffMs = braked;
  };
  const take = async () => {
    isAlone &&= running.size > 0;
    const room = most() - running.size;
    if (room <= 0) return 0;
    const leads = await takeDue(context, { limit: room, leaseMs, alone: running.size === 0 });
    isAlone = leads.some(({ runsAlone }) => runsAlone);
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
    const isFull = running.size >= most();
    if (isFull) await Promise.race(running);
    const idleMs = isFull || taken > 0 ? 0 : pollMs;
    const waitMs = isBraked ? Math.max(backoffMs, idleMs) : idleMs;
    if (waitMs > 0) await pause(waitMs, clock, stop).catch(() => {});
  }
  await Promise.all(running);
}

/** Which slot is for the newest lead: next to a backlog of hours, a new lead is an order within seconds. */
const newestEvery = 4;

/** Takes due leads for the given lease. Each returned function delivers one lead. */
export async function takeDue(
  context: RegisterContext,
  { limit, leaseMs, alone }: TakeDueQuery,
): Promise<readonly TakenLead[]> {
  const { steps, forwarder, taken } = context;
  const { namespace } = forwarder;
  void forwarder.whileInFlight(forwarder.audit());
  const turns = (count: number) => Math.floor(count / newestEvery);
  const newest = turns(taken.count + limit) - turns(taken.count);
  const rows = await steps.take({ namespace, limit, leaseMs: Math.ceil(leaseMs), newest, alone });
  taken.count += rows.length;
  // A delivery that takes longer continues later or is taken again: none may outlive its lease.
  const deadlineMs = leaseMs * 0.75;
  return rows.flatMap((row) => {
    const { lead } = row;
    if (lead === undefined) return [];
    const { takes } = row;
    const refusal = takes > maxTakes ? endsProcesses(row) : undefined;
    const attempts = row.attempts - 1;
    const entry = new ClaimedEntry(context, { ...row, attempts, refusal, by: "work", isDue: true });
    context.inProgress.add(entry);
    return {
      runsAlone: takes > maxTakesTogether && takes <= maxTakes,
      deliver: () =>
        whileInProgress(context, entry, async () =>
          forwarder.deliver(lead, { ...arrivalOf(row), deadlineMs }, entry),
        ),
      release: () => whileInProgress(context, entry, () => entry.release()),
    };
  });
}

/** Gives back the leads that have not ended. If the register is unreachable, they count as taken. */
export async function releaseAll({ inProgress }: RegisterContext): Promise<void> {
  await Promise.all([...inProgress].map((entry) => entry.release().catch(() => {})));
}

/** Remembers that this process has the lead, so that it can give it back. */
export async function whileInProgress<Value>(
  { inProgress }: RegisterContext,
  entry: Releasable,
  deliver: () => Promise<Value>,
): Promise<Value> {
  inProgress.add(entry);
  try {
    return await deliver();
  } finally {
    inProgress.delete(entry);
  }
}

/** The result of a lead that is delivered no more. It has no time to try again: a person sends it again. */
function endsProcesses(row: EntryRow): ForwardFailure {
  const key = readKey(row.key)?.text;
  const issues = [forwardIssue("lead_ends_process", "", {})];
  return { status: "error", ...(key === undefined ? {} : { key }), fault: "setup", retryable: true, issues };
}
