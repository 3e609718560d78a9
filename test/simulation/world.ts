import type { Choices, Option } from "./choices.ts";
import type { FaultKind } from "./faults.ts";
import type { Message, Process, Way } from "./process.ts";
import { Timeline } from "./timeline.ts";

interface Timer {
  at: number;
  readonly message: Message;
}

/** Which kinds of faults can happen, and how long the stalls are. */
export interface WorldOptions {
  readonly kinds: ReadonlySet<FaultKind>;
  readonly leaseMs: number;
}

/**
 * Time, and everything that is on its way. Messages arrive in the order in which they left, and time moves
 * only when nothing is on its way: that is the usual course, and each way to leave it is a choice.
 */
export class World {
  now = 0;
  /** By how much the date was set. It is the same for all processes and stores. */
  dateSetBy = 0;
  events = 0;
  /** From here on everything goes its usual way. */
  calm = false;
  /** Set once something happened that must not; the run ends there. */
  broken = false;
  readonly timeline: Timeline;
  readonly choices: Choices;
  onCrash: (process: Process) => void = () => {};
  /** What else can go wrong with a process at the moment before something happens to it. */
  waysOf: (process: Process) => readonly Way[] = () => [];
  readonly #options: WorldOptions;
  readonly #counts = new Map<string, number>();
  #wire: Message[] = [];
  #timers: Timer[] = [];

  constructor(choices: Choices, options: WorldOptions) {
    this.choices = choices;
    this.#options = options;
    this.timeline = new Timeline(this);
  }

  date(): number {
    return startDate + this.now + this.dateSetBy;
  }

  /** Puts a message on its way. */
  send(message: Message): void {
    this.#wire.push(message);
  }

  /** Lets a message happen later. Gives what calls it off. */
  after(delayMs: number, message: Message): () => void {
    this.#set({ at: this.now + Math.max(0, delayMs), message });
    // By the message: a timer that a pause made late is cancelled as well.
    return () => {
      this.#timers = this.#timers.filter((each) => each.message !== message);
    };
  }

  /** After the timers of the same moment. */
  #set(timer: Timer): void {
    const place = this.#timers.findIndex(({ at }) => at > timer.at);
    this.#timers.splice(place === -1 ? this.#timers.length : place, 0, timer);
  }

  /** Runs until nothing more is going to happen, or something did that must not. */
  async run(): Promise<void> {
    await everythingSettled();
    while (!this.broken) {
      const message = this.#next();
      if (message === undefined) return;
      this.events += 1;
      this.#happen(message);
      await everythingSettled();
      // A run without an end is told by its length.
      if (this.events > maxEvents) return;
    }
  }

  get isEndless(): boolean {
    return this.events > maxEvents;
  }

  #next(): Message | undefined {
    const message = this.#wire.shift();
    if (message !== undefined) return message;
    for (let timer = this.#timers.shift(); timer !== undefined; timer = this.#timers.shift()) {
      const { at } = timer.message;
      if (at === undefined || timer.at >= at.frozenUntil) {
        this.now = Math.max(this.now, timer.at);
        return timer.message;
      }
      // After the timer that wakes the process, and so after all that has come in.
      timer.at = at.frozenUntil;
      this.#set(timer);
    }
    return undefined;
  }

  #happen(message: Message): void {
    const { at } = message;
    if (at?.alive === false) return;
    if (at !== undefined && this.now < at.frozenUntil) {
      at.held.push(message);
      return;
    }
    const ways = this.#waysOf(message);
    if (ways.length === 0) {
      message.usual();
      return;
    }
    const count = (this.#counts.get(message.name) ?? 0) + 1;
    this.#counts.set(message.name, count);
    const name = count === 1 ? message.name : `${message.name} #${count}`;
    const options: Option[] = [
      { label: `${name}: as usual`, cost: "none" },
      ...ways.map(({ cost, name: way }) => ({ label: `${name}: ${way}`, cost })),
    ];
    const way = ways[this.choices.take(options) - 1];
    if (way === undefined) message.usual();
    else way.go();
  }

  #waysOf(message: Message): { readonly name: string; readonly cost: Option["cost"]; go(): void }[] {
    const { left } = this.choices;
    if (this.calm || !this.choices.isOpen) return [];
    // A process that only waits for another one is not disturbed again and again: that finds nothing new.
    const { polls = 0 } = message.at ?? message.from ?? {};
    if (polls >= 2) return [];
    const faults = left.faults > 0 ? [...(message.ways?.() ?? []), ...this.#waysOfProcess(message)] : [];
    const allowed = faults.filter(({ kind }) => this.#options.kinds.has(kind));
    const overtakers = left.orders > 0 ? this.#wire.slice(0, 2) : [];
    return [
      ...allowed.map(({ kind, go }) => ({ name: kind, cost: "fault" as const, go })),
      ...overtakers.map((other) => ({
        name: `after ${other.name}`,
        cost: "order" as const,
        go: () => this.#overtake(other, message),
      })),
    ];
  }

  #overtake(other: Message, message: Message): void {
    this.#wire = [other, message, ...this.#wire.filter((each) => each !== other)];
  }

  #waysOfProcess(message: Message): Way[] {
    const process = message.at;
    if (process === undefined) return [];
    const { leaseMs } = this.#options;
    const stall = (kind: FaultKind, ms: number, suspended = 0): Way => ({
      kind,
      go: () => this.#freeze(process, ms, suspended, message, kind),
    });
    return [
      { kind: "crash", go: () => this.#crash(process) },
      stall("stall-short", leaseMs - 1),
      stall("stall-long", 3 * leaseMs),
      stall("suspend", 3 * leaseMs, 3 * leaseMs),
      ...this.waysOf(process).map(({ kind, go }) => ({
        kind,
        go: () => {
          go();
          if (process.alive) message.usual();
        },
      })),
    ];
  }

  #crash(process: Process): void {
    this.timeline.fault(process.name, "dies", "crash");
    this.end(process);
  }

  /** Nothing more happens to the process, and it is started again. */
  end(process: Process): void {
    process.alive = false;
    this.#timers = this.#timers.filter(({ message }) => message.at !== process);
    this.#wire = this.#wire.filter(({ at }) => at !== process);
    this.onCrash(process);
  }

  #freeze(process: Process, ms: number, suspended: number, message: Message, kind: FaultKind): void {
    this.timeline.fault(process.name, `is paused for ${ms / 1_000} s`, kind);
    process.frozenUntil = this.now + ms;
    this.after(ms, {
      name: `${process.name} continues`,
      usual: () => {
        process.suspendedMs += suspended;
        this.timeline.add(process.name, "continues");
        for (const each of process.held.splice(0)) this.send(each);
      },
    });
    if (suspended > 0) {
      for (const timer of this.#timers) if (timer.message.at === process) timer.at += suspended;
      this.#timers.sort((a, b) => a.at - b.at);
    }
    // A timer is late as well: on a process that wakes up, all that has come in is served before it.
    if (message.isTimer) this.after(ms, message);
    else process.held.push(message);
  }
}

/** 2026-11-24, noon. */
const startDate = Date.UTC(2026, 10, 24, 12);

const maxEvents = 4_000;

/** Kept from before anybody puts a clock of their own in place of the timers. */
const { setImmediate } = globalThis;

/** Everything in a process is microtasks: after one turn of the event loop all of it is over. */
function everythingSettled(): Promise<void> {
  return new Promise((resolve) => setImmediate(resolve));
}
