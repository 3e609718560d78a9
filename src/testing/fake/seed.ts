import { isRecord } from "../../shared/json/value.ts";
import {
  type Checked,
  checkOptions,
  expected,
  type OptionCheck,
  type OptionChecks,
  outOfRange,
} from "../../shared/options/check.ts";
import {
  boolean,
  checkedBy,
  clockOption,
  integer,
  number,
  oneOf,
  text,
  withDefault,
} from "../../shared/options/kinds.ts";
import { fakeTokenStart } from "../../shared/options/token.ts";
import { type Clock, systemClock } from "../../shared/runtime/clock.ts";
import type { FaultSpec } from "./faultList.ts";
import type { FakeCatalog, FakeOrder, FakeOrderProduct, FakeProduct, FakeState } from "./state.ts";

/** How an account behaves. */
export interface FakeOptions {
  /** The token that requests must have. Default: a generated, unique token. */
  readonly token: string;
  /** The address that the handlers answer. Default: the address of the real API. */
  readonly baseUrl: string;
  /**
   * Requests in any 60 seconds before the token is blocked; `false` for no limit. Default 100, not counting the
   * requests of `account.client()` and those that msw answers.
   */
  readonly requestsPerMinute: number | false | undefined;
  /** How long a block lasts, in milliseconds from the last request during it. Default 10 minutes. */
  readonly blockMs: number;
  /**
   * The clock of the account and of `account.client()`. Default: the machine's clock; with `createManualClock()`
   * tests do not wait.
   */
  readonly clock: Clock;
  /**
   * The seed for what differs between accounts: how values are spelled on the wire, how order ids rise, which
   * requests trigger a fault with a probability. `false` spells everything plainly. Default 1.
   */
  readonly quirks: number | false;
  /** Whether a string that is too long is cut, as the API presumably does, or rejected. Default `cut`. */
  readonly longTexts: "cut" | "reject";
  /**
   * New orders get higher ids than this. Default 4,000,000. Choose a higher one for a new account with a store that you
   * keep: an id that an earlier lead has is taken for a wrong answer, and its order is looked for first, which takes 30
   * seconds. `npx baselinker-sdk fake` and `listen` do that.
   */
  readonly orderIdsAfter: number;
  /** The language of country names. Default `en`. */
  readonly language: string;
  /**
   * The maximum length of `account.requests` and `account.ignored`: the oldest entries are dropped first. Default
   * `Infinity`; 10,000 for `npx baselinker-sdk fake`.
   */
  readonly keepRequests: number;
  /** Whether `getJournalList` is enabled. Default `false`. */
  readonly journalOn: boolean;
  /** Whether `include_variants` has an effect on the product list. Default `true`. */
  readonly listsVariants: boolean;
}

/** The state of a seed. Missing fields of an entry are filled in; only its id is required. */
export type SeedState = {
  /** By default each order was created and confirmed just now: ids rise by 1, with the first status. */
  readonly orders: readonly (Partial<Omit<FakeOrder, "products">> & {
    readonly products?: readonly Partial<FakeOrderProduct>[];
  })[];
  readonly statuses: readonly Seeded<FakeState["statuses"][number], "id">[];
  readonly sources: FakeState["sources"];
  readonly extraFields: readonly Seeded<FakeState["extraFields"][number], "extra_field_id">[];
  readonly catalogs: readonly (Seeded<Omit<FakeCatalog, "products">, "inventory_id"> & {
    readonly products?: readonly Seeded<FakeProduct, "id">[];
  })[];
  readonly warehouses: readonly Seeded<FakeState["warehouses"][number], "warehouse_id">[];
  readonly priceGroups: readonly Seeded<FakeState["priceGroups"][number], "price_group_id">[];
  readonly journal: readonly Seeded<FakeState["journal"][number], "order_id">[];
  readonly payments: readonly Seeded<FakeState["payments"][number], "order_id">[];
  readonly invoices: readonly Seeded<FakeState["invoices"][number], "invoice_id">[];
  readonly packages: readonly Seeded<FakeState["packages"][number], "package_id">[];
  readonly returns: readonly Seeded<FakeState["returns"][number], "return_id">[];
};

type Seeded<Entry, Id extends keyof Entry> = Partial<Entry> & Pick<Entry, Id>;

/** The initial state and options of an account, all optional. */
export type FakeSeed = Partial<SeedState> &
  Partial<FakeOptions> & {
    /** The faults that are injected from the first request on. */
    readonly faults?: readonly FaultSpec[];
  };

/** Every option and every part of the state, with type, range and default. The default state is a small shop. */
export const seedChecks = {
  token: text({
    pattern: /^[\x21-\x7e]+$/,
    wanted: "printable ASCII without spaces. A header has to carry it.",
  }),
  baseUrl: text({ default: "https://api.baselinker.com/connector.php" }),
  requestsPerMinute: integerOrFalse(0),
  blockMs: number({ least: 0, most: 1e12, unit: "milliseconds", default: 10 * 60_000 }),
  clock: clockOption(systemClock),
  quirks: withDefault(integerOrFalse(), 1),
  longTexts: oneOf(["cut", "reject"], { default: "cut" }),
  language: withDefault(usable("a language such as pl", Intl.getCanonicalLocales), "en"),
  keepRequests: integer({ least: 0, infinite: true, default: Number.POSITIVE_INFINITY }),
  journalOn: boolean({ default: false }),
  listsVariants: boolean({ default: true }),
  orderIdsAfter: integer({ least: 0, default: 4_000_000 }),
  orders: listOf<SeedState["orders"]>("orders"),
  statuses: listOf<SeedState["statuses"]>("statuses"),
  sources: checkedBy((name, value): FakeState["sources"] => {
    if (isSources(value)) return value;
    throw expected(name, "a map of order sources by type and id", value);
  }),
  extraFields: listOf<SeedState["extraFields"]>("additional fields"),
  catalogs: listOf<SeedState["catalogs"]>("catalogs"),
  warehouses: listOf<SeedState["warehouses"]>("warehouses"),
  priceGroups: listOf<SeedState["priceGroups"]>("price groups"),
  journal: listOf<SeedState["journal"]>("entries of the journal"),
  payments: listOf<SeedState["payments"]>("payments"),
  invoices: listOf<SeedState["invoices"]>("invoices"),
  packages: listOf<SeedState["packages"]>("shipments"),
  returns: listOf<SeedState["returns"]>("returns"),
  faults: listOf<readonly FaultSpec[]>("faults, each with a `scenario`"),
} satisfies OptionChecks<FakeSeed>;

export type CheckedSeed = Omit<Checked<typeof seedChecks>, "token"> & { readonly token: string };

/** @throws TypeError for an option that is unknown or of the wrong type, RangeError for a number out of range */
export function checkSeed(seed: FakeSeed): CheckedSeed {
  const checked = checkOptions("createFakeAccount", seedChecks, seed);
  return { ...checked, token: checked.token ?? ownToken() };
}

/** Each fake account has its own token, like a real one: limits and queues per token do not mix tests. */
function ownToken(): string {
  const letters = Array.from(crypto.getRandomValues(new Uint8Array(28)), (byte) => (byte % 32).toString(32));
  return `${fakeTokenStart}${letters.join("").toUpperCase()}`;
}

/* @__NO_SIDE_EFFECTS__ */
function integerOrFalse(least = Number.NEGATIVE_INFINITY): OptionCheck<number | false> {
  const wanted = `an integer${Number.isFinite(least) ? ` of at least ${least}` : ""}, or false`;
  return checkedBy((name, value) => {
    if (value === false) return value;
    if (typeof value !== "number") throw expected(name, wanted, value);
    if (!Number.isSafeInteger(value) || value < least) throw outOfRange(name, wanted, value);
    return value;
  });
}

/* @__NO_SIDE_EFFECTS__ */
function usable(wanted: string, use: (text: string) => unknown): OptionCheck<string> {
  return checkedBy((name, value) => {
    try {
      if (typeof value === "string" && value !== "") {
        use(value);
        return value;
      }
    } catch {
      // The error is thrown below.
    }
    throw expected(name, wanted, value);
  });
}

/* @__NO_SIDE_EFFECTS__ */
function listOf<List extends readonly object[]>(what: string): OptionCheck<List> {
  return checkedBy((name, value) => {
    if (isListOf<List>(value)) return value;
    const list = `a list of ${what}`;
    if (!Array.isArray(value)) throw expected(name, list, value);
    const wrong = value.findIndex((entry) => !isRecord(entry));
    throw expected(`${name}[${wrong}]`, `an object, in ${list}`, value[wrong]);
  });
}

/** Checks only that the entries are objects: their fields are checked by TypeScript and the builders. */
function isListOf<List>(value: unknown): value is List {
  return Array.isArray(value) && value.every(isRecord);
}

function isSources(value: unknown): value is FakeState["sources"] {
  return isRecord(value) && Object.values(value).every(isRecord);
}
