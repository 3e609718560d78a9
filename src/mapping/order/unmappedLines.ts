import { isRecord } from "../../shared/json/value.ts";
import { listed } from "../compile/readPaths.ts";
import { report, type Scope } from "../compile/scope.ts";
import { spend } from "../contract/budget.ts";
import { joinKey } from "../path/parsePath.ts";
import { isAmountName, isOfGoods } from "./lineAmountNames.ts";

/** Reports a list of priced items that no rule reads, if the order has no lines. `roots` are the rules' paths. */
export function tellUnmappedLines(scope: Scope, roots: ReadonlySet<string>): void {
  let found: string | undefined;
  let count = 0;
  // The parts of a lead that is no JSON may be shared, which makes any number of paths.
  const seen = new Set<object>();
  let read: readonly string[] | undefined;
  const look = (holder: object, isList: boolean, path: string, depth: number): void => {
    for (const key of Object.keys(holder).slice(0, 100)) {
      const child: unknown = Reflect.get(holder, key);
      // Nearly all values of a form are texts.
      if (typeof child !== "object" || child === null || seen.has(child)) continue;
      seen.add(child);
      const childPath = isList ? `${path}[*]` : joinKey(path, key);
      const isChildList = isListed(child);
      if (isChildList && isOfGoods(key) && Object.values(child).slice(0, 5).some(isThing)) {
        const { length } = Object.keys(child);
        spend(scope, length + roots.size / 10, "products");
        read ??= Array.from(roots, withoutElements);
        const list = withoutElements(childPath);
        // The same list under another name may be one that no rule reads.
        if (read.some((root) => root.startsWith(list))) seen.delete(child);
        else {
          found ??= childPath;
          // The items of all parcels have one path.
          if (found === childPath) count += length;
        }
      } else if (depth < deepest) look(child, isChildList, childPath, depth + 1);
    }
  };
  if (isRecord(scope.lead)) look(scope.lead, false, "", 1);
  if (found !== undefined) report(scope, "lines_unmapped", "products", { path: listed([found]), count });
}

const deepest = 6;

/** Whether a value is a list, or an object with its elements by number, as PHP writes it. */
function isListed(value: object): boolean {
  if (Array.isArray(value)) return true;
  const [first] = Object.keys(value);
  return first !== undefined && first >= "0" && first < ":";
}

/** A path to its end, whichever elements of lists it takes: that of a list begins the paths into the list. */
function withoutElements(path: string): string {
  return `${path.replace(/\[[^\]"']*\]/g, "")}.`;
}

function isThing(value: unknown): boolean {
  if (!isRecord(value)) return false;
  const names = Object.keys(value).slice(0, 50);
  return (
    names.some(isAmountName) &&
    names.some((name) => /name|title|sku|q(?:uan)?ty|quantity|назв|кільк|nazwa|ilo[sś][cć]/i.test(name))
  );
}
