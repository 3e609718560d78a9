import type { Account, Catalog } from "../mapping/mapContext.ts";
import type { MapResult } from "../mapping/mapResult.ts";
import type { ForwardEvent } from "./forwardEvent.ts";
import type { LeadMapper } from "./forwarder.ts";
import type { LiveCatalog } from "./liveCatalog.ts";

/** One lead and the account and catalog as they were when it was taken up. They stay the same to its end. */
export interface MappingOfLead {
  readonly mapper: LeadMapper;
  readonly lead: unknown;
  readonly receivedAt: Date;
  readonly account: Account | undefined;
  readonly catalog: Catalog | undefined;
  readonly live: LiveCatalog | undefined;
  readonly tell: (event: ForwardEvent) => void;
}

/** The lead as an order, by what is known without a request. */
export function mapLead({ mapper, lead, receivedAt, account, catalog, live }: MappingOfLead): MapResult {
  const known = catalog === undefined || live === undefined ? catalog : live.over(catalog).catalog;
  return mapper.map(lead, { receivedAt, account, catalog: known });
}

/** Whether the result complains of a SKU that Base may know by now. */
export function hasUnmatched(result: MapResult): boolean {
  return result.issues.some(({ code }) => unmatchedCodes.has(code));
}

/** The lead as an order, once Base itself was asked for the SKUs that the catalog does not have. */
export async function mapLeadLive(mapping: MappingOfLead, signal: AbortSignal): Promise<MapResult> {
  const { mapper, lead, receivedAt, account, catalog, live, tell } = mapping;
  if (catalog === undefined || live === undefined) return mapLead(mapping);
  const { catalog: known, misses } = live.over(catalog);
  const result = mapper.map(lead, { receivedAt, account, catalog: known });
  if (!hasUnmatched(result)) return result;
  try {
    return (await live.lookUp(catalog, misses(), signal)) ? mapLead(mapping) : result;
  } catch (thrown) {
    if (signal.aborted) throw thrown;
    // The order matters more than its link to the catalog.
    tell({ type: "live_lookup_failed", error: thrown instanceof Error ? thrown : new Error(String(thrown)) });
    return result;
  }
}

const unmatchedCodes: ReadonlySet<string> = /* @__PURE__ */ new Set([
  "sku_unmatched",
  "sku_dropped",
  "sku_rejected",
  "lines_not_linked",
]);
