import type { MappingCode } from "../../mapping/contract/issueCodes.ts";
import type { Catalog, MapContext } from "../../mapping/contract/mapContext.ts";
import { ignoreErrors, toError } from "../../shared/runtime/errors.ts";
import type { AccountSource } from "../account/lazyAccount.ts";
import type { LeadProducts } from "../catalog/leadProducts.ts";
import type { LiveCatalog } from "../catalog/liveCatalog.ts";
import { DeliveryError } from "../contract/deliveryError.ts";
import type { Emit } from "../contract/forwardEvent.ts";
import { type ForwardResult, toFailure } from "../contract/forwardResult.ts";
import type { LeadMapper, LeadMapperResult } from "./options.ts";

/** A lead with the catalog at the time it was received, which stays the same until it ends. */
export interface MappingOfLead {
  readonly mapper: LeadMapper;
  readonly lead: unknown;
  readonly receivedAt: Date;
  readonly account: AccountSource;
  readonly catalog: Catalog | undefined;
  readonly live: LiveCatalog | undefined;
  /** The products of the lead, if the catalog is asked instead of loaded. */
  readonly products?: LeadProducts | undefined;
  readonly emit: Emit;
  /** The key, from the caller or from the rules. */
  readonly key?: string | undefined;
}

export async function mapLead(mapping: MappingOfLead, signal?: AbortSignal): Promise<LeadMapperResult> {
  const { catalog, live, products } = mapping;
  if (products !== undefined) {
    let mapped = await mapWith(mapping, products.open(), signal);
    while (await products.recall()) mapped = await mapWith(mapping, products.open(), signal);
    if (!products.isOpen) products.tellResolved();
    return mapped;
  }
  const known = catalog === undefined || live === undefined ? catalog : live.withLookups(catalog).catalog;
  return mapWith(mapping, known, signal);
}

/** Maps with the account's lists that the lead needs, and loads the missing ones. */
function mapWith(
  { mapper, lead, receivedAt, account }: MappingOfLead,
  catalog: Catalog | undefined,
  signal: AbortSignal | undefined,
): Promise<LeadMapperResult> {
  return account.read((lists) => mapOnce(mapper, lead, { receivedAt, account: lists, catalog }), signal);
}

/** A custom mapper may return a promise, whose rejection must not end the process. */
function mapOnce(mapper: LeadMapper, lead: unknown, context: MapContext): LeadMapperResult {
  const result = mapper.map(lead, context);
  if (typeof result === "object" && result !== null && "status" in result) return result;
  ignoreErrors(
    () => result,
    () => {},
  )();
  throw new TypeError(
    "The `mapper` returned no result. `map` must not be async: load what it needs beforehand.",
  );
}

/** Whether Base may know more about the lead's products by now than this result shows. */
export function mayChange({ products }: MappingOfLead, result: LeadMapperResult): boolean {
  return products === undefined ? hasUnmatched(result) : products.isOpen;
}

function hasUnmatched(result: LeadMapperResult): boolean {
  return result.issues.some(({ code }) => unmatchedCodes.has(code));
}

/** Maps the lead to an order after asking Base for the SKUs that the catalog does not have. */
export async function mapLeadLive(mapping: MappingOfLead, signal: AbortSignal): Promise<LeadMapperResult> {
  const { catalog, live, products, emit, key } = mapping;
  const tellFailure = (error: unknown) =>
    emit({ type: "live_lookup_failed", ...(key === undefined ? {} : { key }), error: toError(error) });
  if (products !== undefined) {
    let mapped = await mapLead(mapping, signal);
    while (await products.ask(signal)) mapped = await mapLead(mapping, signal);
    if (products.isOpen) products.tellResolved();
    if (products.failure !== undefined) tellFailure(products.failure);
    if (products.hasOldPrice) throw products.failure ?? new DeliveryError("price_outdated", {});
    return mapped;
  }
  if (catalog === undefined || live === undefined) return mapLead(mapping, signal);
  const { catalog: known, misses } = live.withLookups(catalog);
  const result = await mapWith(mapping, known, signal);
  if (!hasUnmatched(result)) return result;
  const error = await live.lookUp(catalog, misses(), signal);
  if (error !== undefined) tellFailure(error);
  return mapLead(mapping, signal);
}

/** Whether the only errors of a lead are that Base could not be asked for its products. */
function isUncheckedOnly(result: LeadMapperResult): boolean {
  const errors = result.issues.filter(({ level }) => level === "error");
  return errors.length > 0 && errors.every(({ code }) => code === unchecked);
}

const unchecked: MappingCode = "sku_unchecked_needed";

const unmatchedCodes: ReadonlySet<string> = /* @__PURE__ */ new Set<MappingCode>([
  "sku_unchecked",
  unchecked,
  // From a mapper that does not check whether a code is unchecked.
  "sku_unmatched",
  "sku_dropped",
  "sku_rejected",
  "lines_not_linked",
]);

export function toForwardResult(
  mapped: Exclude<LeadMapperResult, { status: "order" }>,
  key?: string,
): ForwardResult {
  if (mapped.status === "skip") return mapped;
  const { issues } = mapped;
  const errors = issues.filter(({ level }) => level === "error");
  const isSetup = errors.length > 0 && errors.every(({ code }) => setupCodes.has(code));
  const fault = isUncheckedOnly(mapped) ? "temporary" : isSetup ? "setup" : "lead";
  return toFailure(fault, { ...(key === undefined ? {} : { key }), issues });
}

/** Errors that a person fixes in the rules or in the account, for all leads at once. */
const setupCodes: ReadonlySet<string> = /* @__PURE__ */ new Set<MappingCode>([
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
]);
