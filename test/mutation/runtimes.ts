import type { Mutation } from "./mutation.ts";

/** What keeps the package working where Node's modules are absent. */
export const runtimeMutations: readonly Mutation[] = [
  {
    file: "shared/runtime/builtin.ts",
    in: "builtin",
    from: "catch {\n    return undefined;\n  }",
    to: "catch (error) {\n    throw error;\n  }",
    says: "the package ends with an error in Next's edge runtime",
    test: "test/shared/runtime/builtin.test.ts",
    name: "reads, makes an order of a lead, and checks a signature",
  },
  {
    file: "shared/runtime/abort.ts",
    in: "anySignal",
    from: 'typeof AbortSignal.any === "function"',
    to: "true",
    says: "no lead is sent where a runtime has no `AbortSignal.any`",
    test: "test/shared/runtime/builtin.test.ts",
    name: "reads, makes an order of a lead, and checks a signature",
  },
  {
    file: "shared/runtime/abort.ts",
    in: "anySignal",
    from: "if (source.aborted) follow();",
    to: "if (false) follow();",
    says: "work goes on whose signal was aborted before it began",
    test: "test/shared/runtime/abort.test.ts",
    name: "is aborted with the first of them, for the same reason, also where that was before: where the runtime has no",
  },
  {
    file: "shared/runtime/abort.ts",
    in: "anySignal",
    from: "{ once: true, signal }",
    to: "{ once: true }",
    says: "signals that live long collect a listener of each call",
    test: "test/shared/runtime/abort.test.ts",
    name: "leaves no listener on the others once it is aborted",
  },
  {
    file: "client/calls/exchange.ts",
    in: "sendOnce",
    from: "fetch: () => (request.fetch ?? globalThis.fetch)(url, init) as Promise<Response>,",
    to: "...init, ...(request.fetch && { fetch: () => request.fetch?.(url, init) as Promise<Response> }),",
    says: "Next's edge runtime sends a GET without the token",
    test: "test/client/calls/exchange.test.ts",
    name: "gets an address and an object, as a `fetch` of the caller's own does",
  },
];
