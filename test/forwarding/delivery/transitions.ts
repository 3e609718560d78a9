import type { NextStates } from "../../../src/forwarding/delivery/deliveryState.ts";

/** Every transition of a delivery, read from the types of its steps: `ready → ordered`. */
export type Transition = {
  [State in keyof NextStates]: `${State} → ${NextStates[State]["at"]}`;
}[keyof NextStates];
