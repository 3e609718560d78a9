import type { Deadline } from "./deadlines.ts";
import type { LookUpTurn } from "./turns.ts";

/** What running work knows of those who wait for it. */
export interface FlightControl {
  /** What the work is about, where that is known: those who ask for its key may be about something else. */
  about: string | undefined;
  /** Aborts when no one waits any more. */
  readonly signal: AbortSignal;
  /**
   * Whether the work continues though the time of all who wait is over: an order has left, and its end must be known.
   */
  goesOn: boolean;
  /** Called when the time of one who waits is over and the work continues: keeps what has to survive the process. */
  onTimeUp: (() => Promise<unknown>) | undefined;
  /** Where the work was begun by one who is in no hurry. */
  readonly turn: LookUpTurn | undefined;
}

/** A caller that waits for the work. */
export interface Waiter {
  readonly signal?: AbortSignal | undefined;
  readonly deadline?: Deadline | undefined;
  /** Of one who is in no hurry. Without it, work that runs already waits for its turn no longer. */
  readonly turn?: LookUpTurn | undefined;
}

/**
 * Running work by key: callers who ask for a key whose work is running get the same promise. The work is
 * aborted only when all of them have left.
 */
export class SingleFlight<Result> {
  readonly #flights = new Map<string, Flight<Result>>();
  #refusal: Error | undefined;

  /** What the running work of a key knows; `undefined` if there is none. */
  controlOf(key: string): Pick<FlightControl, "about"> | undefined {
    return this.#flights.get(key)?.control;
  }

  /** Rejects with the reason if the caller leaves before the work is done and others stay, or it continues alone. */
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
      // Started a moment later, so that the flight is known before its work can ask for the same key.
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
    return wait(flight, signal, deadline);
  }

  /** Resolves when nothing runs any more. */
  async idle(): Promise<void> {
    while (this.#flights.size > 0) {
      await Promise.allSettled([...this.#flights.values()].map(({ done }) => done));
    }
  }

  /** Ends all that runs, as if every caller had left, and refuses what starts later. */
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
  signal: AbortSignal | undefined,
  deadline: Deadline | undefined,
): Promise<Result> {
  return new Promise((resolve, reject) => {
    let cancel: (() => void) | undefined;
    let isGone = false;
    const leave = (reason: unknown) => {
      if (isGone) return;
      isGone = true;
      flight.waiters -= 1;
      // The last one waits for the end: it tells whether the order had been sent already.
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
      // This one still counts as waiting, so no one who leaves after it aborts the work.
      else {
        isGone = true;
        Promise.resolve(onTimeUp?.()).then(
          () => reject(reason),
          () => reject(reason),
        );
      }
    };
    const unlink = [follow(signal, onAbort), follow(deadline?.signal, onDeadline)];
    flight.done.then(resolve, reject).finally(() => {
      for (const each of unlink) each();
      cancel?.();
    });
  });
}

/** Calls back when the signal is aborted, at once where it is already. Gives what stops that. */
function follow(signal: AbortSignal | undefined, callback: () => void): () => void {
  if (signal?.aborted) callback();
  else signal?.addEventListener("abort", callback);
  return () => signal?.removeEventListener("abort", callback);
}
