import { isRecord } from "../json/value.ts";
import {
  type Checked,
  checkOptions,
  expected,
  type OptionCheck,
  type OptionChecks,
  outOfRange,
} from "../options/check.ts";
import { boolean, checkedBy, number, objectWith, oneOf, text, withDefault } from "../options/kinds.ts";
import { type FakeClock, machineClock } from "./clock.ts";
import type { FaultSpec } from "./faultList.ts";
import { smallShop } from "./samples.ts";
import type { FakeState } from "./state.ts";

/** How an account behaves. */
export interface FakeOptions {
  /** The token that requests must carry. Default: a made-up one. */
  readonly token: string;
  /** The address that the handlers answer. Default: that of the real API. */
  readonly baseUrl: string;
  /** Requests in any 60 seconds before the token is blocked; `false` for no limit. Default 100. */
  readonly requestsPerMinute: number | false;
  /** How long a block lasts, in milliseconds from the last request that came during it. Default 10 minutes. */
  readonly blockMs: number;
  /** The zone in which the block answer writes its time; nobody knows the real one. Default `UTC`. */
  readonly blockTimeZone: string;
  /** Default: the machine's clock. */
  readonly clock: FakeClock;
  /**
   * The seed of what differs from account to account: how values are spelled on the wire, how order ids rise,
   * which requests trigger a fault of some probability. `false` spells everything plainly. Default 1.
   */
  readonly quirks: number | false;
  /** A text over its length is cut, as is assumed of the API, or rejected with an error. Default `cut`. */
  readonly longTexts: "cut" | "reject";
  /** The language of the account, in which it names countries. Default `en`. */
  readonly language: string;
  /** Whether `getJournalList` is switched on. Default `false`. */
  readonly journalOn: boolean;
  /** Whether `include_variants` has an effect on the product list. Default `true`. */
  readonly listsVariants: boolean;
  /** Whether `paid: true` adds a payment; sources disagree. Default `true`. */
  readonly paidAddsPayment: boolean;
  /** Whether new orders are confirmed at once. Default `true`. */
  readonly confirmsOrders: boolean;
}

/** What an account starts with: any part of its state, any option. */
export type FakeSeed = Partial<FakeState> &
  Partial<FakeOptions> & {
    /** Faults from the first request on. */
    readonly faults?: readonly FaultSpec[];
  };

/** Every option and every part of the state: its kind, its range and its default. A part without one is a small shop's. */
export const seedChecks = {
  token: text({
    pattern: /^[\x21-\x7e]+$/,
    wanted: "printable ASCII without spaces. A header has to carry it.",
    default: "1000001-2000002-FAKEFAKEFAKEFAKEFAKEFAKEFAKE",
  }),
  baseUrl: text({ default: "https://api.baselinker.com/connector.php" }),
  requestsPerMinute: withDefault(integerOrFalse(0), 100),
  blockMs: number({ least: 0, most: 1e12, unit: "milliseconds", default: 10 * 60_000 }),
  blockTimeZone: withDefault(usable("a time zone such as Europe/Warsaw", timeZoneOf), "UTC"),
  clock: withDefault(
    objectWith<FakeClock>(["now", "wait"], "a clock with `now` and `wait`. Use `createManualClock()`."),
    machineClock,
  ),
  quirks: withDefault(integerOrFalse(), 1),
  longTexts: oneOf(["cut", "reject"], { default: "cut" }),
  language: withDefault(usable("a language such as pl", Intl.getCanonicalLocales), "en"),
  journalOn: boolean({ default: false }),
  listsVariants: boolean({ default: true }),
  paidAddsPayment: boolean({ default: true }),
  confirmsOrders: boolean({ default: true }),
  orders: listOf<FakeState["orders"]>("orders"),
  statuses: listOf<FakeState["statuses"]>("statuses"),
  sources: checkedBy((name, given): FakeState["sources"] => {
    if (isSources(given)) return given;
    throw expected(name, "a map of order sources by type and id", given);
  }),
  extraFields: listOf<FakeState["extraFields"]>("additional fields"),
  catalogs: listOf<FakeState["catalogs"]>("catalogs"),
  warehouses: listOf<FakeState["warehouses"]>("warehouses"),
  priceGroups: listOf<FakeState["priceGroups"]>("price groups"),
  journal: listOf<FakeState["journal"]>("entries of the journal"),
  payments: listOf<FakeState["payments"]>("payments"),
  faults: listOf<readonly FaultSpec[]>("faults, each with a `scenario`"),
} satisfies OptionChecks<FakeSeed>;

/** A seed after its check: every option is there. */
export type CheckedSeed = Checked<typeof seedChecks>;

/**
 * @throws TypeError for an option that is unknown or of a wrong kind, RangeError for a number out of range
 */
export function checkSeed(seed: FakeSeed): CheckedSeed {
  return checkOptions("createFakeAccount", seedChecks, seed);
}

/** A copy of the seed's state, filled up with a small shop where the seed says nothing. */
export function stateFrom(seed: CheckedSeed): FakeState {
  const shop = smallShop();
  return structuredClone({
    orders: seed.orders ?? [],
    statuses: seed.statuses ?? shop.statuses,
    sources: seed.sources ?? shop.sources,
    extraFields: seed.extraFields ?? shop.extraFields,
    catalogs: seed.catalogs ?? shop.catalogs,
    warehouses: seed.warehouses ?? shop.warehouses,
    priceGroups: seed.priceGroups ?? shop.priceGroups,
    journal: seed.journal ?? [],
    payments: seed.payments ?? [],
  });
}

/* @__NO_SIDE_EFFECTS__ */
function integerOrFalse(least = Number.NEGATIVE_INFINITY): OptionCheck<number | false> {
  const wanted = `an integer${Number.isFinite(least) ? ` of at least ${least}` : ""}, or false`;
  return checkedBy((name, given) => {
    if (given === false) return given;
    if (typeof given !== "number") throw expected(name, wanted, given);
    if (!Number.isSafeInteger(given) || given < least) throw outOfRange(name, wanted, given);
    return given;
  });
}

/** A text that the runtime can use. */
/* @__NO_SIDE_EFFECTS__ */
function usable(wanted: string, use: (text: string) => unknown): OptionCheck<string> {
  return checkedBy((name, given) => {
    try {
      if (typeof given === "string" && given !== "") {
        use(given);
        return given;
      }
    } catch {
      // Said below.
    }
    throw expected(name, wanted, given);
  });
}

function timeZoneOf(timeZone: string): Intl.DateTimeFormat {
  return new Intl.DateTimeFormat("en", { timeZone });
}

/* @__NO_SIDE_EFFECTS__ */
function listOf<List extends readonly object[]>(what: string): OptionCheck<List> {
  return checkedBy((name, given) => {
    if (isListOf<List>(given)) return given;
    throw expected(name, `a list of ${what}`, given);
  });
}

/** Only that they are objects: what is in them is for TypeScript and the builders. */
function isListOf<List>(given: unknown): given is List {
  return Array.isArray(given) && given.every(isRecord);
}

function isSources(given: unknown): given is FakeState["sources"] {
  return isRecord(given) && Object.values(given).every(isRecord);
}
