/**
 * Running work by key: callers who ask for a key whose work is running get the same promise. The work is
 * aborted only when all of them have aborted.
 */
export class SingleFlight<Result> {
  readonly #flights = new Map<string, Flight<Result>>();

  /** Rejects with the signal's reason if the caller leaves before the work is done and others stay. */
  share(
    key: string,
    signal: AbortSignal | undefined,
    start: (signal: AbortSignal) => Promise<Result>,
  ): Promise<Result> {
    let flight = this.#flights.get(key);
    if (flight === undefined) {
      const controller = new AbortController();
      // Started a moment later, so that the flight is known before its work can ask for the same key.
      const done = Promise.resolve()
        .then(() => start(controller.signal))
        .finally(() => this.#flights.delete(key));
      flight = { controller, done, waiters: 0 };
      this.#flights.set(key, flight);
    }
    flight.waiters += 1;
    return signal === undefined ? flight.done : wait(flight, signal);
  }
}

interface Flight<Result> {
  readonly controller: AbortController;
  readonly done: Promise<Result>;
  waiters: number;
}

function wait<Result>(flight: Flight<Result>, signal: AbortSignal): Promise<Result> {
  return new Promise((resolve, reject) => {
    const leave = () => {
      flight.waiters -= 1;
      // The last one waits for the end: it tells whether the order had been sent already.
      if (flight.waiters === 0) flight.controller.abort(signal.reason);
      else reject(signal.reason);
    };
    if (signal.aborted) leave();
    else signal.addEventListener("abort", leave, { once: true });
    flight.done.then(resolve, reject).finally(() => signal.removeEventListener("abort", leave));
  });
}
