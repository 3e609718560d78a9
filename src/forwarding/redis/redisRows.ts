import { StoreError } from "../../shared/errors/storeError.ts";
import type { Detail } from "../../shared/messages/format.ts";
import { type Reason, reasonOf } from "../contract/reason.ts";
import type { Place } from "../contract/registerContract.ts";
import { doubtReason } from "../store/doubtReason.ts";
import { type ClaimedRow, renewAfterMs } from "../store/engineRows.ts";
import type { AliasedRows } from "../store/erasedKeys.ts";
import { textOf } from "../store/rowTexts.ts";
import { explainRedis, type RedisClient, redisScript, sendCommand, unexpectedReply } from "./redisClient.ts";
import { redisCodes } from "./redisCodes.ts";
import { changeArgs } from "./redisEntries.ts";
import { askServer, type EpochFrom } from "./redisInfo.ts";
import { storeScript } from "./scripts.embedded.ts";

/** Where the rows are, and how many replicas must have what must not be lost. */
interface RowsOptions {
  readonly prefix: string;
  readonly replicas: number;
  readonly maxWaitMs: number;
}

/** The rows of a store in Redis. Each step is one run of a script. */
export function redisRows(client: RedisClient, { prefix, replicas, maxWaitMs }: RowsOptions): AliasedRows {
  const script = redisScript(client, storeScript);
  let epochFrom: EpochFrom = "none";
  // The braces keep all keys of a store in one slot of a cluster, as a script requires.
  const name = (rest: string) => `{${prefix}}:${rest}`;
  const [open, binding] = [name("open"), name("binding")];
  const run = async (keys: readonly string[], ...args: readonly (string | number)[]) => {
    const reply = await script.run(keys, args);
    if (Array.isArray(reply)) return reply.map(textOf);
    throw unexpectedReply(false);
  };
  /** Waits until the given number of replicas have the last write. A fail-over to one of them then loses nothing. */
  const replicated = async () => {
    if (replicas === 0) return;
    const reached = Number(
      await sendCommand(client, ["WAIT", String(replicas), String(Math.ceil(maxWaitMs / 2))]),
    );
    if (reached >= replicas) return;
    const message = `Redis has the lead, but only ${reached} of ${replicas} replicas. Check them, and try again.`;
    throw new StoreError(message, { retryable: true });
  };

  const store = reasonOf(redisCodes, "redis_prefix", { prefix });
  return {
    store: store.reason,
    record: "A record in Redis",
    place: placeOf(client, prefix),
    explain: explainRedis,
    async check() {
      const state = await askServer(client, replicas);
      epochFrom = state.epochFrom;
      return state.findings;
    },
    explainDoubt: (cause) => doubtReason(store, cause, explainEpoch),
    async readBinding() {
      const [found, epoch = ""] = await run([binding], "binding", epochFrom);
      return { binding: found, epoch };
    },
    async swapBinding(before, after) {
      const [done] = await run([binding], "bind", before ?? "", after);
      return done === "done";
    },
    async claim(key, { token, leaseMs, buyer = "", reopen, retentionMs, alias }): Promise<ClaimedRow> {
      const keys = [name(`lead:${key}`), open, binding, name("order:")];
      if (alias !== undefined) keys.push(name(`lead:${alias}`));
      const kept = [Math.ceil(retentionMs), renewAfterMs(retentionMs)];
      const reopened = reopen === undefined ? [] : [reopen.orderId, reopen.lead ?? ""];
      const args = [token, leaseMs, buyer, epochFrom, ...kept, ...reopened];
      const reply = await run(keys, "claim", key, ...args);
      const [status, first, second, third] = reply;
      if (status === "claimed") return { status, lead: first, binding: second, epoch: third ?? "" };
      if (status === "busy") return { status };
      if (status !== "sent") throw unexpectedReply(false);
      return { status, orderId: first, fingerprint: second || undefined, buyers: third ?? "" };
    },
    async renew(key, { token, leaseMs }, lead) {
      const args = lead === undefined ? [leaseMs] : [leaseMs, lead];
      const [status] = await run([name(`lead:${key}`), open], "renew", key, token, ...args);
      if (lead !== undefined) await replicated();
      return status === "done";
    },
    async finish(key, token, end) {
      const { state, orderId, fingerprint = "", buyer = "", entry, retentionMs, alias } = end;
      const change = entry === undefined ? [] : changeArgs(entry);
      const keys = [name(`lead:${key}`), open, name(`order:${orderId}`)];
      const args = [Math.ceil(retentionMs), orderId, buyer, fingerprint, ...change];
      if (entry !== undefined || alias !== undefined) keys.push(name(""));
      if (alias !== undefined) keys.push(name(`lead:${alias}`));
      const [status] = await run(keys, state, key, token, ...args);
      if (status === "gone") return status;
      if (status !== "done" && status !== "lost" && status !== "order_taken") throw unexpectedReply(false);
      await replicated();
      return status;
    },
    async listOpen() {
      return (await run([open], "list")).map(String);
    },
    readNote: async (note) => textOf(await sendCommand(client, ["GET", name(`note:${note}`)])),
    async writeNote(note, text, keepMs) {
      await sendCommand(client, ["SET", name(`note:${note}`), text, "PX", String(Math.max(1, keepMs))]);
    },
    readLead: async (key) => textOf(await sendCommand(client, ["HGET", name(`lead:${key}`), "lead"])),
    async ordersOf(keys) {
      const reply = await run(
        keys.map((key) => name(`lead:${key}`)),
        "orders",
      );
      return reply.map((order) => order || undefined);
    },
    async erase(key, alias) {
      await run([name(`lead:${key}`), open, name(`lead:${alias}`)], "erase", key, "");
    },
  };
}

/** What follows the last `+` of an epoch is how many keys the server dropped. */
function explainEpoch(before: string, after: string, lookUps: Detail): Reason {
  const [[server], [now]] = [before.split("+"), after.split("+")];
  const hasDropped = server === now && after.includes("+");
  return reasonOf(redisCodes, hasDropped ? "redis_dropped_keys" : "redis_restarted", { lookUps });
}

/** The place of rows: the same client and prefix are the same place. */
export function placeOf(client: RedisClient, prefix: string): Place {
  return { name: reasonOf(redisCodes, "redis_prefix", { prefix }).reason, engine: client, part: prefix };
}
