import { BaseSequencer, type TestSpecification } from "vitest/node";
import config from "../../../vitest.config.ts";

const whole = config({ mode: "slow", command: "serve" });

/** The first test that fails ends the run of a change: so those that take long come last. */
class ShortestFirst extends BaseSequencer {
  override async sort(files: TestSpecification[]): Promise<TestSpecification[]> {
    const ms = (file: TestSpecification) => this.ctx.cache.getTestSpecificationResult(file)?.duration ?? 0;
    return files.toSorted((one, other) => ms(one) - ms(other));
  }
}

/** The tests of one area: `MUTATE_TESTS` has their patterns. */
export default {
  ...whole,
  plugins: [
    ...(whole.plugins ?? []),
    {
      // Stryker tries a change with the tests that reach it, and a table that is made once is reached by the first alone.
      name: "nothing-is-kept",
      enforce: "pre",
      transform: (code: string, id: string) =>
        id.endsWith("/src/shared/runtime/lazily.ts") ? code.replace("made ??=", "made =") : undefined,
    },
  ],
  test: {
    ...whole.test,
    include: process.env.MUTATE_TESTS?.split(",") ?? [],
    exclude: ["**/node_modules/**", "**/*.slow.test.ts"],
    typecheck: { enabled: false },
    sequence: { sequencer: ShortestFirst },
    testTimeout: 10_000,
  },
};
