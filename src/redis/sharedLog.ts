import { StoreError } from "../forwarding/storeError.ts";
import type { Permit } from "../limiter/rateLimiter.ts";
import type { RedisScript } from "./redisScript.ts";

/** The next permit, or how long to wait for it. */
export type Turn =
  | { readonly permit: Permit }
  | { readonly waitMs: number; readonly reason: "limit" | "block" };

/** A request that was sent without asking Redis, and for how long its place is still taken. */
export interface SentAlone {
  readonly id: string;
  readonly leftMs: number;
}

interface SharedLogOptions {
  readonly requestsPerMinute?: number | undefined;
  readonly windowMs?: number | undefined;
  readonly latencyMs?: number | undefined;
}

/** The log of requests in Redis, as one process sees it. */
export class SharedLog {
  readonly #script: RedisScript;
  readonly #keys: readonly string[];
  readonly #limit: number;
  readonly #windowMs: number;
  readonly #latencyMs: number;
  readonly #process = crypto.randomUUID();
  #requests = 0;

  constructor(script: RedisScript, name: string, options: SharedLogOptions) {
    this.#script = script;
    this.#keys = [`${name}:log`, `${name}:pause`];
    this.#limit = Math.max(1, Math.floor(options.requestsPerMinute ?? 100));
    this.#windowMs = paddedWindowMs(options.windowMs);
    this.#latencyMs = options.latencyMs ?? 2_000;
  }

  /** Never throws: a log that cannot be asked gives its error as the answer. */
  async take(sentAlone: readonly SentAlone[]): Promise<Turn | StoreError> {
    const id = this.#newId();
    const takenMs = this.#windowMs + this.#latencyMs;
    const earlier = sentAlone.flatMap((sent) => [sent.id, Math.ceil(sent.leftMs)]);
    try {
      const answer = await this.#script.run(this.#keys, ["take", this.#limit, takenMs, id, ...earlier]);
      const [status, waitMs] = Array.isArray(answer) ? answer : [];
      if (String(status) === "permit") return { permit: this.#permit(id) };
      return { waitMs: Number(waitMs), reason: String(status) === "block" ? "block" : "limit" };
    } catch (error) {
      return error instanceof StoreError
        ? error
        : new StoreError(unexpected, { cause: error, retryable: true });
    }
  }

  async pause(ms: number): Promise<void> {
    await this.#script.run(this.#keys, ["pause", Math.ceil(ms)]);
  }

  /**
   * An answered request was counted before its answer came, so its place is free a window after that. One
   * that was lost can still be under way. One that nobody reports on keeps the time it was given at first.
   */
  #permit(id: string): Permit {
    return {
      end: (how) => {
        const keepMs = how === "unused" ? -1 : this.#windowMs + (how === "lost" ? this.#latencyMs : 0);
        // Should Redis be away, the place stays taken for as long as it was given at first.
        this.#script.run(this.#keys, ["end", id, keepMs]).catch(() => {});
      },
    };
  }

  #newId(): string {
    this.#requests += 1;
    return `${this.#process}:${this.#requests}`;
  }
}

/** The server's clock and Redis's run at slightly different speeds; 0.4 % is far more than quartz needs. */
export function paddedWindowMs(windowMs = 60_000): number {
  return Math.ceil(windowMs + windowMs / 240);
}

const unexpected = "Redis answered something unexpected. Check that the client is ioredis or node-redis.";
