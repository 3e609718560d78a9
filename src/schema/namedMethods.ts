import { methodNames } from "../api/methodNames.ts";
import { expected } from "../options/check.ts";
import { closestName } from "../options/closestName.ts";

/** The error for a name that is not that of a method. */
export function unknownMethod(given: unknown): TypeError {
  const closest = typeof given === "string" ? closestName(given, methodNames) : undefined;
  const hint = closest === undefined ? "docs/methods.md lists all of them." : `Did you mean \`${closest}\`?`;
  return expected("method", `the name of a method that this version of the SDK knows. ${hint}`);
}

/**
 * Things by the name of their method. A name that is nearly one of them throws when it is read: without it, JavaScript
 * would say that it cannot read `params` of undefined. All other names are undefined, as of any object: many a library
 * asks what it gets for names such as `then` and `toJSON`.
 */
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
