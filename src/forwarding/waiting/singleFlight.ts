import type { Deadline } from "./deadlines.ts";
import { FollowedSignals } from "./followedSignals.ts";
import type { LookUpTurn } from "./turns.ts";

export interface FlightControl {
  /** What the work is about, if known: other callers with the same key may ask about something else. */
  about: string | undefined;
  /** Aborts when no caller waits any more. */
  readonly signal: AbortSignal;
  /** Whether the work continues after all deadlines: an order was sent, and its outcome must be known. */
  goesOn: boolean;
  /** Called when a caller's time is over and the work continues: saves what has to survive the process. */
  onTimeUp: (() => Promise<unknown>) | undefined;
  /** The turn of the work; `undefined` unless it was started by a caller that can wait for its turn. */
  readonly turn: LookUpTurn | undefined;
}

export interface Waiter {
  readonly signal?: AbortSignal | undefined;
  readonly deadline?: Deadline | undefined;
  /** The turn of a caller that can wait for it. If it is absent, running work stops waiting for its turn. */
  readonly turn?: LookUpTurn | undefined;
}

/** Callers of a key whose work is running get the same promise. It is aborted only when all of them have left. */
export class SingleFlight<Result> {
  readonly #flights = new Map<string, Flight<Result>>();
  readonly #signals = new FollowedSignals();
  #refusal: Error | undefined;

  controlOf(key: string): Pick<FlightControl, "about"> | undefined {
    return this.#flights.get(key)?.control;
  }

  /** Rejects with the reason if the caller leaves early and others stay, or the work continues on its own. */
  share(
    key: string,
    { signal, deadline, turn }: Waiter,
    start: (control: FlightControl) => Promise<Result>,
    about?: string,
  ): Promise<Result> {
    let flight = this.#flights.get(key);
    if (flight === undefined) {
      const controller = new AbortController();
      const { signal: left } = controller;
      const control: FlightControl = { about, signal: left, goesOn: false, onTimeUp: undefined, turn };
      // Starts in a microtask, so that the flight is registered before its work can ask for the same key.
      const done = Promise.resolve()
        .then(() => {
          if (this.#refusal !== undefined) throw this.#refusal;
          return start(control);
        })
        .finally(() => this.#flights.delete(key));
      flight = { controller, control, done, waiters: 0 };
      this.#flights.set(key, flight);
    }
    if (turn === undefined) flight.control.turn?.hurry();
    flight.waiters += 1;
    if (signal === undefined && deadline === undefined) return flight.done;
    return wait(flight, { signal, deadline }, this.#signals);
  }

  async idle(): Promise<void> {
    while (this.#flights.size > 0)
      await Promise.allSettled([...this.#flights.values()].map(({ done }) => done));
  }

  /** Aborts all running work, as if every caller had left, and rejects what starts later. */
  abort(reason: Error): void {
    this.#refusal = reason;
    for (const { controller } of this.#flights.values()) controller.abort(reason);
  }
}

interface Flight<Result> {
  readonly controller: AbortController;
  readonly control: FlightControl;
  readonly done: Promise<Result>;
  waiters: number;
}

function wait<Result>(
  flight: Flight<Result>,
  { signal, deadline }: Waiter,
  signals: FollowedSignals,
): Promise<Result> {
  return new Promise((resolve, reject) => {
    let cancel: (() => void) | undefined;
    let isGone = false;
    const leave = (reason: unknown) => {
      if (isGone) return;
      isGone = true;
      flight.waiters -= 1;
      // The last caller waits for the end, which shows whether the order had already been sent.
      if (flight.waiters === 0) flight.controller.abort(reason);
      else reject(reason);
    };
    const onAbort = () => leave(signal?.reason);
    const onDeadline = () => {
      const { goesOn, onTimeUp } = flight.control;
      if (deadline === undefined || isGone || (goesOn && deadline.isForStart)) return;
      const { reason } = deadline.signal;
      cancel = deadline.clock.after(deadline.graceMs, () => reject(reason));
      if (!goesOn) leave(reason);
      // Still counts as waiting, so that callers that leave later do not abort the work.
      else {
        isGone = true;
        Promise.resolve(onTimeUp?.()).then(
          () => reject(reason),
          () => reject(reason),
        );
      }
    };
    const unlink = [
      signal && signals.follow(signal, onAbort),
      deadline && signals.follow(deadline.signal, onDeadline),
    ];
    flight.done.then(resolve, reject).finally(() => {
      for (const unfollow of unlink) unfollow?.();
      cancel?.();
    });
  });
}
