import { isRecord } from "../json/value.ts";
import { findByName, isNamedSource } from "../mapping/compile/names.ts";
import { makeIssue } from "../mapping/compile/scope.ts";
import type { Account } from "../mapping/mapContext.ts";
import type { MapIssue } from "../mapping/mapResult.ts";
import type { Rules } from "../mapping/rules/language.ts";

/** Statuses, sources and warehouses that the rules name, wherever a value stands. */
export function checkNamedThings(rules: Rules, account: Account): MapIssue[] {
  const issues: MapIssue[] = [];
  const walk = (node: unknown, at: string): void => {
    if (Array.isArray(node)) for (const [index, each] of node.entries()) walk(each, `${at}[${index}]`);
    if (!isRecord(node)) return;
    for (const [key, own] of Object.entries(node)) {
      // What stands in tables is data of the lead, not of the rules.
      if (key === "lookup" || key === "replace") continue;
      const path = at === "" ? key : `${at}.${key}`;
      if (isNamedSource(key) && typeof own === "string" && !isListing(at)) {
        const found = findByName(key, own, account);
        if (typeof found !== "number") issues.push(makeIssue(found.code, path, { what: found.what }));
      } else walk(own, path);
    }
  };
  walk(rules, "");
  return issues;
}

/** Named values, columns and fields may be called `status` themselves. */
function isListing(at: string): boolean {
  return /(?:^|\.)(?:values|columns|fields)$/.test(at);
}
