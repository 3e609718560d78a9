import { createServer } from "node:http";
import type { AddressInfo } from "node:net";
import { fileURLToPath } from "node:url";
import { build, type Plugin } from "esbuild";
import { afterAll, beforeAll, expect, it } from "vitest";
import { withoutUnusedOfKy } from "../../docs/generate/unusedOfKy.ts";
import type { exchange } from "../../src/client/calls/exchange.ts";
import { linkedSignal } from "../../src/shared/runtime/abort.ts";
import { systemClock } from "../../src/shared/runtime/clock.ts";

const server = createServer((request, response) => {
  if (request.url === "/cut") response.destroy();
  else response.writeHead(request.url === "/busy" ? 429 : 200, { "retry-after": "1" }).end("{}");
});

beforeAll(() => new Promise<void>((resolve) => server.listen(0, "127.0.0.1", resolve)));
afterAll(() => new Promise((resolve) => server.close(resolve)));

it("a request gets the same answers without what the build leaves out of ky, and without repeats", async () => {
  const bundled: { readonly exchange: typeof exchange } = await bundle();
  const { port } = server.address() as AddressInfo;
  const send = (path: string) =>
    bundled.exchange({
      url: `http://127.0.0.1:${port}${path}`,
      headers: {},
      body: "method=getOrders",
      fetch: undefined,
      timeoutMs: 5_000,
      maxResponseBytes: 1_000,
      linked: linkedSignal(undefined),
      clock: systemClock,
    });
  expect(await send("/")).toMatchObject({ failure: undefined, status: 200, text: "{}" });
  expect(await send("/busy")).toMatchObject({
    failure: { kind: "http_status", status: 429 },
    retryAfterMs: 1_000,
  });
  expect(await send("/cut")).toMatchObject({ failure: { kind: "no_answer" } });
});

it("the parts of ky that are left out are not in the bundle", async () => {
  const [withAll, without] = [await code([]), await code([withoutUnusedOfKy()])];
  for (const part of ["RateLimit-Reset", "TransformStream"]) {
    expect(withAll).toContain(part);
    expect(without).not.toContain(part);
  }
});

async function bundle() {
  return import(`data:text/javascript,${encodeURIComponent(await code([withoutUnusedOfKy()]))}`);
}

async function code(plugins: Plugin[]): Promise<string> {
  const { outputFiles } = await build({
    entryPoints: [fileURLToPath(new URL("../../src/client/calls/exchange.ts", import.meta.url))],
    bundle: true,
    write: false,
    format: "esm",
    platform: "neutral",
    plugins,
  });
  return outputFiles[0]?.text ?? "";
}
