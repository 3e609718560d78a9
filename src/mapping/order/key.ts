import { kindName } from "../../shared/json/value.ts";
import type { Environment } from "../compile/environment.ts";
import { compileWrittenOut } from "../compile/paths.ts";
import { compileReach, listed, pathsIn } from "../compile/readPaths.ts";
import { firstValue, textOf, toFieldText, usualText } from "../compile/scalar.ts";
import { report, type Scope } from "../compile/scope.ts";
import type { RuleValue } from "../rules/value.ts";

/** Compiles the lead's own id. Reports invalid ids: a wrong key joins several leads in one order, or splits one. */
export function compileKey(key: RuleValue, env: Environment): (scope: Scope) => string | undefined {
  const get = env.value(key, "key", "first");
  const reach = compileReach(key, "key", env);
  const isWrittenOut = compileWrittenOut(key, "key", env);
  return (scope) => {
    const value = firstValue(get(scope), scope, "key");
    const usual = usualText(value);
    if (usual) return usual;
    const text = textOf(value);
    if (value === undefined) {
      if (isWrittenOut(scope)) report(scope, "key_placeholder", "key");
      else if (reach !== undefined) {
        report(scope, "key_absent", "key", { paths: listed(pathsIn(key)) });
        // Of similar paths, only those that can hardly be anything else.
        if (!reach.isReached(scope)) reach.note(scope, true);
      }
    }
    // A key made from less than the whole id would make one order of several leads.
    else if (text === undefined) report(scope, "key_invalid", "key", { kind: kindName(value) });
    else if (Number.isInteger(value) && !Number.isSafeInteger(value)) report(scope, "key_unsafe", "key");
    else if (!text.isWellFormed()) report(scope, "key_invalid", "key", { kind: "broken" });
    return (text && toFieldText(text)) || undefined;
  };
}
