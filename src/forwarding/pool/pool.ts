import { deadlineOver, ForwarderError } from "../../shared/errors/forwarderError.ts";
import { valueIn } from "../../shared/json/snapshot.ts";
import { text } from "../../shared/options/kinds.ts";
import { eitherSignal, ownSignal, promiseTry, raceWithAbort } from "../../shared/runtime/abort.ts";
import type { Clock } from "../../shared/runtime/clock.ts";
import { warnOnce } from "../../shared/runtime/errors.ts";
import { logThrough } from "../../shared/runtime/log.ts";
import { type ForwardResult, faultOf, toFailure } from "../contract/forwardResult.ts";
import type { LeadQueue } from "../contract/leadQueue.ts";
import { snapshotOfLead } from "../contract/leadSnapshot.ts";
import { checkCloseOptions, checkForwardOptions } from "../forwarder/config.ts";
import { openForwarder, startDeadlineMs } from "../forwarder/createForwarder.ts";
import type { Forwarder, ForwardOptions, PooledForwarder } from "../forwarder/forwarder.ts";
import { Deadlines } from "../waiting/deadlines.ts";
import { Queue } from "../waiting/queue.ts";
import type { ForwarderPool, ForwarderPoolOptions, PoolWorkOptions } from "./forwarderPool.ts";
import { LeftOpenOfAccounts } from "./leftOpen.ts";
import { checkPoolWork, PoolWorker, queueCheck } from "./poolWorker.ts";

interface Member {
  readonly accountKey: string;
  readonly opened: Promise<OpenForwarder>;
  /** The forwarder; `undefined` until it is open. */
  open: OpenForwarder | undefined;
  users: number;
  idleSince: number;
}

interface OpenForwarder extends PooledForwarder {
  readonly close: (() => Promise<unknown>) | undefined;
  /** Writes that it could not be closed to the log of its client. */
  readonly closeFailed: (error: unknown) => void;
}

interface PoolConfig {
  readonly forwarderOf: ForwarderPoolOptions["forwarderOf"];
  readonly max: number;
  readonly idleMs: number;
  readonly clock: Clock;
}

const accountKeyCheck = /* @__PURE__ */ text({ pattern: /\S/, wanted: "a text that names the account" });

export class Pool implements ForwarderPool {
  readonly #config: PoolConfig;
  readonly #deadlines: Deadlines;
  readonly #members = new Map<string, Member>();
  /** Unused forwarders, the most recently used last. */
  readonly #idle = new Queue<string, Member>();
  readonly #closing = new Map<string, Promise<void>>();
  readonly #stopWork = new AbortController();
  /** One for each `work` that runs. */
  readonly #leftOpen = new Set<LeftOpenOfAccounts>();
  #cancelTimer: (() => void) | undefined;
  #closed: Promise<void> | undefined;

  constructor(config: PoolConfig) {
    this.#config = config;
    this.#deadlines = new Deadlines(config.clock, deadlineOver);
  }

  get size(): number {
    return this.#members.size;
  }

  async forward(accountKey: string, lead: unknown, options: ForwardOptions = {}): Promise<ForwardResult> {
    const { clock } = this.#config;
    const since = clock.now();
    try {
      const { deadlineMs, signal, ...others } = checkForwardOptions(options);
      const member = this.#enter(accountKey);
      try {
        const { open } = member;
        if (open !== undefined) return await open.forwarder.forward(lead, { ...others, signal, deadlineMs });
        // The caller may change its object while the forwarder is opened.
        const snapshot = snapshotOfLead(lead);
        const { forwarder } = await this.#opened(member, deadlineMs, signal);
        const leftMs = deadlineMs === undefined ? undefined : Math.max(1, deadlineMs - (clock.now() - since));
        return await forwarder.forward(valueIn(snapshot), { ...others, signal, deadlineMs: leftMs });
      } finally {
        this.#leave(member);
      }
    } catch (thrown) {
      return toFailure(faultOf(thrown), { error: thrown, issues: [] });
    }
  }

  async use<Value>(accountKey: string, work: (forwarder: Forwarder) => Promise<Value>): Promise<Value> {
    const member = this.#enter(accountKey);
    try {
      const { forwarder } = await member.opened;
      return await work(forwarder);
    } finally {
      this.#leave(member);
    }
  }

  async work(queue: LeadQueue, options: PoolWorkOptions = {}): Promise<void> {
    const { signal, ...checked } = checkPoolWork(options);
    const stop = eitherSignal(signal, this.#stopWork.signal) ?? this.#stopWork.signal;
    const { clock, max: maxAccounts } = this.#config;
    const work = new PoolWorker({
      ...checked,
      queue: queueCheck.check("the queue of work", queue),
      maxAccounts: maxAccounts,
      clock,
      stop,
      withForwarder: async (accountKey, use) => {
        const member = this.#enter(accountKey);
        try {
          await use(member.open ?? (await this.#opened(member, undefined, stop)));
        } finally {
          this.#leave(member);
        }
      },
    });
    const leftOpen = new LeftOpenOfAccounts();
    for (const { open } of this.#members.values()) if (open !== undefined) leftOpen.begin(open);
    this.#leftOpen.add(leftOpen);
    try {
      await work.run();
    } finally {
      this.#leftOpen.delete(leftOpen);
      await leftOpen.end();
    }
  }

  async close(closeOptions: Parameters<Forwarder["close"]>[0] = {}): Promise<void> {
    const options = checkCloseOptions(closeOptions);
    const message = "The pool was closed. Forward the lead again, with a new one.";
    this.#stopWork.abort(new ForwarderError("FORWARDER_CLOSED", message));
    this.#closed ??= this.#closeAll(options);
    return this.#closed;
  }

  async #closeAll(options: Parameters<Forwarder["close"]>[0]): Promise<void> {
    this.#cancelTimer?.();
    const ends = [...this.#members.values()].map((member) => end(member, options));
    this.#members.clear();
    const ended = await Promise.allSettled([...ends, ...this.#closing.values()]);
    for (const settled of ended) if (settled.status === "rejected") throw settled.reason;
  }

  #enter(input: unknown): Member {
    this.#stopWork.signal.throwIfAborted();
    const accountKey = accountKeyCheck.check("accountKey", input);
    const member = this.#members.get(accountKey) ?? this.#begin(accountKey);
    member.users += 1;
    this.#idle.delete(accountKey);
    return member;
  }

  #begin(accountKey: string): Member {
    const before = this.#closing.get(accountKey) ?? Promise.resolve();
    const opened = before.then(() => promiseTry(() => this.#open(accountKey)));
    const member: Member = { accountKey, opened, open: undefined, users: 0, idleSince: 0 };
    this.#members.set(accountKey, member);
    this.#closeIdle();
    opened.then(
      (open) => {
        member.open = open;
        for (const leftOpen of this.#leftOpen) leftOpen.begin(open);
      },
      // The next lead tries again, unless one already has.
      () => this.#forget(member),
    );
    return member;
  }

  async #open(accountKey: string): Promise<OpenForwarder> {
    const { close, ...options } = await this.#config.forwarderOf(accountKey);
    const closeFailed = warnOnce("close", (message) =>
      // The client may be what is missing in the options.
      logThrough(Object(options.baselinker), {
        level: "warn",
        text: () => message,
        onConsole: { once: "close_failed" },
      }),
    );
    try {
      return { ...openForwarder(options), close, closeFailed };
    } catch (error) {
      await close?.().catch(closeFailed);
      throw error;
    }
  }

  #opened(
    { opened }: Member,
    deadlineMs: number | undefined,
    signal: AbortSignal | undefined,
  ): Promise<OpenForwarder> {
    const deadline = this.#deadlines.start(deadlineMs, startDeadlineMs);
    return raceWithAbort(opened, ownSignal(signal, deadline?.signal)).finally(() => deadline?.cancel());
  }

  #leave(member: Member): void {
    member.users -= 1;
    if (member.users > 0 || this.#members.get(member.accountKey) !== member) return;
    member.idleSince = this.#config.clock.now();
    this.#idle.set(member.accountKey, member);
    this.#closeIdle();
  }

  /** Closes forwarders that are too many, and those that were idle for long enough. */
  #closeIdle(): void {
    const { clock, max, idleMs } = this.#config;
    for (let first = this.#idle.first(); first !== undefined; first = this.#idle.first()) {
      const leftMs = first.idleSince + idleMs - clock.now();
      if (this.#members.size <= max && leftMs > 0) {
        this.#closeLater(leftMs);
        return;
      }
      this.#closeOne(first);
    }
  }

  #closeLater(inMs: number): void {
    if (this.#cancelTimer !== undefined || inMs === Number.POSITIVE_INFINITY) return;
    const onTime = () => {
      this.#cancelTimer = undefined;
      this.#closeIdle();
    };
    this.#cancelTimer = this.#config.clock.after(inMs, onTime, { background: true });
  }

  #closeOne(member: Member): void {
    const { accountKey } = member;
    this.#forget(member);
    const closing = end(member)
      .catch((error) => member.open?.closeFailed(error))
      .finally(() => {
        // A later forwarder of the account may already be closing.
        if (this.#closing.get(accountKey) === closing) this.#closing.delete(accountKey);
      });
    this.#closing.set(accountKey, closing);
  }

  /** Removes the member, unless the account has got another forwarder since. */
  #forget(member: Member): void {
    const { accountKey } = member;
    if (this.#members.get(accountKey) !== member) return;
    this.#members.delete(accountKey);
    this.#idle.delete(accountKey);
  }
}

async function end({ opened }: Member, options?: Parameters<Forwarder["close"]>[0]): Promise<void> {
  const open = await opened.catch(() => undefined);
  try {
    await open?.forwarder.close(options);
  } finally {
    await open?.close?.();
  }
}
