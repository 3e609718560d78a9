import { StoreError } from "../errors/storeError.ts";
import type { SharedLog, Turn } from "../limiter/sharedLog.ts";
import type { RedisScript } from "./redisScript.ts";

/** A place that was taken without asking Redis, and for how long it still is. */
export interface TakenAlone {
  readonly id: string;
  readonly leftMs: number;
}

/** The log of requests in Redis. */
export class RedisLog implements SharedLog {
  readonly #script: RedisScript;
  readonly #keys: readonly string[];
  readonly #limit: number;

  constructor(script: RedisScript, name: string, limit: number) {
    this.#script = script;
    this.#keys = [`${name}:log`, `${name}:pause`];
    this.#limit = limit;
  }

  /** Tells of the places that were taken while Redis was away, too. */
  async take(id: string, heldMs: number, alone: readonly TakenAlone[] = []): Promise<Turn> {
    const earlier = alone.flatMap((taken) => [taken.id, Math.ceil(taken.leftMs)]);
    const answer = await this.#script.run(this.#keys, ["take", this.#limit, heldMs, id, ...earlier]);
    const [status, waitMs] = Array.isArray(answer) ? answer.map(String) : [];
    if (status === "taken") return "taken";
    if (status === "block" || status === "limit") return { waitMs: Number(waitMs), reason: status };
    throw new StoreError(
      "Redis answered something unexpected. Check that the client is ioredis or node-redis.",
      { retryable: true },
    );
  }

  async hold(id: string, heldMs: number): Promise<void> {
    await this.#script.run(this.#keys, ["hold", id, heldMs]);
  }

  async pause(durationMs: number): Promise<void> {
    await this.#script.run(this.#keys, ["pause", Math.ceil(durationMs)]);
  }
}
