import { claimTests } from "./claimTests.ts";
import { describeContract } from "./describeContract.ts";
import type { TestProgram } from "./promises.ts";
import { recordTests } from "./recordTests.ts";
import type { StoreUnderTest } from "./storeUnderTest.ts";

/**
 * Tests whether a store keeps its promises, all those of `docs/stores.md` that are about stores. It needs no
 * test program of its own and makes its own assertions.
 *
 * @param make - a new store without records for each test
 *
 * @example
 * ```ts
 * import { describe, it } from "node:test";
 *
 * storeContract({ describe, it }, "my store", async () => openForTest());
 * ```
 */
export function storeContract(program: TestProgram, name: string, make: () => Promise<StoreUnderTest>): void {
  describeContract(program, `stores, by ${name}`, make, (test) => {
    claimTests(test);
    recordTests(test);
  });
}
