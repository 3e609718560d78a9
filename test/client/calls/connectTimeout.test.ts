import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { fetchWith } from "../../support/fetchWith.ts";
import { startSilentServer } from "../../support/silentServer.ts";
import { unthrottledClient } from "../../support/unthrottledClient.ts";

const dropsConnections = process.platform === "linux";
if (!dropsConnections)
  console.log("Skipped: only Linux is known to drop connections that it has no room for.");

describe.runIf(dropsConnections)("a host that does not take the connection", () => {
  let server: Awaited<ReturnType<typeof startSilentServer>>;
  beforeAll(async () => {
    server = await startSilentServer();
  });
  afterAll(() => server[Symbol.asyncDispose]());

  it("has been sent nothing when connecting times out, so that also a write is repeated", async () => {
    const { write, read } = unthrottledClient(server.url, {
      retries: 1,
      fetch: await fetchWith({ connect: { timeout: 100 } }),
    });
    const errors = await Promise.all([write(), read()].map((call) => call.catch((error: unknown) => error)));
    for (const error of errors) {
      expect(error).toMatchObject({ name: "NetworkError", attempts: 2, retryable: true });
      expect(error).toHaveProperty("cause.cause.code", "UND_ERR_CONNECT_TIMEOUT");
    }
  });

  it("leaves the outcome of a write open where the call's own time is up first", async () => {
    const { write, read } = unthrottledClient(server.url, { timeoutMs: 50 });
    await expect(write()).rejects.toMatchObject({
      name: "OutcomeUnknownError",
      attempts: 1,
      cause: { name: "RequestTimeoutError" },
    });
    await expect(read()).rejects.toMatchObject({ name: "RequestTimeoutError", attempts: 3 });
  });

  it("leaves the outcome of a write open where it is aborted while connecting", async () => {
    const { write, read } = unthrottledClient(server.url);
    for (const [send, expected] of [
      [write, { name: "OutcomeUnknownError", attempts: 1, cause: { why: "closing" } }],
      [read, { why: "closing" }],
    ] as const) {
      const controller = new AbortController();
      const abort = () => controller.abort({ why: "closing" });
      const call = send({ signal: controller.signal, beforeSend: () => void setTimeout(abort, 50) });
      await expect(call).rejects.toMatchObject(expected);
    }
  });
});
