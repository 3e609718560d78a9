import { checkOptions, type OptionChecks } from "../../shared/options/check.ts";
import type { Closable } from "../../shared/runtime/dispose.ts";
import type { LeadRegister } from "../contract/registerContract.ts";
import { engineRegister, type RegisterOptions, registerChecks } from "../register/engineRegister.ts";
import type { EntryRow, EntryRows } from "../register/entryRows.ts";
import {
  checkClient,
  explainRedis,
  type RedisClient,
  type RedisOptions,
  redisChecks,
  redisScript,
  unexpectedReply,
} from "./redisClient.ts";
import { changeArgs, toEntryRow } from "./redisEntries.ts";
import { findingsForRegister } from "./redisInfo.ts";
import { placeOf } from "./redisRows.ts";
import { registerScript } from "./scripts.embedded.ts";

/** Options of `redisRegister`. `prefix` must be that of its store. */
export interface RedisRegisterOptions extends RegisterOptions, RedisOptions {}

/**
 * A register that many processes on many machines share, with the same client and prefix as its `redisStore`: one
 * script writes both. Redis 6 or later or Valkey. Its data is as durable as the server's append-only file: set
 * `appendonly yes`, and also `appendfsync always` if no lead may be lost when the server is killed on a busy disk, or
 * its machine fails.
 * @throws TypeError for a client or an option of the wrong type or an unknown name, RangeError for an option out of
 * its range.
 * @example
 * ```ts
 * const store = redisStore(redis);
 * const forwarder = createForwarder({ baselinker, rules, store, register: redisRegister(redis) });
 * ```
 */
export function redisRegister(
  client: RedisClient,
  options: RedisRegisterOptions = {},
): LeadRegister & Closable {
  const { prefix, ...checked } = checkOptions("redisRegister", registerOptionChecks, options);
  return engineRegister(redisEntryRows(checkClient("redisRegister", client), prefix), checked);
}

const registerOptionChecks = /* @__PURE__ */ (() =>
  ({ ...registerChecks("redisRegister"), ...redisChecks }) satisfies OptionChecks<RedisRegisterOptions>)();

const statuses = ["received", "success", "skip", "error", "unknown", "differs", "discarded"] as const;

/** The rows of a register in Redis. Each step is one run of a script. */
export function redisEntryRows(client: RedisClient, prefix: string): EntryRows {
  const script = redisScript(client, registerScript);
  const run = async (what: string, ...args: readonly (string | number)[]): Promise<readonly unknown[]> => {
    const reply = await script.run([`{${prefix}}:`], [what, ...args]);
    if (Array.isArray(reply)) return reply;
    throw unexpectedReply(false);
  };
  const runForRows = async (what: string, ...args: readonly (string | number)[]): Promise<EntryRow[]> =>
    (await run(what, ...args)).flatMap((told) => toEntryRow(told) ?? []);
  return {
    store: placeOf(client, prefix).name,
    place: placeOf(client, prefix),
    isDurable: true,
    explain: explainRedis,
    check: () => findingsForRegister(client),
    async add({ id, namespace, head, lead = "", leadBytes, dueInMs = "", keepMs, keepLeadMs }, maxDue) {
      const times = [Math.ceil(keepMs), Math.ceil(keepLeadMs)];
      const reply = await run("add", id, namespace, head, lead, leadBytes, dueInMs, ...times, maxDue);
      return String(reply[0]) === "there";
    },
    async change(change) {
      const [id] = await run("change", ...changeArgs(change));
      return id === null || id === undefined ? undefined : String(id);
    },
    read: async (id) => (await runForRows("read", id))[0],
    page: ({ status = "", from = "", after = "", order, limit, withLeads }) =>
      runForRows("page", status, from, after, order, limit, withLeads ? 1 : 0),
    addIssue: async (storeKey, issue) => String((await run("add-issue", storeKey, issue))[0]) === "there",
    ofKey: async (storeKey) => (await runForRows("of-key", storeKey))[0],
    ofOrder: (orderId) => runForRows("of-order", orderId),
    take: ({ namespace, limit, leaseMs, newest, alone }) =>
      runForRows("take", namespace, limit, leaseMs, newest, alone ? 1 : 0),
    remove: async (id) => void (await run("remove", id)),
    async count(namespace) {
      const [due, oldestDue, ...counts] = await run("count", namespace, ...statuses);
      return {
        by: Object.fromEntries(statuses.map((status, place) => [status, Number(counts[place])])),
        due: Number(due),
        oldestDue: oldestDue === null || oldestDue === undefined ? undefined : String(oldestDue),
      };
    },
    sweep: async () => void (await run("sweep")),
  };
}
