import { Readable } from "node:stream";
import { finished } from "node:stream/promises";
import { describe, expect, it } from "vitest";
import { exchange } from "../../../src/client/calls/exchange.ts";
import type { FetchLike } from "../../../src/client/calls/options.ts";
import { linkedSignal } from "../../../src/shared/runtime/abort.ts";
import { fetchBy } from "../../support/fetchWith.ts";
import { manualClock } from "../../support/manualClock.ts";

describe("a request", () => {
  it.each([
    [
      "Node, as a stream of a known length, which fetch does not repeat automatically",
      { node: "24.0.0" },
      true,
    ],
    ["Bun, which calls itself Node, as a text", { node: "24.0.0", bun: "1.3.0" }, false],
    ["Deno, which calls itself Node, as a text", { node: "24.0.0", deno: "2.5.0" }, false],
    ["a runtime that is not Node, as a text", {}, false],
    ["a bundler's `process` without versions, as a text", undefined, false],
  ])("leaves %s", async (_, versions, isStream) => {
    const { process } = globalThis;
    Object.assign(globalThis, { process: { versions } });
    const sent: Request[] = [];
    const answer = exchange(
      requestTo(async (request) => {
        sent.push(request.clone());
        return new Response("{}");
      }),
    );
    // What depends on the runtime is asked before anything is awaited.
    Object.assign(globalThis, { process });
    await answer;
    expect(sent[0]?.headers.get("content-length")).toBe(isStream ? "13" : null);
    expect(await sent[0]?.text()).toBe("method=zażó");
  });

  it("leaves where there is no `process` at all, as a text", async () => {
    const { process } = globalThis;
    Object.assign(globalThis, { process: undefined });
    const answer = exchange(requestTo(async () => new Response("{}")));
    Object.assign(globalThis, { process });
    expect(await answer).toMatchObject({ failure: undefined, text: "{}" });
  });
});

describe("the fetch of the runtime", () => {
  it("gets an address and an object, as a `fetch` of the caller's own does, and is looked up each time", async () => {
    const { fetch: before } = globalThis;
    const seen: unknown[][] = [];
    try {
      for (const number of [1, 2]) {
        globalThis.fetch = async (...args: unknown[]) => {
          seen.push([number, ...args]);
          return new Response("{}");
        };
        await exchange({ ...requestTo(never), fetch: undefined });
      }
    } finally {
      globalThis.fetch = before;
    }
    const init = { method: "POST", redirect: "manual", signal: expect.any(AbortSignal) };
    expect(seen).toMatchObject([
      [1, "https://api.example/connector.php", init],
      [2, "https://api.example/connector.php", init],
    ]);
    expect(seen[0]?.[2]).toHaveProperty("headers");
  });
});

describe("a fetch of the caller's own", () => {
  it("gets the URL as a text, plain headers, and all else in `init`", async () => {
    const given: Parameters<FetchLike>[] = [];
    const { headers } = requestTo(never);
    await exchange({
      ...requestTo(never),
      fetch: async (url, init) => {
        given.push([url, init]);
        return new Response("{}");
      },
    });
    const [[url, init] = ["", {}]] = given;
    expect(url).toBe("https://api.example/connector.php");
    expect(Object.getPrototypeOf(init.headers)).toBe(Object.prototype);
    expect(init).toMatchObject({
      method: "POST",
      headers: { ...headers, "content-length": "13" },
      redirect: "manual",
      signal: expect.any(AbortSignal),
      duplex: "half",
    });
    // What does not know such streams, as node-fetch, writes them as a text.
    expect(String(init.body)).toBe("method=zażó");
    expect(Object.keys(init.body ?? {})).toEqual([]);
  });

  it.each([
    [200, { failure: undefined, text: '{"a":"zażó"}' }],
    [502, { failure: { kind: "http_status", status: 502 } }],
  ])("may answer HTTP %i with a stream of Node, as node-fetch does", async (status, expected) => {
    const body = Readable.from([Buffer.from('{"a":"za'), Buffer.from('żó"}')]);
    const answer = new Response("", { status });
    Object.defineProperty(answer, "body", { value: body });
    expect(await exchange(requestTo(async () => answer))).toMatchObject(expected);
    await finished(body, { cleanup: true }).catch(() => {});
    expect(body.destroyed).toBe(true);
  });
});

const never = () => new Promise<Response>(() => {});

describe("a fetch that does not follow its signal", () => {
  it("ends when its time is over, and leaves no timer", async () => {
    const clock = manualClock();
    const answer = exchange({ ...requestTo(never), clock });
    await clock.advance(999);
    expect(clock.timers).toBe(1);
    await clock.advance(1);
    expect(await answer).toEqual({ failure: { kind: "time_out" } });
    expect(clock.timers).toBe(0);
  });

  it("ends when its caller is gone", async () => {
    const caller = new AbortController();
    const clock = manualClock();
    const answer = exchange({ ...requestTo(never), clock, linked: linkedSignal(caller.signal) });
    caller.abort();
    expect(await answer).toEqual({ failure: { kind: "aborted" } });
    expect(clock.timers).toBe(0);
  });

  it("has its answer let go that comes too late", async () => {
    const caller = new AbortController();
    let isLetGo = false;
    const late = async () => {
      caller.abort();
      return new Response(
        new ReadableStream({
          cancel: () => {
            isLetGo = true;
          },
        }),
      );
    };
    const answer = exchange({ ...requestTo(late), linked: linkedSignal(caller.signal) });
    expect(await answer).toEqual({ failure: { kind: "aborted" } });
    await new Promise(setImmediate);
    expect(isLetGo).toBe(true);
  });

  it("that throws is told by what it threw", async () => {
    const error = new TypeError("no way");
    const answer = await exchange(requestTo(() => Promise.reject(error)));
    expect(answer.failure).toEqual({ kind: "no_answer", error });
  });
});

describe("an answer", () => {
  it.each([
    ["Thu, 26 Nov 2026 10:00:00 GMT", new Date("2026-11-26T10:00:00Z")],
    ["soon", undefined],
    [undefined, undefined],
  ])("with the date %s gives the server's time %s", async (date, serverDate) => {
    const headers = date === undefined ? {} : { date };
    const answer = await exchange(requestTo(async () => new Response("{}", { headers })));
    expect(answer).toMatchObject({ failure: undefined, status: 200 });
    expect("serverDate" in answer && answer.serverDate).toEqual(serverDate);
  });

  it.each([
    ["0", 0],
    ["  7 ", 7_000],
    ["600", 600_000],
    ["601", 600_000],
    ["999999999", 600_000],
    ["1234567890", undefined],
    ["7 s", undefined],
    ["in 7", undefined],
    ["1.5", undefined],
    ["", undefined],
  ])("that asks to wait '%s' gives %s ms", async (retryAfter, retryAfterMs) => {
    const answer = async () => new Response("", { status: 503, headers: { "retry-after": retryAfter } });
    expect(await exchange(requestTo(answer))).toMatchObject({ status: 503, retryAfterMs });
  });

  it.each([
    ["a redirect, as browsers report it", "opaqueredirect", "redirect"],
    ["an error, which no server gave", "error", "http_status"],
  ])("with status 0 is %s", async (_, type, kind) => {
    const answer = new Response("{}");
    Object.defineProperties(answer, { type: { value: type }, status: { value: 0 } });
    expect(await exchange({ ...requestTo(never), fetch: async () => answer })).toMatchObject({
      status: 0,
      failure: { kind },
    });
  });

  it.each([200, 299, 300, 399, 400])("of HTTP %i is read, is a redirect or a failure", async (status) => {
    let isLetGo = false;
    const body = new ReadableStream({
      start: (controller) => controller.enqueue(new TextEncoder().encode("{}")),
      pull: (controller) => controller.close(),
      cancel: () => {
        isLetGo = true;
      },
    });
    const answer = await exchange(requestTo(async () => new Response(body, { status })));
    const kind = status < 300 ? undefined : status < 400 ? "redirect" : "http_status";
    expect([answer.status, answer.failure?.kind, isLetGo]).toEqual([status, kind, status >= 300]);
  });
});

function requestTo(fetch: (request: Request) => Promise<Response>) {
  return {
    url: "https://api.example/connector.php",
    headers: { "content-type": "application/x-www-form-urlencoded" },
    body: "method=zażó",
    fetch: fetchBy(fetch),
    timeoutMs: 1_000,
    maxResponseBytes: 1_000,
    linked: linkedSignal(undefined),
    clock: manualClock(),
  };
}
