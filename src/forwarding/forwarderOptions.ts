import type { Baselinker } from "../client/baselinker.ts";
import { isRecord } from "../json/value.ts";
import { createMapper } from "../mapping/createMapper.ts";
import type { Account, Catalog } from "../mapping/mapContext.ts";
import { parseRules } from "../mapping/schema/parseRules.ts";
import {
  type Checked,
  checkGiven,
  checkOptions,
  expected,
  expectedWord,
  type Given,
  type OptionCheck,
  type OptionChecks,
} from "../options/check.ts";
import { clockOption } from "../options/clock.ts";
import {
  abortSignal,
  boolean,
  callable,
  checkedBy,
  number,
  objectWith,
  oneOf,
  required,
  text,
  withDefault,
} from "../options/kinds.ts";
import { systemClock } from "../runtime/clock.ts";
import type {
  ForwardEvent,
  ForwarderOptions,
  ForwardOptions,
  LeadMapper,
  ReconcileOptions,
} from "./forwarder.ts";
import { namespacePattern } from "./leadKey.ts";
import type { MarkerField } from "./marker.ts";
import type { ForwardStore } from "./store.ts";

/** A longer wait than `setTimeout` can do would be cut short, and look for an order too early. */
const longestWaitMs = 2_147_483_647;

const unit = "milliseconds";

// Each record is made in a function: bundlers then leave it out where nothing uses it.
const forwarderChecks = /* @__PURE__ */ (() =>
  ({
    baselinker: required(
      objectWith<Baselinker>(["addOrder", "getOrders"], "a client, made by `new Baselinker`"),
    ),
    rules: checkedBy((_, given) => parseRules(given)),
    mapper: objectWith<LeadMapper>(["map"], "a mapper with the method map"),
    catalog: orLoader(
      objectWith<Catalog>(["findBySku", "findByEan"], "a catalog or a function that loads one"),
    ),
    account: orLoader(checkedBy(checkAccount)),
    store: objectWith<ForwardStore>(
      ["claim", "renew", "finish", "listOpen", "close"],
      "a store such as `memoryStore()`",
    ),
    marker: checkedBy(checkMarker),
    namespace: text({
      pattern: namespacePattern,
      wanted: "1 to 16 letters, digits, `.`, `_` or `-`",
      default: "lead",
    }),
    withoutKey: oneOf(["content", "refuse", "unique"], { default: "content" }),
    payment: oneOf(["flag", "setOrderPayment"], { default: "flag" }),
    settleMs: number({ above: 0, most: longestWaitMs, unit, default: 30_000 }),
    leaseMs: number({ above: 0, most: longestWaitMs, unit, default: 60_000 }),
    catalogMaxAgeMs: number({ least: 0, infinite: true, unit, default: 900_000 }),
    accountMaxAgeMs: number({ least: 0, infinite: true, unit, default: 3_600_000 }),
    liveLookups: boolean({ default: true }),
    onEvent: callable<(event: ForwardEvent) => void>(),
    clock: clockOption(systemClock),
    randomId: withDefault(callable<() => string>(), () => crypto.randomUUID()),
  }) satisfies OptionChecks<ForwarderOptions>)();

/** `forwardAll` passes on what its caller's functions give, so its keys and dates are checked here too. */
const forwardChecks = /* @__PURE__ */ (() =>
  ({
    // An empty one counts as none.
    key: checkedBy(checkString),
    receivedAt: checkedBy(checkDate),
    signal: abortSignal(),
  }) satisfies OptionChecks<ForwardOptions>)();

const reconcileChecks = /* @__PURE__ */ (() =>
  ({ signal: abortSignal(), wait: boolean() }) satisfies OptionChecks<ReconcileOptions>)();

type CheckedOptions = Checked<typeof forwarderChecks>;

/** The options of a forwarder, checked and with their defaults; the rules have become a mapper. */
export interface ForwarderConfig extends Omit<CheckedOptions, "rules" | "mapper"> {
  readonly mapper: LeadMapper;
}

/** @throws TypeError or RangeError for an option that cannot be; RulesError for the rules. */
export function checkForwarderOptions(given: unknown): ForwarderConfig {
  const { rules, mapper, ...options } = checkOptions("createForwarder", forwarderChecks, given);
  return { ...options, mapper: resolveMapper(rules, mapper) };
}

export function checkForwardOptions(given: unknown): Given<typeof forwardChecks> {
  return checkGiven("forward", forwardChecks, given);
}

export function checkReconcileOptions(given: unknown): Given<typeof reconcileChecks> {
  return checkGiven("reconcile", reconcileChecks, given);
}

/** The mapper, made of the rules if these were given instead. */
function resolveMapper(rules: CheckedOptions["rules"], mapper: LeadMapper | undefined): LeadMapper {
  if (mapper !== undefined && rules === undefined) return mapper;
  if (rules !== undefined && mapper === undefined) return createMapper(rules);
  throw new TypeError("Expected either `rules` or `mapper`, and not both.");
}

/** The thing itself, or a function that loads it. */
/* @__NO_SIDE_EFFECTS__ */
function orLoader<Value>(itself: OptionCheck<Value>): OptionCheck<Value | (() => Promise<Value>)> {
  return checkedBy((name, given) => (isLoader<Value>(given) ? given : itself.check(name, given)));
}

function isLoader<Value>(given: unknown): given is () => Promise<Value> {
  return typeof given === "function";
}

/** Every list of an account: an account without one would only fail when a rule needs it. */
const accountLists: Readonly<Record<keyof Account, true>> = {
  statuses: true,
  sources: true,
  extraFields: true,
  catalogs: true,
  warehouses: true,
  priceGroups: true,
};

function checkAccount(name: string, given: unknown): Account {
  if (isAccount(given)) return given;
  throw expected(name, "an account as `loadAccount` gives it, or a function that loads one", given);
}

function isAccount(given: unknown): given is Account {
  return isRecord(given) && Object.keys(accountLists).every((list) => Array.isArray(given[list]));
}

function checkMarker(name: string, given: unknown): MarkerField {
  if (isMarkerField(given)) return given;
  throw expectedWord(name, [...markerFields, "deal_cf_<id>", false], given);
}

const markerFields: readonly unknown[] = ["extra_field_1", "extra_field_2", "admin_comments"];

function isMarkerField(given: unknown): given is MarkerField {
  if (given === false || markerFields.includes(given)) return true;
  return typeof given === "string" && /^deal_cf_[1-9][0-9]*$/.test(given);
}

function checkString(name: string, given: unknown): string {
  if (typeof given === "string") return given;
  throw expected(name, "a string", given);
}

function checkDate(name: string, given: unknown): Date {
  if (given instanceof Date) return given;
  throw expected(name, "a Date", given);
}
