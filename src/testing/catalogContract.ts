import { sweepTests } from "./catalogSweepTests.ts";
import { askedTests } from "./catalogTests.ts";
import type { CatalogUnderTest } from "./catalogUnderTest.ts";
import { variantTests } from "./catalogVariantTests.ts";
import { describeContract } from "./describeContract.ts";
import type { TestProgram } from "./promises.ts";

/**
 * Tests whether a store of catalogs keeps its promises, all those of `docs/stores.md` that are about
 * catalogs. It needs no test program of its own and makes its own assertions.
 *
 * @param make - a new store that knows nothing for each test
 *
 * @example
 * ```ts
 * import { describe, it } from "node:test";
 *
 * catalogContract({ describe, it }, "my store", async () => openForTest());
 * ```
 */
export function catalogContract(
  program: TestProgram,
  name: string,
  make: () => Promise<CatalogUnderTest>,
): void {
  describeContract(program, `catalogs, by ${name}`, make, (test) => {
    askedTests(test);
    sweepTests(test);
    variantTests(test);
  });
}
