import { sha256Text } from "../../shared/runtime/hash.ts";

/** How many characters of the hash are kept: enough that no two accounts share a key. */
const length = 22;

/** Identifies the account of a token in stored data: a hash that does not reveal the token. */
export async function accountKey(token: string): Promise<string> {
  return (await sha256Text(token)).slice(0, length);
}

/** The secret that signs a token's markers. It cannot be derived without the token and does not reveal it. */
export function markerSecret(token: string): Promise<string> {
  return sha256Text(`baselinker-sdk marker ${token}`);
}

/** The method of a client that returns its account key. Printing a client does not show it. */
export const accountKeyMethod = "_accountKey";
export const markerSecretMethod = "_markerSecret";
export const asksTokenMethod = "_asksToken";
export const isFakeMethod = "_isFake";
export const limiterMethod = "_limiter";

/** The queue length and the pause of a client, if the client and its limiter report them. */
export function queueOf(client: object): { waiting?: number; pausedUntil?: Date } {
  const limiter = ask(client, limiterMethod);
  if (typeof limiter !== "object" || limiter === null) return {};
  const waiting: unknown = Reflect.get(limiter, "waiting");
  const pausedUntil = ask(limiter, "availableAt") ?? ask(limiter, "pausedUntil");
  return {
    ...(typeof waiting === "number" ? { waiting } : {}),
    ...(pausedUntil instanceof Date ? { pausedUntil } : {}),
  };
}

/** The account key of a client. All clients without that method, such as custom ones, share one key. */
export async function accountKeyOf(client: object): Promise<string> {
  const key = await ask(client, accountKeyMethod);
  return typeof key === "string" ? key : accountKey("");
}

export async function markerSecretOf(client: object): Promise<string> {
  const secret = await ask(client, markerSecretMethod);
  return typeof secret === "string" ? secret : markerSecret("");
}

/** Whether the client asks a function for its token, so that nothing derived from a token stays the same. */
export function asksToken(client: object): boolean {
  return ask(client, asksTokenMethod) === true;
}

/** Whether the client's token is of a fake account, which is done with a request when its answer is lost. */
export function isFake(client: object): boolean {
  return ask(client, isFakeMethod) === true;
}

function ask(client: object, name: string): unknown {
  const method: unknown = Reflect.get(client, name);
  return typeof method === "function" ? Reflect.apply(method, client, []) : undefined;
}
