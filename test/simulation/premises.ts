import type { FaultBeyond } from "./faults.ts";
import type { InvariantName } from "./invariants.ts";

/** What the promises rest on. */
export type PremiseName =
  | "base-in-time"
  | "marker-kept"
  | "answers-true"
  | "store-remembers"
  | "date-not-ahead"
  | "order-stays"
  | "person-looks"
  | "no-other-sender";

/** Each premise as `docs/delivery-reference.md` words it, and the faults that break it. */
export const premises: Readonly<
  Record<PremiseName, { readonly sentence: string; readonly brokenBy: readonly FaultBeyond[] }>
> = {
  "base-in-time": { sentence: "**Base takes too long.**", brokenBy: ["done-too-late"] },
  "marker-kept": {
    sentence: "**Base does not keep the marker.**",
    brokenBy: ["marker-dropped", "marker-emptied"],
  },
  "answers-true": {
    sentence: "**An answer is false.**",
    brokenBy: [
      "error-stored",
      "status-stored",
      "alert-stored",
      "absurd-id",
      "another-id",
      "short-page",
      "empty-page",
      "no-orders",
      "email-lowercased",
    ],
  },
  "store-remembers": {
    sentence: "**The store forgets.**",
    brokenBy: ["store-forgets", "copy-put-back", "date-year"],
  },
  "date-not-ahead": { sentence: "**The date is set ahead.**", brokenBy: ["date-hour"] },
  "order-stays": {
    sentence: "**An order is deleted, archived or merged by hand**",
    brokenBy: ["order-deleted", "order-merged"],
  },
  "person-looks": {
    sentence: "Check the panel. Only if the order is not there",
    brokenBy: ["not-looked-again"],
  },
  "no-other-sender": { sentence: "**Other programs**", brokenBy: ["other-client"] },
};

/** What comes of it when a premise is broken. */
export interface Breach {
  readonly premise: PremiseName;
  /** `nothing`: it is survived. */
  readonly leadsTo: InvariantName | "nothing";
  /** Whether the audit tells a person of the orders of a lead that is doubled. */
  readonly isTold?: boolean;
  /** The shortest run that shows it. */
  readonly labels: readonly string[];
  /** Where it takes more than one process with a store in memory that knows that Base keeps the marker. */
  readonly on?:
    | "SQLite"
    | "a register on SQLite"
    | "an account that no one knows yet"
    | "an account whose markers are dropped";
}

/** Each fault beyond the premises with its consequence. What is cured changes its line here, and not before. */
export const breaches: Readonly<Record<FaultBeyond, Breach>> = {
  "done-too-late": {
    premise: "base-in-time",
    leadsTo: "doubled",
    isTold: true,
    labels: ["P1 addOrder: done-too-late"],
  },
  "marker-dropped": {
    premise: "marker-kept",
    leadsTo: "unknown-for-good",
    labels: ["P1 addOrder: answer-lost"],
    on: "an account that no one knows yet",
  },
  "marker-emptied": {
    premise: "marker-kept",
    leadsTo: "unknown-for-good",
    labels: ["P1 addOrder: answer-lost", "P1 addOrder answer: marker-emptied"],
  },
  "error-stored": {
    premise: "answers-true",
    leadsTo: "nothing",
    labels: ["P1 addOrder: error-stored"],
  },
  "status-stored": {
    premise: "answers-true",
    leadsTo: "nothing",
    labels: ["P1 addOrder: status-stored"],
  },
  "alert-stored": {
    premise: "answers-true",
    leadsTo: "nothing",
    labels: ["P1 addOrder: alert-stored"],
  },
  "absurd-id": {
    premise: "answers-true",
    leadsTo: "nothing",
    labels: ["P1 addOrder: absurd-id"],
    on: "an account that no one knows yet",
  },
  "another-id": {
    premise: "answers-true",
    leadsTo: "nothing",
    labels: ["P1 addOrder: another-id"],
    on: "an account that no one knows yet",
  },
  "short-page": {
    premise: "answers-true",
    leadsTo: "nothing",
    labels: ["P1 addOrder: answer-lost", "P1 getOrders: short-page"],
  },
  "empty-page": {
    premise: "answers-true",
    leadsTo: "nothing",
    labels: ["P1 addOrder: answer-lost", "P1 getOrders: empty-page"],
  },
  "no-orders": {
    premise: "answers-true",
    leadsTo: "nothing",
    labels: ["P1 addOrder: answer-lost", "P1 getOrders: no-orders"],
  },
  "email-lowercased": {
    premise: "answers-true",
    leadsTo: "nothing",
    labels: ["P1 addOrder: answer-lost"],
  },
  "store-forgets": {
    premise: "store-remembers",
    leadsTo: "doubled",
    // The audit begins anew with the store.
    isTold: false,
    labels: ["P2 store.claim #2: store-forgets"],
    on: "SQLite",
  },
  "copy-put-back": {
    premise: "store-remembers",
    leadsTo: "nothing",
    labels: ["P1 addOrder: hang", "P1 timer: copy-taken", "P1 timer #2: copy-put-back"],
    on: "a register on SQLite",
  },
  "date-year": {
    premise: "store-remembers",
    leadsTo: "nothing",
    labels: ["P2 store.claim #2: date-year"],
    on: "SQLite",
  },
  "date-hour": {
    premise: "date-not-ahead",
    leadsTo: "doubled",
    isTold: true,
    labels: ["P1 addOrder: hang", "P2 store.claim #2: date-hour"],
    on: "SQLite",
  },
  "order-deleted": {
    premise: "order-stays",
    leadsTo: "nothing",
    labels: ["P1 addOrder: order-deleted"],
  },
  "order-merged": {
    premise: "order-stays",
    leadsTo: "doubled",
    // No list has the marker of the first.
    isTold: false,
    labels: ["P1 addOrder: answer-lost", "P1 addOrder answer: order-merged"],
  },
  "not-looked-again": {
    premise: "person-looks",
    leadsTo: "doubled",
    // Base keeps no markers.
    isTold: false,
    labels: ["P1 addOrder: answer-lost", "a person in P2: not-looked-again"],
    on: "an account whose markers are dropped",
  },
  "other-client": {
    premise: "no-other-sender",
    leadsTo: "doubled",
    // It writes no marker.
    isTold: false,
    labels: ["P1 addOrder: other-client"],
  },
};
