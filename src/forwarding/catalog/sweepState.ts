import { isRecord } from "../../shared/json/value.ts";
import type { SweepClaim, SweepTask, SweptPage } from "./productCache.ts";

/** A sweep's progress, the process that runs it, and what is known of the account. Dates are the engine's. */
export interface SweepState {
  /** The number of the sweep, from 1. */ readonly sweep: number;
  readonly step: "none" | SweepTask["step"];
  /** The next page of the list. */ readonly page: number;
  /** The largest id that was requested in this step. */ readonly after: number;
  readonly startedAt: number;
  /** When the last finished sweep began; 0 for none. */ readonly sweptAt: number;
  /** Whether the account lists variants (`include_variants`): some accounts ignore it. */
  readonly variants: "unknown" | "listed" | "hidden";
  readonly token: string;
  /** The end of the lease. */ readonly until: number;
}

export const noSweep: SweepState = {
  sweep: 0,
  step: "none",
  page: 1,
  after: 0,
  startedAt: 0,
  sweptAt: 0,
  variants: "unknown",
  token: "",
  until: 0,
};

export const maxIds = 1000;

/** Whether finding no product means that there is none. */
export function isCertain({ variants, sweptAt }: SweepState): boolean {
  return variants === "listed" || sweptAt > 0;
}

/** The state with the lease of this claim; `undefined` if another process holds it or nothing is due. */
export function claimSweep(state: SweepState, claim: SweepClaim, now: number): SweepState | undefined {
  const { token, leaseMs, againMs } = claim;
  if (isRunning(state, leaseMs, now) && state.token !== token) return undefined;
  const held = { ...state, token, until: now + leaseMs };
  if (state.step !== "none") return held;
  // A sweep dated in the future began before the clock was set back.
  const isDue = state.sweptAt === 0 || now - state.sweptAt >= againMs || state.sweptAt > now;
  if (!isDue) return undefined;
  return { ...held, sweep: state.sweep + 1, step: "list", page: 1, after: 0, startedAt: now };
}

export function releaseSweep(state: SweepState, token: string): SweepState | undefined {
  return state.token === token && state.until > 0 ? { ...state, token: "", until: 0 } : undefined;
}

/** Whether the page was requested under a lease that is still valid, and is the next one. */
export function isHeld(state: SweepState, { token, task, leaseMs }: SweptPage, now: number): boolean {
  if (state.token !== token || state.step !== task.step || !isRunning(state, leaseMs, now)) return false;
  return task.step !== "list" || task.page === state.page;
}

export function afterPage(state: SweepState, page: SweptPage, lastId: number, now: number): SweepState {
  const { task, leaseMs, isLast } = page;
  const variants = variantsAfter(state, page);
  const renewed = { ...state, variants, until: now + leaseMs };
  if (task.step !== "list") return { ...renewed, after: lastId };
  return isLast ? { ...renewed, step: "variants", after: 0 } : { ...renewed, page: task.page + 1 };
}

export function variantsAfter(
  { variants }: SweepState,
  { task, products }: Pick<SweptPage, "products"> & { readonly task?: SweepTask },
): SweepState["variants"] {
  if (variants === "listed" || !products.some(({ parentId }) => parentId !== 0)) return variants;
  return task === undefined || task.step === "list" ? "listed" : "hidden";
}

function nextStep(state: SweepState): SweepState {
  if (state.step === "variants") return { ...state, step: "deleted", after: 0 };
  return { ...state, step: "none", after: 0, sweptAt: state.startedAt, token: "", until: 0 };
}

/** What an engine looks up for a sweep. Both return at most 1000 ids greater than `after`, in order. */
export interface SweepIds {
  /** Main products that this sweep has seen. */ readonly mains: (state: SweepState) => readonly number[];
  /** The main products of products that this sweep has not seen, or those products themselves. */
  readonly unseen: (state: SweepState) => readonly number[];
}

export function taskOf(
  claimed: SweepState,
  ids: SweepIds,
): { readonly state: SweepState; readonly task: SweepTask | undefined } {
  let state = claimed;
  while (state.step !== "none") {
    if (state.step === "list") return { state, task: { step: "list", page: state.page } };
    const isNeeded = state.step === "deleted" || state.variants !== "listed";
    const found = !isNeeded ? [] : state.step === "variants" ? ids.mains(state) : ids.unseen(state);
    if (found.length > 0) return { state, task: { step: state.step, ids: found } };
    state = nextStep(state);
  }
  return { state, task: undefined };
}

export function readSweepState(text: string | undefined): SweepState {
  const value: unknown = text === undefined ? undefined : JSON.parse(text);
  return isSweepState(value) ? value : noSweep;
}

function isSweepState(value: unknown): value is SweepState {
  return isRecord(value) && Object.entries(noSweep).every(([name, own]) => typeof value[name] === typeof own);
}

/** The age of something with this date; infinite for a date in the future: the clock was set back. */
export function ageOf(at: number, now: number): number {
  return at > now ? Number.POSITIVE_INFINITY : now - at;
}

/** A lease that ends later than possible was taken before the clock was set back. */
function isRunning({ until }: SweepState, leaseMs: number, now: number): boolean {
  return until > now && until <= now + Math.max(leaseMs, maxLeaseMs);
}

const maxLeaseMs = 3_600_000;

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
