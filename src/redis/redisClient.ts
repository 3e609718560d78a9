import { createHash } from "node:crypto";
import { StoreError } from "../errors/storeError.ts";
import { expected } from "../options/check.ts";
import { number, text } from "../options/kinds.ts";
import type { Clock } from "../runtime/clock.ts";

/** A client of ioredis, as far as it is needed here. */
export interface IoredisLike {
  call(command: string, ...args: (string | number)[]): Promise<unknown>;
}

/** A client of node-redis (`redis`), as far as it is needed here. It must be connected. */
export interface NodeRedisLike {
  sendCommand(args: string[]): Promise<unknown>;
}

/** A Redis or Valkey client of the caller's: ioredis or node-redis. It is used, never closed. */
export type RedisClient = IoredisLike | NodeRedisLike;

/** A script on the server: what it does happens at once and as a whole. */
export interface RedisScript {
  /** Rejects with a `StoreError` where Redis fails or does not answer in time. */
  run(keys: readonly string[], args: readonly (string | number)[]): Promise<unknown>;
}

interface ScriptOptions {
  /** The function that was given the client, for the message. */
  readonly owner: string;
  readonly lua: string;
  readonly timeoutMs: number;
  readonly clock: Clock;
}

/** How the option `prefix` of the store and the limiter is checked. An empty hash tag would part keys in a cluster. */
export const keyPrefix = text({
  pattern: /^[^}]/,
  wanted: "a non-empty string that does not start with `}`",
  default: "baselinker",
});

/** How the option `timeoutMs` of the store and the limiter is checked. No timer of Node waits longer than the most. */
export const replyTimeout = number({ above: 0, most: 2 ** 31 - 1, unit: "milliseconds", default: 5_000 });

/** @throws TypeError where the client is none */
export function redisScript(client: unknown, { owner, lua, timeoutMs, clock }: ScriptOptions): RedisScript {
  const redis = checkClient(owner, client);
  const sha = createHash("sha1").update(lua).digest("hex");
  const evaluate = async (rest: readonly string[]): Promise<unknown> => {
    try {
      return await sendCommand(redis, ["EVALSHA", sha, ...rest]);
    } catch (error) {
      // After a restart or a fail-over the server does not know the script any more.
      if (!(error instanceof Error) || !error.message.includes("NOSCRIPT")) throw error;
      return sendCommand(redis, ["EVAL", lua, ...rest]);
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

/** The error for a reply that our scripts do not give. */
export function unexpectedReply(retryable: boolean): StoreError {
  const message = "Unexpected reply from Redis. Check that the client is ioredis or node-redis.";
  return new StoreError(message, { retryable });
}

function checkClient(owner: string, client: unknown): RedisClient {
  if (isClient(client)) return client;
  const wanted =
    "a client of ioredis or node-redis. Pass `new Redis(url)`, or `createClient({ url })` connected.";
  throw expected(`the client of ${owner}`, wanted, client);
}

function isClient(client: unknown): client is RedisClient {
  return (
    typeof client === "object" &&
    client !== null &&
    ["call", "sendCommand"].some((name) => typeof Reflect.get(client, name) === "function")
  );
}

/** Sends one command through either kind of client. */
function sendCommand(client: RedisClient, command: readonly string[]): Promise<unknown> {
  const [name = "", ...args] = command;
  // ioredis has a `sendCommand` of its own that takes something else, so `call` is asked for first.
  return "call" in client ? client.call(name, ...args) : client.sendCommand([...command]);
}

/** Clients keep commands for a server that is away, without end; the caller must know in time. */
function within(timeoutMs: number, clock: Clock, answer: Promise<unknown>): Promise<unknown> {
  return new Promise((resolve, reject) => {
    const cancel = clock.after(timeoutMs, () => {
      const message = `Redis did not answer within ${timeoutMs} ms. Check the server, and try again when it works.`;
      reject(new StoreError(message, { retryable: true }));
    });
    answer.then(resolve, reject).finally(cancel);
  });
}
