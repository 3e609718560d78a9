import type { SharedLog, TakeResult } from "../../client/limiter/sharedRateLimiter.ts";
import { type RedisScript, unexpectedReply } from "./redisClient.ts";
import type { EpochFrom } from "./redisInfo.ts";

/** A slot taken without Redis, and for how long it is still held. */
export interface TakenLocally {
  readonly id: string;
  readonly leftMs: number;
}

export class RedisLog implements SharedLog {
  readonly #script: RedisScript;
  readonly #keys: readonly string[];
  readonly #limit: number;
  readonly #epochFrom: () => Promise<EpochFrom>;
  /** The epoch of the log at the last request. */
  #epoch = "";

  constructor(script: RedisScript, name: string, limit: number, epochFrom: () => Promise<EpochFrom>) {
    this.#script = script;
    this.#keys = [`${name}:log`, `${name}:pause`, `${name}:epoch`];
    this.#limit = limit;
    this.#epochFrom = epochFrom;
  }

  /** Takes a slot. It also reports the slots that were taken while Redis was unavailable. */
  async take(
    id: string,
    heldMs: number,
    leaveFree: number,
    takenLocally: readonly TakenLocally[] = [],
  ): Promise<TakeResult> {
    const earlier = takenLocally.flatMap((taken) => [taken.id, Math.ceil(taken.leftMs)]);
    const epoch = [await this.#epochFrom(), this.#epoch];
    const args = ["take", this.#limit - leaveFree, heldMs, ...epoch, id, ...earlier];
    const reply = await this.#script.run(this.#keys, args);
    const [status, waitMs, met] = Array.isArray(reply) ? reply.map(String) : [];
    this.#epoch = met ?? "";
    if (status === "taken") return "taken";
    if (status === "block" || status === "limit" || status === "doubt")
      return { waitMs: Number(waitMs), reason: status };
    throw unexpectedReply(true);
  }

  async hold(id: string, heldMs: number): Promise<void> {
    await this.#script.run(this.#keys, ["hold", id, heldMs]);
  }

  async pause(durationMs: number): Promise<void> {
    await this.#script.run(this.#keys, ["pause", Math.ceil(durationMs)]);
  }
}
