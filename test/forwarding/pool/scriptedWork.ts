import type { ForwardFailure, ForwardResult } from "../../../src/forwarding/contract/forwardResult.ts";
import type { PooledForwarder } from "../../../src/forwarding/forwarder/forwarder.ts";
import type { PoolWorkerOptions } from "../../../src/forwarding/pool/poolWorker.ts";
import { PoolWorker } from "../../../src/forwarding/pool/poolWorker.ts";
import { manualClock } from "../../support/manualClock.ts";

/** An account of a scripted work: change it at any time. */
export interface ScriptedAccount {
  /** How long each of its leads takes, in milliseconds; as many as are due. */
  due: number[];
  /** How its leads end. */
  result: ForwardResult | Error;
  waiting: number | undefined;
  pausedUntil: Date | undefined;
  /** Rejects where its forwarder cannot be opened, resolves when it is. */
  open: () => Promise<void>;
  /** Before its leads are taken. */
  take: () => Promise<void>;
  register: PooledForwarder["register"] | "its own";
  /** Whether its leads are to run alone. */
  runsAlone: boolean;
}

export const success: ForwardResult = {
  status: "success",
  orderId: 1,
  key: "k",
  payment: "none",
  issues: [],
};

/** What a wrong setup answers. */
export const wrongSetup: ForwardFailure = {
  status: "error",
  fault: "setup",
  retryable: true,
  retryAfterMs: 5_000,
  issues: [],
};

/** A work over accounts that do as they are reported, with a log of seconds and what was done. */
export function scriptedWork(options: Partial<PoolWorkerOptions> = {}) {
  const clock = manualClock();
  const start = clock.now();
  const stop = new AbortController();
  const accounts = new Map<string, ScriptedAccount>();
  const polls: number[] = [];
  const opened: string[] = [];
  const taken: string[] = [];
  const began: string[] = [];
  const released: string[] = [];
  const errors: [string | undefined, string][] = [];
  const delays: number[] = [];
  const queries: object[] = [];
  const script = { poll: async () => {} };
  const seconds = () => (clock.now() - start) / 1_000;
  let inFlight = 0;
  let maxInHand = 0;
  const lasting = (ms: number) =>
    ms === 0 ? Promise.resolve() : new Promise<void>((resolve) => clock.after(ms, resolve));
  const account = (key: string, given: Partial<ScriptedAccount> = {}): ScriptedAccount => {
    const made: ScriptedAccount = {
      due: [],
      result: success,
      waiting: undefined,
      pausedUntil: undefined,
      open: async () => {},
      take: async () => {},
      register: "its own",
      runsAlone: false,
      ...given,
    };
    accounts.set(key, made);
    return made;
  };
  const registerOf = (key: string, its: ScriptedAccount): PooledForwarder["register"] => ({
    name: "a register",
    place: undefined,
    async takeDue({ limit, leaseMs }) {
      taken.push(`${seconds()} ${key} ${limit}`);
      queries.push({ leaseMs });
      await its.take();
      const deliver = async (ms: number) => {
        began.push(`${seconds()} ${key}`);
        inFlight += 1;
        maxInHand = Math.max(maxInHand, inFlight);
        await lasting(ms);
        inFlight -= 1;
        if (its.result instanceof Error) throw its.result;
        return its.result;
      };
      return its.due.splice(0, limit).map((ms) => ({
        runsAlone: its.runsAlone,
        deliver: () => deliver(ms),
        release: async () => void released.push(`${seconds()} ${key}`),
      }));
    },
  });
  const work = new PoolWorker({
    queue: {
      name: "a queue",
      async dueAccounts(query) {
        polls.push(seconds());
        queries.push(query);
        await script.poll();
        return { accounts: [...accounts].filter(([, { due }]) => due.length > 0).map(([key]) => key) };
      },
    },
    concurrency: 4,
    perAccount: 2,
    maxAccounts: 10,
    pollMs: 1_000,
    leaseMs: 30_000,
    clock: {
      ...clock,
      after(delayMs, callback) {
        delays.push(delayMs);
        return clock.after(delayMs, callback);
      },
    },
    stop: stop.signal,
    async withForwarder(key, use) {
      opened.push(`${seconds()} ${key}`);
      const its = accounts.get(key) ?? account(key);
      await its.open();
      await use({
        forwarder: {} as PooledForwarder["forwarder"],
        completeLeftOpen: async () => {},
        reportFailure: () => {},
        register: its.register === "its own" ? registerOf(key, its) : its.register,
        limiter: () => ({
          ...(its.waiting === undefined ? {} : { waiting: its.waiting }),
          ...(its.pausedUntil === undefined ? {} : { pausedUntil: its.pausedUntil }),
        }),
      });
    },
    onError: (error, key) => errors.push([key, error.message]),
    ...options,
  });
  let isOver = false;
  const run = () => {
    const running = work.run().finally(() => {
      isOver = true;
    });
    running.catch(() => {});
    return running;
  };
  return {
    clock,
    stop,
    account,
    script,
    polls,
    opened,
    taken,
    began,
    released,
    errors,
    delays,
    queries,
    run,
    isOver: () => isOver,
    maxInHand: () => maxInHand,
    lasting,
  };
}
