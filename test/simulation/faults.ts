import type { FaultName } from "../../src/testing/fake/faults.ts";

/**
 * What can go wrong and must not matter. Each is a kind of deviation that the simulator tries at every
 * moment where it can happen.
 */
const faultsWithin = {
  "request-lost": "The connection breaks before a request reaches Base.",
  "answer-lost": "Base carries the request out, and the connection breaks.",
  "bad-gateway": "Base carries the request out, and a proxy answers 502.",
  "stored-late": "The connection breaks; Base carries the request out just before the settle time is over.",
  hang: "No answer comes. Base carries the request out at the last moment that the premise allows.",
  "not-done": "Base, or the network, refuses before anything is done: 429, connection refused.",
  "api-error": "A read, or a payment, is answered with an error of the API; nothing is done.",
  crash: "The process dies at any moment; it is started again, and the lead is delivered again.",
  "stall-short": "The process is paused for a little less than its lease.",
  "stall-long": "The process is paused for three times its lease.",
  suspend: "The machine sleeps for three times the lease, and one of the process's clocks with it.",
  "caller-leaves": "The caller of `forward` stops waiting, and retries.",
  "deadline-short": "The caller gives the lead less time than Base may take, and retries.",
  closes: "The forwarder is closed while leads are in progress, and the process started again.",
  again: "The sender delivers the lead a second time.",
  "store-request-lost": "A step of the store fails before it takes effect.",
  "store-answer-lost": "A step of the store takes effect, and its answer is lost.",
  "store-answer-late": "A step of the store is answered a little less than a lease later.",
  "store-done-late": "A step of the store is given up as failed, and takes effect afterwards.",
  "store-cut-off": "The process cannot reach the store for longer than its lease.",
  "permit-late": "The limiter lets the request wait for a little less than the lease.",
  "record-erased": "A person erases the lead, from the register where there is one.",
  "lead-discarded": "A person says in the register that the lead is not needed.",
  "copy-taken": "The files of the store and the register are copied while they are used.",
  "retention-over": "31 days later, when the key is forgotten, another lead of the buyer comes under it.",
  "exported-again": "31 days later the lead is delivered once more, with the date of its order.",
  "request-repeated": "Something on the way repeats a POST: Base carries it out twice.",
  "keys-dropped": "A server that is short of memory drops the rows of leads, and its epoch says so.",
  "rows-deleted": "Somebody deletes the rows of leads, and nothing says so.",
  "caller-reuses": "The caller of `forward` reads its next row into the same object.",
  "ids-fall": "Base gives an order an id below the last one, and another source's order comes after it.",
  "process-ended-by-lead": "The lead ends each process that maps it.",
} as const;

/** What breaks a premise of `docs/delivery-reference.md`. */
const faultsBeyond = {
  "done-too-late": "Base carries the request out later than the premise allows.",
  "marker-dropped": "Base does not keep the field that holds the marker.",
  "marker-emptied": "Something empties the field of the last order that holds its marker.",
  "store-forgets": "The store loses all it holds.",
  "copy-put-back": "Everything is stopped, and the copy of the files is put in their place.",
  "order-deleted": "A person deletes the order by hand.",
  "order-merged":
    "Staff merge the last order into another buyer's, or archive it: no list has its marker any more.",
  "not-looked-again":
    "A person says that an order is not in Base, who looked before the lead was tried once more.",
  "other-client": "A person sends the same lead without this forwarder.",
  "date-hour": "The date is set forward by an hour.",
  "date-year": "The date is set forward by a year.",
  "error-stored": "Base stores the order and answers with an error of the API.",
  "status-stored": "Base stores the order, and something in front of it answers 408.",
  "alert-stored": "Base stores the order, and the connection ends with a TLS alert.",
  "absurd-id": "An answer holds an order id that is far too high.",
  "another-id": "An answer holds the order id of another lead.",
  "short-page": "A page of orders is shorter than it should be.",
  "empty-page": "A list of orders is empty, as by a replica that lags.",
  "no-orders": "A list of orders lacks its `orders`.",
  "email-lowercased": "Base stores the e-mail in small letters and compares exactly.",
} as const;

export type FaultWithin = keyof typeof faultsWithin;
export type FaultBeyond = keyof typeof faultsBeyond;
export type FaultKind = FaultWithin | FaultBeyond;

export const allWithin: readonly FaultWithin[] = keysOf(faultsWithin);

/** What people do to leads, and to the files they are in. Afterwards a lead may rightly have no order. */
export const byPeople: readonly FaultKind[] = ["record-erased", "lead-discarded", "copy-taken"];

/** What is tried where it can matter, and not everywhere. */
export const ofFindings = [
  "retention-over",
  "exported-again",
  "request-repeated",
  "keys-dropped",
  "rows-deleted",
  "caller-reuses",
  "ids-fall",
  "process-ended-by-lead",
] as const satisfies readonly FaultWithin[];

/** Where two orders of a lead cannot be helped: then a person is told which. */
export const doublingTold: readonly FaultKind[] = ["request-repeated", "rows-deleted"];

/** Each fault in a sentence. */
export const faultTexts: Readonly<Record<FaultKind, string>> = { ...faultsWithin, ...faultsBeyond };

/**
 * The faults of the fake account, each as it is called here. A new one there does not compile before it has
 * its place here, or a reason why it has none.
 */
export const faultsOfFake: Record<FaultName, FaultKind | { readonly notSimulated: string }> = {
  "answer-lost": "answer-lost",
  "request-lost": "request-lost",
  "stored-late": "stored-late",
  "visible-late": { notSimulated: "For a look-up it is the same as stored-late." },
  "bad-gateway": "bad-gateway",
  maintenance: {
    notSimulated: "A body that is not the envelope is an unknown outcome, as a lost answer is.",
  },
  "cut-body": { notSimulated: "Bodies that are cut inside their reading are a test of the client." },
  "stalled-headers": "hang",
  "stalled-body": { notSimulated: "Bodies that stall inside their reading are a test of the client." },
  slow: "hang",
  "no-status": {
    notSimulated: "A body that is not the envelope is an unknown outcome, as a lost answer is.",
  },
  error: "api-error",
  block: { notSimulated: "It is not-done, and then a permit that comes late." },
  "marker-dropped": "marker-dropped",
  "marker-cut": { notSimulated: "A marker that is cut is no longer there: it is marker-dropped." },
  "email-lowercased": "email-lowercased",
  "short-pages": "short-page",
  "account-empty": {
    notSimulated: "Delivery reads no lists of the account: it is a test of the account's reading.",
  },
  "answer-repeated": "another-id",
  "order-id:<wire>": "absurd-id",
  "error-stored": "error-stored",
  "status:<n>-stored": "status-stored",
  "account-lock": { notSimulated: "It is not-done for each request until a person unlocks the account." },
};

/** The keys of a record that is complete. */
export function keysOf<Key extends string>(record: Readonly<Record<Key, unknown>>): Key[] {
  return Object.keys(record).filter((key): key is Key => Object.hasOwn(record, key));
}
