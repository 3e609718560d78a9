import { createHash } from "node:crypto";
import { StoreError } from "../../shared/errors/storeError.ts";
import { expected } from "../../shared/options/check.ts";
import { number, text } from "../../shared/options/kinds.ts";
import { within } from "../../shared/runtime/abort.ts";
import type { Clock } from "../../shared/runtime/clock.ts";
import { causeNameOf, inParentheses } from "../../shared/runtime/systemCode.ts";
import type { ExplainedError } from "../store/engineRows.ts";

/** The part of an ioredis client that is used here. */
type IoredisLike = {
  call(command: string, ...args: (string | number)[]): Promise<unknown>;
};

/** The part of a node-redis (`redis`) client that is used here. It must be connected. */
export type NodeRedisLike = {
  sendCommand(args: string[]): Promise<unknown>;
};

/** Your Redis or Valkey client: ioredis or node-redis. It is used, never closed. */
export type RedisClient = IoredisLike | NodeRedisLike;

export interface RedisScript {
  /** Rejects with the client's error if Redis fails. */
  run(keys: readonly string[], args: readonly (string | number)[]): Promise<unknown>;
}

/** The options of everything in Redis. */
export interface RedisOptions {
  /**
   * The prefix of all keys. One per Base account, the same for its store, register and catalog.
   * @default "baselinker"
   */
  readonly prefix?: string | undefined;
  /** How long Redis may take to answer, in milliseconds. @default 5_000 */
  readonly maxWaitMs?: number | undefined;
}

export const redisChecks = {
  prefix: text({
    // An empty hash tag would spread the keys over a cluster.
    pattern: /^[^}]/,
    wanted: "a non-empty string that does not start with `}`",
    default: "baselinker",
  }),
  // The maximum of Node's timers.
  maxWaitMs: number({ above: 0, most: 2_147_483_647, unit: "milliseconds", default: 5_000 }),
};

export function redisScript(client: RedisClient, lua: string): RedisScript {
  const sha = createHash("sha1").update(lua).digest("hex");
  return {
    async run(keys, args) {
      const rest = [String(keys.length), ...keys, ...args.map(String)];
      try {
        return await sendCommand(client, ["EVALSHA", sha, ...rest]);
      } catch (error) {
        // After a restart or a fail-over the server no longer has the script.
        if (!(error instanceof Error) || !error.message.includes("NOSCRIPT")) throw error;
        return sendCommand(client, ["EVAL", lua, ...rest]);
      }
    },
  };
}

export interface Patience {
  readonly maxWaitMs: number;
  readonly clock: Clock;
}

/** The same script, which rejects with a `StoreError` if Redis fails or does not answer in time. */
export function timedScript(script: RedisScript, patience: Patience): RedisScript {
  return { run: (keys, args) => inTime(script.run(keys, args), patience) };
}

/** Returns what Redis answers. Rejects with a `StoreError` if it fails or does not answer in time. */
export async function inTime<Answer>(
  answer: Promise<Answer>,
  { maxWaitMs, clock }: Patience,
): Promise<Answer> {
  const late = () =>
    new StoreError(
      `Redis did not answer within ${maxWaitMs} ms. Check the server, and try again when it works.`,
      { retryable: true, details: { problem: "late", waitMs: maxWaitMs } },
    );
  try {
    return await within(maxWaitMs, clock, answer, late);
  } catch (error) {
    if (error instanceof StoreError) throw error;
    const { message, details } = explainRedis(error);
    throw new StoreError(message, { cause: error, retryable: true, details });
  }
}

export function explainRedis(error: unknown): ExplainedError {
  // Errors of the server begin with a word in capitals; all others are about the connection.
  const reply = error instanceof Error ? /^[A-Z]{2,}(?= )/.exec(error.message)?.[0] : undefined;
  const cause = reply ?? causeNameOf(error);
  const cure = cures[reply ?? ""] ?? "Try again when Redis works.";
  return {
    message: `Redis could not be used${inParentheses(cause)}. ${cure}`,
    retryable: true,
    again: reply === undefined || passing.includes(reply),
    details: {
      problem: reply === undefined ? "unreachable" : "refused",
      engine: "Redis",
      cause: cause ?? "none",
    },
  };
}

const password = "Give the client the user and the password of Redis.";
const cures: Readonly<Record<string, string>> = {
  NOAUTH: password,
  WRONGPASS: password,
  NOPERM: "Its user may not run this command. Allow it in the ACL of Redis.",
  OOM: "Its memory is full. Raise `maxmemory`, or delete keys that are not needed.",
  READONLY: "It is a replica. Connect to the primary.",
  WRONGTYPE: "A key holds something of another program. Use another prefix.",
};

const passing: readonly string[] = ["LOADING", "TRYAGAIN", "CLUSTERDOWN", "MASTERDOWN", "READONLY"];

/** The error for a reply that our scripts never return. */
export function unexpectedReply(retryable: boolean): StoreError {
  const message = "Unexpected reply from Redis. Check that the client is ioredis or node-redis.";
  return new StoreError(message, { retryable });
}

/** @throws TypeError if the client is none */
export function checkClient(owner: string, client: unknown): RedisClient {
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

export function sendCommand(client: RedisClient, command: readonly string[]): Promise<unknown> {
  const [name = "", ...args] = command;
  // ioredis has a different `sendCommand`, so `call` is checked first.
  return "call" in client ? client.call(name, ...args) : client.sendCommand([...command]);
}
