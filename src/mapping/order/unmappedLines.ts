import { isRecord } from "../../shared/json/value.ts";
import { listed } from "../compile/readPaths.ts";
import { report, type Scope } from "../compile/scope.ts";
import { joinKey } from "../path/parsePath.ts";
import { amountName } from "./lineAmountNames.ts";

/** Reports a list of priced items that no rule reads, if the order has no lines. `roots` are the rules' paths. */
export function tellUnmappedLines(scope: Scope, roots: ReadonlySet<string>): void {
  /** The elements of a list are looked at together, so that all parcels of an order have one path. */
  const look = (
    holders: readonly Readonly<Record<string, unknown>>[],
    path: string,
    depth: number,
  ): boolean => {
    for (const [key, children] of childrenOf(holders)) {
      const keyPath = joinKey(path, key);
      const isList = isListed(children[0]);
      const elements = children
        .flatMap((child) => (isListed(child) ? Object.values(child) : [child]))
        .filter(isRecord);
      // `roots` has the first key of each path too: with the path of an element, the list as a whole is not read.
      const isRead = (root: string) => isWithin(withoutPlaces(root), withoutPlaces(keyPath));
      if (isList && roots.has(keyPath) && ![...roots].some((root) => root !== keyPath && isRead(root)))
        continue;
      if (isList && !notLines.test(key) && elements.slice(0, 5).some(isThing)) {
        if ([...roots].some(isRead)) continue;
        report(scope, "lines_unmapped", "products", { path: listed([keyPath]), count: elements.length });
        return true;
      }
      if (depth < deepest && look(elements, isList ? `${keyPath}[*]` : keyPath, depth + 1)) return true;
    }
    return false;
  };
  if (isRecord(scope.lead)) look([scope.lead], "", 1);
}

const deepest = 4;

/** Lists of named amounts that are no goods. Parcels hold the goods. */
const notLines =
  /tax|vat(?![a-z])|payment|transact|(?<!r)ship|deliver|parcel|packag|discount|coupon|promo|(?<!f)fee|refund|total|histor|podat|płat|dostaw|wysył|rabat|подат|оплат|доставк|зниж|скид/i;

/** The objects and lists in these objects, by key. Nearly all values of a form are texts, which cost no more than a look. */
function childrenOf(holders: readonly Readonly<Record<string, unknown>>[]): Map<string, object[]> {
  const found = new Map<string, object[]>();
  for (const holder of holders.slice(0, 100))
    for (const key of Object.keys(holder).slice(0, 100)) {
      const child = holder[key];
      if (typeof child !== "object" || child === null) continue;
      const children = found.get(key);
      if (children === undefined) found.set(key, [child]);
      else children.push(child);
    }
  return found;
}

/** Whether a value is a list, or an object with its elements by number, as PHP writes it. */
function isListed(value: unknown): value is object {
  return Array.isArray(value) || (isRecord(value) && /^\d+$/.test(Object.keys(value)[0] ?? ""));
}

function withoutPlaces(path: string): string {
  return path.replace(/\[[^\]"']*\]/g, "");
}

function isWithin(path: string, listPath: string): boolean {
  return path === listPath || path.startsWith(`${listPath}.`) || path.startsWith(`${listPath}[`);
}

function isThing(value: Readonly<Record<string, unknown>>): boolean {
  const names = Object.keys(value).slice(0, 50);
  return (
    names.some((name) => amountName.test(name)) &&
    names.some((name) =>
      /name|title|sku|q(?:uan)?ty|quantity|product|artik|article|назв|наимен|товар|кільк|колич|nazwa|ilo[sś][cć]|menge|anzahl|bezeich/i.test(
        name,
      ),
    )
  );
}
