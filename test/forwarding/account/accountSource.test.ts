import { expect, it } from "vitest";
import { withWholeLists } from "../../../src/client/calls/wholeLists.ts";
import {
  type AccountSource,
  accountSource,
  accountUntil,
} from "../../../src/forwarding/account/lazyAccount.ts";
import type { Account } from "../../../src/mapping/contract/mapContext.ts";
import { emptyAccount } from "../../support/emptyAccount.ts";
import { manualClock } from "../../support/manualClock.ts";

const status = (name: string) => [{ id: 1, name }];

/** The account of a client whose lists are read one by one, at the pace of the test. */
function clientAccount(maxAgeMs = Number.POSITIVE_INFINITY) {
  const clock = manualClock();
  const options: unknown[] = [];
  const lists = { statuses: [{ id: 1, name: "New", name_for_customer: "", color: "" }] };
  const answer = async (given: unknown, lists: object) => {
    options.push(given);
    return lists as never;
  };
  const source = accountSource(
    undefined,
    {
      getOrderStatusList: (_: unknown, given: unknown) => answer(given, lists),
      getInventoryWarehouses: (_: unknown, given: unknown) => answer(given, { warehouses: [] }),
    } as never,
    { maxAgeMs, clock, onFailure: () => {} },
  );
  return { clock, options, lists, source };
}

it("reads each list as a whole: one that was cut must not be mistaken for an account without the rest", async () => {
  const { source, options } = clientAccount();
  expect(await source.read(({ statuses }) => statuses.map(({ name }) => name))).toEqual(["New"]);
  expect(options).toEqual([withWholeLists({})]);
});

it("was loaded when the oldest of its lists was", async () => {
  const { source, clock } = clientAccount();
  expect(source.loadedAt).toBeUndefined();
  await source.read(({ warehouses }) => warehouses);
  const first = clock.date();
  await clock.advance(1_000);
  await source.read(({ statuses }) => statuses);
  expect(source.loadedAt).toBe(first);
  const other = clientAccount();
  await other.source.read(({ statuses }) => statuses);
  const begun = other.clock.date();
  await other.clock.advance(1_000);
  await other.source.read(({ warehouses }) => warehouses);
  expect(other.source.loadedAt).toBe(begun);
});

it("is the same object as long as its lists are, and another one once a list was loaded again", async () => {
  const { source, clock, lists } = clientAccount(60_000);
  const view = async () => {
    let seen: Account | undefined;
    const names = await source.read((account) => {
      seen = account;
      return account.statuses.map(({ name }) => name);
    });
    return { seen, names };
  };
  await source.read(({ warehouses }) => warehouses);
  await clock.advance(30_000);
  const first = await view();
  expect((await view()).seen).toBe(first.seen);
  lists.statuses = lists.statuses.map((each) => ({ ...each, name: "Renamed" }));
  await clock.advance(61_000);
  // Old ones are used once more while they are loaded again.
  expect((await view()).names).toEqual(["New"]);
  await clock.advance(0);
  const later = await view();
  expect(later.names).toEqual(["Renamed"]);
  expect(later.seen).not.toBe(first.seen);
});

it("waits with the signal of who reads, else with that of the lead, and tells the same age", async () => {
  const signals: unknown[] = [];
  const source: AccountSource = {
    async read(read, until) {
      signals.push(until);
      return read({ ...emptyAccount, statuses: status("New") });
    },
    loadedAt: 77,
  };
  const until = () => undefined;
  const { signal } = new AbortController();
  const account = accountUntil(source, until);
  await account.read(() => 1);
  await account.read(() => 1, signal);
  expect(signals).toEqual([until, signal]);
  expect(account.loadedAt).toBe(77);
});
