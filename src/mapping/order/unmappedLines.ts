import { isRecord } from "../../json/value.ts";
import { report, type Scope } from "../compile/scope.ts";
import { joinKey } from "../path/parsePath.ts";

/** Reports a list of priced items that no rule reads, if the order has no lines. `roots` are the rules' paths. */
export function tellUnmappedLines(scope: Scope, roots: ReadonlySet<string>): void {
  const look = (value: unknown, path: string, depth: number): boolean => {
    if (!isRecord(value)) return false;
    return Object.keys(value)
      .slice(0, 100)
      .some((key) => {
        const own = value[key];
        if (typeof own !== "object" || own === null) return false;
        const at = joinKey(path, key);
        if (!Array.isArray(own)) return depth < deepest && look(own, at, depth + 1);
        if (!isThing(own[0]) || [...roots].some((root) => root.startsWith(at))) return false;
        report(scope, "lines_unmapped", "products", { path: `\`${at.slice(0, 80)}\``, count: own.length });
        return true;
      });
  };
  look(scope.lead, "", 1);
}

const deepest = 4;

function isThing(value: unknown): boolean {
  const names = isRecord(value) ? Object.keys(value).slice(0, 50) : [];
  return (
    names.some((name) => /price|amount|cost|total|sum$|цін|cena|kwota/i.test(name)) &&
    names.some((name) => /name|title|sku|q(?:uan)?ty|quantity|назв|кільк|nazwa|ilo[sś][cć]/i.test(name))
  );
}
