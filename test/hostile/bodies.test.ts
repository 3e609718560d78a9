import { setFlagsFromString } from "node:v8";
import { runInNewContext } from "node:vm";
import { brotliCompressSync, constants, gzipSync } from "node:zlib";
import { afterEach, describe, expect, it } from "vitest";
import { Baselinker } from "../../src/client/calls/baselinker.ts";
import type { BaselinkerOptions } from "../../src/client/calls/options.ts";
import { type Behaviour, startApiServer } from "../support/apiServer.ts";
import { smallOrder, unthrottledClient } from "../support/unthrottledClient.ts";

/** A limit and a time that no proper answer of these tests comes near. */
const limits = { timeoutMs: 700, maxResponseBytes: 100_000, retries: 0 } as const;

const timers: NodeJS.Timeout[] = [];
afterEach(() => {
  for (const timer of timers.splice(0)) clearInterval(timer);
});

/**
 * As a busy program does: what no one holds is collected all the time, the `Request` of a running fetch too.
 */
function collectGarbage(): void {
  setFlagsFromString("--expose-gc");
  const collect: unknown = runInNewContext("gc");
  if (typeof collect !== "function") return;
  const again = () => {
    const begun = performance.now();
    collect();
    // In a process with a large heap it would leave no time for the answer itself.
    timers.push(setTimeout(again, Math.max(50, 3 * (performance.now() - begun))));
  };
  again();
}

const spaces = Buffer.alloc(20_000_000, 32);
const brotli = brotliCompressSync(spaces, {
  params: { [constants.BROTLI_PARAM_QUALITY]: 4, [constants.BROTLI_PARAM_LGWIN]: 24 },
});
const gzip = gzipSync(gzipSync(spaces));

interface Row {
  readonly body: string;
  readonly server: Behaviour;
  readonly ends: "RequestTimeoutError" | "too_large";
}

const rows: readonly Row[] = [
  {
    body: "that stalls in the middle",
    server: ({ response }) => void response.writeHead(200).write('{"status":"SUCC'),
    ends: "RequestTimeoutError",
  },
  {
    body: "that stalls after its headers",
    server: ({ response }) => void response.writeHead(200, { "content-length": "100" }).flushHeaders(),
    ends: "RequestTimeoutError",
  },
  {
    body: "that drips",
    server: ({ response }) => {
      response.writeHead(200);
      timers.push(setInterval(() => response.write(" "), 20));
    },
    ends: "RequestTimeoutError",
  },
  {
    body: "without an end",
    server: ({ response }) => {
      response.writeHead(200);
      const block = " ".repeat(65_536);
      const more = () => {
        while (response.writable && response.write(block));
        if (response.writable) response.once("drain", more);
      };
      more();
    },
    ends: "too_large",
  },
  {
    body: "without an end, in chunks of one byte",
    server: ({ response, socket }) => {
      response.writeHead(200, { "transfer-encoding": "chunked" }).flushHeaders();
      const block = "1\r\n \r\n".repeat(10_000);
      const more = () => {
        while (socket.writable && socket.write(block));
        if (socket.writable) socket.once("drain", more);
      };
      more();
    },
    ends: "too_large",
  },
  {
    body: "of a few bytes of brotli for 20 megabytes",
    server: ({ response }) => void response.writeHead(200, { "content-encoding": "br" }).end(brotli),
    ends: "too_large",
  },
  {
    body: "of gzip in gzip for 20 megabytes",
    server: ({ response }) => void response.writeHead(200, { "content-encoding": "gzip, gzip" }).end(gzip),
    ends: "too_large",
  },
];

describe("an answer with a body", () => {
  it.each(rows)("$body ends at its time or size, also while garbage is collected", async (row) => {
    await using api = await startApiServer(row.server);
    // Where the size ends it, a slow machine has all the time it needs.
    const timeoutMs = row.ends === "too_large" ? 15_000 : limits.timeoutMs;
    const { read, write } = unthrottledClient(api.url, { ...limits, timeoutMs });
    collectGarbage();
    for (const [send, name] of [
      [read, "read"],
      [write, "write"],
    ] as const) {
      const error: unknown = await send().catch((reason: unknown) => reason);
      const facts = row.ends === "RequestTimeoutError" ? { name: row.ends } : { reason: row.ends };
      if (name === "read") expect(error).toMatchObject({ ...facts, retryable: true, attempts: 1 });
      else expect(error).toMatchObject({ name: "OutcomeUnknownError", retryable: false, cause: facts });
    }
  });

  it("that is as large as allowed is read, and one byte more is not", async () => {
    const json = JSON.stringify({ status: "SUCCESS", orders: [], note: "ż".repeat(500) });
    await using api = await startApiServer(({ send }) => send(200, json));
    const bytes = Buffer.byteLength(json);
    const { read } = unthrottledClient(api.url);
    await expect(read({ maxResponseBytes: bytes })).resolves.toHaveProperty("note");
    await expect(read({ maxResponseBytes: bytes - 1 })).rejects.toMatchObject({
      name: "UnexpectedResponseError",
      reason: "too_large",
      message: expect.stringContaining("larger than `maxResponseBytes`"),
    });
    // Asked again at once it would be as large.
    expect(api.requests).toHaveLength(2);
  });

  it("in many pieces, cut in the middle of letters, is read as one", async () => {
    const orders = Array.from({ length: 3_000 }, (_, id) => ({
      order_id: id,
      email: `żółć${id}@example.com`,
    }));
    const bytes = Buffer.from(`\uFEFF${JSON.stringify({ status: "SUCCESS", orders })}`);
    await using api = await startApiServer(async ({ response }) => {
      response.writeHead(200);
      for (let at = 0; at < bytes.length; at += 997) {
        response.write(bytes.subarray(at, at + 997));
        if (at % 10 === 0) await new Promise(setImmediate);
      }
      response.end();
    });
    const baselinker = new Baselinker({ token: "t", baseUrl: api.url, validation: "off" });
    expect(await baselinker.call("getOrders")).toEqual({ orders });
  });

  it("that an aborted caller no longer waits for is let go, and the connection with it", async () => {
    await using api = await startApiServer(({ response, socket }) => {
      response.writeHead(200).write("{");
      socket.once("close", () => closed.resolve());
    });
    const closed = Promise.withResolvers<void>();
    const controller = new AbortController();
    const { read } = unthrottledClient(api.url);
    const reading = read({ signal: controller.signal });
    reading.catch(() => {});
    await api.received(1);
    controller.abort(new Error("enough"));
    await expect(reading).rejects.toThrow("enough");
    await closed.promise;
  });

  it.each<[string, NonNullable<BaselinkerOptions["fetch"]>]>([
    ["never answers", () => new Promise(() => {})],
    ["has a body that never ends", async () => new Response(new ReadableStream({}))],
    [
      "has a body that does not even end when it is cancelled",
      async () => new Response(new ReadableStream({ cancel: () => new Promise(() => {}) })),
    ],
  ])("of a fetch of one's own that %s and ignores the signal ends in time", async (_, fetch) => {
    const { read, write } = unthrottledClient("http://127.0.0.1:9/", { ...limits, timeoutMs: 100, fetch });
    await expect(read()).rejects.toMatchObject({ name: "RequestTimeoutError" });
    await expect(write()).rejects.toMatchObject({ name: "OutcomeUnknownError" });
  });
});

describe("HTTP 421, after which the standard has fetch send a text again automatically", () => {
  it("is one request for one permit, and leaves the outcome of a write open", async () => {
    await using api = await startApiServer(({ send }) => send(421, "misdirected"));
    let permits = 0;
    const limiter = {
      acquire: async () => {
        permits += 1;
      },
      pauseUntil: () => {},
    };
    const baselinker = new Baselinker({ token: "t", baseUrl: api.url, retries: 0, rateLimit: { limiter } });
    await expect(baselinker.addOrder(smallOrder)).rejects.toMatchObject({
      name: "OutcomeUnknownError",
      cause: { name: "HttpError", status: 421 },
    });
    expect([api.requests.length, permits]).toEqual([1, 1]);
    await expect(baselinker.getOrders()).rejects.toMatchObject({ name: "HttpError", status: 421 });
    expect([api.requests.length, permits]).toEqual([2, 2]);
  });

  it("costs nothing on the wire: a request has its length, and no chunks", async () => {
    await using api = await startApiServer(({ succeed }) => succeed({ order_id: 1 }));
    const baselinker = new Baselinker({ token: "t", baseUrl: api.url });
    await baselinker.addOrder({ ...smallOrder, user_comments: "zażółć + &=%" });
    const { headers, body, parameters } = api.requests[0] ?? {};
    expect(headers).toMatchObject({
      "content-length": String(body?.length),
      "content-type": "application/x-www-form-urlencoded;charset=UTF-8",
    });
    expect(headers).not.toHaveProperty("transfer-encoding");
    expect(parameters).toMatchObject({ user_comments: "zażółć + &=%" });
  });
});
