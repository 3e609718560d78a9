import { Baselinker } from "../../src/client/calls/baselinker.ts";
// Loaded ahead: reading a file takes turns of the event loop, and the simulation counts on microtasks.
import "../../src/client/calls/transport.ts";
import type { RateLimiter } from "../../src/client/limiter/rateLimiter.ts";
import { noteOf } from "../../src/forwarding/delivery/accountBinding.ts";
import { openForwarder } from "../../src/forwarding/forwarder/createForwarder.ts";
import type { Forwarder } from "../../src/forwarding/forwarder/forwarder.ts";
import type { ForwarderOptions, LeadMapper } from "../../src/forwarding/forwarder/options.ts";
import type { LeadStore } from "../../src/forwarding/store/store.ts";
import { isRecord } from "../../src/shared/json/value.ts";
import type { Clock } from "../../src/shared/runtime/clock.ts";
import { registerOn } from "../forwarding/register/registerOn.ts";
import { labelsOf } from "./choices.ts";
import type { Network } from "./network.ts";
import { entriesIn, type Pair, watchedPair } from "./pairs.ts";
import { Process } from "./process.ts";
import { keyOf, leaseMs, type ModelStore, type Scenario, settleMs } from "./scenario.ts";
import { wiredRows, wiredStore } from "./wiredStore.ts";
import type { World } from "./world.ts";

/** A process and what runs in it. */
export interface Running {
  readonly process: Process;
  readonly forwarder: Forwarder;
  /** The same one, if it has a register. */
  readonly registered: Forwarder | undefined;
}

/** The processes that forward leads, and the store that they share. */
export class Shop {
  readonly #world: World;
  readonly #network: Network;
  readonly #working: AbortController[] = [];
  readonly #scenario: Scenario;
  readonly #running = new Map<string, Running>();
  /** Whether a process was started again and has looked for what was left, twice. */
  hasReconciled = false;
  /** The key that was claimed last. */
  lastKey: string | undefined;
  /** How many events had happened then. */
  claimedAt = 0;
  /** Where there is a register. */
  readonly pair: Pair | undefined;
  /** The leads that end the process that maps them. */
  readonly endedBy = new Set<string>();
  /** The orders that a person was told of, since two may be of one lead. */
  readonly toldDoubled = new Set<number>();
  #ownStore: ModelStore | undefined;
  /** How often a lead ended a process. */
  endings = 0;
  #ids = 0;

  constructor(world: World, network: Network, scenario: Scenario, onDisagreement: (message: string) => void) {
    this.#world = world;
    this.#network = network;
    this.#scenario = scenario;
    const isStoreSound = () => !labelsOf(world.choices.points).some((label) => label.includes(": store-"));
    this.pair = scenario.pair && watchedPair(scenario.pair(this.#clock()), { isStoreSound, onDisagreement });
    if (this.pair === undefined) this.#ownStore = scenario.store(this.#clock());
    this.#tellOfMarker();
  }

  get store(): LeadStore {
    const store = this.pair?.store ?? this.#ownStore;
    if (store === undefined) throw new Error("There is no store.");
    return store;
  }

  /** What the register says of each lead; empty where there is none. */
  async entries(): Promise<Awaited<ReturnType<typeof entriesIn>>> {
    return this.pair === undefined ? [] : entriesIn(this.pair.rows);
  }

  /** What an entry says of its last attempt. */
  async factsOf(entryId: string): Promise<string | undefined> {
    return (await this.pair?.rows.read(entryId))?.facts;
  }

  /** The process of this name that lives now. */
  find(name: string): Running | undefined {
    const running = this.#running.get(name);
    return running?.process.alive ? running : undefined;
  }

  /** Ends all processes at once. */
  endAll(): void {
    for (const { process } of this.#running.values()) if (process.alive) this.#world.end(process);
  }

  boot(name: string): Running {
    const world = this.#world;
    const process = new Process(name, world);
    const { clock } = process;
    const pair = this.pair;
    const wiring = {
      leaseMs,
      forget: () => {
        this.#ownStore = this.#scenario.store(this.#clock());
        this.#tellOfMarker();
      },
      drop: (isTold: boolean) => {
        this.#ownStore?.drop?.(isTold);
      },
    };
    const baselinker = new Baselinker({
      token: "simulated",
      fetch: this.#network.fetchOf(process),
      retries: this.#scenario.retries,
      rateLimit: { limiter: limiterOf(world, process, this.#scenario.permitMs) },
      testing: { clock: process.clock, random: () => 0.5 },
    });
    const register =
      pair && registerOn(wiredRows(world, process, { ...wiring, rows: pair.rows }), clock, timeoutMs);
    const { options } = this.#scenario;
    const given: ForwarderOptions = {
      baselinker,
      rules: mapperOf(this.#scenario, (lead) => this.#end(process, lead)),
      onEvent: (event) => this.#hear(event),
      account: noAccount,
      store: wiredStore(world, process, {
        ...wiring,
        store: () => this.store,
        onClaim: (key) => {
          this.lastKey = key;
          this.claimedAt = this.#world.events;
        },
      }),
      ...options,
      testing: { clock: process.clock },
      tuning: { settleMs, leaseMs, ...options?.tuning },
    };
    const { forwarder } = openForwarder(register === undefined ? given : { ...given, register }, () => {
      this.#ids += 1;
      return `simulated-claim-${String(this.#ids).padStart(6, "0")}`;
    });
    const running = { process, registered: register === undefined ? undefined : forwarder, forwarder };
    this.#running.set(name, running);
    this.work(running);
    return running;
  }

  /** Delivers what was received, for a while: a run has an end. */
  work({ process, registered }: Running): void {
    if (this.#scenario.answersStored === undefined || registered === undefined) return;
    const stop = new AbortController();
    this.#working.push(stop);
    process.clock.after(workMs, () => stop.abort());
    registered
      .work({ concurrency: 1, pollMs, signal: stop.signal })
      .catch((error: unknown) => this.#world.timeline.add(process.name, `work: ${error}`));
  }

  /** A process that died is started again after a moment, and looks for what it left. */
  restart(name: string): void {
    this.#world.after(restartMs, {
      name: `${name} restart`,
      usual: () => {
        this.#world.timeline.add(name, "is started again");
        this.reconcile(this.boot(name));
      },
    });
  }

  /** As a process does when it starts. Where the store is away just then, the next delivery finds what is open. */
  reconcile({ process, forwarder }: Running): void {
    // The audit follows it, and the first one sees only what is sent later.
    forwarder.reconcile({ wait: !this.#scenario.isAudited }).then(
      (results) => {
        this.hasReconciled = true;
        this.#world.timeline.add(process.name, `reconcile: ${results.length} ended`);
      },
      (error: unknown) => this.#world.timeline.add(process.name, `reconcile: ${error}`),
    );
  }

  /** What is open in the store once every lease is over. */
  async stillOpen(): Promise<readonly string[]> {
    this.#world.now += 10 * leaseMs;
    return this.store.listOpen();
  }

  closeStore(): Promise<void> {
    // Node keeps what waits for a signal in memory until that aborts, also of a process that was killed.
    for (const stop of this.#working) stop.abort();
    return (this.pair ?? this.store).close();
  }

  /** As a deployment does it: the process ends when its forwarder has closed. */
  close(process: Process): void {
    const running = this.find(process.name);
    running?.forwarder.close({ maxWaitMs: closeMs }).then(() => {
      if (!process.alive) return;
      this.#world.timeline.add(process.name, "has closed, and ends");
      this.#world.end(process);
    });
  }

  #tellOfMarker(): void {
    const { knownOfMarker } = this.#scenario;
    // Else the first order of each run would be read back.
    if (knownOfMarker !== "nothing") void this.store.writeNote(noteOf("extra_field_1"), knownOfMarker, 1e12);
  }

  /** @throws what nobody sees: the process is over */
  #end(process: Process, lead: string): void {
    if (!this.endedBy.has(lead) || this.#world.calm) return;
    this.#world.timeline.add(process.name, `is ended by lead ${lead}`);
    this.endings += 1;
    this.#world.end(process);
    throw new Error("The process is over.");
  }

  #hear({ type, orderIds }: { readonly type: string; readonly orderIds?: readonly number[] }): void {
    if (type === "order_doubled") for (const id of orderIds ?? []) this.toldDoubled.add(id);
  }

  #clock(): Clock {
    const world = this.#world;
    return {
      now: () => 1_000 + world.now,
      date: () => world.date(),
      after: (delayMs, callback) => world.after(delayMs, { name: "store timer", usual: callback }),
    };
  }
}

const restartMs = 5_000;
/** Long enough for what a fault delays: the settle time, a lease, and a pause of three leases. */
const workMs = 8 * leaseMs;
const pollMs = 20_000;
/** A step is as slow as the world makes it. */
const timeoutMs = Number.POSITIVE_INFINITY;
const closeMs = 5_000;

/** A permit comes as it is usual, or late, as under load. */
function limiterOf(world: World, process: Process, permitMs: number): RateLimiter {
  return {
    acquire: ({ signal } = {}) =>
      new Promise<void>((resolve, reject) => {
        const abort = () => reject(signal?.reason);
        if (signal?.aborted) return abort();
        signal?.addEventListener("abort", abort, { once: true });
        const usual = { name: `${process.name} permit`, at: process, usual: () => resolve() };
        const late = () => {
          world.timeline.fault(process.name, "waits for its permit", "permit-late");
          world.after(leaseMs - 1, usual);
        };
        const message = { ...usual, ways: () => [{ kind: "permit-late" as const, go: late }] };
        if (permitMs > 0) world.after(permitMs, message);
        else world.send(message);
      }),
    pauseUntil: () => {},
  };
}

/** Leads are names here. What matters is the key, the marker and the payment. */
function mapperOf({ leadKeys, options, isAudited }: Scenario, onMap: (lead: string) => void): LeadMapper {
  return {
    map: (given, { receivedAt }) => {
      const lead = isRecord(given) ? String(given.name) : String(given);
      onMap(lead);
      const isLater = lead.endsWith("+");
      const order = {
        order_status_id: 8001,
        // The first audit lists orders by their dates.
        date_add: isAudited ? Math.floor(receivedAt.getTime() / 1_000) : dateOf(isLater),
        email: `Buyer.${isLater ? keyOf(lead) : lead}@example.com`,
        user_comments: lead,
        paid: options.payment === "setOrderPayment",
        products: [{ name: "Mug", price_brutto: 19.99, quantity: 3 }],
      };
      return { status: "order", key: leadKeys === "given" ? keyOf(lead) : undefined, order, issues: [] };
    },
  };
}

/** Its source gave the lead its date, which it keeps when it comes again. */
function dateOf(isLater: boolean): number {
  return 1_795_521_600 + (isLater ? 31 * 86_400 : 0);
}

const noAccount = {
  statuses: [],
  sources: [],
  extraFields: [],
  catalogs: [],
  warehouses: [],
  priceGroups: [],
};
