import type { Clock } from "../../src/shared/runtime/clock.ts";
import type { FaultKind } from "./faults.ts";

/** A way for a message to go wrong. */
export interface Way {
  readonly kind: FaultKind;
  go(): void;
}

/** Something that is about to happen: a request arrives, an answer comes, a timer fires. */
export interface Message {
  /** Who and what, such as `P1 store.claim`. */
  readonly name: string;
  /** The process to which it happens. It can die or be paused directly before. */
  readonly at?: Process;
  /** The process that sent it, where it happens elsewhere. */
  readonly from?: Process;
  /** A timer is late on a process that was paused, and everything that has come in is served first. */
  readonly isTimer?: boolean;
  usual(): void;
  ways?(): readonly Way[];
}

/** What a process needs of the world. */
interface CommandIo {
  readonly now: number;
  date(): number;
  after(delayMs: number, message: Message): () => void;
}

/** One process: its clock, and whether it lives. What happens in it between two events takes no time. */
export class Process {
  readonly name: string;
  readonly clock: Clock;
  alive = true;
  /** Until when it is paused. */
  frozenUntil = 0;
  /** For how long its monotonic clock was paused with it. */
  suspendedMs = 0;
  /** How often in a row it found that another has the lead. */
  polls = 0;
  /** Until when it cannot reach the store. */
  cutOffUntil = 0;
  readonly held: Message[] = [];

  constructor(name: string, world: CommandIo) {
    this.name = name;
    this.clock = {
      now: () => 1_000 + world.now - this.suspendedMs,
      date: () => world.date(),
      after: (delayMs, callback) =>
        world.after(delayMs, { name: `${name} timer`, at: this, isTimer: true, usual: callback }),
    };
  }
}
