import { type FaultScenario, faultPlans, isFaultScenario } from "./faultScenarios.ts";
import { onlyKnown } from "./onlyKnown.ts";
import type { Call } from "./parseBody.ts";
import type { Random } from "./random.ts";

/** When a fault strikes and how. Without any option it strikes once, at the next request. */
export interface FaultOptions {
  /** Only requests of this method. */
  readonly method?: string;
  /** How often it strikes. Default 1; without end where a `probability` is given. */
  readonly times?: number;
  /** 0 to 1, for each request that fits. Default 1. */
  readonly probability?: number;
  /** Only requests for which this holds. */
  readonly when?: (call: Call) => boolean;
  /** The delay of `stored-late`, `visible-late` and `slow`. Default 2000. */
  readonly afterMs?: number;
  /** Whether the request is carried out, where the scenario leaves it open. */
  readonly stored?: boolean;
  /** The code of `error`. Default `ERROR_UNKNOWN`. */
  readonly code?: string;
  /** The message of `error`. */
  readonly message?: string;
}

/** A fault as plain data, for a seed or a command line. */
export interface FaultSpec extends FaultOptions {
  readonly scenario: FaultScenario;
}

/** A fault that has been injected. */
export interface InjectedFault {
  readonly scenario: FaultScenario;
  /** How often it has struck. */
  readonly strikes: number;
  /** It strikes no more. */
  remove(): void;
}

/** The faults of an account. */
export interface Faults {
  /**
   * Lets something go wrong.
   *
   * @example
   * account.faults.inject("answer-lost", { method: "addOrder" });
   */
  inject(scenario: FaultScenario, options?: FaultOptions): InjectedFault;
  /** Takes all faults back, a locked account included. */
  clear(): void;
}

interface Entry {
  readonly spec: FaultSpec;
  strikes: number;
}

/** The public part, and what the account itself asks. */
export interface FaultList extends Faults {
  /** The fault that strikes this request, if one does. */
  strike(call: Call): FaultSpec | undefined;
}

export function createFaults(random: Random, onClear: () => void): FaultList {
  let entries: Entry[] = [];
  return {
    inject: (scenario, options = {}) => {
      if (!isFaultScenario(scenario)) {
        const known = Object.keys(faultPlans).join(", ");
        throw new TypeError(`There is no fault "${scenario}". Use one of ${known}.`);
      }
      onlyKnown(options, optionNames);
      const entry: Entry = { spec: { ...options, scenario }, strikes: 0 };
      entries.push(entry);
      return {
        scenario,
        get strikes() {
          return entry.strikes;
        },
        remove: () => {
          entries = entries.filter((each) => each !== entry);
        },
      };
    },
    clear: () => {
      entries = [];
      onClear();
    },
    strike: (call) => {
      const entry = entries.find((each) => fits(each, call, random));
      if (entry === undefined) return undefined;
      entry.strikes += 1;
      return entry.spec;
    },
  };
}

const optionNames: readonly (keyof FaultOptions)[] = [
  "method",
  "times",
  "probability",
  "when",
  "afterMs",
  "stored",
  "code",
  "message",
];

function fits({ spec, strikes }: Entry, call: Call, random: Random): boolean {
  const times = spec.times ?? (spec.probability === undefined ? 1 : Number.POSITIVE_INFINITY);
  if (strikes >= times) return false;
  if (spec.method !== undefined && spec.method !== call.method) return false;
  if (spec.when !== undefined && !spec.when(call)) return false;
  return spec.probability === undefined || random() < spec.probability;
}
