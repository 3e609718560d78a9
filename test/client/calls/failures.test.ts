import { once } from "node:events";
import { createServer } from "node:net";
import { createServer as createTlsServer } from "node:tls";
import { describe, expect, it, vi } from "vitest";
import type { BaselinkerOptions } from "../../../src/client/calls/options.ts";
import { RateLimitError } from "../../../src/shared/errors/rateLimitError.ts";
import { type Behaviour, startApiServer } from "../../support/apiServer.ts";
import { fetchWith } from "../../support/fetchWith.ts";
import { unthrottledClient } from "../../support/unthrottledClient.ts";

/** Retries are 2, so that a call which is repeated makes three requests in all. */
interface Row {
  readonly failure: string;
  /** What the server does with each request … */
  readonly server?: Behaviour;
  /** … or where to call instead, and how to clean up there. */
  readonly elsewhere?: () => Promise<{ readonly url: string; readonly close?: () => void }>;
  readonly write: Expected;
  readonly read: Expected;
  /** Of a method that sets values. @default what is expected of `read` */
  readonly set?: Expected;
  readonly options?: Partial<BaselinkerOptions>;
}

interface Expected {
  readonly name: string;
  readonly attempts: number;
  readonly [more: string]: unknown;
}

const repeated = 3;
const unsent = { name: "NetworkError", attempts: repeated, retryable: true };

const notSent: readonly Row[] = [
  unreachable("a refused connection", async () => ({ url: `http://127.0.0.1:${await closedPort()}/` })),
  unreachable("a refused connection on every address of a name", async () => ({
    url: `http://localhost:${await closedPort()}/`,
  })),
  unreachable("a name that does not resolve", async () => ({ url: "https://no-such-host.invalid/" })),
  unreachable("TLS spoken to a server that speaks none", async () => {
    const server = await startApiServer();
    return { url: server.url.replace("http:", "https:"), close: () => void server.close() };
  }),
  unreachable("a TLS handshake in which the server leaves", async () => {
    const server = createServer((socket) => socket.once("data", () => socket.destroy()));
    await once(server.listen(0, "127.0.0.1"), "listening");
    return { url: `https://127.0.0.1:${portOf(server)}/`, close: () => void server.close() };
  }),
  unreachable("a port that fetch refuses to use", async () => ({ url: "http://127.0.0.1:1/" })),
  {
    failure: "HTTP 429",
    server: ({ send }) => send(429, "slow down"),
    write: { name: "HttpError", attempts: repeated, status: 429, retryable: true },
    read: { name: "HttpError", attempts: repeated, status: 429, retryable: true },
  },
  ...[404, 411, 415, 417, 431].map((status) =>
    row(`HTTP ${status}`, ({ send }) => send(status, "no"), {
      name: "HttpError",
      attempts: repeated,
      status,
      retryable: true,
    }),
  ),
];

const answered: readonly Row[] = [
  row("an error of the API", ({ refuse }) => refuse("ERROR_STORAGE_ID", "Invalid catalogue."), {
    name: "ApiError",
    attempts: 1,
    code: "ERROR_STORAGE_ID",
    apiMessage: "Invalid catalogue.",
    retryable: false,
  }),
  row("an error of the API without code and message", ({ send }) => send(200, '{"status":"ERROR"}'), {
    name: "ApiError",
    attempts: 1,
    code: "ERROR_UNKNOWN",
  }),
  row("a code that others take for a limit", ({ refuse }) => refuse("ERROR_TOO_MANY_REQUESTS"), {
    name: "ApiError",
    attempts: 1,
  }),
  row("an error that may have come after the work was done", ({ refuse }) => refuse("ERROR_INTERNAL"), {
    name: "ApiError",
    attempts: 1,
    retryable: false,
  }),
  row("a locked account", ({ refuse }) => refuse("ERROR_USER_ACCOUNT_BLOCKED", "Account blocked"), {
    name: "AccountBlockedError",
    attempts: 1,
    retryable: true,
    retryAfterMs: 900_000,
  }),
  ...[400, 405, 413, 414].map((status) =>
    row(`HTTP ${status}`, ({ send }) => send(status, "bad"), {
      name: "HttpError",
      attempts: 1,
      status,
      retryable: false,
    }),
  ),
];

const unknown: readonly Row[] = [
  {
    ...lost(
      "an answer that is too large",
      ({ send }) => send(200, " ".repeat(101)),
      { name: "UnexpectedResponseError", reason: "too_large" },
      { maxResponseBytes: 100 },
    ),
    // Another one would be as large.
    read: { name: "UnexpectedResponseError", reason: "too_large", attempts: 1, retryable: true },
    set: lostSet({ name: "UnexpectedResponseError", reason: "too_large" }, 1),
  },
  lost("a reset before the answer", ({ socket }) => void socket.resetAndDestroy(), { name: "NetworkError" }),
  {
    ...lost("a reset before the request was read", () => {}, { name: "NetworkError" }),
    elsewhere: async () => {
      const server = createServer((socket) => socket.resetAndDestroy());
      await once(server.listen(0, "127.0.0.1"), "listening");
      return { url: `http://127.0.0.1:${portOf(server)}/`, close: () => void server.close() };
    },
  },
  {
    ...lost("a reset while the request is read", () => {}, { name: "NetworkError" }),
    elsewhere: async () => {
      const server = createServer((socket) => socket.once("data", () => socket.resetAndDestroy()));
      await once(server.listen(0, "127.0.0.1"), "listening");
      return { url: `http://127.0.0.1:${portOf(server)}/`, close: () => void server.close() };
    },
  },
  lost(
    "a reset in the middle of the answer",
    ({ response, socket }) => {
      response.writeHead(200, { "content-length": "100" });
      response.write('{"status":"SUCC', () => socket.resetAndDestroy());
    },
    { name: "NetworkError" },
  ),
  lost("a connection closed without an answer", ({ socket }) => void socket.destroy(), {
    name: "NetworkError",
  }),
  lost(
    "headers that never come",
    () => {},
    { name: "RequestTimeoutError", timeoutMs: 150 },
    { timeoutMs: 150 },
  ),
  lost(
    "a body that stalls",
    ({ response }) => {
      response.writeHead(200, { "content-length": "100" });
      response.write('{"status":"SUCC');
    },
    { name: "RequestTimeoutError" },
    { timeoutMs: 150 },
  ),
  lost(
    "a body that is cut",
    ({ response, socket }) => {
      response.writeHead(200, { "content-type": "application/json" });
      response.write('{"status":"SUCC', () => socket.destroy());
    },
    { name: "NetworkError" },
  ),
  lost(
    "a body shorter than its length says",
    ({ socket }) => void socket.end('HTTP/1.1 200 OK\r\ncontent-length: 50\r\n\r\n{"status":"SUCCESS"}'),
    { name: "NetworkError" },
  ),
  ...[
    ["an answer with two lengths", "content-length: 20\r\ncontent-length: 21\r\n\r\n"],
    ["an answer with a length that is not a number", "content-length: many\r\n\r\n"],
    ["chunks without a size", "transfer-encoding: chunked\r\n\r\nno size\r\n"],
    ["chunks that end early", "transfer-encoding: chunked\r\n\r\n14\r\n"],
    ["a body that says gzip and is none", "content-encoding: gzip\r\n\r\n"],
    ["more headers than fetch takes", `x-padding: ${"x".repeat(100_000)}\r\n\r\n`],
  ].map(([failure = "", rest]) =>
    lost(failure, ({ socket }) => void socket.end(`HTTP/1.1 200 OK\r\n${rest}{"status":"SUCCESS"}`), {
      name: "NetworkError",
    }),
  ),
  lost(
    "an envelope that is cut at the length its header says",
    ({ socket }) => void socket.end('HTTP/1.1 200 OK\r\ncontent-length: 15\r\n\r\n{"status":"SUCCESS"}'),
    { name: "UnexpectedResponseError", reason: "not_json" },
  ),
  lost("an answer that is not HTTP", ({ socket }) => void socket.end("SSH-2.0-OpenSSH\r\n"), {
    name: "NetworkError",
  }),
  ...[401, 402, 403, 408, 409, 422, 423, 425, 451, 499, 500, 502, 503, 504, 520].map((status) =>
    lost(`HTTP ${status} with a page`, ({ send }) => send(status, "<html>down</html>"), {
      name: "HttpError",
      status,
      retryable: true,
    }),
  ),
  ...[301, 302, 303, 307, 308].map((status) =>
    lost(`a redirect with ${status}`, ({ send }) => send(status, "", { location: "http://127.0.0.1:9/" }), {
      name: "UnexpectedResponseError",
      reason: "redirect",
    }),
  ),
  // Alerts and broken records come after sending too, and look the same.
  {
    ...lost("a TLS handshake that the server cannot end", () => {}, { name: "NetworkError" }),
    elsewhere: async () => {
      // Without a certificate there is no cipher that both sides know.
      const server = createTlsServer().on("tlsClientError", () => {});
      await once(server.listen(0, "127.0.0.1"), "listening");
      return { url: `https://127.0.0.1:${portOf(server)}/`, close: () => void server.close() };
    },
  },
  lost("a maintenance page with HTTP 200", ({ send }) => send(200, "<!doctype html><p>Back soon"), {
    name: "UnexpectedResponseError",
    reason: "not_json",
  }),
  ...['{"status":"SUCCESS"', "{status: SUCCESS}", '{"status":"SUCCESS"}{}', "OK"].map((body) =>
    lost(`the invalid JSON ${body}`, ({ send }) => send(200, body), {
      name: "UnexpectedResponseError",
      reason: "not_json",
    }),
  ),
  lost("an empty body", ({ send }) => send(200, ""), { name: "UnexpectedResponseError", reason: "not_json" }),
  lost("HTTP 204", ({ response }) => void response.writeHead(204).end(), {
    name: "UnexpectedResponseError",
    reason: "not_json",
  }),
  ...["{}", "[]", "null", "7", '"SUCCESS"', '{"order_id":1}', '{"status":"MAYBE"}', '{"status":null}'].map(
    (body) =>
      lost(`the body ${body}`, ({ send }) => send(200, body), {
        name: "UnexpectedResponseError",
        reason: "no_status",
      }),
  ),
];

describe.each([
  ["proves that nothing was processed, so that also a write is repeated", notSent],
  ["is an answer, so that nothing is repeated", answered],
  ["leaves the outcome open, so that a write is not repeated", unknown],
])("a failure that %s", (_kind, rows) => {
  it.each(rows)("$failure", async ({ server, elsewhere, write, read, set = read, options }) => {
    await using api = await startApiServer(...(server === undefined ? [] : [server]));
    const other = await elsewhere?.();
    let sent = 0;
    const request = () => {
      sent += 1;
    };
    const client = unthrottledClient(other?.url ?? api.url, { ...options, hooks: { request } });
    for (const [send, expected] of [
      [client.write, write],
      [client.read, read],
      [client.set, set],
    ] as const) {
      sent = 0;
      const before = api.requests.length;
      const error: unknown = await send().catch((reason: unknown) => reason);
      expect(error).toMatchObject(expected);
      expect(sent).toBe(expected.attempts);
      expect(api.requests.length - before).toBe(elsewhere === undefined ? expected.attempts : 0);
    }
    other?.close?.();
  });
});

describe("a method that sets values and of which an answer was lost", () => {
  const lose: Behaviour = ({ socket }) => void socket.destroy();

  it.each<[string, Behaviour, Expected]>([
    [
      "was certainly not carried out",
      ({ send }) => send(429, "no"),
      lostSet({ name: "HttpError" }, repeated),
    ],
    [
      "was rejected by Base",
      ({ refuse }) => refuse("ERROR_STORAGE_ID"),
      { name: "ApiError", attempts: 2, code: "ERROR_STORAGE_ID" },
    ],
  ])("says so also where the next attempt %s, unless Base answered", async (_, next, expected) => {
    await using api = await startApiServer(lose, next);
    const { set } = unthrottledClient(api.url);
    await expect(set()).rejects.toMatchObject(expected);
  });

  it("says so where the next attempt is refused before it is sent, which alone would mean that nothing was", async () => {
    await using api = await startApiServer(lose);
    const { set } = unthrottledClient(api.url);
    const beforeSend = vi
      .fn()
      .mockReturnValueOnce(undefined)
      .mockImplementation(() => {
        throw new RateLimitError("closed");
      });
    const reason = { name: "OutcomeUnknownError", retryable: true, cause: { name: "RateLimitError" } };
    await expect(set({ beforeSend })).rejects.toMatchObject(reason);
    expect(api.requests).toHaveLength(1);
  });
});

describe("undici's own time-outs, where they are shorter than ours", () => {
  it.each<[string, Behaviour, object, string]>([
    ["the headers", () => {}, { headersTimeout: 100 }, "UND_ERR_HEADERS_TIMEOUT"],
    [
      "the body",
      ({ response }) => void response.writeHead(200).write('{"status":'),
      { bodyTimeout: 100 },
      "UND_ERR_BODY_TIMEOUT",
    ],
  ])("leave the outcome open while %s are awaited", async (_, server, settings, code) => {
    await using api = await startApiServer(server);
    const { write, read } = unthrottledClient(api.url, { retries: 1, fetch: await fetchWith(settings) });
    const errors = await Promise.all([write(), read()].map((call) => call.catch((error: unknown) => error)));
    expect(errors).toMatchObject([
      { name: "OutcomeUnknownError", attempts: 1, cause: { name: "NetworkError" } },
      { name: "NetworkError", attempts: 2 },
    ]);
    expect(errors[0]).toHaveProperty("cause.cause.cause.code", code);
    expect(errors[1]).toHaveProperty("cause.cause.code", code);
  });
});

describe("an address to connect from that the machine does not have", () => {
  it("keeps a request from leaving, so that also a write is repeated", async () => {
    await using api = await startApiServer();
    // An address for documentation only: no one has it.
    const fetch = await fetchWith({ localAddress: "192.0.2.1" });
    const { write, read } = unthrottledClient(api.url, { fetch });
    for (const send of [write, read]) {
      const error: unknown = await send().catch((reason: unknown) => reason);
      expect(error).toMatchObject(unsent);
      expect(error).toHaveProperty("cause.cause.code", "EADDRNOTAVAIL");
    }
    expect(api.requests).toHaveLength(0);
  });
});

describe("a kept connection that the server closes as the next request comes", () => {
  const close: Behaviour = ({ socket }) => void socket.destroy();
  const answer: Behaviour = ({ succeed }) => succeed({ orders: [] });

  it("leaves the outcome of a write open", async () => {
    await using api = await startApiServer(answer, close);
    const { write, read } = unthrottledClient(api.url, { fetch: await fetchWith({ connections: 1 }) });
    await read();
    await expect(write()).rejects.toMatchObject({ name: "OutcomeUnknownError", attempts: 1 });
    expect([api.requests.length, api.connections]).toEqual([2, 1]);
  });

  it("has a read repeated on a new connection", async () => {
    await using api = await startApiServer(answer, close, answer);
    const { read } = unthrottledClient(api.url, { fetch: await fetchWith({ connections: 1 }) });
    await read();
    await expect(read()).resolves.toEqual({ orders: [] });
    expect([api.requests.length, api.connections]).toEqual([3, 2]);
  });
});

function unreachable(failure: string, elsewhere: NonNullable<Row["elsewhere"]>): Row {
  return { failure, elsewhere, write: unsent, read: unsent };
}

function row(failure: string, server: Behaviour, expected: Expected): Row {
  return { failure, server, write: expected, read: expected };
}

function lost(
  failure: string,
  server: Behaviour,
  cause: { readonly name: string; readonly [more: string]: unknown },
  options: Partial<BaselinkerOptions> = {},
): Row {
  return {
    failure,
    server,
    write: { name: "OutcomeUnknownError", method: "addOrder", attempts: 1, retryable: false, cause },
    read: { ...cause, method: "getOrders", attempts: repeated, retryable: true },
    set: lostSet(cause, repeated),
    options,
  };
}

/** Repeated like a read. If no answer comes at all, the error does not say that nothing was changed. */
function lostSet(cause: object, attempts: number): Expected {
  const method = "updateInventoryProductsStock";
  return { name: "OutcomeUnknownError", method, attempts, retryable: true, cause };
}

async function closedPort(): Promise<number> {
  const server = createServer();
  await once(server.listen(0), "listening");
  const port = portOf(server);
  server.close();
  await once(server, "close");
  return port;
}

function portOf(server: { address(): unknown }): number {
  const address = server.address();
  if (typeof address === "object" && address !== null && "port" in address) return Number(address.port);
  throw new Error("Expected the server to listen on a port.");
}
