import { createServer } from "node:http";
import type { AddressInfo } from "node:net";
import { fileURLToPath } from "node:url";
import { build, type Plugin } from "esbuild";
import { afterAll, beforeAll, expect, it } from "vitest";
import { withoutCuts, withoutUnusedOfKy } from "../../docs/generate/unusedOfKy.ts";
import type { exchange } from "../../src/client/calls/exchange.ts";
import { linkedSignal } from "../../src/shared/runtime/abort.ts";
import { systemClock } from "../../src/shared/runtime/clock.ts";

type Exchange = typeof exchange;

const server = createServer((request, response) => {
  if (request.url === "/cut") response.destroy();
  else if (request.url === "/half") {
    response.writeHead(200, { "content-length": "100" });
    response.write("{}", () => response.destroy());
  } else if (request.url === "/moved") response.writeHead(302, { location: "/" }).end();
  else if (request.url !== "/never") {
    const status = { "/busy": 429, "/broken": 500 }[request.url ?? ""] ?? 200;
    response.writeHead(status, { "retry-after": "1", date: "Tue, 01 Dec 2026 12:00:00 GMT" }).end("{}");
  }
});

beforeAll(() => new Promise<void>((resolve) => server.listen(0, "127.0.0.1", resolve)));
afterAll(() => {
  server.closeAllConnections();
  return new Promise((resolve) => server.close(resolve));
});

it("a request gets the same answers without what the build leaves out of ky, and without repeats", async () => {
  const { port } = server.address() as AddressInfo;
  const send = ({ exchange }: { readonly exchange: Exchange }, path: string, more: object = {}) =>
    exchange({
      url: `http://127.0.0.1:${port}${path}`,
      headers: { "content-type": "application/x-www-form-urlencoded" },
      body: "method=getOrders",
      fetch: undefined,
      timeoutMs: path === "/never" ? 20 : 5_000,
      maxResponseBytes: 1_000,
      linked: linkedSignal(undefined),
      clock: systemClock,
      ...more,
    });
  const [whole, bundled] = [await bundle([]), await bundle([withoutUnusedOfKy()])];
  for (const path of ["/", "/busy", "/broken", "/moved", "/cut", "/half", "/never"])
    expect(outcomeOf(await send(bundled, path)), path).toEqual(outcomeOf(await send(whole, path)));
  expect(await send(bundled, "/")).toMatchObject({ failure: undefined, status: 200, text: "{}" });
  expect(await send(bundled, "/busy")).toMatchObject({
    failure: { kind: "http_status", status: 429 },
    retryAfterMs: 1_000,
  });
  expect(await send(bundled, "/cut")).toMatchObject({ failure: { kind: "no_answer" } });
  for (const [what, fetch] of Object.entries(fetches)) {
    const calls = { whole: 0, bundled: 0 };
    const counting = (name: keyof typeof calls) => () => {
      calls[name] += 1;
      return fetch();
    };
    const outcomes = [
      await send(whole, "/", { fetch: counting("whole") }),
      await send(bundled, "/", { fetch: counting("bundled") }),
    ].map(outcomeOf);
    expect(outcomes[1], what).toEqual(outcomes[0]);
    expect(calls, what).toEqual({ whole: 1, bundled: 1 });
  }
  const ended = linkedSignal(AbortSignal.abort(new Error("enough")));
  expect(outcomeOf(await send(bundled, "/", { linked: ended }))).toEqual({ failure: { kind: "aborted" } });
});

/** Functions that a caller may pass as `fetch`, and what they do. */
const fetches: Readonly<Record<string, () => unknown>> = {
  "fails as the platform's does": () => Promise.reject(new TypeError("fetch failed")),
  "fails otherwise": () => Promise.reject(new Error("no")),
  "rejects with a text": () => Promise.reject("no"),
  "throws at once": () => {
    throw new Error("no");
  },
  "answers with a status": () => Promise.resolve(new Response("{}", { status: 503 })),
  "answers with what only resembles a response": () =>
    Promise.resolve({ status: 200, headers: new Headers(), text: () => Promise.resolve("{}"), body: null }),
  "answers with nothing": () => Promise.resolve(undefined),
};

/** What a caller sees of an exchange: an error by its name and message. */
function outcomeOf(result: object): object {
  const plain = { ...result, headers: undefined };
  const failure: unknown = Reflect.get(result, "failure");
  if (typeof failure !== "object" || failure === null || !("error" in failure)) return plain;
  return { ...plain, failure: { ...failure, error: String(failure.error) } };
}

it("p-retry repeats as often, and ends with the same error, without what the build leaves out of it", async () => {
  const source = fileURLToPath(import.meta.resolve("p-retry"));
  for (const plugins of [[], [withoutUnusedOfKy()]]) {
    const { default: pRetry }: typeof import("p-retry") = await importCode(await code(plugins, source));
    const failing = async (times: number, shouldRetry: boolean) => {
      let calls = 0;
      const seen: number[] = [];
      const run = (number: number) => {
        calls += 1;
        if (number <= times) throw new Error(`failure ${number}`);
        return `answer ${number}`;
      };
      const onFailedAttempt = ({ retriesLeft }: { readonly retriesLeft: number }) => {
        seen.push(retriesLeft);
      };
      const options = { retries: 2, minTimeout: 0, shouldRetry: () => shouldRetry, onFailedAttempt };
      const outcome = await pRetry(run, options).catch((error: unknown) => String(error));
      return { outcome, calls, seen };
    };
    expect(await failing(0, true)).toEqual({ outcome: "answer 1", calls: 1, seen: [] });
    expect(await failing(2, true)).toEqual({ outcome: "answer 3", calls: 3, seen: [2, 1] });
    expect(await failing(3, true)).toEqual({ outcome: "Error: failure 3", calls: 3, seen: [2, 1, 0] });
    expect(await failing(1, false)).toEqual({ outcome: "Error: failure 1", calls: 1, seen: [2] });
  }
});

it("a build fails where a package no longer has what is left out", () => {
  expect(() => withoutCuts("core/Ky.js", "export class Ky {}")).toThrow(
    "core/Ky.js of a bundled package no longer has",
  );
});

it("the parts of ky that are left out are not in the bundle", async () => {
  const [withAll, without] = [await code([]), await code([withoutUnusedOfKy()])];
  for (const part of ["RateLimit-Reset", "TransformStream", "json$/", "of this.#options.hooks"]) {
    expect(withAll).toContain(part);
    expect(without).not.toContain(part);
  }
});

async function bundle(plugins: Plugin[]): Promise<{ readonly exchange: Exchange }> {
  return importCode(await code(plugins));
}

function importCode(text: string) {
  return import(`data:text/javascript,${encodeURIComponent(text)}`);
}

const exchangeSource = fileURLToPath(new URL("../../src/client/calls/exchange.ts", import.meta.url));

async function code(plugins: Plugin[], source = exchangeSource): Promise<string> {
  const { outputFiles } = await build({
    entryPoints: [source],
    bundle: true,
    write: false,
    format: "esm",
    platform: "neutral",
    plugins,
  });
  return outputFiles[0]?.text ?? "";
}
