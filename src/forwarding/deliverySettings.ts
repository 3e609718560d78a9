import type { Baselinker } from "../client/baselinker.ts";
import type { Clock } from "../runtime/clock.ts";
import type { ForwardEvent } from "./forwardEvent.ts";
import type { MarkerField } from "./placeMarker.ts";
import type { ForwardStore } from "./store.ts";

/** Everything that delivering a lead needs, the same for all leads of a forwarder. */
export interface DeliverySettings {
  readonly baselinker: Baselinker;
  readonly store: ForwardStore;
  readonly clock: Clock;
  readonly marker: MarkerField | undefined;
  readonly payment: "flag" | "setOrderPayment";
  readonly settleMs: number;
  readonly leaseMs: number;
  readonly newToken: () => string;
  readonly lastOrder: LastOrder;
  readonly tell: (event: ForwardEvent) => void;
}

/** The highest order id seen so far. An order that is sent now gets a higher one, so look-ups begin there. */
export class LastOrder {
  #id = 0;

  get id(): number {
    return this.#id;
  }

  saw(id: number): void {
    if (id > this.#id) this.#id = id;
  }
}
