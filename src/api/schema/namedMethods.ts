import { expected } from "../../shared/options/check.ts";
import { closestName } from "../../shared/options/closestName.ts";
import { methodNames } from "../methods/methodNames.ts";
import { type ApiMethods, allMethods } from "../methods/methods.ts";
import type { Method } from "../wire/method.ts";

export function unknownMethod(input: unknown): TypeError {
  const closest = typeof input === "string" ? closestName(input, methodNames) : undefined;
  const hint = closest === undefined ? "docs/methods.md lists all of them." : `Did you mean \`${closest}\`?`;
  return expected("method", `the name of a method that this version of the SDK knows. ${hint}`);
}

/** A misspelled name throws and names the right one. Others are undefined: libraries read `then` and `toJSON`. */
/* @__NO_SIDE_EFFECTS__ */
export function namedMethods<Named extends object>(named: Named): Named {
  return new Proxy(named, {
    get(target, name, receiver) {
      const isSlip =
        typeof name === "string" && !(name in target) && closestName(name, methodNames) !== undefined;
      if (isSlip) throw unknownMethod(name);
      return Reflect.get(target, name, receiver);
    },
  });
}

/**
 * Whether a method only reads (`"read"`), may change something in the account (`"write"`), or sets values that are the
 * same after two calls as after one (`"set"`: stock and prices), by its name. A misspelled name throws a TypeError.
 * @example
 * ```ts
 * import { methodKinds } from "baselinker-sdk/schema";
 *
 * const reads = Object.entries(methodKinds).filter(([, kind]) => kind === "read");
 * ```
 */
export const methodKinds: { readonly [Name in keyof ApiMethods]: ApiMethods[Name]["kind"] } =
  /* @__PURE__ */ kindsOf(allMethods());

function kindsOf(methods: { readonly [name: string]: Method }): typeof methodKinds {
  const kinds = Object.entries(methods).map(([name, { kind }]) => [name, kind]);
  // The loop and the type come from the same declarations; the compiler cannot follow the loop.
  return namedMethods(Object.fromEntries(kinds) as typeof methodKinds);
}
