import { inspect } from "node:util";
import { describe, expect, it } from "vitest";
import { Baselinker } from "../../src/client/calls/baselinker.ts";
import type { Hooks } from "../../src/client/calls/events.ts";
import { ApiError } from "../../src/shared/errors/apiError.ts";
import { systemClock } from "../../src/shared/runtime/clock.ts";
import { type Behaviour, startApiServer } from "../support/apiServer.ts";
import { canaryToken, smallOrder } from "../support/unthrottledClient.ts";

const buyer = "Ewa Canary <ewa.canary@example.com>";

/** Answers that hold the text wherever an answer can hold one. */
const answersWith: Record<string, (text: string) => Behaviour> = {
  "as a message":
    (text) =>
    ({ refuse }) =>
      refuse("ERROR_X", `wrong: ${text}`),
  "as a message that the limit of its length cuts":
    (text) =>
    ({ refuse }) =>
      refuse("ERROR_X", `${"x".repeat(999 - text.length / 2)}${text}`),
  "as a code":
    (text) =>
    ({ refuse }) =>
      refuse(text, "no"),
  "as a code of its own letters":
    (text) =>
    ({ refuse }) =>
      refuse(`ERROR_${text.toUpperCase().replace(/\W/g, "_")}`, text),
  "as the message of a block":
    (text) =>
    ({ refuse }) =>
      refuse("ERROR_BLOCKED_TOKEN", text),
  "as the message of a lock":
    (text) =>
    ({ refuse }) =>
      refuse("ERROR_USER_ACCOUNT_BLOCKED", text),
  "as a key of a map":
    (text) =>
    ({ succeed }) =>
      succeed({ sources: { [text]: 5 }, orders: { [text]: 5 } }),
  "as a key in a map":
    (text) =>
    ({ succeed }) =>
      succeed({ sources: { shop: { [text]: [5] } } }),
  "as a key of a list":
    (text) =>
    ({ succeed }) =>
      succeed({ orders: { [text]: { products: { [text]: { [text]: 5 } } } } }),
  "as an unknown field":
    (text) =>
    ({ succeed }) =>
      succeed({ [text]: { [text]: text } }),
  "as a status":
    (text) =>
    ({ succeed }) =>
      succeed({ status: text }),
  "as the whole body":
    (text) =>
    ({ send }) =>
      send(200, text),
  "in the body of a failure":
    (text) =>
    ({ send }) =>
      send(503, text),
  "in a header of a failure":
    (text) =>
    ({ send }) =>
      send(429, "", { "retry-after": text, "x-note": text }),
  "in a place to go to":
    (text) =>
    ({ send }) =>
      send(302, "", { location: `http://127.0.0.1:9/${text}` }),
  "in the words of a status":
    (text) =>
    ({ response }) =>
      void response.writeHead(403, text).end(),
  "in what is not HTTP":
    (text) =>
    ({ socket }) =>
      void socket.end(`${text}\r\n${text}: ${text}\r\n\r\n`),
};

describe("an answer that holds the token", () => {
  it.each(Object.entries(answersWith))(
    "%s shows it in no error, hook, log and printed object",
    async (_, make) => {
      await using server = await startApiServer(make(canaryToken));
      for (const validation of ["report", "strict"] as const) {
        const seen = await everythingTold(server.url, validation);
        for (const shown of printed(seen, true)) {
          expect(shown).not.toContain(canaryToken);
          expect(shown).not.toContain(canaryToken.slice(0, 9));
        }
      }
    },
  );
});

describe("an answer that holds a buyer's data", () => {
  // What looks like a code is one: no one can tell a name in capitals from it.
  const { "as a code of its own letters": _, ...answers } = answersWith;

  it.each(Object.entries(answers))("%s shows it in no message, log and printed error", async (_, make) => {
    await using server = await startApiServer(make(encodeURIComponent(buyer)), make(buyer));
    const { logged, errors } = split(await everythingTold(server.url, "strict"));
    for (const shown of [...logged, ...printed(errors, false)]) expect(shown).not.toMatch(/ewa|canary/i);
  });

  it("gives the caller Base's own words, in a field that has to be asked for", async () => {
    await using server = await startApiServer(({ refuse }) => refuse("ERROR_X", `No such buyer: ${buyer}`));
    const error: unknown = await new Baselinker({ token: canaryToken, baseUrl: server.url })
      .addOrder(smallOrder)
      .catch((reason: unknown) => reason);
    expect(error).toMatchObject({ apiMessage: `No such buyer: ${buyer}`, code: "ERROR_X" });
    expect(Object.keys(Object(error))).not.toContain("apiMessage");
    expect(String(error)).toBe("ApiError: addOrder was refused by Base: No such buyer: … (ERROR_X).");
  });

  it("is cut to a thousand characters where Base says twenty megabytes of it", async () => {
    await using server = await startApiServer(({ refuse }) => refuse("ERROR_X", buyer.repeat(500_000)));
    const error: unknown = await new Baselinker({ token: canaryToken, baseUrl: server.url })
      .getOrders()
      .catch((reason: unknown) => reason);
    expect(error).toHaveProperty("apiMessage.length", 1_000);
    expect(new ApiError("ERROR_X", "y".repeat(2_000)).apiMessage).toHaveLength(1_000);
  });
});

describe("an answer that would forge a line of the log", () => {
  const forged = "\r\n2026-11-25 ERROR paid\u001b[2J\u2028\u202e\u0085\0";
  // What a log may hold is one line of characters that can be seen.
  const unseen = /[\p{Cc}\p{Cf}\u2028\u2029]/u;

  it.each([
    ["in a message", "ERROR_X", `no${forged}`],
    ["in a code", `ERROR_X${forged}`, "no"],
    ["in a code of the wrong letters", "error x: <b>", "no"],
    ["in a code of 61 letters", "E".repeat(61), "no"],
    ["in the message of a block", "ERROR_BLOCKED_TOKEN", `Query limit exceeded${forged}`],
  ])("%s is written out or left away", async (_, code, message) => {
    await using server = await startApiServer(({ refuse }) => refuse(code, message));
    const { logged, errors } = split(await everythingTold(server.url, "report"));
    for (const line of logged) expect(line).not.toMatch(unseen);
    for (const error of errors) {
      expect(error.message).not.toMatch(unseen);
      expect(error).toHaveProperty("code", expect.stringMatching(/^[A-Z0-9_]{1,60}$/));
      expect(Reflect.get(error, "apiMessage") ?? "").not.toMatch(unseen);
    }
    expect(errors).not.toHaveLength(0);
  });
});

type Told = readonly { readonly from: "hook" | "log" | "end"; readonly what: unknown }[];

/** What a client tells of four calls: to hooks, to the logger and to the caller, whose results are his own. */
async function everythingTold(baseUrl: string, validation: "report" | "strict"): Promise<Told> {
  const told: { from: "hook" | "log" | "end"; what: unknown }[] = [];
  const hook = (what: unknown) => void told.push({ from: "hook", what });
  const log = (what: unknown) => void told.push({ from: "log", what });
  const hooks: Required<Hooks> = {
    request: hook,
    response: hook,
    retry: hook,
    wait: hook,
    block: hook,
    drift: hook,
    tooLong: hook,
  };
  const baselinker = new Baselinker({
    token: canaryToken,
    baseUrl,
    validation,
    hooks,
    logger: { debug: log, info: log, warn: log, error: log },
    retries: 1,
    testing: {
      clock: {
        ...systemClock,
        after: (delayMs, callback) => systemClock.after(delayMs === 30_000 ? delayMs : 0, callback),
      },
    },
    rateLimit: { limiter: { acquire: async () => {}, pauseUntil: () => {} } },
  });
  const calls = [
    baselinker.addOrder(smallOrder),
    baselinker.getOrders(),
    baselinker.getOrderSources(),
    baselinker.call("getSomethingNew"),
  ];
  for (const end of await Promise.allSettled<unknown>(calls)) {
    if (end.status === "rejected") told.push({ from: "end", what: end.reason });
  }
  return told;
}

function split(told: Told) {
  return {
    logged: told.filter(({ from }) => from === "log").map(({ what }) => String(what)),
    errors: told.map(({ what }) => what).filter((what) => what instanceof Error),
  };
}

/** Each thing in every way in which programs print things, its causes included. */
function printed(things: readonly unknown[], showHidden: boolean): string[] {
  return things.flatMap((thing) => [
    inspect(thing, { depth: 30, showHidden, getters: showHidden }),
    JSON.stringify(thing) ?? "",
    String(thing),
    `${thing instanceof Error ? thing.stack : ""}`,
    JSON.stringify(thing instanceof Error ? Object.entries(thing) : thing) ?? "",
  ]);
}
