import { describe, expect, it } from "vitest";
import { accountKeyOf, markerSecretOf, queueOf } from "../../../src/client/calls/accountKey.ts";
import { Baselinker } from "../../../src/client/calls/baselinker.ts";
import { provesNothingDone } from "../../../src/client/calls/provesNothingDone.ts";
import { InProcessLimiter } from "../../../src/client/limiter/inProcessLimiter.ts";
import { createForwarder } from "../../../src/forwarding/forwarder/createForwarder.ts";
import { TokenError } from "../../../src/shared/errors/tokenError.ts";
import { startApiServer } from "../../support/apiServer.ts";
import { manualClock } from "../../support/manualClock.ts";
import { smallOrder, unthrottledClient } from "../../support/unthrottledClient.ts";

const accountKey = "shop";
const rules = { version: 1, key: "id", fields: { order_status_id: 1 } } as const;
const notSent =
  /^addOrder was not sent: the function `token` gave no API token(?: \(ETIMEDOUT\))?\. (?:Correct it, or try again|Return the token of the Base panel)\.$/;

describe("a client whose token is a function", () => {
  it("asks it before each attempt, and sends what it gives", async () => {
    await using server = await startApiServer(
      ({ send }) => send(502, ""),
      ({ succeed }) => succeed({ orders: [] }),
    );
    let asked = 0;
    const token = async () => `token-${++asked}`;
    const { read } = unthrottledClient(server.url, { token, accountKey });
    await read();
    await read();
    expect(server.requests.map((request) => request.token)).toEqual(["token-1", "token-2", "token-3"]);
  });

  it.each([
    ["nothing", () => undefined, false],
    ["an empty text", () => "", false],
    ["a token with a line end", async () => "1-2-CANARY\n", false],
    [
      "an error",
      () => {
        throw new Error("The vault is sealed.");
      },
      true,
    ],
    ["a promise that rejects", () => Promise.reject(new Error("The vault is sealed.")), true],
  ])("sends nothing where it gives %s, gives the permit back, and says why", async (_, give, retryable) => {
    await using server = await startApiServer();
    const ends: unknown[] = [];
    const limiter = { acquire: async () => ({ end: (how: string) => ends.push(how) }), pauseUntil: () => {} };
    const token = give as () => string;
    const baselinker = new Baselinker({ token, accountKey, baseUrl: server.url, rateLimit: { limiter } });
    const error: unknown = await baselinker.addOrder(smallOrder).catch((thrown: unknown) => thrown);
    expect(error).toBeInstanceOf(TokenError);
    expect(error).toMatchObject({ code: "TOKEN_MISSING", method: "addOrder", attempts: 0, retryable });
    expect(error).toHaveProperty("message", expect.stringMatching(notSent));
    const why = retryable ? /^The vault is sealed\.$/ : /^Expected `token` to be /;
    expect(error).toHaveProperty("cause.message", expect.stringMatching(why));
    expect(String(Reflect.get(Object(error), "cause"))).not.toContain("CANARY");
    expect([provesNothingDone(error), ends, server.requests.length]).toEqual([true, ["unused"], 0]);
  });

  it("waits for it as long as for an answer, and no longer than its caller", async () => {
    const clock = manualClock();
    const token = () => new Promise<string>(() => {});
    const limiter = new InProcessLimiter({ testing: { clock } });
    const options = { token, accountKey, timeoutMs: 5_000, rateLimit: { limiter }, testing: { clock } };
    const baselinker = new Baselinker(options);
    const late = baselinker.getOrders().catch((error: unknown) => error);
    const leaving = new AbortController();
    const gone = baselinker.getOrders({}, { signal: leaving.signal }).catch((error: unknown) => error);
    await clock.advance(4_000);
    leaving.abort("left");
    expect(await gone).toBe("left");
    await clock.advance(1_000);
    expect(await late).toMatchObject({ code: "TOKEN_MISSING", retryable: true });
    expect(await late).toHaveProperty("cause.message", "It took longer than 5000 ms.");
  });

  it("needs a name for its account, by which its limit is counted, whatever the token", async () => {
    expect(() => new Baselinker({ token: () => "1-2-A" })).toThrow(
      "Expected `accountKey` to be a text that names the account, since `token` is a function: the limit is counted by it, got undefined.",
    );
    await using server = await startApiServer(({ succeed }) => succeed({ orders: [] }));
    const clock = manualClock();
    const clientOf = (token: string | (() => string), key?: string) =>
      new Baselinker({ token, accountKey: key, baseUrl: server.url, testing: { clock } });
    const fill = (client: Baselinker) => Promise.all(Array.from({ length: 100 }, () => client.getOrders()));
    /** Whether its limit is used up. */
    const waits = (client: Baselinker) => {
      void client.getOrders();
      return (queueOf(client).waiting ?? 0) > 0;
    };
    await fill(clientOf(() => "1-2-A", "one"));
    expect(waits(clientOf(() => "1-2-B", "one"))).toBe(true);
    expect(waits(clientOf(() => "1-2-A", "other"))).toBe(false);
    // Base counts by the token: with one that stays, the name of the account is for stores alone.
    await fill(clientOf("1-2-C", "three"));
    expect(waits(clientOf("1-2-C", "four"))).toBe(true);
    expect(waits(clientOf("1-2-D", "three"))).toBe(false);
    // The name of an account is not taken for the token of another.
    expect(waits(clientOf(() => "1-2-E", "1-2-C"))).toBe(false);
  });

  it("takes a shared limiter that was made for its account alone", () => {
    const limiter = (own: string) => ({
      acquire: async () => {},
      pauseUntil: () => {},
      serves: (key: string) => key === own,
    });
    const make = (own: string) => () =>
      new Baselinker({ token: () => "1-2-A", accountKey, rateLimit: { limiter: limiter(own) } });
    expect(make(accountKey)).not.toThrow();
    expect(make("1-2-A")).toThrow("Pass it `accountKey` as its `token`");
  });

  it("tells stores the name of its account, also where the token stays", async () => {
    for (const token of ["1-2-A", () => "1-2-A"]) {
      expect(await accountKeyOf(new Baselinker({ token, accountKey }))).toBe(accountKey);
    }
    const [one, other] = [
      new Baselinker({ token: "1-2-A" }),
      new Baselinker({ token: () => "1-2-A", accountKey }),
    ];
    expect(await markerSecretOf(one)).toBe(await markerSecretOf(other));
  });

  it("gives a forwarder no secret that stays, so that needs its own or no marker", () => {
    const baselinker = new Baselinker({ token: () => "1-2-A", accountKey });
    expect(() => createForwarder({ baselinker, rules })).toThrow(
      /^Expected `identity.markerSecret`, since the client's `token` is a function: .* Or write none: `marker: false`\.$/,
    );
    expect(() =>
      createForwarder({ baselinker, rules, identity: { markerSecret: "a secret" } }),
    ).not.toThrow();
    expect(() => createForwarder({ baselinker, rules, marker: false })).not.toThrow();
  });
});
