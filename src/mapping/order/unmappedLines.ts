import { isRecord } from "../../shared/json/value.ts";
import { listed } from "../compile/readPaths.ts";
import { report, type Scope } from "../compile/scope.ts";
import { joinKey } from "../path/parsePath.ts";

/** Reports a list of priced items that no rule reads, if the order has no lines. `roots` are the rules' paths. */
export function tellUnmappedLines(scope: Scope, roots: ReadonlySet<string>): void {
  const look = (holder: Readonly<Record<string, unknown>>, path: string, depth: number): boolean =>
    Object.keys(holder)
      .slice(0, 100)
      .some((key) => {
        const child = holder[key];
        if (isRecord(child)) return depth < deepest && look(child, joinKey(path, key), depth + 1);
        if (!Array.isArray(child) || !isThing(child[0])) return false;
        const listPath = joinKey(path, key);
        if ([...roots].some((root) => isWithin(root, listPath))) return false;
        report(scope, "lines_unmapped", "products", {
          path: listed([listPath]),
          count: child.length,
        });
        return true;
      });
  if (isRecord(scope.lead)) look(scope.lead, "", 1);
}

function isWithin(path: string, listPath: string): boolean {
  return path === listPath || path.startsWith(`${listPath}.`) || path.startsWith(`${listPath}[`);
}

const deepest = 4;

function isThing(value: unknown): boolean {
  if (!isRecord(value)) return false;
  const names = Object.keys(value).slice(0, 50);
  return (
    names.some((name) => /price|amount|cost|total|sum$|цін|cena|kwota/i.test(name)) &&
    names.some((name) => /name|title|sku|q(?:uan)?ty|quantity|назв|кільк|nazwa|ilo[sś][cć]/i.test(name))
  );
}
