import { mkdtemp, rm } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { describe, expect, it } from "vitest";
import { createForwarder } from "../../../src/entries/index.ts";
import { sqliteRateLimiter, sqliteRegister, sqliteStore } from "../../../src/entries/sqlite.ts";
import { createFakeAccount } from "../../../src/testing/fake/createFakeAccount.ts";
import { serveFakeAccount } from "../../../src/testing/fake/serveFakeAccount.ts";
import { useCommand } from "../cli/startCommand.ts";
import { startMcp } from "./mcpClient.ts";

const token = "1-2-FAKE";
const read = { method: "getOrderStatusList" };

describe("mcp in several processes", () => {
  const { file } = useCommand();

  it("stays within the limit together with the shop, whose store it has, and refuses what would wait longer than 20 s", async () => {
    const folder = await mkdtemp(join(tmpdir(), "baselinker-cli-"));
    const path = join(folder, "s.sqlite");
    const account = createFakeAccount({ token, quirks: false });
    const served = await serveFakeAccount(account);
    const limiter = sqliteRateLimiter(path, { token, requestsPerMinute: 12 });
    const [store, register] = [sqliteStore(path), sqliteRegister(path)];
    const shop = createForwarder({
      baselinker: account.client({ rateLimit: { limiter }, maxWaitMs: 1000 }),
      rules: {
        version: 1,
        needsContact: false,
        fields: { order_status_id: { value: 8001 }, extra_field_1: "id" },
      },
      store,
      register,
    });
    // Both are opened: an empty register is none.
    await shop.register.list();
    const env = { BASELINKER_URL: served.url, BASELINKER_TOKEN: token };
    const words = ["--store", path, "--requests-per-minute", "12"];
    const agents = await Promise.all([1, 2].map(() => startMcp({ file: file(), words, env })));
    const begun = performance.now();
    const twenty = Array.from({ length: 20 }, (_, at) => at);
    const called = await Promise.all([
      ...agents.flatMap((agent) => twenty.map(() => agent.call("read_base", read))),
      ...twenty.map((id) => shop.forward({ id }).catch(() => undefined)),
    ]);
    const errors = called.flatMap((each) =>
      each !== undefined && "isError" in each && each.isError ? [each.value] : [],
    );
    expect(account.requests).toHaveLength(12);
    expect(errors.length).toBeGreaterThan(0);
    console.log(errors[0]);
    for (const error of errors) expect(error).toMatchObject({ error: "RATE_LIMITED", retryable: true });
    // Each call waits 20 seconds for its turn, as a client gives up after a minute.
    expect(performance.now() - begun).toBeGreaterThan(19_000);
    expect(performance.now() - begun).toBeLessThan(40_000);
    for (const agent of agents) await agent[Symbol.asyncDispose]();
    await shop.close();
    for (const each of [register, store, limiter]) await each.close();
    await served.close();
    await rm(folder, { recursive: true, force: true });
  });
});
