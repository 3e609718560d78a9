import { claimTests } from "./claimTests.ts";
import { type ContractTest, describeContract } from "./describeContract.ts";
import { erasedKeyTests } from "./erasedKeyTests.ts";
import { limiterBlockTests } from "./limiterBlockTests.ts";
import { limiterTests } from "./limiterTests.ts";
import { type LimiterUnderTest, Processes } from "./limiterUnderTest.ts";
import { productCacheTests } from "./productCacheTests.ts";
import type { TestProgram } from "./promises.ts";
import { recordTests } from "./recordTests.ts";
import { entryTests } from "./registerEntryTests.ts";
import { leadTests } from "./registerLeadTests.ts";
import type { ProductCacheUnderTest, RegisterUnderTest, StoreUnderTest } from "./underTest.ts";

/**
 * Tests all promises of `docs/stores-reference.md` about stores. Works with any test program and has its own assertions.
 * @param make - returns a new, empty store for each test
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
    erasedKeyTests(test);
  });
}

/**
 * Tests all promises of `docs/stores-reference.md` about limiters that processes share. Works with any test program and has its
 * own assertions.
 * @param make - returns a new, empty count for each test
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
  describeContract(program, `limiters, by ${name}`, make, (test) => {
    const ofProcesses: ContractTest<Processes> = (number, what, body) =>
      test(number, what, (under) => body(new Processes(under)));
    limiterTests(ofProcesses);
    limiterBlockTests(ofProcesses);
  });
}

/**
 * Tests the promises of `docs/stores-reference.md` about the rows of a register.
 * @param make - returns new, empty rows for each test
 *
 * @example
 * ```ts
 * registerContract({ describe, it }, "my engine", async () => openForTest());
 * ```
 */
export function registerContract(
  program: TestProgram,
  name: string,
  make: () => Promise<RegisterUnderTest>,
): void {
  describeContract(program, `registers, by ${name}`, make, (test) => {
    entryTests(test);
    leadTests(test);
  });
}

/**
 * Tests all promises of `docs/stores-reference.md` about product caches. Works with any test program and has its own
 * assertions.
 * @param make - returns a new, empty cache for each test
 *
 * @example
 * ```ts
 * import { describe, it } from "node:test";
 *
 * productCacheContract({ describe, it }, "my cache", async () => openForTest());
 * ```
 */
export function productCacheContract(
  program: TestProgram,
  name: string,
  make: () => Promise<ProductCacheUnderTest>,
): void {
  describeContract(program, `product caches, by ${name}`, make, productCacheTests);
}
