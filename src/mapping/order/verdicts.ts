import type { Environment } from "../compile/environment.ts";
import type { Scope } from "../compile/scope.ts";
import type { IssueCodeName } from "../issueCodes.ts";
import type { MapResult } from "../mapResult.ts";
import type { Verdict } from "../rules/language.ts";
import type { Nothing } from "../schema/grammarNode.ts";

/** Does something for each verdict that holds, until there is a result. */
export function compileVerdicts(
  name: string,
  verdicts: readonly Verdict[] = [],
  env: Environment,
  act: (scope: Scope, reason: string, at: string) => MapResult<IssueCodeName> | undefined,
): ((scope: Scope) => MapResult<IssueCodeName> | undefined) | undefined {
  const compiled = verdicts.map(({ when, reason, ...rest }, index) => {
    rest satisfies Nothing;
    const at = `${name}[${index}]`;
    return { when: env.condition(when, `${at}.when`), at, reason };
  });
  if (compiled.length === 0) return undefined;
  return (scope) => {
    for (const { when, at, reason } of compiled) {
      const end = when(scope) ? act(scope, reason, at) : undefined;
      if (end !== undefined) return end;
    }
    return undefined;
  };
}
