import { deadlineOver } from "../../shared/errors/forwarderError.ts";
import { type Snapshot, valueIn } from "../../shared/json/snapshot.ts";
import { ownSignal, raceWithAbort } from "../../shared/runtime/abort.ts";
import { tracerOf } from "../../shared/runtime/tracing.ts";
import type { Until } from "../account/lazyAccount.ts";
import type { Channels } from "../contract/channels.ts";
import { type ForwardResult, faultOf, toFailure } from "../contract/forwardResult.ts";
import type { LeadKey } from "../contract/leadKey.ts";
import { snapshotOfLead } from "../contract/leadSnapshot.ts";
import type { AttachedRegister, LeadEntry } from "../contract/registerContract.ts";
import { type Deadline, Deadlines } from "../waiting/deadlines.ts";
import { FollowedSignals } from "../waiting/followedSignals.ts";
import { ConcurrencyGate } from "./concurrencyGate.ts";
import { checkForwardOptions } from "./config.ts";
import { deliverTogether } from "./deliverTogether.ts";
import type { ForwardOptions } from "./forwarder.ts";
import { type ReadLead, readLead } from "./readLead.ts";
import { completeOpen } from "./reconcile.ts";
import { notBeforeBlockEnds, reportResult } from "./reportResult.ts";
import type { SharedParts } from "./sharedParts.ts";

/** The result of a step: the lead's result if it has ended, nothing if the next step follows immediately. */
type StepOutcome = ForwardResult | "waits" | undefined;
/** How to take the snapshot of a lead, its options, its deadline if the options have none, and its entry if known. */
type LeadToStart = readonly [
  takeSnapshot: () => Snapshot,
  options: ForwardOptions,
  defaultDeadlineMs: number,
  entry: LeadEntry | undefined,
];
type Register = Pick<AttachedRegister, "enter" | "ofOpenLead"> | undefined;

/** One `forward`. While it waits it needs no other memory: 100,000 may wait, so each field costs a megabyte. */
interface LeadCall {
  /** The lead as it was when the call began. */
  snapshot: Snapshot;
  readonly since: number;
  /** What a trace publishes about the lead. */
  readonly about: object | undefined;
  readonly resolve: (result: ForwardResult | Promise<never>) => void;
  /** The checked options; `undefined` after the lead was taken in. */
  given: ReturnType<typeof checkForwardOptions> | undefined;
  signal: AbortSignal | undefined;
  deadline: Deadline | undefined;
  entry: LeadEntry | undefined;
  receivedMs: number;
  key: LeadKey | undefined;
  storeKey: string;
  /** The mapped lead, unless it has had to wait since. */
  read: ReadLead | undefined;
  stopListening: (() => void) | undefined;
  next: number;
}

export class LeadPath {
  /** The steps, in order. After `"waits"`, the next step follows when it is the lead's turn. */
  readonly #steps: readonly ((call: LeadCall) => StepOutcome | Promise<StepOutcome>)[] = [
    (call) => this.#waitIn(this.#arrivals, call),
    (call) => this.#takeIn(call),
    (call) => this.#waitIn(this.#line, call),
    (call) => this.#deliver(call),
  ];
  readonly #parts: SharedParts;
  readonly #register: Register;
  readonly #arrivals: ConcurrencyGate<LeadCall>;
  readonly #line: ConcurrencyGate<LeadCall>;
  readonly #deadlines: Deadlines;
  readonly #signals = new FollowedSignals();
  readonly #trace = tracerOf("baselinker-sdk:forward");
  #inFlight = 0;
  #onIdle: (() => void)[] = [];

  constructor(parts: SharedParts, register: Register) {
    this.#parts = parts;
    this.#register = register;
    const { clock, maxInFlight } = parts.config;
    const onTurn = (call: LeadCall) => {
      stopListening(call);
      void this.#follow(call);
    };
    this.#arrivals = new ConcurrencyGate(maxTakenIn, (call) => call, onTurn);
    this.#line = new ConcurrencyGate(maxInFlight, ({ storeKey }) => storeKey, onTurn);
    this.#deadlines = new Deadlines(clock, deadlineOver);
  }

  /** How many leads have begun and not ended. */
  get inFlight(): number {
    return this.#inFlight;
  }

  get waiting(): number {
    return this.#arrivals.size + this.#line.size;
  }

  /** Forwards the lead as it is now: what its caller does to it afterwards has no effect. */
  forward(lead: unknown, options: ForwardOptions, defaultDeadlineMs: number): Promise<ForwardResult> {
    return this.#start(() => snapshotOfLead(lead), options, defaultDeadlineMs, undefined);
  }

  /** Forwards a lead from the register, whose entry it has and whose callers wait as long as it takes. */
  forwardKept(lead: Snapshot, options: ForwardOptions, entry: LeadEntry): Promise<ForwardResult> {
    return this.#start(() => lead, options, Number.POSITIVE_INFINITY, entry);
  }

  #start(...call: LeadToStart): Promise<ForwardResult> {
    return this.#trace(
      (): Channels["baselinker-sdk:forward"] => ({ namespace: this.#parts.config.namespace }),
      (about) => this.#begin(about, ...call),
    );
  }

  /** Begins a lead. An `async` function would stay in memory while the lead waits. */
  #begin(
    about: object | undefined,
    ...[takeSnapshot, options, defaultDeadlineMs, entry]: LeadToStart
  ): Promise<ForwardResult> {
    const { config, closing } = this.#parts;
    this.#inFlight += 1;
    return new Promise((resolve) => {
      const call: LeadCall = {
        snapshot: "",
        since: config.clock.now(),
        about,
        resolve,
        given: undefined,
        signal: undefined,
        deadline: undefined,
        entry,
        receivedMs: Number.NaN,
        key: undefined,
        storeKey: "",
        read: undefined,
        stopListening: undefined,
        next: 0,
      };
      try {
        closing.signal.throwIfAborted();
        call.given = checkForwardOptions(options);
        call.snapshot = takeSnapshot();
        call.signal = call.given.signal;
        call.deadline = this.#deadlines.start(call.given.deadlineMs, defaultDeadlineMs);
        void this.#follow(call);
      } catch (thrown) {
        void this.#end(call, failed(thrown, call));
      }
    });
  }

  /** Counts work that precedes a `forward`, so that `close` waits for both. */
  async whileInFlight<Value>(work: Promise<Value>): Promise<Value> {
    this.#inFlight += 1;
    return work.finally(() => this.#leave());
  }

  endWaiting(reason: Error): void {
    for (const call of [...this.#arrivals.empty(), ...this.#line.empty()]) this.#endUnsent(call, reason);
  }

  async idle(): Promise<void> {
    while (this.#inFlight > 0) await new Promise<void>((resolve) => this.#onIdle.push(resolve));
  }

  async #follow(call: LeadCall): Promise<void> {
    let outcome: StepOutcome;
    while (outcome === undefined) {
      const step = this.#steps[call.next];
      if (step === undefined) return;
      call.next += 1;
      try {
        const returned = step(call);
        outcome = returned instanceof Promise ? await returned : returned;
      } catch (thrown) {
        outcome = failed(thrown, call);
      }
    }
    if (outcome !== "waits") await this.#end(call, outcome);
  }

  #waitIn(gate: ConcurrencyGate<LeadCall>, call: LeadCall): "waits" | undefined {
    if (gate.enter(call)) return undefined;
    const { signal, deadline } = call;
    const closed = this.#parts.closing.signal;
    const leave = (reason: unknown) => {
      if (gate.leave(call)) this.#endUnsent(call, reason);
    };
    // It is mapped again when its turn comes.
    call.read = undefined;
    deadline?.dropSignal();
    if (deadline !== undefined) deadline.onOver = leave;
    if (signal !== undefined && !signal.aborted)
      call.stopListening = this.#signals.follow(signal, () => leave(signal.reason));
    const reason: unknown = closed.aborted
      ? closed.reason
      : signal?.aborted
        ? signal.reason
        : deadline?.reason;
    if (reason !== undefined) leave(reason);
    return "waits";
  }

  async #takeIn(call: LeadCall): Promise<StepOutcome> {
    const { snapshot, given = {} } = call;
    call.given = undefined;
    try {
      const entry = call.entry ?? (await this.#register?.enter(snapshot, given));
      if (entry !== undefined && "status" in entry) return entry;
      call.entry = entry;
      if (entry?.refusal !== undefined) return entry.refusal;
      call.receivedMs = given.receivedAt?.getTime() ?? this.#parts.config.clock.date();
      const read = await this.#read(call, given.key);
      if ("status" in read) return read;
      call.read = read;
      call.key = read.key;
      call.storeKey = read.storeKey;
      return undefined;
    } finally {
      this.#arrivals.end(call);
    }
  }

  async #deliver(call: LeadCall): Promise<StepOutcome> {
    const { entry, signal, deadline, storeKey } = call;
    try {
      const read = call.read ?? (await this.#read(call));
      call.read = undefined;
      if ("status" in read) return read;
      return await deliverTogether(this.#parts, {
        read,
        waiter: { signal, deadline },
        entry,
        completeOther: (flight) => completeOpen(this.#parts, this.#register, storeKey, (run) => run(flight)),
        keepSlotWhile: (work) => this.#line.keepSlotWhile(storeKey, work),
      });
    } finally {
      this.#line.end(storeKey);
    }
  }

  async #read(call: LeadCall, givenKey?: ForwardOptions["key"]): ReturnType<typeof readLead> {
    const { binding } = this.#parts.settings;
    const { snapshot, receivedMs, key, storeKey, entry, signal, deadline } = call;
    const until: Until = () => ownSignal(signal, deadline?.signal);
    if (!binding.isBound) await raceWithAbort(binding.bind(), until());
    const lead = valueIn(snapshot);
    const known = { lead, receivedAt: new Date(receivedMs), givenKey, key, storeKey, entry };
    return readLead(this.#parts, known, until);
  }

  #endUnsent(call: LeadCall, reason: unknown): void {
    stopListening(call);
    void this.#end(call, toFailure("temporary", { ...keyOf(call), error: reason, issues: [] }));
  }

  async #end({ entry, deadline, since, about, resolve }: LeadCall, outcome: ForwardResult): Promise<void> {
    deadline?.cancel();
    const result = notBeforeBlockEnds(this.#parts.settings, outcome);
    try {
      const ended = entry === undefined ? result : await entry.end(result);
      resolve(reportResult(this.#parts, ended, this.#parts.config.clock.now() - since, about));
    } catch (thrown) {
      // Thrown by a function of the caller.
      resolve(Promise.reject(thrown));
    }
    this.#leave();
  }

  #leave(): void {
    this.#inFlight -= 1;
    if (this.#inFlight === 0) for (const onIdle of this.#onIdle.splice(0)) onIdle();
  }
}

/** If 100,000 leads were taken in at once, the garbage collector would be busy with them for seconds. */
const maxTakenIn = 1_000;

function stopListening(call: LeadCall): void {
  call.stopListening?.();
  call.stopListening = undefined;
  if (call.deadline !== undefined) call.deadline.onOver = undefined;
}

function keyOf({ key }: LeadCall): { readonly key?: string } {
  return key === undefined ? {} : { key: key.text };
}

/** The result of an error before the lead was claimed: nothing was sent, and it is never the lead's fault. */
function failed(thrown: unknown, call: LeadCall): ForwardResult {
  return toFailure(faultOf(thrown), { ...keyOf(call), error: thrown, issues: [] });
}
