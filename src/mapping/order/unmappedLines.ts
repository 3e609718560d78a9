import { isRecord } from "../../shared/json/value.ts";
import { listed } from "../compile/readPaths.ts";
import { report, type Scope } from "../compile/scope.ts";
import { joinKey } from "../path/parsePath.ts";
import { isAmountName, isOfGoods } from "./lineAmountNames.ts";

/** Reports a list of priced items that no rule reads, if the order has no lines. `roots` are the rules' paths. */
export function tellUnmappedLines(scope: Scope, roots: ReadonlySet<string>): void {
  let found: string | undefined;
  let count = 0;
  const look = (holder: object, isList: boolean, path: string, depth: number): void => {
    for (const key of Object.keys(holder).slice(0, 100)) {
      const child: unknown = Reflect.get(holder, key);
      // Nearly all values of a form are texts.
      if (typeof child !== "object" || child === null) continue;
      const childPath = isList ? `${path}[*]` : joinKey(path, key);
      const isChildList = isListed(child);
      if (isChildList && isOfGoods(key) && Object.values(child).slice(0, 5).some(isThing)) {
        if ([...roots].some((root) => isWithin(root, childPath))) continue;
        found ??= childPath;
        // The items of all parcels have one path.
        if (found === childPath) count += Object.keys(child).length;
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

/** Whether a path is that of a list or in it, whichever elements of the lists around it either of them takes. */
function isWithin(path: string, listPath: string): boolean {
  const [inner, outer] = [path, listPath].map((text) => `${text.replace(/\[[^\]"']*\]/g, "")}.`);
  return inner?.startsWith(outer ?? "") === true;
}

function isThing(value: unknown): boolean {
  if (!isRecord(value)) return false;
  const names = Object.keys(value).slice(0, 50);
  return (
    names.some(isAmountName) &&
    names.some((name) => /name|title|sku|q(?:uan)?ty|quantity|назв|кільк|nazwa|ilo[sś][cć]/i.test(name))
  );
}
