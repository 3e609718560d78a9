import { describeContract } from "./describeContract.ts";
import type { TestProgram } from "./promises.ts";
import { entryTests } from "./registerEntryTests.ts";
import { leadTests } from "./registerLeadTests.ts";
import type { RegisterUnderTest } from "./registerUnderTest.ts";

/**
 * Tests whether the rows of a register keep their promises, as `docs/stores.md` has them.
 *
 * @param make - new rows without entries for each test
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
