import type { Place } from "./registerContract.ts";

/**
 * Which accounts have leads that wait: `postgresQueue`, or one of your own. The leads themselves are in the register of
 * each account's forwarder, which hands each to one process.
 */
export interface LeadQueue {
  /** What it is in a message: `The queue of the schema baselinker`. */ readonly name: string;
  /** Where the register of an account has to be; absent if it may be anywhere. */
  placeOf?(accountKey: string): Place;
  /** Accounts in an order of their own that stays the same. One that has nothing due costs a look into its register. */
  dueAccounts(query: DueAccountsQuery): Promise<DueAccounts>;
}

/** Which accounts. */
export interface DueAccountsQuery {
  /** Those that come after this one in the order of the queue; empty for the first ones. */
  readonly after: string;
  readonly limit: number;
  /** How long a lead will belong to who takes it, in milliseconds. */ readonly leaseMs: number;
}

/** Some accounts in which leads are due. */
export interface DueAccounts {
  readonly accounts: readonly string[];
  /** What to ask for those after; absent if there are no more. */ readonly next?: string | undefined;
}
