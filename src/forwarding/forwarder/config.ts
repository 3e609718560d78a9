import { asksToken, isFake } from "../../client/calls/accountKey.ts";
import type { Baselinker } from "../../client/calls/baselinker.ts";
import { wholeBudget } from "../../mapping/contract/budget.ts";
import { languageOption } from "../../mapping/contract/issueLanguage.ts";
import { type Account, isAccount } from "../../mapping/contract/mapContext.ts";
import { leadMapping } from "../../mapping/mapper/leadMapping.ts";
import { parseAndCompile } from "../../mapping/parse/parseRules.ts";
import type { Rules } from "../../mapping/rules/rules.ts";
import { isRecord } from "../../shared/json/value.ts";
import {
  type Checked,
  checkGiven,
  checkOptions,
  expected,
  expectedWord,
  type Given,
  type OptionCheck,
  type OptionChecks,
  outOfRange,
  refuseUnderAnHour,
} from "../../shared/options/check.ts";
import {
  abortSignal,
  boolean,
  callable,
  checkedBy,
  clockOption,
  groupWithDefaults,
  integer,
  number,
  objectWith,
  oneOf,
  required,
  text,
  withDefault,
} from "../../shared/options/kinds.ts";
import { tokenOption } from "../../shared/options/token.ts";
import { systemClock } from "../../shared/runtime/clock.ts";
import { askedOr, catalogItself } from "../catalog/askedCatalog.ts";
import { type GivenKey, namespacePattern, type WithoutKey } from "../contract/leadKey.ts";
import { isSamePlace, type LeadRegister } from "../contract/registerContract.ts";
import type { MarkerField } from "../delivery/marker.ts";
import { memoryRetentionMs } from "../store/memoryStore.ts";
import type { LeadStore } from "../store/store.ts";
import type { Forwarder, ForwardOptions, ReadyOptions, ReconcileOptions } from "./forwarder.ts";
import type { ForwarderOptions, LeadMapper, OnEvent } from "./options.ts";

/** `setTimeout` would cut a longer wait short, and the order would be looked up too early. */
const maxWaitMs = 2_147_483_647;
const unit = "milliseconds";
const owner = "createForwarder";

type Group<Name extends keyof ForwarderOptions> = OptionChecks<NonNullable<ForwarderOptions[Name]>>;

// Each record is created in a function, so that bundlers can drop it if it is unused.
const identityChecks = /* @__PURE__ */ (() =>
  ({
    withoutKey: withDefault(checkedBy(checkWithoutKey), "content"),
    contentMs: number({ above: 0, infinite: true, unit }),
    onKeyReuse: oneOf(["rejectBuyer", "reject"], { default: "rejectBuyer" }),
    previousToken: checkedBy(tokenOption.check),
    markerSecret: text(),
  }) satisfies Group<"identity">)();

const tuningChecks = /* @__PURE__ */ (() =>
  ({
    settleMs: number({ above: 0, most: maxWaitMs, unit }),
    leaseMs: number({ above: 0, most: maxWaitMs, unit, default: 60_000 }),
    maxInFlight: integer({ least: 1, infinite: true, default: 200 }),
    catalogMaxAgeMs: number({ least: 0, infinite: true, unit, default: 900_000 }),
    accountMaxAgeMs: number({ least: 0, infinite: true, unit, default: 3_600_000 }),
  }) satisfies Group<"tuning">)();

const testingChecks = /* @__PURE__ */ (() =>
  ({
    clock: clockOption(systemClock),
  }) satisfies Group<"testing">)();

const forwarderChecks = /* @__PURE__ */ (() =>
  ({
    baselinker: required(
      objectWith<Baselinker>(["addOrder", "getOrders"], "a client, made by `new Baselinker`"),
    ),
    rules: required(checkedBy(rulesOrMapper)),
    catalog: askedOr(catalogItself),
    account: orLoader(checkedBy(checkAccount)),
    language: languageOption,
    store: objectWith<LeadStore>(
      ["bind", "claim", "renew", "finish", "listOpen", "readNote", "writeNote", "erase", "close"],
      "a store such as `memoryStore()`",
    ),
    register: objectWith<LeadRegister>(["attach", "close"], "a register such as `memoryRegister()`"),
    marker: checkedBy(checkMarker),
    namespace: text({
      pattern: namespacePattern,
      wanted: "1 to 16 letters, digits, `.`, `_` or `-`",
      default: "lead",
    }),
    payment: oneOf(["flag", "setOrderPayment"], { default: "flag" }),
    onEvent: checkedBy(checkListeners),
    identity: groupWithDefaults(owner, identityChecks),
    tuning: groupWithDefaults(owner, tuningChecks),
    testing: groupWithDefaults(owner, testingChecks),
  }) satisfies OptionChecks<ForwarderOptions>)();

/** `forwardAll` passes on what the caller's functions return, so its keys and dates are checked here too. */
const forwardChecks = /* @__PURE__ */ (() =>
  ({
    // Of any type: an invalid key is an issue of the lead, as it is if the rules set it.
    key: checkedBy((_, input) => input as GivenKey),
    receivedAt: checkedBy(checkDate),
    signal: abortSignal(),
    deadlineMs: number({ above: 0, infinite: true, unit }),
    source: text(),
    deliveryId: text(),
  }) satisfies OptionChecks<ForwardOptions>)();

const reconcileChecks = /* @__PURE__ */ (() =>
  ({ signal: abortSignal(), wait: boolean() }) satisfies OptionChecks<ReconcileOptions>)();

const readyChecks = /* @__PURE__ */ (() =>
  ({ signal: abortSignal() }) satisfies OptionChecks<ReadyOptions>)();

const closeChecks = /* @__PURE__ */ (() =>
  ({
    maxWaitMs: number({ least: 0, infinite: true, unit, default: 30_000 }),
  }) satisfies OptionChecks<NonNullable<Parameters<Forwarder["close"]>[0]>>)();

type CheckedOptions = Checked<typeof forwarderChecks>;

/** The checked options of a forwarder, with defaults, without groups, and with the rules compiled to a mapper. */
export interface ForwarderConfig
  extends Omit<CheckedOptions, "rules" | "identity" | "tuning" | "testing">,
    Omit<Checked<typeof identityChecks>, "contentMs">,
    Checked<typeof tuningChecks>,
    Checked<typeof testingChecks> {
  readonly settleMs: number;
  readonly contentMs: number;
  /** Makes a text that no one else makes: for claims, entries, and keys of leads without one. */
  readonly randomId: () => string;
  /** The rules; `undefined` if a mapper was given. */
  readonly rules: Rules | undefined;
  readonly mapper: LeadMapper;
}

/** @throws TypeError or RangeError for an option that cannot be; RulesError for the rules. */
export function checkForwarderOptions(
  input: unknown,
  randomId = (): string => crypto.randomUUID(),
): ForwarderConfig {
  const { rules, identity, tuning, testing, ...options } = checkOptions(owner, forwarderChecks, input);
  checkPair(options);
  const settleMs = tuning.settleMs ?? (isFake(options.baselinker) ? 0 : 30_000);
  const settings = { ...options, ...identity, ...tuning, ...testing, settleMs, randomId };
  checkSecret(settings);
  const contentMs = contentMsWithin(settings);
  if (isMapper(rules)) return { ...settings, contentMs, rules: undefined, mapper: rules };
  // Results are in English until they are reported, so that the register keeps them in English.
  const mapper = leadMapping(rules, {
    language: undefined,
    issueValues: false,
    phoneParser: undefined,
    budget: wholeBudget,
  });
  return { ...settings, contentMs, rules, mapper };
}

/** One step can write both only if they are in the same place. */
function checkPair({ store, register }: Pick<CheckedOptions, "store" | "register">): void {
  if (register?.place === undefined || isSamePlace(store?.place, register.place)) return;
  const other = store?.place?.name ?? (store === undefined ? "no store" : "another store");
  throw new TypeError(
    `Expected \`store\` and \`register\` to be in the same place, got ${other} and ${register.place.name}. Give both the same file, or the same client and prefix.`,
  );
}

/** How long the same content is one lead, by default: three days. Senders repeat a request for no longer. */
const usualContentMs = 259_200_000;

/** A key that the store has forgotten is new anyway. */
function contentMsWithin({
  contentMs,
  store,
}: Pick<CheckedOptions, "store"> & { contentMs: number | undefined }): number {
  const { retentionMs = Number.POSITIVE_INFINITY } = store ?? { retentionMs: memoryRetentionMs };
  if (contentMs === undefined) return Math.min(usualContentMs, retentionMs);
  refuseUnderAnHour("identity.contentMs", contentMs);
  if (contentMs <= retentionMs) return contentMs;
  const wanted = `at most the \`retentionMs\` of the store, ${retentionMs}. Shorten this one, or lengthen that.`;
  throw outOfRange("identity.contentMs", wanted, contentMs);
}

/** A marker is found again only with the secret that signed it. */
function checkSecret({
  baselinker,
  marker,
  markerSecret,
}: Pick<ForwarderConfig, "baselinker" | "marker" | "markerSecret">): void {
  if (marker === false || markerSecret !== undefined || !asksToken(baselinker)) return;
  throw new TypeError(
    "Expected `identity.markerSecret`, since the client's `token` is a function: markers are signed with a secret that stays when the token changes. Or write none: `marker: false`.",
  );
}

export function checkForwardOptions(input: unknown): Given<typeof forwardChecks> {
  return checkGiven("forward", forwardChecks, input);
}

export function checkReconcileOptions(input: unknown): Given<typeof reconcileChecks> {
  return checkGiven("reconcile", reconcileChecks, input);
}

export function checkReadyOptions(input: unknown): Given<typeof readyChecks> {
  return checkGiven("ready", readyChecks, input);
}

export function checkCloseOptions(input: unknown, method = "close"): Checked<typeof closeChecks> {
  return checkOptions(method, closeChecks, input);
}

export function checkOrder(input: unknown): Readonly<Record<string, unknown>> {
  if (isRecord(input) && typeof input.order_id === "number") return input;
  throw expected("the order of keyOf", "an order as `getOrders` returns it", input);
}

function rulesOrMapper(name: string, input: unknown): Rules | LeadMapper {
  if (input === undefined) throw expected(name, "rules, or a mapper with the method `map`", input);
  return isMapper(input) ? input : parseAndCompile(input).rules;
}

/** A table may be a list, and a list has a method `map` too. */
function isMapper(value: unknown): value is LeadMapper {
  return isRecord(value) && typeof value.map === "function";
}

/** A value, or a function that loads it. The loaded value is checked too. */
/* @__NO_SIDE_EFFECTS__ */
function orLoader<Value>(itself: OptionCheck<Value>): OptionCheck<Value | (() => Promise<Value>)> {
  return checkedBy((name, input) =>
    isLoader(input) ? async () => itself.check(name, await input()) : itself.check(name, input),
  );
}

function isLoader(value: unknown): value is () => unknown {
  return typeof value === "function";
}

/** One listener, or a list. A copy, so that the list may change afterwards. */
function checkListeners(name: string, input: unknown): readonly OnEvent[] {
  if (!Array.isArray(input)) return [listenerCheck.check(name, input)];
  return input.map((listener, index) => listenerCheck.check(`${name}[${index}]`, listener));
}

const listenerCheck = /* @__PURE__ */ callable<OnEvent>("a function, or a list of functions");

function checkAccount(name: string, input: unknown): Account {
  if (isAccount(input)) return input;
  throw expected(name, "an account from `loadAccount`, or a function that loads one", input);
}

function checkMarker(name: string, input: unknown): MarkerField {
  if (isMarkerField(input)) return input;
  throw expectedWord(name, [...markerFields, "deal_cf_<id>", false], input);
}

const markerFields: readonly unknown[] = ["extra_field_1", "extra_field_2", "admin_comments"];

function isMarkerField(value: unknown): value is MarkerField {
  if (value === false || markerFields.includes(value)) return true;
  return typeof value === "string" && /^deal_cf_[1-9][0-9]*$/.test(value);
}

const wordsWithoutKey = /* @__PURE__ */ oneOf(["content", "reject", "unique"]);

function checkWithoutKey(name: string, input: unknown): WithoutKey {
  if (!isRecord(input)) return wordsWithoutKey.check(name, input);
  const { ignore } = input;
  if (Object.keys(input).length === 1 && Array.isArray(ignore) && ignore.every(isString)) return { ignore };
  throw expected(name, "one of its words or `{ ignore: [...] }` with names of properties", input);
}

function isString(value: unknown): value is string {
  return typeof value === "string";
}

function checkDate(name: string, input: unknown): Date {
  if (input instanceof Date) return input;
  throw expected(name, "a Date", input);
}
