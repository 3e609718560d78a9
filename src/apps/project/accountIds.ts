import { isOwnSource, warehouseId } from "../../entries/apps.ts";
import type { Account } from "../../entries/mapping.ts";

export interface NamedId {
  readonly id: number;
  readonly name: string;
}

/** Items of an account, and what their ids are written into: `order_status_id`, `deal_cf_<id>`. */
export interface IdList {
  readonly field: string;
  readonly items: readonly NamedId[];
}

export function idLists(account: Account): readonly IdList[] {
  return [
    { field: "order_status_id", items: account.statuses },
    { field: "custom_source_id", items: ownSources(account) },
    { field: "deal_cf_<id>", items: account.extraFields },
    { field: "inventoryId", items: account.catalogs },
    { field: "priceGroup", items: account.priceGroups },
    {
      field: "warehouse_id",
      items: account.warehouses.map(({ key, name }) => ({ id: warehouseId(key), name })),
    },
  ];
}

/** The sources that an order may get. Others belong to connected shops, and 0 is an order typed in by hand. */
export function ownSources({ sources }: Account): readonly NamedId[] {
  return sources.filter((source) => isOwnSource(source) && source.id > 0);
}

/** A list for a message that asks for an id: `8001 New orders, 8002 To be packed`. Some accounts have hundreds. */
export function listedIds(items: readonly NamedId[]): string {
  const most = 20;
  const first = items.slice(0, most).map(({ id, name }) => `${id} ${name}`);
  return [...first, ...(items.length > most ? ["…"] : [])].join(", ");
}
