import { describe, expect, it } from "vitest";
import { LeadProducts, type ProductSource } from "../../../src/forwarding/catalog/leadProducts.ts";
import { LiveCatalog } from "../../../src/forwarding/catalog/liveCatalog.ts";
import type { KnownCode } from "../../../src/forwarding/catalog/productAnswer.ts";
import type { EventToReport } from "../../../src/forwarding/contract/forwardEvent.ts";
import type { LeadMapper } from "../../../src/forwarding/forwarder/options.ts";
import {
  type MappingOfLead,
  mapLeadLive,
  toForwardResult,
} from "../../../src/forwarding/forwarder/prepareOrder.ts";
import { createCatalog } from "../../../src/mapping/catalog/createCatalog.ts";
import type { Issue } from "../../../src/mapping/contract/mapResult.ts";
import { manualClock } from "../../support/manualClock.ts";
import { fakeShop } from "./fakeShop.ts";

const never = new AbortController().signal;
const product = { productId: 8, parentId: 0, sku: "A", ean: "", name: "Mug", prices: { "105": 7 } };
const lists = { statuses: [], sources: [], extraFields: [], catalogs: [], warehouses: [], priceGroups: [] };
const order = { order_status_id: 8001, date_add: 1_764_000_000 };

/** Looks for the SKU `A`, and takes its price from the catalog. */
const mapper: LeadMapper = {
  map(_, { catalog }) {
    const [match] = catalog?.findBySku("A") ?? [];
    if (match !== undefined) catalog?.onPriceTaken?.(match);
    const unmatched: Issue = { level: "warning", code: "sku_unmatched", path: "", message: "Not there." };
    return { status: "order", key: "1", order, issues: match === undefined ? [unmatched] : [] };
  },
};

function begin(more: Partial<MappingOfLead>) {
  const events: EventToReport[] = [];
  const mapping: MappingOfLead = {
    mapper,
    lead: {},
    receivedAt: new Date(0),
    account: { read: async (read) => read(lists), loadedAt: undefined },
    catalog: undefined,
    live: undefined,
    emit: (event) => events.push(event),
    ...more,
  };
  return { events, mapping };
}

/** A lead whose catalog is asked. `ask` is what Base says, `known` what is remembered. */
function asked({
  ask,
  known,
  mayAsk = true,
}: Partial<Pick<ProductSource, "ask" | "mayAsk">> & { known?: KnownCode }) {
  const told: string[] = [];
  const source: ProductSource = {
    inventoryIds: [307],
    clock: manualClock(),
    priceMaxAgeMs: 1_000,
    mayAsk,
    recall: async (codes) => codes.map(() => known),
    ask: async (...given) => {
      told.push("asked");
      return ask?.(...given);
    },
    settleVariants: async () => {},
    used: () => told.push("used"),
  };
  return { ...begin({ products: new LeadProducts(source), key: "1" }), told };
}

const fresh: KnownCode = { products: [product], ageMs: 0, isCertain: true };
const old: KnownCode = { ...fresh, ageMs: 2_000 };
const away = new Error("Base is away.");

describe("a lead whose products Base is asked for", () => {
  it("tells that it has them once, when all are known", async () => {
    const { mapping, events, told } = asked({ ask: async () => fresh });
    expect(await mapLeadLive(mapping, never)).toMatchObject({ issues: [] });
    expect([told, events]).toEqual([["asked", "used"], []]);
  });

  it("tells that it has what there is once, where Base did not answer, and why under its key", async () => {
    const { mapping, events, told } = asked({ ask: () => Promise.reject(away) });
    expect(await mapLeadLive(mapping, never)).toMatchObject({ issues: [{ code: "sku_unmatched" }] });
    expect(told).toEqual(["asked"]);
    expect(events).toEqual([{ type: "live_lookup_failed", key: "1", error: away }]);
  });

  it("tells of no failure where Base gave no answer that counts", async () => {
    const { mapping, events } = asked({ ask: async () => undefined });
    await mapLeadLive(mapping, never);
    expect(events).toEqual([]);
  });

  it("fails with the reason where a price stays too old", async () => {
    const failing = asked({ known: old, ask: () => Promise.reject(away) });
    await expect(mapLeadLive(failing.mapping, never)).rejects.toBe(away);
    const silent = asked({ known: old, mayAsk: false });
    await expect(mapLeadLive(silent.mapping, never)).rejects.toThrow("older than `catalogMaxAgeMs`");
  });
});

describe("a lead with a catalog that was loaded", () => {
  const catalog = createCatalog([], { inventoryId: 307 });
  const loaded = (more: Partial<MappingOfLead> = {}) => {
    const shop = fakeShop();
    const live = new LiveCatalog(shop.baselinker, shop.clock);
    return { ...shop, ...begin({ catalog, live, key: "1", ...more }) };
  };

  it.each([
    "sku_unchecked",
    "sku_unchecked_needed",
    "sku_unmatched",
    "sku_dropped",
    "sku_rejected",
    "lines_not_linked",
  ])("is asked for where Base may know by now what was told: %s", async (code) => {
    const telling: LeadMapper = {
      map(lead, context) {
        const mapped = mapper.map(lead, context);
        const issue = { level: "warning", path: "", message: "" } as const;
        return {
          ...mapped,
          issues: [
            { ...issue, code: "phone_too_short" },
            { ...issue, code },
          ],
        };
      },
    };
    const { mapping, calls } = loaded({ mapper: telling });
    await mapLeadLive(mapping, never);
    expect(calls("getInventoryProductsList")).toBe(1);
  });

  it("is asked for only where a line has no product, whatever else was looked for", async () => {
    const careless: LeadMapper = {
      map(lead, context) {
        return { ...mapper.map(lead, context), issues: [] };
      },
    };
    const { mapping, calls } = loaded({ mapper: careless });
    await mapLeadLive(mapping, never);
    expect(calls("getInventoryProductsList")).toBe(0);
  });

  it("tells of a failure where Base could not be asked, under the key where there is one", async () => {
    for (const key of ["1", undefined]) {
      const { mapping, events, account, ended } = loaded({ key });
      account.faults.inject("bad-gateway", { method: "getInventoryProductsList" });
      await ended(mapLeadLive(mapping, never));
      const told = { type: "live_lookup_failed", ...(key === undefined ? {} : { key }) };
      expect(events).toStrictEqual([{ ...told, error: expect.objectContaining({ code: "HTTP_ERROR" }) }]);
    }
  });

  it("tells of nothing where Base has no such product", async () => {
    const { mapping, events, calls } = loaded();
    await mapLeadLive(mapping, never);
    expect([calls("getInventoryProductsList"), events]).toEqual([1, []]);
  });
});

describe("whose fault it is that a lead was not mapped", () => {
  const error = (code: string): Issue => ({ level: "error", code, path: "", message: "" });
  const warning = (code: string): Issue => ({ ...error(code), level: "warning" });

  it.each([
    ["the lead's, where nothing else is reported", [], "lead"],
    ["the lead's, whatever else is worth a warning", [warning("status_unknown")], "lead"],
    ["the lead's, though Base could not be asked", [warning("sku_unchecked_needed")], "lead"],
    ["the lead's, where one error of several is", [error("status_unknown"), error("rejected")], "lead"],
    ["the setup's, where all errors are", [error("status_unknown"), warning("phone_too_short")], "setup"],
    ["no one's, where Base could not be asked", [error("sku_unchecked_needed"), warning("x")], "temporary"],
    ["the setup's and no one's: the lead's", [error("sku_unchecked_needed"), error("key_invalid")], "lead"],
  ])("is %s", (_, issues, fault) => {
    expect(toForwardResult({ status: "error", issues }, "1")).toMatchObject({ fault, key: "1", issues });
  });

  it.each([
    "not_a_lead",
    "leads_unsplit",
    "received_at_invalid",
    "lines_unreadable",
    "name_is_path",
    "key_invalid",
    "key_unsafe",
    "status_unknown",
    "account_needed",
    "name_unknown",
    "name_ambiguous",
    "status_not_found",
    "warehouse_not_found",
    "catalog_not_found",
    "price_group_not_found",
  ])("is the setup's where a person cures it for every lead: %s", (code) => {
    expect(toForwardResult({ status: "error", issues: [error(code)] })).toMatchObject({ fault: "setup" });
  });

  it("has no key in it where there is none", () => {
    expect(toForwardResult({ status: "error", issues: [] })).not.toHaveProperty("key");
  });
});
