import {
  type Checked,
  checkOptions,
  expected,
  type OptionCheck,
  type OptionChecks,
} from "../../shared/options/check.ts";
import { closestName } from "../../shared/options/closestName.ts";
import { boolean, callable, checkedBy, integer, number, oneOf } from "../../shared/options/kinds.ts";
import { createRandom, hash, type Random } from "../../shared/runtime/random.ts";
import type { Answer, Fault, FaultOptions, FaultReach } from "./fault.ts";
import { type FaultScenario, faults } from "./faults.ts";
import { checkMethod } from "./knownNames.ts";
import type { Call } from "./request.ts";

/** A fault as plain data, for a seed or a command line. */
export interface FaultSpec extends FaultOptions {
  readonly scenario: FaultScenario;
}

/** A fault that has been injected. */
export interface InjectedFault {
  readonly scenario: FaultScenario;
  /** How many requests have triggered it. */
  readonly timesTriggered: number;
  /** Removes the fault: no further request triggers it. */
  remove(): void;
}

/** The faults of an account. */
export interface FakeFaults {
  /**
   * Injects a fault.
   * @throws TypeError for an unknown scenario, or an option that is unknown or that this fault does not take;
   * RangeError for a number out of range
   * @example
   * account.faults.inject("answer-lost", { method: "addOrder" });
   */
  inject(scenario: FaultScenario, options?: FaultOptions): InjectedFault;
  /** Removes all faults, and unlocks the account. */
  clear(): void;
}

/** The faults of an account, with the method that the account calls. */
export interface FaultList extends FakeFaults {
  execute(call: Call, perform: (call: Call) => Answer, onTrigger: (scenario: FaultScenario) => void): Answer;
}

const optionChecks = {
  method: checkedBy(checkMethod),
  times: integer({ least: 1, infinite: true }),
  probability: number({ least: 0, most: 1 }),
  when: callable<NonNullable<FaultOptions["when"]>>("a function of the call"),
  afterMs: number({ least: 0, unit: "milliseconds", infinite: true, default: 2000 }),
  stored: boolean({ default: false }),
  code: anyText(),
  message: anyText(),
  lists: oneOf(["empty", "missing"], { default: "empty" }),
} satisfies OptionChecks<FaultOptions>;

/** The options of every fault; the others belong to particular faults. */
const commonOptions = ["method", "times", "probability", "when"] as const;
const byName: Readonly<Record<string, Fault>> = faults;

interface Entry {
  readonly scenario: FaultScenario;
  readonly fault: Fault;
  readonly value: string;
  readonly options: Checked<typeof optionChecks>;
  readonly random: Random;
  timesTriggered: number;
}

export function createFaults(seed: number, account: FaultReach, onClear: () => void): FaultList {
  let entries: Entry[] = [];
  let injected = 0;
  return {
    inject: (scenario, options = {}) => {
      injected += 1;
      const entry: Entry = {
        scenario,
        ...checkedFault(scenario, options),
        // Each fault has its own random numbers, so that other faults do not change which requests trigger it.
        random: createRandom(seed ^ hash(`${scenario} ${injected}`)),
        timesTriggered: 0,
      };
      entries.push(entry);
      return {
        scenario,
        get timesTriggered() {
          return entry.timesTriggered;
        },
        remove: () => {
          entries = entries.filter((other) => other !== entry);
        },
      };
    },
    clear: () => {
      entries = [];
      injected = 0;
      onClear();
    },
    execute: (call, perform, onTrigger) => {
      const act = (
        { fault, options, value, random }: Entry,
        currentCall: Call,
        next: (call: Call) => Answer,
      ) => fault.act({ call: currentCall, next, settings: options, value, account, random });
      const trigger = (entry: Entry) => {
        entry.timesTriggered += 1;
        onTrigger(entry.scenario);
      };
      const inAccount = (currentCall: Call) => {
        const triggered = oneOfEach(entries.filter((entry) => fits(entry, "account", currentCall, account)));
        triggered.forEach(trigger);
        return triggered.reduce((next, entry) => (call) => act(entry, call, next), perform)(currentCall);
      };
      const first = entries.find((entry) => fits(entry, "delivery", call, account));
      if (first === undefined) return inAccount(call);
      trigger(first);
      return act(first, call, inAccount);
    },
  };
}

/** Parses a fault from a command line: `answer-lost`, `answer-lost:addOrder`, `:3` times or `:10%` of requests. */
export function parseFault(text: string): FaultSpec {
  const [name = "", ...rest] = text.split(":");
  // A family has a colon in its name: `status:408-stored`.
  const scenario = isScenario(name) || rest.length === 0 ? name : `${name}:${rest.shift()}`;
  if (!isScenario(scenario)) throw unknownFault(scenario);
  let spec: FaultSpec = { scenario };
  for (const part of rest) {
    if (/^\d+%$/.test(part)) spec = { ...spec, probability: Number(part.slice(0, -1)) / 100 };
    else if (/^\d+$/.test(part)) spec = { ...spec, times: Number(part) };
    else if (/^[a-zA-Z]+$/.test(part)) spec = { ...spec, method: part };
    else
      throw new TypeError(
        `Cannot read "${part}" in the fault "${text}". Write it like answer-lost:addOrder:10%.`,
      );
  }
  return spec;
}

function fits(entry: Entry, part: Fault["part"], call: Call, account: FaultReach): boolean {
  const { fault, options, random, timesTriggered } = entry;
  const { times, probability, method, when } = options;
  if (fault.part !== part) return false;
  const most = times ?? (probability === undefined ? fault.times : Number.POSITIVE_INFINITY);
  if (timesTriggered >= most) return false;
  if (method !== undefined && method !== call.method) return false;
  if (fault.methods !== "all" && !fault.methods.includes(call.method)) return false;
  if (!fault.applies(call, account)) return false;
  if (when !== undefined && !when(call)) return false;
  return probability === undefined || random() < probability;
}

/** The first entry of each kind, closest to Base first: a fault that hides an order must see its true id. */
function oneOfEach(entries: readonly Entry[]): readonly Entry[] {
  if (entries.length < 2) return entries;
  const all = Object.values(byName);
  return entries
    .filter(({ fault }, index) => entries.findIndex((entry) => entry.fault === fault) === index)
    .sort((left, right) => all.indexOf(left.fault) - all.indexOf(right.fault));
}

function checkedFault(
  scenario: FaultScenario,
  input: FaultOptions,
): Pick<Entry, "fault" | "value" | "options"> {
  // JavaScript callers can pass anything.
  const found = findFault(String(scenario));
  if (found === undefined) throw unknownFault(String(scenario));
  const { fault, value } = found;
  const owner = `the fault \`${scenario}\``;
  fault.value?.check(`the value of ${owner}`, Number(value));
  const taken = [...commonOptions, ...fault.takes].map((name) => [name, optionChecks[name]]);
  // An option that this fault does not accept would have no effect, and a test that sets it would prove nothing.
  checkOptions(owner, Object.fromEntries(taken), input);
  const options = checkOptions(owner, optionChecks, input);
  if (fault.methods !== "all" && options.method !== undefined)
    oneOf(fault.methods).check("method", options.method);
  return { fault, value, options };
}

function findFault(scenario: string): Pick<Entry, "fault" | "value"> | undefined {
  for (const [name, fault] of Object.entries(byName)) {
    const [before = "", after] = name.split(/<\w+>/);
    if (after === undefined && scenario === name) return { fault, value: "" };
    if (after === undefined || !scenario.startsWith(before) || !scenario.endsWith(after)) continue;
    const value = scenario.slice(before.length, scenario.length - after.length);
    if (value !== "") return { fault, value };
  }
  return undefined;
}

function isScenario(text: string): text is FaultScenario {
  return findFault(text) !== undefined;
}

function unknownFault(scenario: string): TypeError {
  const names = Object.keys(byName);
  const [first = ""] = scenario.split(":");
  const closest =
    names.find((name) => name.startsWith(`${first}:`)) ??
    closestName(scenario, names) ??
    closestName(first, names);
  const hint = closest === undefined ? `Use one of ${names.join(", ")}.` : `Did you mean \`${closest}\`?`;
  return new TypeError(`Unknown fault "${scenario.slice(0, 60)}". ${hint}`);
}

/** A string that may be empty: an API can return any text. */
/* @__NO_SIDE_EFFECTS__ */
function anyText(): OptionCheck<string> {
  return checkedBy((name, value) => {
    if (typeof value === "string") return value;
    throw expected(name, "a string", value);
  });
}
