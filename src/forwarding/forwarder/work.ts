import { checkOptions } from "../../shared/options/check.ts";
import { eitherSignal, linkedSignal, pause } from "../../shared/runtime/abort.ts";
import type { Clock } from "../../shared/runtime/clock.ts";
import { toError } from "../../shared/runtime/errors.ts";
import type { RegisterMethods, WorkOptions } from "../contract/registerTypes.ts";
import { maxBackoffMs, workChecks } from "../register/workOptions.ts";
import { clockMarginMs } from "./reconcile.ts";

/** What completing needs of its forwarder. */
interface LeftOpen {
  readonly clock: Clock;
  readonly leaseMs: number;
  /** Aborts when the forwarder is closed. */
  readonly closed: AbortSignal;
  /** Until when the token is blocked, as far as known. */
  blockedUntil(): Date | undefined;
  onFailure(error: Error): void;
  /** Completes all leads that are open and that no process delivers. */
  complete(signal: AbortSignal): Promise<unknown>;
}

/** Delivers what the register keeps, if there is one, and completes what was left open. */
export async function work(
  leftOpen: LeftOpen,
  deliverKept: RegisterMethods["work"] | undefined,
  options: WorkOptions = {},
): Promise<void> {
  const { signal } = checkOptions("work", workChecks, options);
  const completing = linkedSignal(signal);
  const completed = completeLeftOpen(leftOpen, completing.signal);
  try {
    await (deliverKept === undefined ? completed : deliverKept(options));
  } catch (thrown) {
    // The program may not look at the promise of `work` before it ends.
    leftOpen.onFailure(toError(thrown));
    throw thrown;
  } finally {
    completing.abort();
    await completed;
    completing.unlink();
  }
}

/** Completes what was left open, now and again after each lease, until the signal aborts. Never rejects. */
export async function completeLeftOpen(
  { clock, leaseMs, closed, blockedUntil, onFailure, complete }: LeftOpen,
  stop: AbortSignal,
): Promise<void> {
  const ended = eitherSignal(stop, closed) ?? stop;
  while (!ended.aborted) {
    const blockedMs = (blockedUntil()?.getTime() ?? 0) - clock.date();
    if (blockedMs <= 0) {
      await complete(ended).catch((thrown: unknown) => {
        if (!ended.aborted) onFailure(toError(thrown));
      });
    }
    // A process that died just now holds its claims for a lease, and a shared store counts that by its own clock.
    const waitMs = blockedMs > 0 ? Math.min(blockedMs, maxBackoffMs) : leaseMs + clockMarginMs;
    await pause(waitMs, clock, ended).catch(() => {});
  }
}
