import type { SweepClaim, SweptPage } from "./productCache.ts";
import { afterPage, claimSweep, releaseSweep, type SweepState, taskOf } from "./sweepState.ts";

/** A sweep as read from an engine. Without transactions, a change is written only if no one has written since. */
export interface ReadSweep {
  readonly state: SweepState;
  /** The engine's date. */ readonly now: number;
  readonly mains: readonly number[];
  /** What this sweep has not seen; `main` is the main product, or the product itself. */
  readonly unseen: readonly { readonly id: number; readonly main: number }[];
}

/** If several processes want a sweep at the same moment, one gets it with its first try, and the others see that. */
export const maxTries = 5;
/** Codes that were not requested for a week are dropped, and requested when they are needed. */
export const keptMs = 7 * 86_400_000;

/** The state to write and the next request; `undefined` if there is nothing to do. */
export function nextTask({ state, now, mains, unseen }: ReadSweep, claim: SweepClaim) {
  if (claim.leaseMs === 0) {
    const released = releaseSweep(state, claim.token);
    return released === undefined ? undefined : { state: released, task: undefined };
  }
  const claimed = claimSweep(state, claim, now);
  if (claimed === undefined) return undefined;
  return taskOf(claimed, {
    mains: () => mains,
    unseen: () => [...new Set(unseen.map(({ main }) => main))].sort((a, b) => a - b),
  });
}

/** The state after the last products of a page, and the products that no longer exist in Base. */
export function endOfPage(
  { state, now, unseen }: ReadSweep,
  page: SweptPage,
): { readonly state: SweepState; readonly gone: readonly number[] } {
  const { task, products } = page;
  if (task.step !== "deleted") {
    const lastId = task.step === "variants" ? Math.max(...task.ids) : 0;
    return { state: afterPage(state, page, lastId, now), gone: [] };
  }
  const asked = new Set(task.ids);
  const given = new Set(products.map(({ productId }) => productId));
  const gone = unseen.filter(({ id, main }) => asked.has(main) && !given.has(id)).map(({ id }) => id);
  return { state: afterPage(state, page, 0, now), gone };
}
