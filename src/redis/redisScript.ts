import { createHash } from "node:crypto";
import { StoreError } from "../errors/storeError.ts";
import type { Clock } from "../runtime/clock.ts";
import { type RedisClient, sendCommand } from "./redisClient.ts";

/** A script on the server: what it does happens at once and as a whole. */
export interface RedisScript {
  /** Rejects with a `StoreError` where Redis fails or does not answer in time. */
  run(keys: readonly string[], args: readonly (string | number)[]): Promise<unknown>;
}

export function redisScript(client: RedisClient, lua: string, timeoutMs: number, clock: Clock): RedisScript {
  const sha = createHash("sha1").update(lua).digest("hex");
  const evaluate = async (rest: readonly string[]): Promise<unknown> => {
    try {
      return await sendCommand(client, ["EVALSHA", sha, ...rest]);
    } catch (error) {
      // After a restart or a fail-over the server does not know the script any more.
      if (!(error instanceof Error) || !error.message.includes("NOSCRIPT")) throw error;
      return sendCommand(client, ["EVAL", lua, ...rest]);
    }
  };
  return {
    async run(keys, args) {
      const rest = [String(keys.length), ...keys, ...args.map(String)];
      try {
        return await within(timeoutMs, clock, evaluate(rest));
      } catch (error) {
        if (error instanceof StoreError) throw error;
        throw new StoreError("Redis could not be used. See the cause, and try again when Redis works.", {
          cause: error,
          retryable: true,
        });
      }
    },
  };
}

/** Clients keep commands for a server that is away, without end; whoever waits here must know in time. */
function within(timeoutMs: number, clock: Clock, answer: Promise<unknown>): Promise<unknown> {
  return new Promise((resolve, reject) => {
    const cancel = clock.after(timeoutMs, () => {
      const message = `Redis did not answer within ${timeoutMs} ms. Check the server, and try again when it works.`;
      reject(new StoreError(message, { retryable: true }));
    });
    answer.then(resolve, reject).finally(cancel);
  });
}
