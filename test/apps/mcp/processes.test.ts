import { once } from "node:events";
import { createServer } from "node:http";
import { describe, expect, it } from "vitest";
import { useCommand } from "../cli/startCommand.ts";
import { startMcp } from "./mcpClient.ts";

describe("mcp in processes of its own", () => {
  const { file } = useCommand();

  it("ends with 0 as its client closes stdin, and at once where a call waits for Base", async () => {
    let isCalled = (_: unknown) => {};
    const called = new Promise((resolve) => (isCalled = resolve));
    const base = createServer(isCalled).listen(0, "127.0.0.1");
    await once(base, "listening");
    const address = base.address();
    const port = typeof address === "object" && address !== null ? address.port : 0;
    const env = { BASELINKER_URL: `http://127.0.0.1:${port}/connector.php`, BASELINKER_TOKEN: "1-2-FAKE" };
    const agent = await startMcp({ file: file(), env });
    const cut = agent
      .call("read_base", { method: "getOrderStatusList" })
      .catch((error: Error) => error.message);
    await called;
    const begun = performance.now();
    await agent[Symbol.asyncDispose]();
    expect(await agent.ended).toBe(0);
    // The call itself would wait half a minute.
    expect(performance.now() - begun).toBeLessThan(10_000);
    expect(await cut).toContain("ended with 0");
    base.closeAllConnections();
    base.close();
  });
});
