import type { Baselinker } from "../../client/calls/baselinker.ts";
import { callChecks } from "../../client/calls/config.ts";
import type { CallOptions } from "../../client/calls/options.ts";
import { withWholeLists } from "../../client/calls/wholeLists.ts";
import type { Account } from "../../mapping/contract/mapContext.ts";
import { UnexpectedResponseError } from "../../shared/errors/unexpectedResponseError.ts";
import { checkGiven, type OptionChecks } from "../../shared/options/check.ts";
import { objectWith } from "../../shared/options/kinds.ts";

/** The methods that read an account. */
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
export type LoadAccountOptions = Pick<CallOptions, "signal" | "priority" | "timeoutMs">;

const readerCheck = /* @__PURE__ */ objectWith<AccountReader>(
  ["getOrderStatusList", "getInventories"],
  "a client, made by `new Baselinker`",
);

// Created in a function, so that bundlers leave it out if it is unused.
const checks = /* @__PURE__ */ (({ signal, priority, timeoutMs } = callChecks) =>
  ({ signal, priority, timeoutMs }) satisfies OptionChecks<LoadAccountOptions>)();

/**
 * Reads everything in an account that rules can refer to, in six requests: statuses, order sources, additional
 * fields, catalogs, warehouses and price groups. The result is plain data, a snapshot.
 *
 * A response without its list, or without any status, is not read as an empty account: it fails with an
 * `UnexpectedResponseError` that may be temporary.
 * @throws any error of the client if one of the requests fails; TypeError or RangeError if an option is unknown or
 * malformed.
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
  const callOptions = withWholeLists(checkGiven("loadAccount", checks, options));
  readerCheck.check("baselinker", baselinker);
  const [statuses, sources, extraFields, catalogs, warehouses, priceGroups] = await Promise.all([
    accountParts.statuses(baselinker, callOptions),
    accountParts.sources(baselinker, callOptions),
    accountParts.extraFields(baselinker, callOptions),
    accountParts.catalogs(baselinker, callOptions),
    accountParts.warehouses(baselinker, callOptions),
    accountParts.priceGroups(baselinker, callOptions),
  ]);
  return { ...statuses, ...sources, ...extraFields, ...catalogs, ...warehouses, ...priceGroups };
}

export const accountParts = {
  async statuses(baselinker, options) {
    const { statuses } = await baselinker.getOrderStatusList({}, options);
    if (statuses.length === 0) {
      // Every account has statuses, and a lead without one could not be sent.
      const drift = [{ path: "statuses", expected: "list", received: "an empty list" }];
      throw new UnexpectedResponseError("drift", { method: "getOrderStatusList", drift, retryable: true });
    }
    return { statuses: statuses.map(({ id, name }) => ({ id, name })) };
  },
  async sources(baselinker, options) {
    const { sources } = await baselinker.getOrderSources({}, options);
    return {
      sources: Object.entries(sources).flatMap(([type, names]) =>
        Object.entries(names).map(([id, name]) => ({ type, id: Number(id), name })),
      ),
    };
  },
  async extraFields(baselinker, options) {
    const { extra_fields } = await baselinker.getOrderExtraFields({}, options);
    return {
      extraFields: extra_fields.map((field) => ({
        id: field.extra_field_id,
        name: field.name,
        editorType: field.editor_type,
        options: field.options ?? [],
      })),
    };
  },
  async catalogs(baselinker, options) {
    const { inventories } = await baselinker.getInventories({}, options);
    return {
      catalogs: inventories.map((inventory) => ({
        id: inventory.inventory_id,
        name: inventory.name,
        isDefault: inventory.is_default,
        defaultPriceGroup: inventory.default_price_group,
        priceGroups: inventory.price_groups,
        warehouses: inventory.warehouses,
      })),
    };
  },
  async warehouses(baselinker, options) {
    const { warehouses } = await baselinker.getInventoryWarehouses({}, options);
    return {
      warehouses: warehouses.map(({ warehouse_type, warehouse_id, name }) => ({
        key: `${warehouse_type}_${warehouse_id}`,
        name,
      })),
    };
  },
  async priceGroups(baselinker, options) {
    const { price_groups } = await baselinker.getInventoryPriceGroups({}, options);
    return {
      priceGroups: price_groups.map((group) => ({
        id: group.price_group_id,
        name: group.name,
        currency: group.currency,
        isDefault: group.is_default,
      })),
    };
  },
} satisfies {
  readonly [Name in keyof Account]: (
    baselinker: AccountReader,
    options: CallOptions,
  ) => Promise<Pick<Account, Name>>;
};
