import { describe, expect, it } from "vitest";
import { allMethods } from "../../../src/api/methods/methods.ts";
import { otherFields, Place, personalFields } from "../../../src/api/methods/personalFields.ts";
import type { AnyShape, Fields } from "../../../src/api/wire/shape.ts";

/** A field of a result that is neither an object nor a list or a map of objects. */
interface Leaf {
  readonly method: string;
  readonly path: string;
  readonly name: string;
  /** The paths of what is around it, and its own. */
  readonly paths: readonly string[];
  readonly isText: boolean;
}

/** The kinds of values that can be any text. A currency and a choice are one of few words. */
const textTypes: readonly string[] = ["text", "identifier", "country", "unknown"];

const leaves = Object.values(allMethods()).flatMap(({ name, result }) => leavesOf(name, result, []));
const texts = leaves.filter(({ isText }) => isText);
const personal = Object.values(personalFields).flatMap(entriesOf);
const other = Object.values(otherFields).flatMap(entriesOf);

describe("the personal fields of results", () => {
  it("and the others are declared by a table, each text in one of the two", () => {
    const undeclared = texts.filter(({ method, paths, name }) => {
      const entries = [name, ...paths.map((path) => `${method}:${path}`)];
      return !entries.some((entry) => personal.includes(entry) || other.includes(entry));
    });
    // A text below a personal field is personal.
    const open = undeclared.filter(
      ({ method, paths }) => !paths.some((path) => isPersonalField(method, path)),
    );
    const named = open.map(({ method, path }) => `${method}:${path}`);
    expect(named, "Is it about a person? Declare it in src/api/methods/personalFields.ts.").toEqual([]);
  });

  it("are declared once, and exist", () => {
    const entries = [...personal, ...other];
    expect(entries.filter((entry, index) => entries.indexOf(entry) !== index)).toEqual([]);
    const existing = new Set(texts.flatMap(({ method, path, name }) => [name, `${method}:${path}`]));
    expect(entries.filter((entry) => !existing.has(entry))).toEqual([]);
  });

  it("that are declared for one method differ from those of the same name", () => {
    const same = [personal, other].flatMap((table) =>
      table.filter((entry) => entry.includes(":") && table.includes(entry.split(/[:.]/).at(-1) ?? "")),
    );
    expect(same).toEqual([]);
  });

  it("are no numbers, flags and times", () => {
    const numbers = leaves.filter(({ isText, method, path }) => !isText && isPersonalField(method, path));
    expect(numbers).toEqual([]);
  });

  it.each([
    ["getOrders", "orders.email", true],
    ["getOrders", "orders[0].email", true],
    ["getOrders", "orders.0.email", true],
    ["getOrders", "orders.products.name", false],
    ["getOrders", "orders.delivery_country_code", false],
    ["getOrders", "orders.custom_extra_fields", true],
    ["getOrders", "orders.custom_extra_fields.135.title", true],
    ["getConnectIntegrationContractors", "contractors.name", true],
    ["getConnectIntegrationContractors", "contractors.17.name", true],
    ["getInventorySuppliers", "suppliers.name", false],
    ["getInventorySuppliers", "suppliers.address", true],
    ["getInventoryWarehouses", "warehouses.address", false],
    ["getInventoryPurchaseOrderLogs", "logs.entries.from", true],
    ["getInventoryProductLogs", "logs.entries.from", false],
  ])("of %s %s: %s", (method, path, expected) => {
    expect(isPersonalField(method, path)).toBe(expected);
  });

  it("are known by their names where an answer holds more than is declared", () => {
    expect(isPersonalField("getOrders", "orders.buyer.phone")).toBe(true);
    expect(isPersonalField("getCourierPackagesStatusHistory", "packages_history.17.phone")).toBe(true);
    expect(isPersonalField("getCourierPackagesStatusHistory", "packages_history.phone")).toBe(true);
    expect(isPersonalField("getNothing", "phone")).toBe(true);
    expect(isPersonalField("getOrders", "orders.products.toString")).toBe(false);
    expect(isPersonalField("getOrders", "orders.products.__proto__")).toBe(false);
  });

  it("are all new ones next to personal ones", () => {
    expect(isPersonalField("getOrders", "orders.nickname")).toBe(true);
    expect(isPersonalField("getOrders", "orders.nickname.status")).toBe(true);
    expect(isPersonalField("getOrders", "orders.status")).toBe(false);
    expect(isPersonalField("getOrders", "orders.products.nickname")).toBe(false);
  });

  it("are in what holds them", () => {
    expect(Place.of("getOrders", "orders").holdsPersonal()).toBe(true);
    expect(Place.of("getOrders", "").holdsPersonal()).toBe(true);
    expect(Place.of("getOrders", "orders.email").holdsPersonal()).toBe(true);
    expect(Place.of("getOrders", "orders.products").holdsPersonal()).toBe(false);
    expect(Place.of("getOrders", "orders.order_status_id").holdsPersonal()).toBe(false);
  });
});

function isPersonalField(method: string, path: string): boolean {
  return Place.of(method, path).kind !== undefined;
}

function leavesOf(method: string, fields: Fields, around: readonly string[]): Leaf[] {
  return Object.entries(fields).flatMap(([name, shape]) => {
    const path = around.length === 0 ? name : `${around.at(-1)}.${name}`;
    return leavesAt(shape, { method, path, name, paths: [...around, path] });
  });
}

function leavesAt({ node }: AnyShape, place: Omit<Leaf, "isText">): Leaf[] {
  switch (node.type) {
    case "list":
      return leavesAt(node.item, place);
    case "map":
      return leavesAt(node.value, place);
    case "object":
      return leavesOf(place.method, node.fields, place.paths);
    case "either":
      return [node.scalar, node.other].flatMap((each) => leavesAt(each, place));
    default:
      return [{ ...place, isText: textTypes.includes(node.type) }];
  }
}

function entriesOf(table: string): string[] {
  return table.trim().split(/\s+/);
}
