import { existsSync, readFileSync } from "node:fs";
import { fileURLToPath } from "node:url";
import { describe, expect, it } from "vitest";
import * as catalogs from "../../src/api/catalogs.ts";
import * as connect from "../../src/api/connect.ts";
import * as couriers from "../../src/api/couriers.ts";
import * as crm from "../../src/api/crm.ts";
import * as documents from "../../src/api/documents.ts";
import * as externalStorages from "../../src/api/externalStorages.ts";
import * as invoices from "../../src/api/invoices.ts";
import { allMethods, methodNamed, methodsByArea } from "../../src/api/methods.ts";
import * as obsoleteStorage from "../../src/api/obsoleteStorage.ts";
import * as orders from "../../src/api/orders.ts";
import * as printouts from "../../src/api/printouts.ts";
import * as products from "../../src/api/products.ts";
import * as returns from "../../src/api/returns.ts";
import type { Method, MethodKind } from "../../src/api/wire/method.ts";
import type { AnyShape, Fields } from "../../src/api/wire/shape.ts";
import { isRecord } from "../../src/json/value.ts";
import pinned from "./methodKinds.json" with { type: "json" };

const namespaces: Record<string, Record<string, unknown>> = {
  orders,
  invoices,
  returns,
  couriers,
  crm,
  catalogs,
  products,
  documents,
  connect,
  externalStorages,
  printouts,
  obsoleteStorage,
};

const facts = fileURLToPath(new URL("../../../shared/api/methods.json", import.meta.url));

describe("the declared methods", () => {
  it("are the pinned ones, each of its kind: reads are retried, writes are not", () => {
    expect(namesOf("read")).toEqual(pinned.read);
    expect(namesOf("write")).toEqual(pinned.write);
  });

  it.skipIf(!existsSync(facts))(
    "are those of the collected documentation, both ways (skipped where ../shared/api is not there)",
    () => {
      const documented = documentedKinds();
      expect([...namesOf("read"), ...namesOf("write")].sort()).toEqual([...documented.keys()].sort());
      for (const [name, kind] of documented) expect(methodNamed(name), name).toMatchObject({ kind });
    },
  );

  it("are exported under their own names and stand in the list of their area", () => {
    const lists = methodsByArea();
    expect(Object.keys(lists)).toEqual(Object.keys(namespaces));
    for (const [area, namespace] of Object.entries(namespaces)) {
      const listed = lists[area]?.map((method) => [method.name, method] as const) ?? [];
      expect(Object.fromEntries(listed)).toEqual({ ...namespace });
    }
  });

  it("have names of their own", () => {
    const names = allMethods().map(({ name }) => name);
    expect(new Set(names).size).toBe(names.length);
  });

  it("send the new name where they are a former one", () => {
    const aliases = allMethods().filter(({ sends }) => sends !== undefined);
    expect(aliases.map(({ name, sends }) => `${name} > ${sends}`)).toEqual([
      "getOrderTransactionDetails > getOrderTransactionData",
      "requestParcelPickup > runRequestParcelPickup",
    ]);
    for (const { sends = "", kind, params } of aliases) {
      expect(methodNamed(sends)).toMatchObject({ kind, params });
    }
  });

  it("read by name get, and nothing that is named get changes anything", () => {
    for (const { name, kind } of allMethods()) expect(kind === "read", name).toBe(name.startsWith("get"));
  });

  it.each(
    allMethods()
      .filter(({ paging }) => paging !== undefined)
      .map((method) => [method.name, method] as const),
  )("say truly how %s is paged", (_, { paging, params, result }) => {
    const entries = result[paging?.field ?? ""]?.node;
    expect(["list", "map"]).toContain(entries?.type);
    if (paging?.by === "page")
      expect(params.page).toMatchObject({ optional: true, node: { type: "integer" } });
    if (paging?.by !== "id") return;
    expect(params[paging.from]).toMatchObject({ optional: true, node: { type: "integer" } });
    for (const id of [paging.id, paging.otherId ?? paging.id])
      expect(itemFields(result[paging.field])?.[id]).toMatchObject({ node: { type: "integer" } });
  });

  it("page everything that takes a page, an id to begin with or the last id seen", () => {
    const pageable = allMethods().filter(({ params }) =>
      [params.page, params.id_from, params.last_log_id].some((place) => place !== undefined),
    );
    expect(pageable.filter(({ paging }) => paging === undefined).map(({ name }) => name)).toEqual([]);
  });

  it("name a field that exists where an answer holds a file or a call holds many entries", () => {
    for (const { name, file, bulk, params, result } of allMethods()) {
      if (file !== undefined) expect(textAt(result, file), name).toBe(true);
      if (bulk !== undefined) expect(["list", "map"], name).toContain(params[bulk.field]?.node.type);
    }
  });

  it("are found by name, and others are not", () => {
    expect(methodNamed("addOrder")).toBe(orders.addOrder);
    for (const name of ["addorder", "", "constructor", "__proto__", "getTickets"]) {
      expect(methodNamed(name)).toBeUndefined();
    }
  });
});

function namesOf(kind: MethodKind): string[] {
  return allMethods()
    .filter((method) => method.kind === kind && method.sends === undefined)
    .map(({ name }) => name)
    .sort();
}

function documentedKinds(): Map<string, unknown> {
  const file: unknown = JSON.parse(readFileSync(facts, "utf8"));
  const methods = isRecord(file) && isRecord(file.methods) ? file.methods : {};
  return new Map(
    Object.entries(methods).map(([name, method]) => [name, isRecord(method) ? method.mode : ""]),
  );
}

function itemFields(shape: AnyShape | undefined): Fields | undefined {
  const node = shape?.node.type === "list" ? shape.node.item.node : undefined;
  return node?.type === "object" ? node.fields : undefined;
}

/** Whether a text stands at `label` or, in each entry of a list, at `labels[].label`. */
function textAt(result: Method["result"], path: string): boolean {
  const [field = "", inside] = path.split("[].");
  const shape = inside === undefined ? result[field] : itemFields(result[field])?.[inside];
  return shape?.node.type === "text";
}
