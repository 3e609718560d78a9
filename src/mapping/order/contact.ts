import type { Environment } from "../compile/environment.ts";
import { nearestPaths } from "../compile/nearest.ts";
import { pathOf } from "../compile/paths.ts";
import { pathsIn } from "../compile/readPaths.ts";
import { makeIssue, report, type Scope } from "../compile/scope.ts";
import { listed } from "../compile/unmatchedPaths.ts";
import type { MapResult } from "../mapResult.ts";
import type { Rules } from "../rules/language.ts";

/** Skips leads with no way to contact the buyer. */
export function compileContact(
  { phone, email }: Rules["fields"],
  env: Environment,
): (scope: Scope, order: Record<string, unknown>) => MapResult | undefined {
  const asked = [phone, email].flatMap((value) => (value === undefined ? [] : pathsIn(value)));
  return (scope, order) => {
    const { issues } = scope;
    const phone = String(order.phone ?? "");
    const email = String(order.email ?? "");
    if (phone.includes("@") && !email.includes("@") && /(?:\d\D{0,3}){7}/.test(email)) tellSwapped(scope);
    // A phone without digits, such as `немає`, cannot be used, but a user name such as `@anna` may be.
    if (email !== "" || /[\p{Nd}@]/u.test(phone)) return undefined;
    if (issues.some(({ code }) => code === "email_unreadable")) {
      // The customer left an e-mail, and skipping the lead would lose it.
      report(scope, "contact_unreadable", "needsContact");
      return undefined;
    }
    // The contact may be missing because of an error.
    if (scope.failed) return { status: "error", issues };
    const near = asked.map((text) =>
      nearestPaths(scope.lead, pathOf(text, "needsContact", { ...env, problems: [] }).steps, scope, false),
    );
    const names = near.sort((a, b) => Number(b.isNear) - Number(a.isNear)).flatMap(({ paths }) => paths);
    const paths = { paths: listed(asked), names: listed(names) };
    const code = "no_contact";
    return { status: "skip", code, reason: makeIssue(code, "", paths).message, issues };
  };
}

/** Replaces the separate warnings about phone and e-mail, which have the same cause. */
function tellSwapped(scope: Scope): void {
  const others = scope.issues.filter(({ path }) => !/^fields\.(?:phone|email)\b/.test(path));
  scope.issues.splice(0, scope.issues.length, ...others);
  report(scope, "contact_swapped", "fields.phone");
}
