import { getInventoryPrintoutTemplates, getOrderPrintoutTemplates } from "../printouts.ts";
import type { Method } from "../wire/method.ts";

/** The methods of this area, by name. A list, since a namespace as a value stays in every bundle. */
export const printoutsMethods: readonly Method[] = [getInventoryPrintoutTemplates, getOrderPrintoutTemplates];
