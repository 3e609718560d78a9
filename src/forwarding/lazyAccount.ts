import { type AccountReader, accountParts } from "../account/loadAccount.ts";
import type { Account } from "../mapping/mapContext.ts";
import { raceWithAbort } from "../runtime/abort.ts";
import { type CacheOptions, StaleWhileRevalidate } from "./staleWhileRevalidate.ts";

/** An account for those who read one. */
export interface AccountSource {
  /**
   * Runs `read` with the account. What it reads and is not there yet is loaded, and then it runs again: a part of the
   * account that nobody reads costs no request, and fails no lead.
   */
  read<Value>(read: (account: Account) => Value, signal?: AbortSignal): Promise<Value>;
  /** When the oldest part of it was loaded, by the date. */
  readonly loadedAt: number | undefined;
}

type Part = keyof Account;
type PartSource = StaleWhileRevalidate<Partial<Account>>;

/** The account that was given, one that a function of the caller's loads, or that of the client. */
export function accountSource(
  given: Account | (() => Promise<Account>) | undefined,
  baselinker: AccountReader,
  options: CacheOptions,
): AccountSource {
  if (typeof given === "object") return { read: async (read) => read(given), loadedAt: undefined };
  const source = (load: () => Promise<Partial<Account>>): PartSource =>
    new StaleWhileRevalidate({ ...options, load });
  const whole = given === undefined ? undefined : source(given);
  const partOf = (name: Part) =>
    whole ?? source(() => accountParts[name](baselinker, { validation: "lists" }));
  return new LazyAccount({
    statuses: partOf("statuses"),
    sources: partOf("sources"),
    extraFields: partOf("extraFields"),
    catalogs: partOf("catalogs"),
    warehouses: partOf("warehouses"),
    priceGroups: partOf("priceGroups"),
  });
}

/** An account whose parts are loaded when they are first read. */
class LazyAccount implements AccountSource {
  readonly #sources: Readonly<Record<Part, PartSource>>;
  #known: readonly (Partial<Account> | undefined)[] = [];
  /** The same object as long as the parts are the same. */
  #view: Account | undefined;
  readonly #missed = new Set<Part>();

  constructor(sources: Readonly<Record<Part, PartSource>>) {
    this.#sources = sources;
  }

  get loadedAt(): number | undefined {
    const dates = Object.values(this.#sources).flatMap(({ loadedAt }) => loadedAt ?? []);
    return dates.length === 0 ? undefined : Math.min(...dates);
  }

  async read<Value>(read: (account: Account) => Value, signal?: AbortSignal): Promise<Value> {
    for (;;) {
      const view = this.#viewNow();
      this.#missed.clear();
      try {
        const value = read(view);
        if (this.#missed.size === 0) return value;
      } catch (error) {
        // Thrown for an empty list where the list is not there yet, it says nothing.
        if (this.#missed.size === 0) throw error;
      }
      // Somebody may have kept what was empty in it.
      this.#view = undefined;
      const loads = [...this.#missed].map((part) => this.#sources[part].get());
      await raceWithAbort(Promise.all(loads), signal);
    }
  }

  #viewNow(): Account {
    const known = Object.values(this.#sources).map((source) => source.current());
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
