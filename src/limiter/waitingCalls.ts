import type { Permit, Priority } from "./rateLimiter.ts";

/** A call in the queue. */
export interface WaitingCall {
  readonly priority: Priority;
  readonly tracked: boolean;
  resolve: (permit: Permit) => void;
  next: WaitingCall | undefined;
  previous: WaitingCall | undefined;
}

/**
 * Three queues, one a priority, each first come, first served. Linked lists: a call in the middle that
 * is aborted leaves at once, also out of 100,000.
 */
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

  /** Takes the call whose turn it is. */
  next(): WaitingCall | undefined {
    const call = this.#lanes.urgent.first ?? this.#lanes.normal.first ?? this.#lanes.bulk.first;
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
  }
}
