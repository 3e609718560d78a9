import type { Outcome } from "./watch.ts";

/** The events that send a person to look for a second order. */
const tellsOfDoubled = /^(order_doubled|setup store_not_shared)$/;

/** Whether nothing went wrong, or somebody was told of it. A lead that is lost and was answered as sent is never right. */
export function isSeenByUser({ doubled, lost, told }: Outcome): boolean {
  return lost === 0 && (doubled === 0 || Object.keys(told).some((what) => tellsOfDoubled.test(what)));
}
