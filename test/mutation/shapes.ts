import type { Mutation } from "./mutation.ts";

const msw = "test/testing/msw/handlers.test.ts";

/** What a shape accepts, what is sent of it, and what the fake account does with the rest. */
export const shapesMutations: readonly Mutation[] = [
  {
    file: "testing/msw/handlersFor.ts",
    in: "isOfClient",
    from: '.startsWith("baselinker-sdk")',
    to: '.includes("baselinker-sdk")',
    says: "a program that names the package is not counted",
    test: msw,
    name: "counts a program that only names the package",
  },
  {
    file: "testing/msw/handlersFor.ts",
    in: "isOfClient",
    from: 'isBrowser() || (headers.get("user-agent") ?? "").startsWith("baselinker-sdk")',
    to: "true",
    says: "no request counts, so that a program that Base would block passes its tests",
    test: msw,
    name: "blocks another program at the 101st request",
  },
  {
    file: "testing/msw/handlersFor.ts",
    in: "isOfClient",
    from: "isBrowser() ||",
    to: "",
    says: "the package's client is blocked in a browser",
    test: msw,
    name: "counts nothing in a browser",
  },
];
