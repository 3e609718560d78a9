import { readdirSync, readFileSync } from "node:fs";
import { join } from "node:path";
import { fileURLToPath } from "node:url";
import { describe, expect, it } from "vitest";
import { iteratorOf, methodNames, pagedNames } from "../../../src/api/methods/methodNames.ts";
import { allMethods, methodNamed } from "../../../src/api/methods/methods.ts";
import { methods as changeOrdersMethods } from "../../../src/api/methods/orders/changeOrders.ts";
import { allPages } from "../../../src/api/methods/pages.ts";
import type { Method, PagedRead } from "../../../src/api/wire/method.ts";
import type { AnyShape, Fields } from "../../../src/api/wire/shape.ts";
import { isRecord } from "../../../src/shared/json/value.ts";
// Collected from the pages of the vendor and from public clients: what each method is called, and whether it changes anything.
import documented from "./documentedMethods.json" with { type: "json" };

const root = fileURLToPath(new URL("../../..", import.meta.url));
const methods = Object.values(allMethods());
const iterators = Object.entries<PagedRead>(allPages());

describe("the declared methods", () => {
  it("are those of the vendor's documentation, both ways and each of its kind", () => {
    const declared = methods.filter(({ sends }) => sends === undefined).map(({ name, kind }) => [name, kind]);
    expect(Object.fromEntries(declared)).toEqual(documented);
  });

  it("are those of docs/methods.md, each of its kind: reads and sets are retried, writes are not", () => {
    const pinned = [...docsTable().matchAll(/^\| \[`(\w+)`\]\(.*?\) \| (read|write|set)/gm)];
    const declared = methods.map(({ name, kind }) => `${name} ${kind}`);
    expect(pinned.map(([, name, kind]) => `${name} ${kind}`).sort()).toEqual(declared.sort());
  });

  it("are known by name before they are loaded, and so are the iterators (`npm run generate`)", () => {
    expect([...methodNames].sort()).toEqual(Object.keys(allMethods()).sort());
    expect(pagedNames.map((name) => [iteratorOf(name), name])).toEqual(
      iterators.map(([name, { of }]) => [name, of]),
    );
  });

  it("read by name get, and nothing that is named get changes anything", () => {
    for (const { name, kind } of methods) expect(kind === "read", name).toBe(name.startsWith("get"));
  });

  it("are all of every file, each in one file only", async () => {
    const found = await exportedMethods();
    expect(found.map(([name]) => name).sort()).toEqual(Object.keys(allMethods()).sort());
    for (const [name, method] of found) expect(methodNamed(name), name).toBe(method);
  });

  it("send the new name where they are a former one", () => {
    const aliases = methods.filter(({ sends }) => sends !== undefined);
    expect(aliases.map(({ name, sends }) => `${name} > ${sends}`)).toEqual([
      "requestParcelPickup > runRequestParcelPickup",
      "getOrderTransactionDetails > getOrderTransactionData",
    ]);
    for (const { sends = "", kind, params } of aliases) {
      expect(methodNamed(sends)).toMatchObject({ kind, params });
    }
  });

  it("name a field that exists where an answer holds a file or a call holds many entries", () => {
    for (const { name, file, bulk, params, result } of methods) {
      if (file !== undefined) expect(textAt(result, file), name).toBe(true);
      if (bulk !== undefined) expect(["list", "map"], name).toContain(params[bulk.field]?.node.type);
    }
  });

  it("set values, and may be sent twice, exactly where they take many products at once", () => {
    for (const { name, kind, bulk } of methods) expect(kind === "set", name).toBe(bulk !== undefined);
  });

  it("are found by name, and others are not", () => {
    expect(methodNamed("addOrder")).toBe(changeOrdersMethods.addOrder);
    for (const name of ["addorder", "", "constructor", "__proto__", "getTickets"]) {
      expect(methodNamed(name)).toBeUndefined();
    }
  });
});

describe("the iterators", () => {
  it.each(iterators)("%s is named after its read and says truly how that is paged", (iterator, paged) => {
    expect(iterator).toBe(paged.of.replace(/^get/, "iterate"));
    const method = methodNamed(paged.of);
    if (method === undefined) return expect.unreachable(paged.of);
    const { kind, params, result } = method;
    expect(kind).toBe("read");
    const number = { node: { type: "integer" } };
    expect(["list", "map"]).toContain(result[paged.field]?.node.type);
    const place = paged.by === "page" ? "page" : paged.from;
    expect(params[place]).toMatchObject({ optional: true, ...number });
    if (paged.by !== "id") return;
    for (const id of [paged.id, paged.otherId ?? paged.id])
      expect(itemFields(result[paged.field])?.[id]).toMatchObject(number);
  });

  it("are there for everything that takes a page, an id to begin with or the last id seen", () => {
    const pageable = methods.filter(({ params }) =>
      [params.page, params.id_from, params.last_log_id].some((place) => place !== undefined),
    );
    expect(pageable.map(({ name }) => name).sort()).toEqual(iterators.map(([, { of }]) => of).sort());
  });
});

/** Every method of every record that a file of `src/api/methods` exports. */
async function exportedMethods(): Promise<[string, object][]> {
  const found: [string, object][] = [];
  for (const path of readdirSync(join(root, "src/api/methods"), { recursive: true, encoding: "utf8" })) {
    if (!path.endsWith(".ts")) continue;
    const file: unknown = await import(join(root, "src/api/methods", path));
    for (const record of Object.values(file ?? {}).filter(isRecord)) {
      for (const [name, entry] of Object.entries(record))
        if (isRecord(entry) && "params" in entry) found.push([name, entry]);
    }
  }
  return found;
}

function docsTable(): string {
  return readFileSync(join(root, "docs/methods.md"), "utf8");
}

function itemFields(shape: AnyShape | undefined): Fields | undefined {
  const node = shape?.node.type === "list" ? shape.node.item.node : undefined;
  return node?.type === "object" ? node.fields : undefined;
}

/** Whether a text is at `label` or, in each entry of a list, at `labels[].label`. */
function textAt(result: Method["result"], path: string): boolean {
  const [field = "", inside] = path.split("[].");
  const shape = inside === undefined ? result[field] : itemFields(result[field])?.[inside];
  return shape?.node.type === "text";
}
