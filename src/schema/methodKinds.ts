import { type ApiMethods, allMethods } from "../api/methods.ts";
import { namedMethods } from "./namedMethods.ts";

/**
 * Whether a method only reads (`"read"`) or may change something in the account (`"write"`), by its name. A
 * misspelled name throws a TypeError.
 *
 * @example
 * ```ts
 * import { methodKinds } from "baselinker-sdk/schema";
 *
 * const reads = Object.entries(methodKinds).filter(([, kind]) => kind === "read");
 * ```
 */
export const methodKinds: { readonly [Name in keyof ApiMethods]: ApiMethods[Name]["kind"] } =
  /* @__PURE__ */ kindsOf(allMethods());

function kindsOf(methods: ApiMethods): typeof methodKinds {
  const kinds = Object.entries(methods).map(([name, { kind }]) => [name, kind]);
  // The loop and the type come from the same declarations; the compiler cannot follow the loop.
  return namedMethods(Object.fromEntries(kinds) as typeof methodKinds);
}
