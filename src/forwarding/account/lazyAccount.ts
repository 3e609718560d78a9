import { withWholeLists } from "../../client/calls/wholeLists.ts";
import type { Account } from "../../mapping/contract/mapContext.ts";
import { raceWithAbort } from "../../shared/runtime/abort.ts";
import { type AccountReader, accountParts } from "./loadAccount.ts";
import { type CacheOptions, StaleWhileRevalidate } from "./staleWhileRevalidate.ts";

export interface AccountSource {
  /** Runs `read`, and again once missing parts are loaded: a part never read costs no request and fails no lead. */
  read<Value>(read: (account: Account) => Value, until?: AbortSignal | Until): Promise<Value>;
  /** When the oldest part was loaded, in milliseconds since 1970. */
  readonly loadedAt: number | undefined;
}

/** Returns the signal that ends a wait. It is called only if something has to be loaded, which is rare. */
export type Until = () => AbortSignal | undefined;
type Part = keyof Account;
type PartSource = StaleWhileRevalidate<Partial<Account>>;

export function accountSource(
  account: Account | (() => Promise<Account>) | undefined,
  baselinker: AccountReader,
  options: CacheOptions,
): AccountSource {
  if (typeof account === "object") return { read: async (read) => read(account), loadedAt: undefined };
  const source = (load: () => Promise<Partial<Account>>): PartSource =>
    new StaleWhileRevalidate({ ...options, load });
  const whole = account === undefined ? undefined : source(account);
  const partOf = (name: Part) => whole ?? source(() => accountParts[name](baselinker, withWholeLists({})));
  return new LazyAccount({
    statuses: partOf("statuses"),
    sources: partOf("sources"),
    extraFields: partOf("extraFields"),
    catalogs: partOf("catalogs"),
    warehouses: partOf("warehouses"),
    priceGroups: partOf("priceGroups"),
  });
}

export function accountUntil(account: AccountSource, until: Until): AccountSource {
  return {
    read: (read, signal) => account.read(read, signal ?? until),
    get loadedAt() {
      return account.loadedAt;
    },
  };
}

class LazyAccount implements AccountSource {
  readonly #sources: Readonly<Record<Part, PartSource>>;
  readonly #all: readonly PartSource[];
  #known: readonly (Partial<Account> | undefined)[] = [];
  /** The account as last returned. It stays the same object as long as its parts are the same. */
  #view: Account | undefined;
  readonly #missed = new Set<Part>();

  constructor(sources: Readonly<Record<Part, PartSource>>) {
    this.#sources = sources;
    this.#all = Object.values(sources);
  }

  get loadedAt(): number | undefined {
    let oldest: number | undefined;
    for (const { loadedAt } of this.#all) {
      if (loadedAt !== undefined && (oldest === undefined || loadedAt < oldest)) oldest = loadedAt;
    }
    return oldest;
  }

  async read<Value>(read: (account: Account) => Value, until?: AbortSignal | Until): Promise<Value> {
    for (;;) {
      const view = this.#viewNow();
      this.#missed.clear();
      try {
        const value = read(view);
        if (this.#missed.size === 0) return value;
      } catch (error) {
        // An error about a list that is not loaded yet means nothing.
        if (this.#missed.size === 0) throw error;
      }
      // A caller may have kept a part that was still empty.
      this.#view = undefined;
      const loads = [...this.#missed].map((part) => this.#sources[part].get());
      await raceWithAbort(Promise.all(loads), typeof until === "function" ? until() : until);
    }
  }

  #viewNow(): Account {
    const known = this.#all.map((source) => source.current());
    if (this.#view === undefined || known.some((part, index) => part !== this.#known[index])) {
      this.#known = known;
      this.#view = this.#viewOf(Object.assign({}, ...known));
    }
    return this.#view;
  }

  #viewOf(known: Partial<Account>): Account {
    const none = (part: Part): [] => {
      this.#missed.add(part);
      return [];
    };
    return {
      get statuses() {
        return known.statuses ?? none("statuses");
      },
      get sources() {
        return known.sources ?? none("sources");
      },
      get extraFields() {
        return known.extraFields ?? none("extraFields");
      },
      get catalogs() {
        return known.catalogs ?? none("catalogs");
      },
      get warehouses() {
        return known.warehouses ?? none("warehouses");
      },
      get priceGroups() {
        return known.priceGroups ?? none("priceGroups");
      },
    };
  }
}
