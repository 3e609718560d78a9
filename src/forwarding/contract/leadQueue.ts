import type { Place } from "./registerContract.ts";

/**
 * Lists the accounts that have waiting leads: `postgresQueue`, or your own. The leads themselves are in the register
 * of each account's forwarder, which hands each to one process.
 */
export interface LeadQueue {
  /** The name of the queue in messages: `The queue of the schema baselinker`. */
  readonly name: string;
  /** Where an account's register must be; absent if it may be anywhere. */
  placeOf?(accountKey: string): Place;
  /** Accounts with due leads, in a stable order. One without due leads only costs a read of its register. */
  dueAccounts(query: DueAccountsQuery): Promise<DueAccounts>;
}

/** Which accounts to list. */
type DueAccountsQuery = {
  /** The account after which the page starts, in the order of the queue; empty for the first page. */
  readonly after: string;
  readonly limit: number;
  /** How long a lead will belong to the process that takes it, in milliseconds. */
  readonly leaseMs: number;
};

/** Accounts with due leads. */
type DueAccounts = {
  readonly accounts: readonly string[];
  /** The `after` of the next page; absent on the last one. */
  readonly next?: string | undefined;
};
