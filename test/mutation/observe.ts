import type { Mutation } from "./mutation.ts";

/** What the account says of the calls of others, and what a team is told of its leads. */
export const observeMutations: readonly Mutation[] = [
  {
    file: "testing/fake/receive.ts",
    in: "read",
    from: "number >= fewestMilliseconds",
    to: "false",
    says: "a payment of the year 57970 is accepted without a word",
    test: "test/testing/fake/receive.test.ts",
    name: "names a time in milliseconds, which Base takes as seconds of a distant year",
  },
];
