import type { Account } from "../../mapping/contract/mapContext.ts";
import type { Issue } from "../../mapping/contract/mapResult.ts";
import { closestName } from "../../shared/options/closestName.ts";
import { escapeControls } from "../../shared/runtime/text.ts";
import { forwardIssue } from "../contract/forwardCodes.ts";

/** How many catalogs a message lists. */
const most = 5;

/** The ids of the option `catalog` that the account does not have, each with the nearest that it has. */
export function checkCatalogs(
  inventoryIds: readonly number[],
  { catalogs }: Pick<Account, "catalogs">,
): Issue[] {
  const nameOf = ({ id, name }: Account["catalogs"][number]) => `${id} (${escapeControls(name)})`;
  return inventoryIds.flatMap((id): Issue | readonly Issue[] => {
    if (catalogs.some((catalog) => catalog.id === id)) return [];
    const nearest = closestName(
      String(id),
      catalogs.map((catalog) => String(catalog.id)),
    );
    const near = catalogs.filter((catalog) => String(catalog.id) === nearest).map(nameOf)[0] ?? "";
    const names = catalogs.slice(0, most).map(nameOf);
    const help = near === "" ? (names.length === 0 ? "none" : "listed") : "near";
    return forwardIssue("inventory_not_found", "catalog", { id, help, near, names });
  });
}
