import { sha256Text } from "../runtime/hash.ts";
import type { Events } from "./events.ts";

/** How many letters of the hash are kept: enough that no two accounts meet. */
const length = 22;

/** The account of a token where something is kept about it: a hash from which no token can be read. */
export async function accountKey(token: string): Promise<string> {
  return (await sha256Text(token)).slice(0, length);
}

/** What the markers of a token are signed with: no one can make it without the token, or read the token from it. */
export function markerSecret(token: string): Promise<string> {
  return sha256Text(`baselinker-sdk marker ${token}`);
}

/** A client tells its account under this name, which no printing of it shows. */
export const accountKeyMethod = "_accountKey";

/** A client tells the secret of its markers under this name. */
export const markerSecretMethod = "_markerSecret";

/** A client writes a line into its log under this name. */
export const logMethod = "_log";

/** A client gives its limiter under this name. */
export const limiterMethod = "_limiter";

/** The queue and the pause of a client, as far as it and its limiter tell. */
export function queueOf(client: object): { waiting?: number; pausedUntil?: Date } {
  const limiter = ask(client, limiterMethod);
  if (typeof limiter !== "object" || limiter === null) return {};
  const waiting: unknown = Reflect.get(limiter, "waiting");
  const pausedUntil = ask(limiter, "pausedUntil");
  return {
    ...(typeof waiting === "number" ? { waiting } : {}),
    ...(pausedUntil instanceof Date ? { pausedUntil } : {}),
  };
}

/** The account of a client. A client of another make that does not tell counts as always the same one. */
export async function accountKeyOf(client: object): Promise<string> {
  const key = await ask(client, accountKeyMethod);
  return typeof key === "string" ? key : accountKey("");
}

export async function markerSecretOf(client: object): Promise<string> {
  const secret = await ask(client, markerSecretMethod);
  return typeof secret === "string" ? secret : markerSecret("");
}

/** Writes a line into the log of the client, where it has one. */
export function logThrough(client: object, ...line: Parameters<Events["log"]>): void {
  ask(client, logMethod, ...line);
}

function ask(client: object, name: string, ...given: readonly unknown[]): unknown {
  const method: unknown = Reflect.get(client, name);
  return typeof method === "function" ? Reflect.apply(method, client, given) : undefined;
}
