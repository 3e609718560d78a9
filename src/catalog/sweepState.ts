import { isRecord } from "../json/value.ts";
import type { SweepClaim, SweepTask, SweptPage } from "./catalogStore.ts";

/** How far the sweep of a catalog is, who makes it, and what was found out about the account. Dates are the engine's. */
export interface SweepState {
  /** The number of the sweep, from 1. */ readonly sweep: number;
  readonly step: "none" | SweepTask["step"];
  /** The page of the list that comes next. */ readonly page: number;
  /** The largest id that was asked for in this step. */ readonly after: number;
  readonly startedAt: number;
  /** When the last sweep that ended had begun; 0 for none. */ readonly sweptAt: number;
  /** Whether the account lists variants (`include_variants`): not all honour it. */
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

/** The maximum number of ids in one request. */
export const maxIds = 1000;

/** Whether nothing found means that there is nothing. */
export function isCertain({ variants, sweptAt }: SweepState): boolean {
  return variants === "listed" || sweptAt > 0;
}

/** The state with the lease of this claim; `undefined` if another one holds it or nothing is due. */
export function claimSweep(state: SweepState, claim: SweepClaim, now: number): SweepState | undefined {
  const { token, leaseMs, againMs } = claim;
  if (isRunning(state, leaseMs, now) && state.token !== token) return undefined;
  const held = { ...state, token, until: now + leaseMs };
  if (state.step !== "none") return held;
  // A sweep of the future began before the clock was set back.
  const isDue = state.sweptAt === 0 || now - state.sweptAt >= againMs || state.sweptAt > now;
  if (!isDue) return undefined;
  return { ...held, sweep: state.sweep + 1, step: "list", page: 1, after: 0, startedAt: now };
}

/** The state without the lease of this token; `undefined` if it has none. */
export function releaseSweep(state: SweepState, token: string): SweepState | undefined {
  return state.token === token && state.until > 0 ? { ...state, token: "", until: 0 } : undefined;
}

/** Whether the page was asked for under a lease that still holds, and is the next one. */
export function isHeld(state: SweepState, { token, task, leaseMs }: SweptPage, now: number): boolean {
  if (state.token !== token || state.step !== task.step || !isRunning(state, leaseMs, now)) return false;
  return task.step !== "list" || task.page === state.page;
}

/** What the state is after a page. `lastId` is the largest id that its request was about. */
export function afterPage(state: SweepState, page: SweptPage, lastId: number, now: number): SweepState {
  const { task, leaseMs, isLast } = page;
  const variants = variantsAfter(state, page);
  const renewed = { ...state, variants, until: now + leaseMs };
  if (task.step !== "list") return { ...renewed, after: lastId };
  return isLast ? { ...renewed, step: "variants", after: 0 } : { ...renewed, page: task.page + 1 };
}

/** What the account shows of its variants in an answer of Base. */
export function variantsAfter(
  { variants }: SweepState,
  { task, products }: Pick<SweptPage, "products"> & { readonly task?: SweepTask },
): SweepState["variants"] {
  if (variants === "listed" || !products.some(({ parentId }) => parentId !== 0)) return variants;
  return task === undefined || task.step === "list" ? "listed" : "hidden";
}

/** The next step, where this one has nothing more to ask for. */
function nextStep(state: SweepState): SweepState {
  if (state.step === "variants") return { ...state, step: "deleted", after: 0 };
  return { ...state, step: "none", after: 0, sweptAt: state.startedAt, token: "", until: 0 };
}

/** What an engine has to find for a sweep. Both give at most 1000, by their ids and after this one. */
export interface SweepIds {
  /** Main products that this sweep has seen. */ readonly mains: (state: SweepState) => readonly number[];
  /** The main products of what this sweep has not seen, or those themselves. */
  readonly unseen: (state: SweepState) => readonly number[];
}

/** The next request of a claimed sweep, and the state to keep. */
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

/** How old something of this date is. What comes from the future is as old as can be: the clock was set back. */
export function ageOf(at: number, now: number): number {
  return at > now ? Number.POSITIVE_INFINITY : now - at;
}

/** A lease that ends later than it can was taken before the clock was set back. */
function isRunning({ until }: SweepState, leaseMs: number, now: number): boolean {
  return until > now && until <= now + Math.max(leaseMs, maxLeaseMs);
}

const maxLeaseMs = 3_600_000;
