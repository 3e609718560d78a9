import type { LeadStore } from "../../../src/forwarding/store/store.ts";
import { pause } from "../../../src/shared/runtime/abort.ts";
import type { Clock } from "../../../src/shared/runtime/clock.ts";
import type { ManualClock } from "../../support/manualClock.ts";

/** What can be counted and disturbed: a call of the store, a request, a look at the clock. */
type Kind = "store" | "fetch" | "clock";

/** What goes wrong at one call. */
export interface Trouble {
  readonly says: string;
  readonly of: Kind;
  /** `work` is what the call does in its engine or in Base. */
  readonly disturb: <Value>(work: () => Promise<Value>, process: TroubledProcess) => Promise<Value>;
}

const connectionReset = () =>
  new TypeError("fetch failed", {
    cause: Object.assign(new Error("read ECONNRESET"), { code: "ECONNRESET" }),
  });

const engineAway = () => new Error("The engine does not answer.");

/** As late as Base may carry a request out: less than the settle time. */
const lateMs = 4_000;

/** Later than every lease ends, and every request times out. */
const veryLateMs = 40_000;

/** How long Base is given for what was sent. */
export const settleMs = 20_000;

/** A request may take half a lease of 9 s, and Base the settle time after that. */
const latestMs = 4_500 + settleMs - 500;

const before = "before it has happened";
const after = "after it has happened";

/** What goes wrong at a call of the store or at a request. */
const atCalls = (["store", "fetch"] as const).flatMap((of): Trouble[] => {
  const failure = of === "store" ? engineAway : connectionReset;
  return [
    {
      of,
      says: `of the ${of} fails ${before}`,
      disturb: async () => {
        throw failure();
      },
    },
    {
      of,
      says: `of the ${of} fails ${after}`,
      disturb: async (work) => {
        await work();
        throw failure();
      },
    },
    {
      of,
      says: `of the ${of} is late ${before}`,
      disturb: async (work, { time }) => {
        await pause(of === "store" ? veryLateMs : lateMs, time, undefined);
        return work();
      },
    },
    {
      of,
      says: `of the ${of} is late ${after}`,
      disturb: async (work, { time }) => {
        const value = await work();
        await pause(veryLateMs, time, undefined);
        return value;
      },
    },
    { of, says: `of the ${of} ends the process ${before}`, disturb: (_, process) => process.end() },
    {
      of,
      says: `of the ${of} ends the process ${after}`,
      disturb: async (work, process) => {
        const end = process.end<Awaited<ReturnType<typeof work>>>();
        await work();
        return end;
      },
    },
  ];
});

const hourMs = 3_600_000;

/** Every trouble. */
export const troubles: readonly Trouble[] = [
  ...atCalls,
  {
    of: "fetch",
    says: "of the fetch ends the process, and is carried out as late as can be",
    disturb: async (work, process) => {
      const end = process.end<Awaited<ReturnType<typeof work>>>();
      await pause(latestMs, process.time, undefined);
      await work();
      return end;
    },
  },
  ...([hourMs, -hourMs] as const).map(
    (jumpMs): Trouble => ({
      of: "clock",
      says: `of the clock finds the date an hour ${jumpMs > 0 ? "ahead" : "back"}`,
      disturb: (work, { time }) => {
        time.jump(jumpMs);
        return work();
      },
    }),
  ),
];

/** A process at one of whose calls something goes wrong. */
export class TroubledProcess {
  /** How many calls of each kind there were. */
  readonly counts = { store: 0, fetch: 0, clock: 0 };
  isTroubled = false;
  isEnded = false;
  readonly time: ManualClock;
  readonly #trouble: Trouble | undefined;
  readonly #at: number;

  /** @param at - at which call of its kind the trouble comes, from 0 on */
  constructor(time: ManualClock, trouble: Trouble | undefined, at: number) {
    this.time = time;
    this.#trouble = trouble;
    this.#at = at;
  }

  /** The time as the process sees it. Nothing happens in a process that has ended. */
  get clock(): Clock {
    const look = <Value>(read: () => Value): Value => {
      void this.step("clock", async () => {});
      return read();
    };
    return {
      now: () => look(() => this.time.now()),
      date: () => look(() => this.time.date()),
      after: (delayMs, callback) => look(() => this.time.after(delayMs, () => this.isEnded || callback())),
    };
  }

  /** The store as the process uses it. */
  storeOn(store: LeadStore): LeadStore {
    return new Proxy(store, {
      get: (target, name) => {
        const value: unknown = Reflect.get(target, name);
        if (typeof value !== "function") return value;
        return (...given: unknown[]) => this.step("store", async () => Reflect.apply(value, target, given));
      },
    });
  }

  /** Makes a call, or has its trouble. */
  step<Value>(of: Kind, work: () => Promise<Value>): Promise<Value> {
    if (this.isEnded) return this.end();
    const isNow = this.#trouble?.of === of && this.counts[of] === this.#at;
    this.counts[of] += 1;
    if (!isNow || this.#trouble === undefined) return work();
    this.isTroubled = true;
    return this.#trouble.disturb(work, this);
  }

  /** Nothing comes of what the process has begun. */
  end<Value>(): Promise<Value> {
    this.isEnded = true;
    return new Promise(() => {});
  }
}
