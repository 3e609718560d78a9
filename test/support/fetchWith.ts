import type { FetchLike } from "../../src/client/calls/options.ts";

/**
 * Node's own `fetch` with other settings of its agent, such as shorter time-outs: `undici` names them.
 * Node has no door to the class but the agent that it makes for itself with the first request.
 */
export async function fetchWith(settings: object): Promise<FetchLike> {
  await fetch("data:,");
  const agent: unknown = Reflect.get(globalThis, Symbol.for("undici.globalDispatcher.1"));
  if (typeof agent !== "object" || agent === null) throw new Error("Expected Node to have an agent.");
  const dispatcher: unknown = Reflect.construct(Object(agent.constructor), [settings]);
  return (input, init) => fetch(input, Object.assign({ ...init }, { dispatcher }));
}

/** A `fetch` of the caller's own that takes a `Request`. */
export function fetchBy(answer: (request: Request) => Promise<Response>): FetchLike {
  return (url, init) => answer(new Request(url, init));
}
