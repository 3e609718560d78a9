import { describe, it } from "vitest";
import { memoryRateLimiter } from "../../../src/client/limiter/inProcessLimiter.ts";
import type { RateLimiter } from "../../../src/client/limiter/rateLimiter.ts";
import { describeContract } from "../../contracts/describeContract.ts";
import { limiterBlockTests } from "../../contracts/limiterBlockTests.ts";
import { type LimiterUnderTest, Processes } from "../../contracts/limiterUnderTest.ts";
import { manualClock } from "../../support/manualClock.ts";

/** The clients of one process have one limiter. */
async function inOneProcess(): Promise<LimiterUnderTest> {
  const clock = manualClock();
  let limiter: RateLimiter | undefined;
  return {
    clock,
    async open(limits) {
      limiter ??= memoryRateLimiter({ ...limits, testing: { clock } });
      return limiter;
    },
    forget: "never",
    close: async () => limiter?.close?.(),
  };
}

describeContract({ describe, it }, "blocks, by the limiter in memory", inOneProcess, (test) =>
  limiterBlockTests((number, what, body) => test(number, what, (under) => body(new Processes(under)))),
);
