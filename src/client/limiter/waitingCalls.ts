import type { Permit, Priority } from "./rateLimiter.ts";

/** A call in the queue. 100,000 may wait: each field costs a megabyte, so `onLeave` is only set if needed. */
export interface WaitingCall {
  readonly priority: Priority;
  readonly tracked: boolean;
  /** The total of the limiter's pauses after which the call leaves the queue; `undefined` for no limit. */
  readonly maxPausedMs: number | undefined;
  /** Gives the call its permit, or rejects it with a rejected promise. */
  readonly resolve: (permit: Permit | Promise<never>) => void;
  next: WaitingCall | undefined;
  previous: WaitingCall | undefined;
  /** Called when the call leaves the queue, whatever the reason. */
  onLeave?: () => void;
}

/** Three queues, one per priority, as linked lists: an aborted call in the middle of 100,000 leaves immediately. */
export class WaitingCalls {
  size = 0;
  readonly #lanes: Record<Priority, { first?: WaitingCall | undefined; last?: WaitingCall | undefined }> = {
    urgent: {},
    normal: {},
    bulk: {},
  };

  add(call: WaitingCall): void {
    const lane = this.#lanes[call.priority];
    call.previous = lane.last;
    if (lane.last === undefined) lane.first = call;
    else lane.last.next = call;
    lane.last = call;
    this.size += 1;
  }

  first(): WaitingCall | undefined {
    return this.#lanes.urgent.first ?? this.#lanes.normal.first ?? this.#lanes.bulk.first;
  }

  next(): WaitingCall | undefined {
    const call = this.first();
    if (call !== undefined) this.remove(call);
    return call;
  }

  remove(call: WaitingCall): void {
    const lane = this.#lanes[call.priority];
    if (call.previous === undefined) lane.first = call.next;
    else call.previous.next = call.next;
    if (call.next === undefined) lane.last = call.previous;
    else call.next.previous = call.previous;
    call.next = undefined;
    call.previous = undefined;
    this.size -= 1;
    call.onLeave?.();
  }

  fail(error: unknown): void {
    for (let call = this.next(); call !== undefined; call = this.next()) call.resolve(Promise.reject(error));
  }

  failIf(test: (call: WaitingCall) => boolean, error: () => Error): void {
    for (const { first } of Object.values(this.#lanes)) {
      let next: WaitingCall | undefined;
      for (let call = first; call !== undefined; call = next) {
        next = call.next;
        if (!test(call)) continue;
        this.remove(call);
        call.resolve(Promise.reject(error()));
      }
    }
  }

  /**
   * Removes the call from the queue on abort. The listener is removed with the call, so that a long-lived
   * signal does not collect listeners.
   */
  leaveOnAbort(call: WaitingCall, signal: AbortSignal, aborted: (reason: unknown) => void): void {
    const onAbort = () => {
      this.remove(call);
      aborted(signal.reason);
    };
    signal.addEventListener("abort", onAbort, { once: true });
    call.onLeave = () => signal.removeEventListener("abort", onAbort);
  }
}
