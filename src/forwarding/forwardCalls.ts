import type { Until } from "../account/lazyAccount.ts";
import { type ForwardResult, faultOf, toFailure } from "../lead/forwardResult.ts";
import { type GivenKey, type LeadKey, storeKeyOf } from "../lead/leadKey.ts";
import type { AttachedRegister, LeadEntry } from "../lead/registerContract.ts";
import { eitherSignal } from "../runtime/abort.ts";
import type { Clock } from "../runtime/clock.ts";
import { type Deadline, Deadlines } from "../runtime/deadlines.ts";
import { Queue } from "../runtime/queue.ts";
import { ConcurrencyGate } from "./concurrencyGate.ts";
import type { ForwardOptions } from "./forwarder.ts";
import { checkForwardOptions } from "./forwarderOptions.ts";
import type { MappedLead } from "./shareDelivery.ts";

/** A lead as it is mapped: again when its turn comes, if it had to wait. */
export interface LeadToRead {
  readonly lead: unknown;
  readonly receivedAt: Date;
  /** As the caller gave it. */
  readonly givenKey: GivenKey | undefined;
  /** As it was read before. It stays the lead's. */
  readonly key: LeadKey | undefined;
  readonly entry: LeadEntry | undefined;
}

/** A lead that makes an order, and its key. */
export type ReadLead = Pick<MappedLead, "mapping" | "mapped" | "key">;

interface ForwardCallsOptions {
  readonly clock: Clock;
  readonly namespace: string;
  readonly maxInFlight: number;
  readonly closed: AbortSignal;
  /** Takes a lead down where there is a register. */
  readonly enter: AttachedRegister["enter"] | undefined;
  readonly read: (lead: LeadToRead, until: Until) => Promise<ReadLead | ForwardResult>;
  readonly deliver: (lead: ReadLead & Pick<MappedLead, "waiter" | "entry">) => Promise<ForwardResult>;
  /** Tells how a lead ended, and gives the result in the caller's language. */
  readonly tell: (result: ForwardResult, durationMs: number, about: object | undefined) => ForwardResult;
}

/** What one `forward` is about. While it waits this is all there is of it. */
interface Call {
  readonly lead: unknown;
  readonly since: number;
  /** What a trace tells of the lead. */
  readonly about: object | undefined;
  readonly resolve: (result: ForwardResult | Promise<never>) => void;
  /** Until the lead is taken in. */
  given: ReturnType<typeof checkForwardOptions> | undefined;
  signal: AbortSignal | undefined;
  deadline: Deadline | undefined;
  entry: LeadEntry | undefined;
  receivedMs: number;
  key: LeadKey | undefined;
  storeKey: string;
  stopListening: (() => void) | undefined;
}

/**
 * Every `forward` that has begun and not ended. A lead is taken in, which gives its key; then it waits in line for its
 * turn; then it is delivered.
 */
export class ForwardCalls {
  readonly #options: ForwardCallsOptions;
  readonly #arrivals = new Queue<Call, Call>();
  #takenIn = 0;
  readonly #line: ConcurrencyGate<Call>;
  readonly #deadlines: Deadlines;
  #inFlight = 0;
  #onIdle: (() => void)[] = [];

  constructor(options: ForwardCallsOptions) {
    this.#options = options;
    this.#deadlines = new Deadlines(options.clock);
    this.#line = new ConcurrencyGate(options.maxInFlight, (call) => {
      stopWaiting(call);
      void this.#deliver(call);
    });
  }

  /** How many have begun and not ended. */
  get inFlight(): number {
    return this.#inFlight;
  }

  /** How many of them wait. */
  get waiting(): number {
    return this.#arrivals.size + this.#line.size;
  }

  /** Not an `async` function: it would stay in memory for as long as the lead waits. */
  forward(
    lead: unknown,
    given: ForwardOptions,
    defaultDeadlineMs: number,
    entry?: LeadEntry,
    about?: object,
  ): Promise<ForwardResult> {
    this.#inFlight += 1;
    return new Promise((resolve) => {
      const { clock } = this.#options;
      const call: Call = {
        lead,
        since: clock.now(),
        about,
        resolve,
        given: undefined,
        signal: undefined,
        deadline: undefined,
        entry,
        receivedMs: Number.NaN,
        key: undefined,
        storeKey: "",
        stopListening: undefined,
      };
      try {
        this.#options.closed.throwIfAborted();
        call.given = checkForwardOptions(given);
        call.signal = call.given.signal;
        call.deadline = this.#deadlines.start(call.given.deadlineMs, defaultDeadlineMs);
        this.#arrive(call);
      } catch (thrown) {
        void this.#end(call, failed(thrown));
      }
    });
  }

  /** Counts what a key has in progress, as long as its work goes on without a caller. */
  async whileInProgress<Value>(storeKey: string, work: Promise<Value>): Promise<Value> {
    if (!this.#line.hold(storeKey)) return work;
    return work.finally(() => this.#line.end(storeKey));
  }

  /** Counts what comes before a `forward`, so that nobody closes between the two. */
  async whileInFlight<Value>(work: Promise<Value>): Promise<Value> {
    this.#inFlight += 1;
    return work.finally(() => this.#leave());
  }

  /** Ends all that wait: nothing of them was sent. */
  endWaiting(reason: Error): void {
    for (const call of [...this.#arrivals.empty(), ...this.#line.empty()]) this.#endUnsent(call, reason);
  }

  /** Resolves when nothing is in hand any more. */
  async idle(): Promise<void> {
    while (this.#inFlight > 0) await new Promise<void>((resolve) => this.#onIdle.push(resolve));
  }

  #arrive(call: Call): void {
    if (this.#takenIn < maxTakenIn) return void this.#takeIn(call);
    this.#arrivals.set(call, call);
    this.#wait(call);
  }

  async #takeIn(call: Call): Promise<void> {
    this.#takenIn += 1;
    const found = await this.#readFirst(call).catch(failed);
    this.#takenIn -= 1;
    this.#takeInNext();
    if ("status" in found) return this.#end(call, found);
    if (this.#line.enter(call)) return this.#deliver(call, found);
    this.#wait(call);
  }

  #takeInNext(): void {
    const next = this.#arrivals.first();
    if (next === undefined) return;
    this.#arrivals.delete(next);
    stopWaiting(next);
    void this.#takeIn(next);
  }

  async #readFirst(call: Call): Promise<ReadLead | ForwardResult> {
    const { clock, namespace, enter, read } = this.#options;
    const { lead, given = {} } = call;
    call.given = undefined;
    const entered = call.entry ?? (await enter?.(lead, given));
    if (entered !== undefined && "status" in entered) return entered;
    call.entry = entered;
    call.receivedMs = given.receivedAt?.getTime() ?? clock.date();
    const found = await read(toRead(call, given.key), untilOf(call));
    if ("status" in found) return found;
    call.key = found.key;
    call.storeKey = await storeKeyOf(found.key, namespace);
    return found;
  }

  #wait(call: Call): void {
    const { signal, deadline } = call;
    const { closed } = this.#options;
    const leave = (reason: unknown) => {
      if (this.#arrivals.delete(call) || this.#line.leave(call)) this.#endUnsent(call, reason);
    };
    deadline?.dropSignal();
    if (deadline !== undefined) deadline.onOver = leave;
    if (signal !== undefined) {
      const onAbort = () => leave(signal.reason);
      signal.addEventListener("abort", onAbort);
      call.stopListening = () => signal.removeEventListener("abort", onAbort);
    }
    const reason: unknown = closed.aborted
      ? closed.reason
      : signal?.aborted
        ? signal.reason
        : deadline?.reason;
    if (reason !== undefined) leave(reason);
  }

  #endUnsent(call: Call, reason: unknown): void {
    stopWaiting(call);
    void this.#end(call, toFailure("temporary", { ...keyOf(call), error: reason, issues: [] }));
  }

  /** With what was read of the lead, if that was just now. */
  async #deliver(call: Call, justRead?: ReadLead): Promise<void> {
    const { read, deliver } = this.#options;
    const { entry, signal, deadline } = call;
    let result: ForwardResult;
    try {
      const found = justRead ?? (await read(toRead(call), untilOf(call)));
      result = "status" in found ? found : await deliver({ ...found, waiter: { signal, deadline }, entry });
    } catch (thrown) {
      result = failed(thrown, call);
    }
    this.#line.end(call.storeKey);
    await this.#end(call, result);
  }

  async #end({ entry, deadline, since, about, resolve }: Call, result: ForwardResult): Promise<void> {
    const { clock, tell } = this.#options;
    deadline?.cancel();
    try {
      const ended = entry === undefined ? result : await entry.end(result);
      resolve(tell(ended, clock.now() - since, about));
    } catch (thrown) {
      // By a function of the caller's.
      resolve(Promise.reject(thrown));
    }
    this.#leave();
  }

  #leave(): void {
    this.#inFlight -= 1;
    if (this.#inFlight === 0) for (const onIdle of this.#onIdle.splice(0)) onIdle();
  }
}

/** Taken in all at once, 100,000 leads would be kept by the garbage collector for seconds. */
const maxTakenIn = 1_000;

function toRead({ lead, receivedMs, key, entry }: Call, givenKey?: GivenKey): LeadToRead {
  return { lead, receivedAt: new Date(receivedMs), givenKey, key, entry };
}

function untilOf({ signal, deadline }: Call): Until {
  return () => eitherSignal(signal, deadline?.signal);
}

function stopWaiting(call: Call): void {
  call.stopListening?.();
  call.stopListening = undefined;
  if (call.deadline !== undefined) call.deadline.onOver = undefined;
}

function keyOf({ key }: Pick<Call, "key">): { readonly key?: string } {
  return key === undefined ? {} : { key: key.text };
}

/** Only what comes before the lead was claimed can fail here: nothing was sent, and it is never the lead's fault. */
function failed(thrown: unknown, call: Pick<Call, "key"> = { key: undefined }): ForwardResult {
  return toFailure(faultOf(thrown), { ...keyOf(call), error: thrown, issues: [] });
}
