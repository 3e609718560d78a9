import { isRecord } from "../../shared/json/value.ts";
import type { Environment } from "../compile/environment.ts";
import { mayBeData } from "../compile/nearest.ts";
import { pathOf } from "../compile/paths.ts";
import { listed, pathsIn } from "../compile/readPaths.ts";
import { makeIssue, report, type Scope } from "../compile/scope.ts";
import { spend } from "../contract/budget.ts";
import type { MapResult } from "../contract/mapResult.ts";
import { joinKey } from "../path/parsePath.ts";
import type { Rules } from "../rules/rules.ts";
import { foldWords } from "../values/fold.ts";

/**
 * Skips leads with no way to contact the buyer. A lead whose contact the rules missed is an error, because a
 * skip would lose it.
 */
export function compileContact(
  { phone, email }: Rules["fields"],
  env: Environment,
): (scope: Scope, order: Record<string, unknown>) => MapResult | undefined {
  const asked = [phone, email].flatMap((value) => (value === undefined ? [] : pathsIn(value)));
  // Problems of the paths are reported where the fields are compiled.
  const searches = asked.map((text) =>
    env.searchFor(pathOf(text, "needsContact", { ...env, problems: [] }).steps, ""),
  );
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
    const elsewhere = contactsIn(scope);
    if (elsewhere.length > 0) {
      const names = elsewhere.filter((path) => !mayBeData.test(path));
      report(scope, "contact_elsewhere", "needsContact", { paths: listed(asked), names: listed(names) });
      return undefined;
    }
    const near = searches.map((search) => search(scope.lead, scope, false));
    const names = near.sort((a, b) => Number(b.isNear) - Number(a.isNear)).flatMap(({ paths }) => paths);
    const details = { paths: listed(asked), names: listed(names) };
    const code = "no_contact";
    return { status: "skip", code, details, reason: makeIssue(code, "", details).message, issues };
  };
}

/** Replaces the separate warnings about phone and e-mail, which have the same cause. */
function tellSwapped(scope: Scope): void {
  const others = scope.issues.filter(({ path }) => !/^fields\.(?:phone|email)\b/.test(path));
  scope.issues.splice(0, scope.issues.length, ...others);
  report(scope, "contact_swapped", "fields.phone");
}

/** Returns the paths of an e-mail address, or of a number with `+`, that does not belong to the shop or its staff. */
function contactsIn(scope: Scope): string[] {
  const found: string[] = [];
  // The list grows while it is read.
  const values: [path: string, value: unknown][] = [["", scope.lead]];
  for (const [path, value] of values) {
    spend(scope, 10, "needsContact");
    if (typeof value === "string" && contact.test(value.slice(0, maxLength))) found.push(path);
    if (Array.isArray(value)) {
      for (const [index, element] of value.slice(0, maxValues).entries()) add(`${path}[${index}]`, element);
    } else if (isRecord(value)) {
      for (const [key, member] of Object.entries(value)) if (!isOthers(key)) add(joinKey(path, key), member);
    }
  }
  return found;

  function add(path: string, value: unknown): void {
    if (values.length < maxValues) values.push([path, value]);
  }
}

const maxValues = 2_000;
/** The number of characters to search. A longer text may quote a contact, but is not a contact. */
const maxLength = 400;

/**
 * Matches an e-mail address or a number with `+`, but not a no-reply address, and not a part of a longer
 * number or of a time.
 */
const contact =
  /(?<![\w.+-])(?!no-?reply|do-?not-?reply)[\w.+-]+@(?:[\w-]+\.)+[a-z]{2,24}(?![\w@])|(?<![\p{L}\d])\+\d(?:[ ().-]{0,2}\d){8,14}(?!\d)/iu;

/** Whether a key names a person who is not the buyer: an owner, a seller, a host, a courier. */
function isOthers(key: string): boolean {
  return others.test(foldWords(key.replace(/(\p{Ll})(\p{Lu})/gu, "$1 $2")));
}

/** Whole English words, then beginnings of Ukrainian and Polish ones, as `foldWords` writes them. */
const others =
  /(?<![a-z])(?:(?:by|owner|manager|seller|merchant|vendor|shop|store|host|membership|organi[sz]er|courier|carrier|driver|agent|staff|employee|admin|author|creator|assignee|responsible|channel|support|trunk|warehouse)s?(?![a-z])|operator|vlasnik|menedz|prodav|magazin(?!e)|vidpovidaln|kuri?er|wlasciciel|kierownik|sprzedaw|sklep|obslug|opiekun)/;
