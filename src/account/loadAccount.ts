import type { Baselinker } from "../client/baselinker.ts";
import { callChecks } from "../client/config.ts";
import type { CallOptions } from "../client/options.ts";
import type { Account } from "../mapping/mapContext.ts";
import { checkGiven, type OptionChecks } from "../options/check.ts";

/** What an account is read with. */
export type AccountReader = Pick<
  Baselinker,
  | "getOrderStatusList"
  | "getOrderSources"
  | "getOrderExtraFields"
  | "getInventories"
  | "getInventoryWarehouses"
  | "getInventoryPriceGroups"
>;

/** Options of `loadAccount`. */
export interface LoadAccountOptions extends Pick<CallOptions, "signal" | "priority" | "timeoutMs"> {}

// Made in a function: bundlers then leave it out where nothing uses it.
const checks = /* @__PURE__ */ (({ signal, priority, timeoutMs } = callChecks) =>
  ({ signal, priority, timeoutMs }) satisfies OptionChecks<LoadAccountOptions>)();

/**
 * Reads what rules can refer to in an account, in six requests: statuses, order sources, additional
 * fields, catalogs, warehouses and price groups. The result is plain data, a snapshot.
 *
 * @throws any error of the client where one of the requests fails; TypeError or RangeError where an option is
 * unknown or malformed.
 *
 * @example
 * ```ts
 * const account = await loadAccount(baselinker);
 * const issues = checkRules(rules, account);
 * ```
 */
export async function loadAccount(
  baselinker: AccountReader,
  options: LoadAccountOptions = {},
): Promise<Account> {
  const given = checkGiven("loadAccount", checks, options);
  const [statuses, sources, extraFields, inventories, warehouses, priceGroups] = await Promise.all([
    baselinker.getOrderStatusList({}, given),
    baselinker.getOrderSources({}, given),
    baselinker.getOrderExtraFields({}, given),
    baselinker.getInventories({}, given),
    baselinker.getInventoryWarehouses({}, given),
    baselinker.getInventoryPriceGroups({}, given),
  ]);
  return {
    statuses: statuses.statuses.map(({ id, name }) => ({ id, name })),
    sources: Object.entries(sources.sources).flatMap(([type, names]) =>
      Object.entries(names).map(([id, name]) => ({ type, id: Number(id), name })),
    ),
    extraFields: extraFields.extra_fields.map((field) => ({
      id: field.extra_field_id,
      name: field.name,
      editorType: field.editor_type,
      options: field.options ?? [],
    })),
    catalogs: inventories.inventories.map((inventory) => ({
      id: inventory.inventory_id,
      name: inventory.name,
      isDefault: inventory.is_default,
      defaultPriceGroup: inventory.default_price_group,
      priceGroups: inventory.price_groups,
      warehouses: inventory.warehouses,
    })),
    warehouses: warehouses.warehouses.map(({ warehouse_type, warehouse_id, name }) => ({
      key: `${warehouse_type}_${warehouse_id}`,
      name,
    })),
    priceGroups: priceGroups.price_groups.map((group) => ({
      id: group.price_group_id,
      name: group.name,
      currency: group.currency,
      isDefault: group.is_default,
    })),
  };
}
