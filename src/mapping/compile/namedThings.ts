import type { Account } from "../mapContext.ts";

const named = {
  status: { what: "An order status", of: (account: Account) => account.statuses },
  orderSource: {
    what: "A custom order source",
    of: (account: Account) => account.sources.filter(({ type }) => type === "personal"),
  },
  warehouse: {
    what: "A warehouse",
    of: (account: Account) =>
      account.warehouses.map(({ key, name }) => ({ id: Number(key.replace(/^\D+/, "")), name })),
  },
} as const;

/** The kinds of things that rules may name instead of giving their id. */
export type NamedKind = keyof typeof named;

/** Every kind with how it is called in messages. */
export const namedKinds: readonly { readonly kind: NamedKind; readonly what: string }[] = [
  { kind: "status", what: named.status.what },
  { kind: "orderSource", what: named.orderSource.what },
  { kind: "warehouse", what: named.warehouse.what },
];

export function whatIs(kind: NamedKind): string {
  return named[kind].what;
}

/** The id of what has this name in the account, or the code of why there is none. */
export function findByName(
  kind: NamedKind,
  name: string,
  account: Account | undefined,
): number | { readonly code: "account_needed" | "name_unknown" | "name_ambiguous" } {
  if (account === undefined) return { code: "account_needed" };
  const wanted = name.trim();
  const ids = new Set(
    named[kind]
      .of(account)
      .filter((each) => each.name.trim() === wanted)
      .map(({ id }) => id),
  );
  const [id] = ids;
  if (id === undefined) return { code: "name_unknown" };
  return ids.size > 1 ? { code: "name_ambiguous" } : id;
}
