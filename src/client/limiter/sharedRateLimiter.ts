import { RateLimitError } from "../../shared/errors/rateLimitError.ts";
import type { Checked, OptionChecks } from "../../shared/options/check.ts";
import { groupWithDefaults, number, random, withDefault } from "../../shared/options/kinds.ts";
import { tokenOption } from "../../shared/options/token.ts";
import type { Clock } from "../../shared/runtime/clock.ts";
import { ignoreErrors } from "../../shared/runtime/errors.ts";
import {
  heldMs,
  leftFree,
  limiterChecks,
  limitOf,
  type MemoryRateLimiterOptions,
  type SlotTimes,
  slotTimes,
  testingChecks,
} from "./limits.ts";
import { Pauses } from "./pauses.ts";
import {
  type AcquireOptions,
  type Permit,
  type RateLimiter,
  type RequestEnd,
  untracked,
  type WaitReason,
} from "./rateLimiter.ts";
import { type WaitingCall, WaitingCalls } from "./waitingCalls.ts";

/**
 * The log of requests, with as many slots as the limit allows. A request occupies one for some time. Every
 * operation is atomic.
 */
export interface SharedLog {
  /** Takes a slot if that leaves the given number free, or returns how long to wait. Rejects if the log is unusable. */
  take(id: string, heldMs: number, leaveFree: number): Promise<TakeResult>;
  /** Occupies the slot for this long from now on, overriding earlier values; 0 releases it. */
  hold(id: string, heldMs: number): Promise<void>;
  /** Pauses all slots for this long. Of two pauses, the longer one counts. */
  pause(durationMs: number): Promise<void>;
  close?(): Promise<void>;
}

/** A slot, or why there is none and when to ask again. With `doubt` none is given at all: the log may lack requests. */
export type TakeResult = "taken" | { readonly waitMs: number; readonly reason: WaitReason | "doubt" };

/** Options of every limiter that processes share. */
export interface SharedRateLimiterOptions extends MemoryRateLimiterOptions {
  /** The API token whose limit is shared. Only its hash is stored. */
  readonly token: string;
  /**
   * How many calls may wait in this process, including those that have not asked yet; at least 1. Any further call
   * fails with a `RateLimitError` immediately.
   * @default 200_000
   */
  readonly maxQueue?: number | undefined;
  /** Options for tests and simulations. */
  readonly testing?:
    | {
        /** @default the machine's clock */
        readonly clock?: Clock | undefined;
        /** The server's window, in milliseconds. @default 60_000 */
        readonly windowMs?: number | undefined;
        /** Returns a number from 0 up to 1, which spreads the requests of waiting processes. @default Math.random */
        readonly random?: (() => number) | undefined;
      }
    | undefined;
}

/** How the options of a shared limiter are checked. `machine` is the clock if none is given. */
export function sharedLimiterChecks(owner: string, machine: Clock) {
  return {
    ...limiterChecks(owner, machine),
    token: tokenOption,
    maxQueue: number({ least: 1, infinite: true, default: 200_000 }),
    testing: groupWithDefaults(owner, {
      ...testingChecks(machine),
      random: withDefault(random(), Math.random),
    } satisfies OptionChecks<NonNullable<SharedRateLimiterOptions["testing"]>>),
  } satisfies OptionChecks<SharedRateLimiterOptions>;
}

type CheckedOptions = Checked<ReturnType<typeof sharedLimiterChecks>>;

/**
 * The longest wait between two requests to the log: it does not burden the log, and a slot released early is
 * noticed soon.
 */
const maxPauseMs = 1_000;
/**
 * The maximum delay, different each time, that keeps processes that wait for the same slot from asking for it
 * at once.
 */
const spreadMs = 20;

/**
 * The limiter whose count is in a shared log; only this process knows which calls wait. See
 * `docs/decisions/shared-limiter.md`.
 */
export class SharedRateLimiter implements RateLimiter {
  readonly #log: SharedLog;
  readonly #clock: Clock;
  readonly #random: () => number;
  readonly #maxQueue: number;
  readonly #times: SlotTimes;
  readonly #limit: number;
  readonly #waiting = new WaitingCalls();
  /** The `onWait` callbacks to call once the log has said why the calls wait. */
  readonly #pendingOnWait = new Map<WaitingCall, NonNullable<AcquireOptions["onWait"]>>();
  readonly #token: string;
  readonly #process = crypto.randomUUID();
  #requests = 0;
  #isGranting = false;
  #granting: Promise<void> | undefined;
  readonly #pauses: Pauses;
  /** Until when the log grants nothing, as it may lack requests. */
  #doubtedUntil = Number.NEGATIVE_INFINITY;
  /** Requests to the log that are still pending. */
  readonly #inFlight = new Set<Promise<unknown>>();
  #onChange: (() => void) | undefined;
  /** How many free slots that pause leaves to others: a call that need not leave them does not wait for its end. */
  #leavesFree = 0;
  #closing: Promise<void> | undefined;

  constructor(log: SharedLog, options: CheckedOptions) {
    this.#log = log;
    this.#token = options.token;
    this.#clock = options.testing.clock;
    this.#random = options.testing.random;
    this.#pauses = new Pauses(options.testing.clock);
    this.#maxQueue = options.maxQueue;
    this.#times = slotTimes(options.testing);
    this.#limit = limitOf(options);
  }

  get waiting(): number {
    return this.#waiting.size;
  }

  serves(token: string): boolean {
    return token === this.#token;
  }

  acquire(options: AcquireOptions = {}): Promise<Permit> {
    const { signal, onWait, maxPauseMs } = options;
    if (this.#closing !== undefined) return Promise.reject(new RateLimitError("closed"));
    if (signal?.aborted) return Promise.reject(signal.reason);
    const blocked = this.#pauses.blockedError(maxPauseMs);
    if (blocked !== undefined) return Promise.reject(blocked);
    if (this.#waiting.size >= this.#maxQueue) return Promise.reject(new RateLimitError("queue_full"));
    return new Promise((resolve, reject) => {
      const call: WaitingCall = {
        priority: options.priority ?? "normal",
        tracked: options.tracked ?? false,
        maxPausedMs: this.#pauses.limitOf(maxPauseMs),
        resolve,
        next: undefined,
        previous: undefined,
      };
      this.#waiting.add(call);
      if (signal !== undefined) this.#waiting.leaveOnAbort(call, signal, reject);
      if (onWait !== undefined) this.#tellOnWait(call, onWait);
      if (!this.#isGranting) this.#granting = this.#grantNext();
      else if (this.#leftFree() < this.#leavesFree) this.#onChange?.();
    });
  }

  async pauseUntil(time: Date): Promise<void> {
    const durationMs = time.getTime() - this.#clock.date();
    if (!(durationMs > 0)) return;
    this.#pauses.extend(durationMs, this.#waiting);
    // If the log does not work, this process still pauses, and the others learn of the block from the server.
    await this.#ask(this.#log.pause(durationMs)).catch(() => {});
  }

  pausedUntil(): Date | undefined {
    return this.#pauses.until();
  }

  availableAt(): Date | undefined {
    const leftMs = Math.max(this.#pauses.leftMs(), this.#doubtedUntil - this.#clock.now());
    return leftMs > 0 ? new Date(this.#clock.date() + leftMs) : undefined;
  }

  pausedMs(): number {
    return this.#pauses.passedMs();
  }

  close(): Promise<void> {
    this.#closing ??= this.#close();
    return this.#closing;
  }

  async #close(): Promise<void> {
    this.#waiting.fail(new RateLimitError("closed"));
    this.#onChange?.();
    // First waits for a slot that is being taken, so that it is released.
    await this.#granting;
    while (this.#inFlight.size > 0) await Promise.allSettled(this.#inFlight);
    await this.#log.close?.();
  }

  /** Tracks requests to the log, so that `close` can wait for them. */
  async #ask<Answer>(work: Promise<Answer>): Promise<Answer> {
    this.#inFlight.add(work);
    try {
      return await work;
    } finally {
      this.#inFlight.delete(work);
    }
  }

  #tellOnWait(call: WaitingCall, onWait: NonNullable<AcquireOptions["onWait"]>): void {
    const { onLeave } = call;
    this.#pendingOnWait.set(call, onWait);
    call.onLeave = () => {
      onLeave?.();
      this.#pendingOnWait.delete(call);
    };
  }

  /** One loop for all waiting calls: the next call gets the next slot, and the log gets one request at a time. */
  async #grantNext(): Promise<void> {
    this.#isGranting = true;
    while (this.#waiting.size > 0) {
      try {
        this.#requests += 1;
        const id = `${this.#process}:${this.#requests}`;
        const leaveFree = this.#leftFree();
        const result = await this.#take(id, leaveFree);
        if (result === "taken") this.#grant(id, leaveFree);
        else await this.#wait(result, leaveFree);
      } catch (error) {
        this.#waiting.fail(error);
      }
    }
    this.#isGranting = false;
  }

  #leftFree(): number {
    return leftFree(this.#waiting.first()?.priority ?? "normal", this.#limit);
  }

  async #take(id: string, leaveFree: number): Promise<TakeResult> {
    const pausedMs = this.#pauses.leftMs();
    if (pausedMs > 0) return { waitMs: pausedMs, reason: "block" };
    const result = await this.#ask(this.#log.take(id, this.#times.unknownMs, leaveFree));
    if (result === "taken") return result;
    if (result.reason === "block") this.#pauses.extend(result.waitMs, this.#waiting);
    if (result.reason === "doubt") this.#doubtedUntil = this.#clock.now() + result.waitMs;
    return result;
  }

  #grant(id: string, leaveFree: number): void {
    // While the log was asked, a block may have begun, or all calls that the slot was for may have left.
    const isUsable = this.#pauses.leftMs() === 0 && this.#leftFree() <= leaveFree;
    const call = isUsable ? this.#waiting.next() : undefined;
    if (call === undefined) this.#end(id, "unused");
    else if (call.tracked) call.resolve(this.#permit(id));
    else {
      this.#end(id, "lost");
      call.resolve(untracked);
    }
  }

  #permit(id: string): Permit {
    let ended = false;
    return {
      end: (how) => {
        if (!ended) this.#end(id, how);
        ended = true;
      },
    };
  }

  #end(id: string, how: RequestEnd): void {
    // If the log does not work, the slot stays occupied for the time that was set when it was taken.
    this.#ask(this.#log.hold(id, heldMs(this.#times, how))).catch(() => {});
  }

  async #wait({ waitMs, reason }: Exclude<TakeResult, "taken">, leaveFree: number): Promise<void> {
    const leavesFree = reason === "limit" ? leaveFree : 0;
    const waitReason = reason === "block" ? reason : "limit";
    // The slot was requested for pages, and another call has arrived since.
    if (this.#leftFree() < leavesFree) return;
    for (const onWait of this.#pendingOnWait.values()) ignoreErrors(onWait, () => {})(waitReason);
    this.#pendingOnWait.clear();
    if (this.#waiting.size === 0) return;
    // A little longer, and different for each process: otherwise all ask at once, and all but one in vain.
    const pauseMs = Math.min(waitMs, maxPauseMs) + this.#random() * spreadMs;
    this.#leavesFree = leavesFree;
    await new Promise<void>((resolve) => {
      const cancel = this.#clock.after(pauseMs, resolve);
      this.#onChange = () => {
        cancel();
        resolve();
      };
    });
    this.#onChange = undefined;
  }
}
