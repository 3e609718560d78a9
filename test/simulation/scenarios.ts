import { sqliteStore } from "../../src/forwarding/sqlite/sqliteStore.ts";
import { memoryStore } from "../../src/forwarding/store/memoryStore.ts";
import type { Budget } from "./choices.ts";
import { allWithin, byPeople, type FaultKind, ofFindings } from "./faults.ts";
import { memoryPair, sqlitePair } from "./pairs.ts";
import type { Scenario } from "./scenario.ts";

export type Shape = Omit<Scenario, "name" | "budget">;

/** What callers and deployments do has scopes of its own: everywhere it would be most of the runs. */
const impatient: readonly FaultKind[] = ["deadline-short", "closes"];
const apart: readonly FaultKind[] = [...impatient, ...byPeople, ...ofFindings];
const disturbing = allWithin.filter((kind) => !apart.includes(kind));

export const oneProcess: Shape = {
  processes: ["P1"],
  leads: ["A"],
  deliveries: [{ to: "P1", lead: "A", atMs: 0 }],
  kinds: disturbing,
  store: (clock) => memoryStore({ testing: { clock } }),
  options: {},
  retries: 3,
  permitMs: 0,
  leadKeys: "given",
  knownOfMarker: "kept",
  senders: "retry",
};

/** Both get the lead at the same moment, as from a queue that hands it out twice. */
export const twoProcesses: Shape = {
  ...oneProcess,
  processes: ["P1", "P2"],
  deliveries: [
    { to: "P1", lead: "A", atMs: 0 },
    { to: "P2", lead: "A", atMs: 0 },
  ],
};

/** The second lead comes while the first may still be open, so that look-ups begin at known orders. */
const twoLeads: Shape = {
  ...oneProcess,
  ...leadsFor("B"),
};

function leadsFor(second: string): Pick<Shape, "leads" | "deliveries"> {
  return {
    leads: ["A", second],
    deliveries: [
      { to: "P1", lead: "A", atMs: 0 },
      { to: "P1", lead: second, atMs: 100 },
    ],
  };
}

/** The second lead waits for its turn, and whatever ends the first one must let it continue. */
const inLine: Shape = {
  ...twoLeads,
  options: { tuning: { maxInFlight: 1 } },
  kinds: [...impatient, "caller-leaves", "again", "answer-lost", "hang", "crash", "permit-late"],
};

const manyLeads: Shape = {
  ...oneProcess,
  kinds: [...disturbing, ...impatient],
  processes: ["P1", "P2", "P3"],
  leads: ["A", "B", "C", "D"],
  deliveries: ["A", "B", "C", "D"].flatMap((lead, index) => [
    { to: `P${(index % 3) + 1}`, lead, atMs: index * 15_000 },
    { to: `P${((index + 1) % 3) + 1}`, lead, atMs: index * 20_000 },
  ]),
};

/** Under load a request waits for longer than a lease: claims must be renewed meanwhile. */
const longQueue: Shape = { ...oneProcess, permitMs: 90_000 };

/** The register is written in the steps of the store. */
const registered: Shape = { ...oneProcess, pair: memoryPair };
/** A sender is answered when its lead is kept, and does not retry. */
const received: Shape = { ...registered, answersStored: "and delivers later" };
const receivedNow: Shape = { ...registered, answersStored: "and delivers now" };

const payment = { payment: "setOrderPayment" } as const;
export const twoProcessesOnSqlite: Shape = {
  ...twoProcesses,
  store: (clock) => sqliteStore(":memory:", { testing: { clock } }),
};
/** What Base, the network and the process do. What the store does is run whole in the first scopes. */
export const ofBase: readonly FaultKind[] = [
  "request-lost",
  "answer-lost",
  "bad-gateway",
  "stored-late",
  "hang",
  "not-done",
  "api-error",
  "crash",
  "stall-long",
];
/** A process that is paused for less than its lease, or with its clock, is run whole without a register. */
const withoutShortPauses = disturbing.filter((kind) => kind !== "stall-short" && kind !== "suspend");
/** What leaves no doubt about the order: without a marker a doubt is the caller's to settle. */
const withoutDoubt: readonly FaultKind[] = ["not-done", "api-error", "permit-late", "again"];
/** What it takes for a request to outlive its claim. */
const outliving = ["hang", "store-cut-off", "permit-late"] as const;
const asleep = ["hang", "stall-short", "store-answer-late"] as const;

/**
 * No one delivers the lead a second time: what a process that died had begun is left to `reconcile` alone.
 */
const reconciled: Shape = {
  ...oneProcess,
  senders: "never retry",
  kinds: [
    "crash",
    "request-lost",
    "answer-lost",
    "stored-late",
    "hang",
    "not-done",
    // Not for longer than a lease: a reconcile that loses its claim leaves the lead to the next one.
    "stall-short",
    "permit-late",
  ],
};
/** Callers without patience, and processes that are started again, while Base is slow or answers are lost. */
const hasty: Shape = {
  ...oneProcess,
  kinds: [
    ...impatient,
    "answer-lost",
    "request-lost",
    "hang",
    "stored-late",
    "crash",
    "stall-short",
    "api-error",
  ],
};
const hastyPay: Shape = {
  ...hasty,
  options: payment,
  kinds: [...impatient, "answer-lost", "hang", "crash"],
};
const twoPay: Shape = { ...twoProcesses, options: payment };
const unmarked: Shape = { ...oneProcess, options: { ...payment, marker: false }, kinds: withoutDoubt };

/** Afterwards no one must be told that all is well where it is not, and nothing may be sent twice. */
const erased: Shape = { ...oneProcess, kinds: [...ofBase, "record-erased"] };
const erasedByTwo: Shape = {
  ...twoProcesses,
  kinds: ["record-erased", "crash", "hang", "answer-lost", "stall-long", "store-cut-off", "again"],
};
const erasedEntry: Shape = {
  ...registered,
  kinds: [
    "record-erased",
    "lead-discarded",
    "crash",
    "hang",
    "answer-lost",
    "stall-long",
    "store-answer-lost",
  ],
};
const erasedReceived: Shape = { ...erasedEntry, answersStored: "and delivers now" };
/** As by an eviction. A process that dies as well has forgotten what it sent, as its store has. */
const forgetful: Shape = {
  ...oneProcess,
  kinds: ["store-forgets", ...ofBase.filter((kind) => kind !== "crash"), "permit-late"],
};
/** Base keeps the marker, and then something begins to empty its field. */
const emptied: Shape = { ...oneProcess, leavesToPeople: true, kinds: ["marker-emptied", ...ofBase] };
/** Staff merge orders, on an account whose journal says so. */
const merged: Shape = { ...emptied, hasJournal: true, kinds: ["order-merged", ...ofBase] };

/** Another buyer comes under the key. */
const rivals: Shape = { ...twoLeads, ...leadsFor("A'") };
const rivalsInTwo: Shape = {
  ...rivals,
  processes: ["P1", "P2"],
  deliveries: [
    { to: "P1", lead: "A", atMs: 0 },
    { to: "P2", lead: "A'", atMs: 0 },
  ],
};

export const registeredOnSqlite: Shape = { ...registered, pair: sqlitePair };
const putBack: Shape = {
  ...registeredOnSqlite,
  kinds: ["copy-taken", "copy-put-back", "hang", "answer-lost", "crash"],
};

/** Base keeps no markers: what is lost is left to people, and two say that its order is not there. */
export const confirmed: Shape = {
  ...registered,
  processes: ["P1", "P2"],
  knownOfMarker: "dropped",
  senders: "never retry",
  leavesToPeople: true,
  // The second comes when the claim of the first one's attempt has run out, and no one has looked at it yet.
  peopleConfirmMs: [1_000, 61_500],
  // None is paused: a holder that comes back late knows the order that another one left to people, and the store does
  // not hear of it.
  kinds: ["marker-dropped", "request-lost", "answer-lost", "hang", "crash", "permit-late"],
};

/** The small scopes that `npm test` runs whole. */
export const smallScopes: readonly Scenario[] = [
  scope("one process", oneProcess, 1),
  scope("two processes", twoProcesses, 1),
  scope("two processes, out of order", twoProcesses, 0, 2),
  scope("two leads", twoLeads, 1),
  scope("keys from the content", { ...twoProcesses, leadKeys: "content" }, 1),
  scope("a payment", twoPay, 1),
  scope("a payment without a marker", unmarked, 1),
  scope("a long queue for permits", longQueue, 1),
  scope("two leads in line", inLine, 1),
  scope("reconcile alone", reconciled, 1),
  scope("no time", { ...twoProcesses, kinds: impatient }, 1),
  scope("a client that repeats nothing", { ...twoProcesses, retries: 0 }, 1),
  scope("SQLite", twoProcessesOnSqlite, 1),
  scope("a register", { ...registered, processes: ["P1", "P2"], deliveries: twoProcesses.deliveries }, 1),
  scope("a register on SQLite", registeredOnSqlite, 1),
  scope("answered when it is kept", received, 1),
  scope("delivered while it is answered", receivedNow, 1),
  scope("a person erases", erasedByTwo, 1),
  scope("a person erases or discards in a register", erasedEntry, 1),
  scope("two buyers with one key", rivals, 1),
];

/** All that is run whole before a release, in about a minute; the small ones first. */
export const battery: readonly Scenario[] = [
  scope("a person erases", erased, 2),
  scope("a person erases, two processes", erasedByTwo, 2),
  scope("a person erases or discards in a register", erasedEntry, 2),
  scope("a person erases or discards what was received", erasedReceived, 2),
  scope("a store that forgets while a process lives", forgetful, 2),
  scope("a marker that is emptied", emptied, 2),
  scope("an order that is merged, with a journal", merged, 2),
  scope("two buyers with one key", { ...rivals, kinds: ofBase }, 2),
  scope("two buyers with one key, two processes", { ...rivalsInTwo, kinds: ofBase }, 1, 1),
  scope("two buyers with one key in a register", { ...rivals, pair: memoryPair, kinds: ofBase }, 1),
  scope("files that are put back from a copy", putBack, 2),
  scope("two people say that it is absent", confirmed, 2),
  scope("two people say that it is absent at once", { ...confirmed, peopleConfirmMs: [1_000, 2_000] }, 1),
  scope("delivered while it is answered", { ...receivedNow, kinds: ofBase }, 2),
  scope("SQLite", twoProcessesOnSqlite, 1),
  scope("a register", { ...registered, options: payment, kinds: ofBase }, 2),
  scope("answered when it is kept", { ...received, kinds: withoutShortPauses }, 2),
  scope("a payment without a marker", unmarked, 2),
  scope("a long queue for permits", longQueue, 1),
  scope("two leads in line", inLine, 2),
  scope("reconcile alone", reconciled, 2),
  scope("no time", hasty, 2),
  scope("no time for a payment", hastyPay, 2),
  scope("two processes, out of order", twoProcesses, 1, 1),
  scope("a payment, two processes", twoPay, 1, 1),
  scope("a payment that outlives its claim", { ...twoPay, kinds: outliving }, 3),
  scope("a payment that is left", { ...twoPay, kinds: ["hang", "caller-leaves", "crash", "permit-late"] }, 2),
  scope("a request that outlives its claim", { ...twoProcesses, kinds: outliving }, 3),
  scope("a client that repeats nothing", { ...oneProcess, retries: 0, kinds: ofBase }, 2),
  scope("a payment", { ...oneProcess, options: payment, kinds: [...ofBase, ...outliving] }, 2),
  scope("two leads", { ...twoLeads, kinds: ofBase }, 2),
  scope("one process", oneProcess, 2),
  scope("a process that sleeps", { ...twoProcesses, kinds: asleep }, 3),
  scope("two processes", twoProcesses, 2),
];

/** Everything with up to three faults: minutes, not seconds. */
export const deepScopes: readonly Scenario[] = [
  scope("one process", oneProcess, 3),
  scope("two processes", twoProcesses, 3),
];

/** For random runs: too large to be run whole. */
export const randomScope: Scenario = scope("many leads", manyLeads, 8, 8);

export const randomScopes: readonly Scenario[] = [
  randomScope,
  scope("many leads with payments", { ...manyLeads, options: payment }, 8, 8),
];

export function scope(what: string, shape: Shape, faults: number, orders = 0): Scenario {
  const budget: Budget = { faults, orders };
  const limits = [faults > 0 ? plural(faults, "fault") : "", orders > 0 ? plural(orders, "reordering") : ""];
  return { ...shape, name: `${what}, ${limits.filter((text) => text !== "").join(" and ")}`, budget };
}

function plural(count: number, what: string): string {
  return `${count} ${what}${count === 1 ? "" : "s"}`;
}
