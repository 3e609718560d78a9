import { expect, it, onTestFinished, vi } from "vitest";
import { InProcessLimiter } from "../../../src/client/limiter/inProcessLimiter.ts";
import { NetworkError } from "../../../src/shared/errors/connectionErrors.ts";
import { startApiServer } from "../../support/apiServer.ts";

it("says that nothing was sent, and takes no permit, where what sends cannot be loaded", async () => {
  vi.doMock("../../../src/client/calls/transport.ts", () => {
    throw new Error("The file is out of reach.");
  });
  onTestFinished(() => {
    vi.doUnmock("../../../src/client/calls/transport.ts");
    vi.resetModules();
  });
  // Files of tests share what they load, and another one may have made a call.
  vi.resetModules();
  const { Baselinker } = await import("../../../src/client/calls/baselinker.ts");
  await using server = await startApiServer();
  const limiter = new InProcessLimiter({ requestsPerMinute: 1 });
  const baselinker = new Baselinker({ token: "t", baseUrl: server.url, rateLimit: { limiter } });

  for (let round = 0; round < 2; round += 1) {
    const error = await baselinker.addOrder({ order_status_id: 1, date_add: 1 }).catch((thrown) => thrown);
    expect(error instanceof NetworkError).toBe(true);
    expect(error).toMatchObject({ method: "addOrder", attempts: 0, retryable: true });
  }
  expect(limiter.isIdle()).toBe(true);
  expect(server.requests).toEqual([]);
});
