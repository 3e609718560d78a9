import type { RespClient } from "./respClient.ts";

/** What a server says about its commands: since when it has each, and each of its keywords. */
export interface CommandDocs {
  /** What of the command is newer than that version, in words; empty where nothing is. */
  newerThan(version: readonly [major: number, minor: number], command: readonly string[]): readonly string[];
}

/** Asks the server itself (`COMMAND DOCS`, which Redis has since 7.0). */
export async function readCommandDocs(client: RespClient): Promise<CommandDocs> {
  const docs = mapOf(await client.sendCommand(["COMMAND", "DOCS"]));
  return {
    newerThan(version, [name = "", ...args]) {
      const own = docs.get(name.toLowerCase());
      if (own === undefined) return [`${name} is unknown to the server`];
      const doc = mapOf(own);
      const words = new Set(args.map((arg) => arg.toUpperCase()));
      const found = isNewer(doc.get("since"), version) ? [`${name} since ${doc.get("since")}`] : [];
      for (const { token, since } of tokensIn(doc.get("arguments"))) {
        if (words.has(token) && isNewer(since, version)) found.push(`${name} ${token} since ${since}`);
      }
      return found;
    },
  };
}

/** All keywords of a command, those within others included; one holds for what is in it. */
function* tokensIn(args: unknown, outer?: unknown): Generator<{ token: string; since: unknown }> {
  for (const arg of listOf(args)) {
    const doc = mapOf(arg);
    const since = doc.get("since") ?? outer;
    const token = doc.get("token");
    if (typeof token === "string" && token !== "") yield { token: token.toUpperCase(), since };
    yield* tokensIn(doc.get("arguments"), since);
  }
}

function isNewer(since: unknown, [major, minor]: readonly [number, number]): boolean {
  const [sinceMajor = 0, sinceMinor = 0] = String(since ?? "0.0")
    .split(".")
    .map(Number);
  return sinceMajor > major || (sinceMajor === major && sinceMinor > minor);
}

/** Maps come as lists of keys and values. */
function mapOf(value: unknown): ReadonlyMap<string, unknown> {
  const list = listOf(value);
  return new Map(
    list.flatMap((key, index) => (index % 2 === 0 ? [[String(key), list[index + 1]] as const] : [])),
  );
}

function listOf(value: unknown): readonly unknown[] {
  return Array.isArray(value) ? value : [];
}
