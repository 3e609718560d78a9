import { type PromiseNumber, type TestProgram, testName } from "./promises.ts";

/** A test of a contract: the promise, the tested part of it, and the test's body. */
export type ContractTest<Under> = (
  number: PromiseNumber,
  what: string,
  body: (under: Under) => Promise<void>,
) => void;

/** Describes a contract. Each test gets a new subject, which is closed afterwards. */
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
