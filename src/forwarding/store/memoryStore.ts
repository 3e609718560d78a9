import { checkOptions, type OptionChecks } from "../../shared/options/check.ts";
import { integer, number, testingOption } from "../../shared/options/kinds.ts";
import { type Clock, systemClock } from "../../shared/runtime/clock.ts";
import type { Closable } from "../../shared/runtime/dispose.ts";
import { erasedMark } from "../contract/openLead.ts";
import {
  addBuyer,
  buyersLeft,
  type LeadRows,
  openRetentionMs,
  type RowEnd,
  renewAfterMs,
} from "./engineRows.ts";
import { engineStore } from "./engineStore.ts";
import type { ClaimFinish, LeadStore } from "./store.ts";
import { usualDoubtMs } from "./storeOptions.ts";

/** Options of `memoryStore`. */
export type MemoryStoreOptions = {
  /**
   * How long a finished key is remembered after its lead was last received, in milliseconds. It may be up to a day
   * less, and at most a tenth, since most repeats cost no write.
   * @default 86_400_000 (a day)
   */
  readonly retentionMs?: number | undefined;
  /**
   * The maximum number of finished keys that are remembered; those whose time would end first are dropped first.
   * @default 100_000
   */
  readonly maxKeys?: number | undefined;
  /** Options for tests and simulations. */
  readonly testing?:
    | {
        /** @default the machine's clock */
        readonly clock?: Clock | undefined;
      }
    | undefined;
};

/** How long a store in memory remembers a finished key by default: a day. */
export const memoryRetentionMs = 86_400_000;

const checks = /* @__PURE__ */ (() =>
  ({
    retentionMs: number({ above: 0, infinite: true, unit: "milliseconds", default: memoryRetentionMs }),
    maxKeys: integer({ least: 1, default: 100_000 }),
    testing: testingOption("memoryStore", systemClock),
  }) satisfies OptionChecks<MemoryStoreOptions>)();

/**
 * A store in the memory of this process. It is lost when the process ends: a lead received again after that is sent
 * again. A store in a file or on a server remembers for longer.
 * @throws TypeError for an option that is unknown or of the wrong type, RangeError for a number out of range.
 * @example
 * ```ts
 * const store = memoryStore({ retentionMs: 7 * 86_400_000 });
 * ```
 */
/* @__NO_SIDE_EFFECTS__ */
export function memoryStore(options: MemoryStoreOptions = {}): LeadStore & Closable {
  const { retentionMs, maxKeys, testing } = checkOptions("memoryStore", checks, options);
  const rows = memoryRows(maxKeys, testing.clock);
  const store = engineStore(rows, {
    retentionMs,
    testing,
    doubtMs: usualDoubtMs,
    maxWaitMs: Number.POSITIVE_INFINITY,
  });
  // Not the store itself: the identifier must not keep the store in memory.
  return Object.defineProperty(store, memoryName, { value: {} });
}

const memoryName = /* @__PURE__ */ Symbol.for("baselinker-sdk/memory");

/** An object that identifies the memory of an in-memory store; `undefined` for any other store. */
export function memoryOf(store: LeadStore): object | undefined {
  const name: unknown = Reflect.get(store, memoryName);
  return typeof name === "object" && name !== null ? name : undefined;
}

/** Rows in maps. Nothing awaits, so each step is atomic. */
export function memoryRows(maxKeys: number, clock: Clock): LeadRows {
  let binding: string | undefined;
  // Those that were not claimed or renewed for the longest time come first.
  const open = new Map<string, OpenRow>();
  // Those that were not added or renewed for the longest time come first.
  const sent = new Map<string, SentRow>();
  const keysOfOrders = new Map<number, string>();
  const notes = new Map<string, Kept>();
  let keptFrom: number | undefined;

  const forget = () => {
    for (const [key, { until, orderId, sentAt }] of sent) {
      const isOver = clock.now() >= until;
      if (sent.size <= maxKeys && !isOver) break;
      sent.delete(key);
      keysOfOrders.delete(orderId);
      // What was finished at the same moment as a dropped key may be dropped too. A renewed one may have been finished
      // before those that were dropped earlier.
      if (!isOver) keptFrom = Math.max(keptFrom ?? 0, sentAt + 1);
    }
    for (const [key, { leaseEnd }] of open) {
      if (clock.now() < leaseEnd + openRetentionMs) break;
      open.delete(key);
    }
  };
  const hold = (key: string, row: OpenRow) => {
    open.delete(key);
    open.set(key, row);
  };
  const held = (key: string, token: string): OpenRow | undefined => {
    const row = open.get(key);
    return row?.token === token && !row.released ? row : undefined;
  };
  const isHeld = (row: OpenRow) => !row.released && clock.now() < row.leaseEnd;

  const markSent = (key: string, token: string, end: RowEnd): ClaimFinish => {
    const { orderId, fingerprint, buyer, retentionMs } = end;
    const known = sent.get(key);
    if (known !== undefined) return known.token === token && known.orderId === orderId ? "done" : "lost";
    const row = open.get(key);
    const isErased = row !== undefined && isFreeMark(row);
    if (row !== undefined && !isErased && held(key, token) === undefined) return "lost";
    if (keysOfOrders.has(orderId)) return "order_taken";
    const hashes = isErased
      ? { fingerprint: undefined, buyers: "" }
      : { fingerprint, buyers: addBuyer(row?.buyers ?? "", buyer) };
    open.delete(key);
    sent.set(key, { token, orderId, ...hashes, sentAt: clock.date(), until: clock.now() + retentionMs });
    keysOfOrders.set(orderId, key);
    return "done";
  };
  const giveUp = (key: string, token: string, { state }: RowEnd): ClaimFinish => {
    const row = open.get(key);
    if (row === undefined) return sent.has(key) ? "lost" : "done";
    if (isFreeMark(row)) return "done";
    if (row.token !== token || (row.released && state !== "open")) return "lost";
    if (state !== "open" || row.lead === undefined) open.delete(key);
    else open.set(key, row.lead === erasedMark ? freeMark(row) : { ...row, released: true });
    return "done";
  };

  return {
    store: "This store",
    record: "A record of this store",
    readBinding: async () => ({ binding, epoch: "memory" }),
    async swapBinding(before, after) {
      const isSame = binding === before;
      if (isSame) binding = after;
      return isSame;
    },
    async claim(key, { token, leaseMs, buyer, reopen, retentionMs }) {
      forget();
      const finished = sent.get(key);
      const isReopened = finished !== undefined && finished.orderId === reopen?.orderId;
      if (finished !== undefined && !isReopened) {
        const buyers = addBuyer(finished.buyers, buyer);
        const until = clock.now() + retentionMs;
        if (until - finished.until > renewAfterMs(retentionMs)) {
          sent.delete(key);
          sent.set(key, { ...finished, buyers, until });
        } else if (buyers !== finished.buyers) sent.set(key, { ...finished, buyers });
        return { status: "sent", orderId: finished.orderId, fingerprint: finished.fingerprint, buyers };
      }
      const row = open.get(key);
      const isRunning = row !== undefined && isHeld(row);
      if (isRunning && row.token !== token) return { status: "busy" };
      const lead = isReopened ? reopen.lead : row?.lead;
      const known = isReopened && lead !== undefined ? finished.buyers : buyersLeft(row, isRunning);
      const buyers = addBuyer(known, buyer);
      if (isReopened) {
        sent.delete(key);
        keysOfOrders.delete(finished.orderId);
      }
      hold(key, { token, leaseEnd: clock.now() + leaseMs, released: false, lead, buyers });
      return { status: "claimed", lead, binding, epoch: "memory", keptFrom };
    },
    async renew(key, { token, leaseMs }, lead) {
      const row = held(key, token);
      if (row === undefined) return false;
      hold(key, { ...row, leaseEnd: clock.now() + leaseMs, lead: lead ?? row.lead });
      return true;
    },
    async finish(key, token, end) {
      return (end.state === "sent" ? markSent : giveUp)(key, token, end);
    },
    async listOpen() {
      return [...open].filter(([, row]) => isLead(row.lead) && !isHeld(row)).map(([key]) => key);
    },
    async readNote(name) {
      const found = notes.get(name);
      return found === undefined || clock.now() >= found.until ? undefined : found.text;
    },
    writeNote: async (name, text, keepMs) => void notes.set(name, { text, until: clock.now() + keepMs }),
    readLead: async (key) => open.get(key)?.lead,
    async ordersOf(keys) {
      forget();
      return keys.map((key) => {
        const row = open.get(key);
        const isOpen = row !== undefined && (row.lead !== undefined || isHeld(row));
        return sent.get(key)?.orderId ?? (isOpen ? "open" : undefined);
      });
    },
    async erase(key) {
      const row = open.get(key);
      if (row?.lead === undefined) open.delete(key);
      else open.set(key, freeMark(row));
      const finished = sent.get(key);
      if (finished !== undefined) sent.set(key, { ...finished, fingerprint: undefined, buyers: "" });
    },
  };
}

const isLead = (lead: string | undefined) => lead !== undefined && lead !== erasedMark;

/** The mark of an erased lead. One that is not held has no token. */
const freeMark = ({ leaseEnd }: OpenRow): OpenRow => {
  return { token: "", leaseEnd, released: true, lead: erasedMark, buyers: "" };
};
const isFreeMark = ({ token }: OpenRow) => token === "";

interface OpenRow {
  readonly token: string;
  readonly leaseEnd: number;
  /** Whether the holder released the row. */
  readonly released: boolean;
  readonly lead: string | undefined;
  readonly buyers: string;
}

interface SentRow {
  readonly token: string;
  readonly orderId: number;
  readonly fingerprint: string | undefined;
  readonly buyers: string;
  /** When it was sent, by the machine's date. */
  readonly sentAt: number;
  readonly until: number;
}

interface Kept {
  readonly text: string;
  readonly until: number;
}
