import { describeContract } from "./describeContract.ts";
import { limiterTests } from "./limiterTests.ts";
import { type LimiterUnderTest, Processes } from "./limiterUnderTest.ts";
import type { TestProgram } from "./promises.ts";

/**
 * Tests whether a limiter that processes share keeps its promises, all those of `docs/stores.md` that are
 * about limiters. It needs no test program of its own and makes its own assertions.
 *
 * @param make - a new count without requests for each test
 *
 * @example
 * ```ts
 * import { describe, it } from "node:test";
 *
 * limiterContract({ describe, it }, "my limiter", async () => openForTest());
 * ```
 */
export function limiterContract(
  program: TestProgram,
  name: string,
  make: () => Promise<LimiterUnderTest>,
): void {
  describeContract(program, `limiters, by ${name}`, make, (test) =>
    limiterTests((number, what, body) => test(number, what, (under) => body(new Processes(under)))),
  );
}
