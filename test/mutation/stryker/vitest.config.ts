import whole from "../../../vitest.config.ts";

/** The tests of one area: `MUTATE_TESTS` has their patterns. */
export default {
  ...whole,
  test: {
    ...whole.test,
    include: process.env.MUTATE_TESTS?.split(",") ?? [],
    typecheck: { enabled: false },
    testTimeout: 10_000,
  },
};
