import { allMethods, methodNamed } from "../../api/methods/methods.ts";
import { type AnyShape, type Fields, integer, text } from "../../api/wire/shape.ts";
import { isRecord } from "../../shared/json/value.ts";
import { expected } from "../../shared/options/check.ts";
import { closestName } from "../../shared/options/closestName.ts";

/** Rejects a name close to a method's: its answer or fault would never be used. `getOrdersV2` may be a newer method. */
export function checkMethod(argument: string, value: unknown): string {
  if (typeof value !== "string" || value === "")
    throw expected(argument, "the name of a method such as addOrder", value);
  if (methodNamed(value) !== undefined) return value;
  const names = Object.keys(allMethods());
  const closest = names.some((name) => value.startsWith(name)) ? undefined : closestName(value, names);
  if (closest === undefined) return value;
  throw new TypeError(`Unknown method \`${value}\`. Did you mean \`${closest}\`?`);
}

/** Rejects an unknown field, which would have no effect. An `open` object may have some, not close to a known name. */
export function checkFields(
  where: string,
  value: unknown,
  known: readonly string[],
  { open = false }: { readonly open?: boolean } = {},
): void {
  if (!isRecord(value) || value instanceof Promise) throw expected(where, "an object", value);
  for (const name of Object.keys(value)) {
    if (known.includes(name)) continue;
    const closest = closestName(name, known);
    if (closest === undefined && open) continue;
    const hint = closest === undefined ? `Known are ${known.join(", ")}.` : `Did you mean \`${closest}\`?`;
    throw new TypeError(`Unknown field \`${name.slice(0, 60)}\` of ${where}. ${hint}`);
  }
}

export function declaredFields() {
  const methods = allMethods();
  return {
    orders: fieldsOf(methods.getOrders.result.orders),
    lines: fieldsOf(methods.getOrders.result.orders, "products"),
    statuses: fieldsOf(methods.getOrderStatusList.result.statuses),
    extraFields: fieldsOf(methods.getOrderExtraFields.result.extra_fields),
    warehouses: fieldsOf(methods.getInventoryWarehouses.result.warehouses),
    priceGroups: fieldsOf(methods.getInventoryPriceGroups.result.price_groups),
    journal: fieldsOf(methods.getJournalList.result.logs),
    payments: { ...fieldsOf(methods.getOrderPaymentsHistory.result.payments), order_id: integer() },
    invoices: { ...fieldsOf(methods.getInvoices.result.invoices), file: text(), external_file: text() },
    returns: fieldsOf(methods.getOrderReturns.result.returns),
    packages: {
      ...fieldsOf(methods.getOrderPackages.result.packages),
      ...methods.getLabel.result,
      ...methods.getPackageDetails.result,
      order_id: integer(),
    },
  };
}

function fieldsOf({ node }: AnyShape, within?: string): Fields {
  if (node.type !== "list" || node.item.node.type !== "object") return {};
  const { fields } = node.item.node;
  const inner = within === undefined ? undefined : fields[within];
  return inner === undefined ? fields : fieldsOf(inner);
}
