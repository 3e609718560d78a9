import { checkOptions, type OptionChecks } from "../options/check.ts";
import { clockOption } from "../options/clock.ts";
import { integer, number } from "../options/kinds.ts";
import { type Clock, systemClock } from "../runtime/clock.ts";
import type { Claim, ForwardStore, OpenLead } from "./store.ts";

/** Options of `memoryStore`. */
export interface MemoryStoreOptions {
  /** How long a finished key is remembered, in milliseconds. @default 86_400_000 (a day) */
  readonly retentionMs?: number | undefined;
  /** How many finished keys are remembered at most; the oldest go first. @default 100_000 */
  readonly maxKeys?: number | undefined;
  readonly clock?: Clock | undefined;
}

const checks = /* @__PURE__ */ (() =>
  ({
    retentionMs: number({ above: 0, infinite: true, unit: "milliseconds", default: 86_400_000 }),
    maxKeys: integer({ least: 1, default: 100_000 }),
    clock: clockOption(systemClock),
  }) satisfies OptionChecks<MemoryStoreOptions>)();

/**
 * A store in the memory of this process. It dies with the process: a lead that comes again afterwards
 * is sent again. A store in a file or on a server remembers for longer.
 *
 * @throws TypeError for an option that is unknown or of the wrong kind, RangeError for a number out of range.
 *
 * @example
 * ```ts
 * const store = memoryStore({ retentionMs: 7 * 86_400_000 });
 * ```
 */
/* @__NO_SIDE_EFFECTS__ */
export function memoryStore(options: MemoryStoreOptions = {}): ForwardStore {
  const { retentionMs, maxKeys, clock } = checkOptions("memoryStore", checks, options);
  const open = new Map<string, OpenRecord>();
  // Oldest first: a finished key is entered once.
  const sent = new Map<string, { readonly orderId: number; readonly at: number }>();

  const forget = () => {
    for (const [key, { at }] of sent) {
      if (sent.size <= maxKeys && clock.now() - at < retentionMs) return;
      sent.delete(key);
    }
  };
  const held = (key: string, token: string): OpenRecord | undefined => {
    const record = open.get(key);
    return record?.token === token ? record : undefined;
  };
  const isHeld = (record: OpenRecord) => record.token !== "" && clock.now() < record.leaseEnd;

  return {
    async claim(key, { token, leaseMs }): Promise<Claim> {
      forget();
      const finished = sent.get(key);
      if (finished !== undefined) return { status: "sent", orderId: finished.orderId };
      const record = open.get(key);
      if (record !== undefined && isHeld(record)) return { status: "busy" };
      const unfinished = record?.lead;
      open.set(key, { token, leaseEnd: clock.now() + leaseMs, lead: unfinished });
      return { status: "claimed", unfinished };
    },
    async renew(key, { token, leaseMs }, lead) {
      const record = held(key, token);
      if (record === undefined) return false;
      open.set(key, { token, leaseEnd: clock.now() + leaseMs, lead: lead ?? record.lead });
      return true;
    },
    async finish(key, token, end) {
      const record = held(key, token);
      if (record === undefined) return false;
      if (end.state === "open") open.set(key, { ...record, token: "" });
      else open.delete(key);
      if (end.state === "sent") sent.set(key, { orderId: end.orderId, at: clock.now() });
      forget();
      return true;
    },
    async listOpen() {
      return [...open]
        .filter(([, record]) => record.lead !== undefined && !isHeld(record))
        .map(([key]) => key);
    },
    async close() {},
  };
}

interface OpenRecord {
  /** `""` where the holder gave it up. */
  readonly token: string;
  readonly leaseEnd: number;
  readonly lead: OpenLead | undefined;
}
