import type { Fields } from "../../api/wire/shape.ts";
import { expected } from "../../shared/options/check.ts";
import { defaultAnswer } from "./answers.ts";
import { buildCatalog, buildOrder, buildOrderProduct, buildProduct } from "./builders.ts";
import { checkFields, declaredFields } from "./knownNames.ts";
import { smallShop } from "./samples.ts";
import type { CheckedSeed, SeedState } from "./seed.ts";
import type { FakeCatalog, FakeOrder, FakeState } from "./state.ts";

/**
 * A copy of the seed's state. Missing parts are those of a small shop, and missing fields of entries are filled in.
 * @throws TypeError for a field that such an entry does not have, and for an entry without its id
 */
export function stateFrom(seed: CheckedSeed): FakeState {
  const shop = smallShop();
  const fields = declaredFields();
  const statuses = filled("statuses", seed.statuses, fields.statuses, "id") ?? shop.statuses;
  const date = Math.floor(seed.clock.date() / 1000);
  const isNew = { order_status_id: statuses[0]?.id ?? 0, date };
  const madeNow = (seedReturn: SeedState["returns"][number]) => ({
    date_add: date,
    date_in_status: date,
    ...seedReturn,
  });
  return plainCopy({
    orders: orders(seed.orders ?? [], fields.orders, isNew),
    statuses,
    sources: seed.sources ?? shop.sources,
    extraFields:
      filled("extraFields", seed.extraFields, fields.extraFields, "extra_field_id") ?? shop.extraFields,
    catalogs: seed.catalogs?.map(catalog) ?? shop.catalogs,
    warehouses: filled("warehouses", seed.warehouses, fields.warehouses, "warehouse_id") ?? shop.warehouses,
    priceGroups:
      filled("priceGroups", seed.priceGroups, fields.priceGroups, "price_group_id") ?? shop.priceGroups,
    journal: filled("journal", seed.journal, fields.journal, "order_id") ?? [],
    payments: filled("payments", seed.payments, fields.payments, "order_id") ?? [],
    invoices: filled("invoices", seed.invoices, fields.invoices, "invoice_id") ?? [],
    packages: filled("packages", seed.packages, fields.packages, "package_id") ?? [],
    returns: filled("returns", seed.returns?.map(madeNow), fields.returns, "return_id") ?? [],
  });
}

/** Orders as if the account had just created them, one after another, unless the seed says otherwise. */
function orders(
  seedOrders: SeedState["orders"],
  fields: Fields,
  { order_status_id, date }: { readonly order_status_id: number; readonly date: number },
): FakeOrder[] {
  let last = 0;
  return seedOrders.map((order, index) => {
    checkFields(`orders[${index}]`, order, Object.keys(fields));
    const { products = [], ...rest } = order;
    if (!Array.isArray(products)) throw expected(`orders[${index}].products`, "a list of lines", products);
    last = rest.order_id ?? last + 1;
    const added = rest.date_add ?? date;
    const isConfirmed = rest.confirmed ?? true;
    return buildOrder({
      order_id: last,
      order_status_id,
      date_add: added,
      date_confirmed: isConfirmed ? added : 0,
      date_in_status: added,
      confirmed: isConfirmed,
      ...rest,
      products: products.map(buildOrderProduct),
    });
  });
}

function catalog({ products = [], ...rest }: SeedState["catalogs"][number], index: number): FakeCatalog {
  if (!Array.isArray(products)) throw expected(`catalogs[${index}].products`, "a list of products", products);
  return { ...buildCatalog(rest), products: products.map(buildProduct) };
}

function filled<Entry extends object>(
  part: string,
  seedEntries: readonly (Partial<Entry> & object)[] | undefined,
  fields: Fields,
  id: string & keyof Entry,
): Entry[] | undefined {
  return seedEntries?.map((seedEntry, index) => {
    checkFields(`${part}[${index}]`, seedEntry, Object.keys(fields));
    if (seedEntry[id] === undefined) throw expected(`${part}[${index}].${id}`, "given");
    const entry = { ...defaultAnswer(fields), ...seedEntry };
    if (!isWhole<Entry>(entry, fields)) throw expected(`${part}[${index}]`, "whole");
    return entry;
  });
}

function isWhole<Entry>(entry: object, fields: Fields): entry is Entry & object {
  return Object.entries(fields).every(([name, { optional }]) => optional || Object.hasOwn(entry, name));
}

/** A deep copy of plain data. With `structuredClone` 200,000 products would take three times as much memory. */
function plainCopy<Value>(value: Value): Value {
  // A copy has the type of its original; TypeScript cannot follow that through lists and objects.
  return copyOf(value) as Value;
}

function copyOf(value: unknown): unknown {
  if (Array.isArray(value)) return value.map(copyOf);
  if (typeof value !== "object" || value === null) return value;
  const copy: Record<string, unknown> = { ...value };
  for (const name of Object.keys(copy)) {
    const member = copy[name];
    if (typeof member === "object" && member !== null) copy[name] = copyOf(member);
  }
  return copy;
}
