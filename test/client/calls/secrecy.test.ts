import { inspect } from "node:util";
import { describe, expect, it } from "vitest";
import { Baselinker } from "../../../src/client/calls/baselinker.ts";
import type { Hooks } from "../../../src/client/calls/events.ts";
import { type Behaviour, startApiServer } from "../../support/apiServer.ts";
import { fetchBy } from "../../support/fetchWith.ts";
import { canaryToken, smallOrder } from "../../support/unthrottledClient.ts";

const buyer = "buyer.canary@example.com";

/** Everything that can go wrong, among it servers that send the token back. */
const behaviours: Record<string, Behaviour> = {
  "a success": ({ succeed }) => succeed({ order_id: 1, orders: "drift" }),
  "an error that quotes the token": ({ refuse, request }) => refuse("ERROR_X", `bad token ${request.token}`),
  "an error code that quotes the token": ({ refuse, request }) => refuse(String(request.token), "no"),
  "a block": ({ refuse, request }) =>
    refuse("ERROR_BLOCKED_TOKEN", `token blocked until 2025-12-24 13:30:04 ${request.token}`),
  "a locked account": ({ refuse }) => refuse("ERROR_USER_ACCOUNT_BLOCKED"),
  "a page that quotes the request": ({ send, request }) => send(200, `<p>${request.token} ${request.body}`),
  "JSON without a status": ({ send, request }) => send(200, JSON.stringify({ error: request.token })),
  "HTTP 502": ({ send, request }) => send(502, `<p>${request.token}`),
  "HTTP 429": ({ send, request }) => send(429, String(request.token), { "retry-after": "0" }),
  "a redirect": ({ send, request }) => send(302, "", { location: `http://127.0.0.1:9/?${request.token}` }),
  "a reset": ({ socket }) => void socket.resetAndDestroy(),
  "no answer": () => {},
};

/** The token from a function. */
const asked = { token: async () => canaryToken, accountKey: "canary" };

describe("the token", () => {
  it.each(Object.entries(behaviours))("shows nowhere after %s", async (name, behaviour) => {
    await using server = await startApiServer(behaviour);
    const seen: unknown[] = [];
    // The hook `retry` needs a repeat; one that waits is enough.
    const retries = name === "HTTP 502" ? 1 : 0;
    const timeoutMs = name === "no answer" ? 300 : 10_000;
    for (const own of [{}, asked]) {
      const options = { ...listening(seen), ...own, baseUrl: server.url, retries, timeoutMs };
      const baselinker = new Baselinker(options);
      const calls = [baselinker.addOrder(smallOrder), baselinker.getOrders(), baselinker.call("getX")];
      for (const end of await Promise.allSettled<unknown>(calls)) {
        seen.push(end.status === "rejected" ? end.reason : end.value);
      }
      expect(server.requests.at(-1)?.token).toBe(canaryToken);
    }
    expectNothing(seen, canaryToken);
  });

  it("shows nowhere where nothing can be reached, or a fetch of the caller's own gives it away", async () => {
    const seen: unknown[] = [];
    const leaky: Record<string, (request: Request) => Promise<Response>> = {
      message: async (request) => {
        throw new TypeError(`cannot send ${request.headers.get("x-bltoken")}`);
      },
      cause: async (request) => {
        throw new TypeError("fetch failed", { cause: new Error(`${request.headers.get("x-bltoken")}`) });
      },
      property: async (request) => {
        throw Object.assign(new Error("failed"), {
          config: { headers: Object.fromEntries(request.headers) },
        });
      },
      request: async (request) => {
        throw Object.assign(new Error("failed"), { request });
      },
      text: async (request) => {
        throw `failed with ${request.headers.get("x-bltoken")}`;
      },
    };
    for (const fetch of Object.values(leaky)) {
      for (const own of [{}, asked]) {
        const baselinker = new Baselinker({ ...listening(seen), ...own, fetch: fetchBy(fetch) });
        seen.push(await baselinker.addOrder(smallOrder).catch((error: unknown) => error));
      }
    }
    const nowhere = new Baselinker({ ...listening(seen), baseUrl: "http://127.0.0.1:1" });
    seen.push(await nowhere.getOrders().catch((error: unknown) => error));
    expect(seen.filter((each) => each instanceof Error)).toHaveLength(2 * Object.keys(leaky).length + 1);
    expectNothing(seen, canaryToken);
  });

  it("shows in no code of an error, also where it is written as one", async () => {
    const token = "CANARY_7QX2";
    await using server = await startApiServer(({ refuse }) => refuse(`ERROR_${token}`, "no"));
    const seen: unknown[] = [];
    const baselinker = new Baselinker({ ...listening(seen), token, baseUrl: server.url });
    const error: unknown = await baselinker.getOrders().catch((reason: unknown) => reason);
    expect(error).toMatchObject({ name: "ApiError", code: "ERROR_UNKNOWN" });
    expectNothing([error, ...seen], token);
  });

  it("does not show in a client, its class or what can be reached from them", () => {
    const baselinker = new Baselinker({ token: canaryToken });
    expectNothing([baselinker, Baselinker, Object.getOwnPropertyDescriptors(Baselinker)], canaryToken);
    expect(JSON.stringify({ baselinker })).toBe('{"baselinker":{}}');
    expect(structuredClone({ ...baselinker })).toEqual({});
  });
});

describe("a buyer's data", () => {
  it("does not get into errors and logs on its own", async () => {
    const seen: unknown[] = [];
    for (const behaviour of Object.values(behaviours)) {
      await using server = await startApiServer(behaviour);
      const baselinker = new Baselinker({ ...listening(seen), baseUrl: server.url });
      seen.push(await baselinker.addOrder({ ...smallOrder, email: buyer }).catch((error: unknown) => error));
    }
    const baselinker = new Baselinker(listening(seen));
    const wrong = { order_status_id: buyer, date_add: buyer, emial: buyer, currency: buyer };
    seen.push(await Reflect.apply(baselinker.addOrder, baselinker, [wrong]).catch((error: unknown) => error));
    expectNothing(seen, buyer);
  });
});

/** Options that put everything the client tells anybody into the list. */
function listening(seen: unknown[]) {
  const note = (...told: unknown[]) => void seen.push(...told);
  const hooks: Hooks = {
    request: note,
    response: note,
    retry: note,
    wait: note,
    block: note,
    drift: note,
    tooLong: note,
  };
  return {
    token: canaryToken,
    retries: 0,
    timeoutMs: 300,
    maxWaitMs: 100,
    hooks,
    logger: { debug: note, info: note, warn: note, error: note },
  };
}

function expectNothing(seen: readonly unknown[], secret: string): void {
  for (const each of seen) {
    const shown = inspect(each, { depth: 30, showHidden: true, getters: true });
    expect(shown).not.toContain(secret);
    expect(JSON.stringify(each) ?? "").not.toContain(secret);
    expect(String(each)).not.toContain(secret);
    if (each instanceof Error) expect(`${each.stack}`).not.toContain(secret);
  }
}
