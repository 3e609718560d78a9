import { SetupError } from "../../shared/errors/setupError.ts";
import { checkOptions, expected } from "../../shared/options/check.ts";
import { objectWith } from "../../shared/options/kinds.ts";
import { type Closable, disposedBy } from "../../shared/runtime/dispose.ts";
import type { WorkOptions } from "../contract/registerTypes.ts";
import { workChecks } from "../register/workOptions.ts";
import { checkCloseOptions } from "./config.ts";
import type { Forwarder } from "./forwarder.ts";

/** The work of a process, made by `startWork`. `await using` calls `stop`. */
export interface LeadWork extends Closable {
  /**
   * Takes no more leads, finishes those in progress, and closes the forwarders. Leads that are not finished after
   * `maxWaitMs` are left to the next process. Stores, registers and clients stay open: they are yours to close. A
   * second call returns the promise of the first.
   * @param options - `maxWaitMs`: how long leads in progress may take, in milliseconds; by default 30,000
   */
  stop(options?: { readonly maxWaitMs?: number | undefined }): Promise<void>;
  /**
   * Resolves after `stop`, or when all forwarders were closed. Rejects as soon as the work of one of them cannot go on,
   * for example because its register was closed; that was the event `store_failed` too, and the others go on. Nobody
   * has to listen to it.
   */
  readonly ended: Promise<void>;
}

// Made in a function, so that bundlers leave it out if it is unused.
const checks = /* @__PURE__ */ (({ concurrency, pollMs, leaseMs } = workChecks) => ({
  concurrency,
  pollMs,
  leaseMs,
}))();

const forwarderCheck = /* @__PURE__ */ objectWith<Forwarder>(
  ["ready", "work", "close"],
  "a forwarder, made by `createForwarder`, or a list of them",
);

/**
 * Does what a process owes its leads, in one call: checks the setup of each forwarder by `ready`, and delivers by `work`
 * what its register keeps and what an earlier process left open. It rejects nothing: a wrong setup is the event `setup`
 * and a line of the log, and leads are kept meanwhile. It listens to no signals of the process.
 * @param options - for each forwarder: `concurrency`, `pollMs` and `leaseMs` of `work`
 * @throws TypeError for an empty list, something else than forwarders, or an option that is unknown or of the wrong
 * type; RangeError for a number that is out of range.
 * @example
 * ```ts
 * const work = startWork([form, shop], { concurrency: 8 });
 * process.once("SIGTERM", () => {
 *   server.close(async () => {
 *     await work.stop();
 *     await store.close();
 *   });
 * });
 * ```
 */
export function startWork(
  forwarders: Forwarder | readonly Forwarder[],
  options: Omit<WorkOptions, "signal"> = {},
): LeadWork {
  const all = forwardersIn(forwarders);
  if ("forward" in options)
    throw expected("the options of startWork", "an object. Give several forwarders as a list.");
  const checked = checkOptions("startWork", checks, options);
  const stopping = new AbortController();
  const { signal } = stopping;
  const works = all.map((forwarder) =>
    Promise.all([checkSetup(forwarder, signal), forwarder.work({ ...checked, signal })]),
  );
  const ended = Promise.all(works).then(() => {});
  // Nobody has to listen: what ends it is an event of its forwarder.
  ended.catch(() => {});
  let stopped: Promise<void> | undefined;
  const end = async (closeOptions: Parameters<Forwarder["close"]>[0]) => {
    stopping.abort();
    const closed = await Promise.allSettled(all.map((forwarder) => forwarder.close(closeOptions)));
    await Promise.allSettled(works);
    for (const settled of closed) if (settled.status === "rejected") throw settled.reason;
  };
  const stop: LeadWork["stop"] = async (stopOptions = {}) => {
    const closeOptions = checkCloseOptions(isSignalName(stopOptions) ? {} : stopOptions, "stop");
    stopped ??= end(closeOptions);
    return stopped;
  };
  return disposedBy({ ended, stop }, () => stop());
}

/** What Node calls a listener with: `process.once("SIGTERM", work.stop)` compiles, and does what it says. */
function isSignalName(options: unknown): boolean {
  return typeof options === "string" && options.startsWith("SIG");
}

function forwardersIn(input: unknown): readonly Forwarder[] {
  const name = "the forwarders of startWork";
  const list: readonly unknown[] = Array.isArray(input) ? input : [input];
  if (list.length === 0) throw expected(name, "a forwarder, or a list of at least one", input);
  return [...new Set(list.map((forwarder) => forwarderCheck.check(name, forwarder)))];
}

/** What is wrong was reported, and leads are kept meanwhile. A forwarder that is closed already cannot work at all. */
async function checkSetup(forwarder: Forwarder, signal: AbortSignal): Promise<void> {
  try {
    await forwarder.ready({ signal });
  } catch (thrown) {
    if (!(thrown instanceof SetupError) && !signal.aborted) throw thrown;
  }
}
