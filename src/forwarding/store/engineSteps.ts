import { StoreError } from "../../shared/errors/storeError.ts";
import { pause, within } from "../../shared/runtime/abort.ts";
import type { Clock } from "../../shared/runtime/clock.ts";
import { causeNameOf, inParentheses } from "../../shared/runtime/systemCode.ts";
import type { ExplainedError, LeadRows } from "./engineRows.ts";

const firstPauseMs = 20;
const maxPauseMs = 500;

interface EngineSteps {
  /** Runs one step, and retries it if the connection broke: it may have happened, but has one effect anyway. */
  repeat<Answer>(work: () => Promise<Answer>): Promise<Answer>;
  /** Runs a call of several steps. None starts after `close`, and `close` waits for those in progress. */
  call<Answer>(work: () => Promise<Answer>): Promise<Answer>;
  /** Runs a call of one step. */
  step<Answer>(work: () => Promise<Answer>): Promise<Answer>;
  close(): Promise<void>;
}

/** Runs an engine's steps with a time-out and retries, until it is closed. Its errors say how to fix the problem. */
export function engineSteps(
  engine: Pick<LeadRows, "store" | "explain" | "close">,
  { maxWaitMs, clock }: { readonly maxWaitMs: number; readonly clock: Clock },
): EngineSteps {
  let inProgress = 0;
  let whenIdle: (() => void) | undefined;
  let closing: Promise<void> | undefined;

  const ask = <Answer>(work: () => Promise<Answer>, leftMs: number): Promise<Answer> =>
    leftMs === Number.POSITIVE_INFINITY
      ? work()
      : within(leftMs, clock, work(), () => tooLate(engine.store, maxWaitMs));
  const repeat = async <Answer>(work: () => Promise<Answer>): Promise<Answer> => {
    const until = clock.now() + maxWaitMs;
    let leftMs = maxWaitMs;
    for (let pauseMs = firstPauseMs; ; pauseMs = Math.min(2 * pauseMs, maxPauseMs)) {
      try {
        return await ask(work, leftMs);
      } catch (error) {
        if (error instanceof StoreError) throw error;
        const { message, retryable, again, details } =
          engine.explain?.(error) ?? unexplained(engine.store, error);
        leftMs = until - clock.now() - pauseMs;
        if (!again || !(leftMs > 0)) throw new StoreError(message, { cause: error, retryable, details });
      }
      await pause(pauseMs, clock, undefined);
    }
  };
  const call = async <Answer>(work: () => Promise<Answer>): Promise<Answer> => {
    if (closing !== undefined) throw closed(engine.store);
    inProgress += 1;
    try {
      return await work();
    } finally {
      inProgress -= 1;
      if (inProgress === 0) whenIdle?.();
    }
  };
  return {
    repeat,
    call,
    step: (work) => call(() => repeat(work)),
    close() {
      closing ??= new Promise<void>((resolve) => {
        whenIdle = resolve;
        if (inProgress === 0) resolve();
      }).then(() => engine.close?.());
      return closing;
    },
  };
}

function tooLate(store: string, maxWaitMs: number): StoreError {
  const message = `${store} did not answer within ${maxWaitMs} ms. Check it, and try again when it works.`;
  return new StoreError(message, { retryable: true, details: { problem: "late", waitMs: maxWaitMs } });
}

function unexplained(store: string, error: unknown): ExplainedError {
  const message = `${store} could not be used${inParentheses(causeNameOf(error))}. Try again when it works.`;
  return { message, retryable: true, again: false };
}

export function closed(store: string): StoreError {
  return new StoreError(`${store} is closed. Open it again.`, { retryable: false, reason: "closed" });
}
