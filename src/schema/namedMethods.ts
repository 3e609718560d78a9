import { methodNames } from "../api/methodNames.ts";
import { expected } from "../options/check.ts";
import { closestName } from "../options/closestName.ts";

export function unknownMethod(given: unknown): TypeError {
  const closest = typeof given === "string" ? closestName(given, methodNames) : undefined;
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
