import { type PromiseNumber, type TestProgram, testName } from "./promises.ts";

/** One test of a contract: which promise it is about, what of it, and what it does with something new. */
export type ContractTest<Under> = (
  number: PromiseNumber,
  what: string,
  body: (under: Under) => Promise<void>,
) => void;

/** Describes a contract: each test gets something new, which is closed afterwards. */
export function describeContract<Under extends { close(): Promise<void> }>(
  { describe, it }: TestProgram,
  name: string,
  make: () => Promise<Under>,
  tests: (test: ContractTest<Under>) => void,
): void {
  const test: ContractTest<Under> = (number, what, body) => {
    it(testName(number, what), async () => {
      const under = await make();
      try {
        await body(under);
      } finally {
        await under.close();
      }
    });
  };
  describe(`the contract of ${name}`, () => tests(test));
}
