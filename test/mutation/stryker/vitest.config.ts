import whole from "../../../vitest.config.ts";

/** The tests of one area: `MUTATE_TESTS` has their patterns. */
export default {
  ...whole,
  plugins: [
    ...(whole.plugins ?? []),
    {
      // Stryker tries a change with the tests that reach it, and a table that is made once is reached by the first alone.
      name: "nothing-is-kept",
      enforce: "pre",
      load: (id: string) =>
        id.endsWith("/src/runtime/lazily.ts") ? "export const lazily = (make) => make;" : undefined,
    },
  ],
  test: {
    ...whole.test,
    include: process.env.MUTATE_TESTS?.split(",") ?? [],
    typecheck: { enabled: false },
    testTimeout: 10_000,
  },
};
