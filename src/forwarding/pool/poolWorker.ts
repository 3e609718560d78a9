import { BaselinkerError } from "../../shared/errors/baselinkerError.ts";
import { StoreError } from "../../shared/errors/storeError.ts";
import { checkOptions, type OptionChecks } from "../../shared/options/check.ts";
import { callable, integer, objectWith } from "../../shared/options/kinds.ts";
import { pause } from "../../shared/runtime/abort.ts";
import type { Clock } from "../../shared/runtime/clock.ts";
import { ignoreErrors, toError } from "../../shared/runtime/errors.ts";
import { messageOf } from "../../shared/runtime/log.ts";
import { speakOnce } from "../../shared/runtime/speakOnce.ts";
import { codeOf, type ForwardResult } from "../contract/forwardResult.ts";
import type { LeadQueue } from "../contract/leadQueue.ts";
import { type AttachedRegister, isSamePlace, type TakenLead } from "../contract/registerContract.ts";
import type { PooledForwarder } from "../forwarder/forwarder.ts";
import { backoffFor, maxBackoffMs, workChecks } from "../register/workOptions.ts";
import { AccountRotation } from "./accountRotation.ts";
import type { PoolWorkOptions } from "./forwarderPool.ts";
import { type WorkedAccount, type WorkSlot, WorkSlots } from "./workSlots.ts";

export interface PoolWorkerOptions {
  readonly queue: LeadQueue;
  readonly concurrency: number;
  readonly perAccount: number;
  /** The maximum number of accounts with leads in progress. */
  readonly maxAccounts: number;
  readonly pollMs: number;
  readonly leaseMs: number;
  readonly clock: Clock;
  readonly stop: AbortSignal;
  /** Opens the forwarder of an account and keeps it open until the promise settles. */
  readonly withForwarder: (
    accountKey: string,
    use: (open: PooledForwarder) => Promise<void>,
  ) => Promise<void>;
  /** Gets the forwarder of the account too, where it is open. */
  readonly onError: (
    error: Error,
    accountKey: string | undefined,
    open?: Pick<PooledForwarder, "reportFailure">,
  ) => void;
}

const firstRestMs = 5_000;
/** How long a lead waits to be alone, as a share of its lease: it must have ended before the lease is over. */
const maxWaitShare = 0.125;

/** Delivers all accounts in turns, few leads of each. One that waits for the rate limit soon gives its slot away. */
export class PoolWorker {
  readonly #options: PoolWorkerOptions;
  readonly #rotation: AccountRotation;
  readonly #slots: WorkSlots;
  readonly #accounts = new Map<string, WorkedAccount>();
  readonly #running = new Set<Promise<void>>();
  /** What is taken or delivered, for a lead that waits until nothing is. */
  readonly #busy = new Set<Promise<void>>();
  /** Whether a lead that may end this process is in progress, so that nothing new begins. */
  #isAlone = false;
  /** An error that ends the whole work, not that of one account. */
  #failure: Error | undefined;

  constructor(options: PoolWorkerOptions) {
    const { concurrency, maxAccounts, clock } = options;
    this.#options = options;
    this.#slots = new WorkSlots(concurrency, maxAccounts, clock);
    // More than there are slots: some become free while these are delivered.
    this.#rotation = new AccountRotation({ ...options, pageSize: Math.max(2 * concurrency, 32) });
  }

  /** Resolves after the work was stopped and the leads in progress have ended. */
  async run(): Promise<void> {
    const { stop, pollMs } = this.#options;
    const onStop = () => this.#slots.notify();
    stop.addEventListener("abort", onStop);
    while (this.#goesOn) {
      await this.#fill();
      if (!this.#goesOn) break;
      const { pollInMs } = this.#rotation;
      const isFree = this.#slots.free > 0 && !this.#isAlone;
      await this.#slots.changed(isFree ? Math.max(1, pollInMs) : pollMs);
    }
    stop.removeEventListener("abort", onStop);
    await Promise.all(this.#running);
    if (this.#failure !== undefined) throw this.#failure;
  }

  get #goesOn(): boolean {
    return !this.#options.stop.aborted && this.#failure === undefined;
  }

  async #fill(): Promise<void> {
    try {
      while (this.#slots.free > 0 && this.#goesOn && !this.#isAlone) {
        const key = await this.#rotation.next((accountKey) => this.#maxOf(accountKey) > 0);
        if (key === undefined) break;
        if (!this.#goesOn) return;
        const served = this.#serve(this.#accountOf(key)).finally(() => this.#running.delete(served));
        this.#running.add(served);
      }
    } catch (thrown) {
      if (thrown instanceof StoreError && !thrown.retryable) this.#failure = thrown;
      else this.#options.onError(toError(thrown), undefined);
    }
    this.#forgetIdle();
  }

  #maxOf(key: string): number {
    const { perAccount, clock } = this.#options;
    const { inFlight = 0, failures = 0, pausedUntil = 0 } = this.#accounts.get(key) ?? {};
    if (pausedUntil > clock.now() || (inFlight === 0 && !this.#slots.hasRoom)) return 0;
    return (failures > 0 ? 1 : perAccount) - inFlight;
  }

  #accountOf(key: string): WorkedAccount {
    const account = this.#accounts.get(key) ?? { key, inFlight: 0, pausedUntil: 0, failures: 0 };
    this.#accounts.set(key, account);
    return account;
  }

  #forgetIdle(): void {
    const now = this.#options.clock.now();
    for (const { key, inFlight, failures, pausedUntil } of this.#accounts.values()) {
      if (inFlight === 0 && failures === 0 && pausedUntil <= now) this.#accounts.delete(key);
    }
  }

  /** The turn of an account. It takes its slots before its forwarder opens, so that not all are opened at once. */
  async #serve(account: WorkedAccount): Promise<void> {
    const { withForwarder: lend, onError, stop } = this.#options;
    const count = Math.min(this.#maxOf(account.key), this.#slots.free);
    const slots = Array.from({ length: count }, () => this.#slots.take(account));
    // An account that is slow to open does not keep others waiting.
    for (const slot of slots) slot.keepSlotWhile(() => false);
    let opened: PooledForwarder | undefined;
    try {
      await lend(account.key, async (open) => {
        opened = open;
        const leads = await this.#take(account, open, slots);
        const isMore = leads.length === count;
        for (const slot of slots.slice(leads.length)) slot.end();
        await Promise.all(
          slots.slice(0, leads.length).map(async (slot, index) => {
            await this.#deliver(account, open, leads[index], slot);
            if (isMore) this.#rotation.requeue(account.key);
            slot.end();
          }),
        );
      });
    } catch (thrown) {
      if (!stop.aborted && this.#failure === undefined) {
        account.failures += 1;
        this.#rest(account, Math.min(firstRestMs * 2 ** (account.failures - 1), maxBackoffMs));
        onError(toError(thrown), account.key, opened);
      }
    }
    for (const slot of slots) slot.end();
  }

  async #take(
    account: WorkedAccount,
    open: PooledForwarder,
    slots: readonly WorkSlot[],
  ): Promise<readonly TakenLead[]> {
    const { clock, leaseMs } = this.#options;
    const { takeDue } = this.#registerOf(account, open);
    const blockedMs = (open.limiter().pausedUntil?.getTime() ?? 0) - clock.date();
    if (blockedMs > 0) {
      this.#rest(account, Math.min(blockedMs, maxBackoffMs));
      return [];
    }
    if (!this.#goesOn) return [];
    for (const slot of slots) slot.keepSlotWhile(() => true);
    // It opened late, and its slots were given to others, or nothing else is to begin: it gets another turn.
    if (this.#isAlone || slots.some(({ isReleased }) => isReleased)) {
      this.#rotation.requeue(account.key);
      return [];
    }
    const leads = await this.#whileBusy(takeDue({ limit: slots.length, leaseMs, alone: true }));
    const alone = leads.find(({ runsAlone }) => runsAlone);
    if (alone === undefined) return leads;
    if (this.#isAlone) {
      // Another account has one at the same moment.
      await alone.release();
      return [];
    }
    this.#isAlone = true;
    return leads;
  }

  /** @throws TypeError if its leads would never be found */
  #registerOf({ key }: WorkedAccount, { register }: PooledForwarder): Pick<AttachedRegister, "takeDue"> {
    const place = this.#options.queue.placeOf?.(key);
    if (register === undefined) {
      this.#failure = new TypeError(
        `\`work\` delivers the leads of registers. Give the forwarder of ${key} the option \`register\`.`,
      );
    } else if (place !== undefined && !isSamePlace(place, register.place)) {
      this.#failure = new TypeError(
        `Expected the \`register\` of ${key} to be in the same place as its queue, ${place.name}, got ${register.name}. Make both with the same client, \`schema\` and \`accountKey\`.`,
      );
    } else return register;
    throw this.#failure;
  }

  async #deliver(
    account: WorkedAccount,
    open: PooledForwarder,
    lead: TakenLead | undefined,
    slot: WorkSlot,
  ): Promise<void> {
    const { limiter } = open;
    slot.keepSlotWhile(() => !((limiter().waiting ?? 0) > 0));
    try {
      const result = await (lead?.runsAlone
        ? this.#deliverAlone(lead)
        : lead && this.#whileBusy(lead.deliver()));
      const backoffMs = result && backoffFor(result, this.#options.pollMs);
      account.failures = backoffMs === undefined ? 0 : account.failures + 1;
      if (backoffMs !== undefined) this.#rest(account, backoffMs);
    } catch (thrown) {
      this.#options.onError(toError(thrown), account.key, open);
    }
  }

  /** Delivers a lead that may end this process when nothing else is busy, in any account, or has been for too long. */
  async #deliverAlone(lead: TakenLead): Promise<ForwardResult> {
    const { clock, leaseMs } = this.#options;
    const isOver = new AbortController();
    const waited = pause(leaseMs * maxWaitShare, clock, isOver.signal).then(
      () => isOver.abort(),
      () => {},
    );
    try {
      while (this.#busy.size > 0 && !isOver.signal.aborted) await Promise.race([...this.#busy, waited]);
      return await lead.deliver();
    } finally {
      isOver.abort();
      this.#isAlone = false;
    }
  }

  async #whileBusy<Value>(work: Promise<Value>): Promise<Value> {
    const settled = work.then(
      () => {},
      () => {},
    );
    this.#busy.add(settled);
    return work.finally(() => this.#busy.delete(settled));
  }

  #rest(account: WorkedAccount, forMs: number): void {
    account.pausedUntil = Math.max(account.pausedUntil, this.#options.clock.now() + forMs);
  }
}

const poolWorkChecks = /* @__PURE__ */ (() =>
  ({
    ...workChecks,
    perAccount: integer({ least: 1, default: 2 }),
    onError: callable<NonNullable<PoolWorkOptions["onError"]>>(),
  }) satisfies OptionChecks<PoolWorkOptions>)();

export const queueCheck = /* @__PURE__ */ objectWith<LeadQueue>(
  ["dueAccounts"],
  "a queue with `dueAccounts`, such as `postgresQueue(client)`",
);

/** @throws TypeError, RangeError */
export function checkPoolWork(options: PoolWorkOptions) {
  const { onError, ...checked } = checkOptions("work", poolWorkChecks, options);
  return { ...checked, onError: listenerOf(onError === undefined ? undefined : ignoreErrors(onError)) };
}

/** An account whose forwarder is open reports what fails as all else. The rest goes to the listener or the console. */
function listenerOf(listener: PoolWorkOptions["onError"]): PoolWorkerOptions["onError"] {
  return (error, accountKey, open) => {
    open?.reportFailure(error);
    if (listener !== undefined) listener(error, accountKey);
    else if (open === undefined) logToConsoleOnce(error, accountKey);
  };
}

function logToConsoleOnce(error: Error, accountKey: string | undefined): void {
  const what = accountKey === undefined ? "The queue could not be read" : "The leads of an account wait";
  const code = codeOf(error);
  // Only a message of ours: another one may quote data.
  const why = error instanceof BaselinkerError ? `: ${error.message} (${code})` : ` (${code})`;
  const text = `${what}${why}. It is tried again. Pass \`onError\` to \`work\` to receive each error.`;
  speakOnce(`pool ${what} ${code}`, () => messageOf(() => text), false);
}
