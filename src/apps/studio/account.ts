import type { AccountShown } from "../page/wire.ts";
import { ownSources } from "../project/accountIds.ts";
import { Refused } from "./refusal.ts";
import type { Routes } from "./route.ts";
import type { Session } from "./session.ts";

/** What rules may name in the account, with the ids as they are written in rules. */
export function accountRoutes(session: Session): Routes {
  return {
    account: {
      method: "GET",
      async run(): Promise<AccountShown> {
        const account = await session.loadAccount();
        if (account === undefined) throw new Refused("no_account");
        return {
          statuses: named(account.statuses),
          sources: named(ownSources(account)),
          fields: named(account.extraFields, "deal_cf_"),
          inventories: named(account.catalogs),
        };
      },
    },
  };
}

function named(items: readonly { readonly id: number; readonly name: string }[], prefix = "") {
  return items.map(({ id, name }) => ({ id: `${prefix}${id}`, name }));
}
