import type { DetailsOf } from "../../shared/messages/texts.ts";
import { reasonOf } from "../contract/reason.ts";
import type { StoreFinding } from "../store/engineRows.ts";
import { explainRedis, type RedisClient, sendCommand } from "./redisClient.ts";
import { redisCodes } from "./redisCodes.ts";

/** Which sections of `INFO` show whether the server has changed; `none` if the command is not allowed. */
export type EpochFrom = "none" | "replication" | "server";

export interface ServerState {
  readonly epochFrom: EpochFrom;
  readonly findings: readonly StoreFinding[];
}

/** Asks the server for its settings, with `replicas` that are waited for. Rejects only if it does not answer. */
export async function askServer(client: RedisClient, replicas?: number): Promise<ServerState> {
  return readServerState(await askIfAllowed(client, ["INFO"]), replicas);
}

/** Settings that put a register at risk, as far as the server shows them: most rented ones allow no `CONFIG`. */
export async function findingsForRegister(client: RedisClient): Promise<readonly StoreFinding[]> {
  const { findings, epochFrom } = await askServer(client);
  // A missing or unknown append-only file was already reported.
  if (epochFrom !== "replication") return findings;
  const asked = await askIfAllowed(client, ["CONFIG", "GET", "appendfsync"]);
  const policy = asked === undefined ? undefined : /\b(everysec|no)\b/.exec(asked)?.[0];
  if (policy === undefined) return findings;
  return [...findings, finding("redis_on_disk_late", { policy })];
}

/** The answer as a string; `undefined` if the server does not allow the command. */
async function askIfAllowed(client: RedisClient, command: readonly string[]): Promise<string | undefined> {
  try {
    return String(await sendCommand(client, command));
  } catch (error) {
    if (explainRedis(error).again) throw error;
    return undefined;
  }
}

/** `INFO` is allowed on most rented servers, unlike `CONFIG`; `info` is `undefined` if the server did not return it. */
function readServerState(info: string | undefined, replicas: number | undefined): ServerState {
  if (info === undefined) {
    return {
      epochFrom: "none",
      findings: [finding("redis_silent", {})],
    };
  }
  const fields = new Map(info.split(/\r?\n/).map((line) => splitOnce(line, ":")));
  const policy = fields.get("maxmemory_policy") ?? "noeviction";
  const findings: StoreFinding[] = [];
  if (Number(fields.get("maxmemory") ?? 0) > 0 && policy !== "noeviction") {
    findings.push(finding("redis_drops_keys", { policy }, true));
  }
  if (fields.get("role") === "slave") findings.push(finding("redis_replica", {}, true));
  if (replicas === 0 && Number(fields.get("connected_slaves") ?? 0) > 0) {
    findings.push(finding("redis_replicas_behind", {}));
  }
  // A server that does not save each change has forgotten some after a restart.
  const isWritten = fields.get("aof_enabled") !== "0";
  if (!isWritten) {
    findings.push(finding("redis_not_on_disk", {}));
  }
  return { epochFrom: isWritten ? "replication" : "server", findings };
}

function finding<Code extends keyof typeof redisCodes>(
  code: Code,
  details: DetailsOf<(typeof redisCodes)[Code]>,
  wouldForget = false,
): StoreFinding {
  return { ...reasonOf(redisCodes, code, details), wouldForget };
}

function splitOnce(line: string, separator: string): readonly [string, string] {
  const index = line.indexOf(separator);
  return index < 0 ? [line, ""] : [line.slice(0, index), line.slice(index + 1)];
}
