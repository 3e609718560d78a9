import type { IssueCodeName } from "../mapping/issueCodes.ts";
import type { Account, Catalog } from "../mapping/mapContext.ts";
import type { MapResult } from "../mapping/mapResult.ts";
import { toError } from "../runtime/errors.ts";
import type { ForwardEvent, LeadMapper } from "./forwarder.ts";
import type { LiveCatalog } from "./liveCatalog.ts";

/** One lead, with the account and catalog of the moment it came. They stay the same to its end. */
export interface MappingOfLead {
  readonly mapper: LeadMapper;
  readonly lead: unknown;
  readonly receivedAt: Date;
  readonly account: Account | undefined;
  readonly catalog: Catalog | undefined;
  readonly live: LiveCatalog | undefined;
  readonly emit: (event: ForwardEvent) => void;
}

/** The lead as an order, by what is known without a request. */
export function mapLead({ mapper, lead, receivedAt, account, catalog, live }: MappingOfLead): MapResult {
  const known = catalog === undefined || live === undefined ? catalog : live.withLookups(catalog).catalog;
  return mapper.map(lead, { receivedAt, account, catalog: known });
}

/** Whether the result reports a SKU that Base may know by now. */
export function hasUnmatched(result: MapResult): boolean {
  return result.issues.some(({ code }) => unmatchedCodes.has(code));
}

/** The lead as an order, after Base itself was asked for the SKUs that the catalog does not have. */
export async function mapLeadLive(mapping: MappingOfLead, signal: AbortSignal): Promise<MapResult> {
  const { mapper, lead, receivedAt, account, catalog, live, emit } = mapping;
  if (catalog === undefined || live === undefined) return mapLead(mapping);
  const { catalog: known, misses } = live.withLookups(catalog);
  const result = mapper.map(lead, { receivedAt, account, catalog: known });
  if (!hasUnmatched(result)) return result;
  try {
    return (await live.lookUp(catalog, misses(), signal)) ? mapLead(mapping) : result;
  } catch (thrown) {
    if (signal.aborted) throw thrown;
    // The order matters more than its link to the catalog.
    emit({ type: "live_lookup_failed", error: toError(thrown) });
    return result;
  }
}

const unmatchedCodes: ReadonlySet<string> = /* @__PURE__ */ new Set<IssueCodeName>([
  "sku_unmatched",
  "sku_dropped",
  "sku_refused",
  "lines_not_linked",
]);
