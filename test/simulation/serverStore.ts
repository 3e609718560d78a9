import type { ClaimedRow, EngineState, LeadRows } from "../../src/forwarding/store/engineRows.ts";
import { memoryRows } from "../../src/forwarding/store/memoryStore.ts";
import type { Clock } from "../../src/shared/runtime/clock.ts";
import { storeOn } from "../forwarding/store/storeOn.ts";
import type { ModelStore } from "./scenario.ts";

/**
 * A store on a server that can lose the rows of its leads while processes use it, and keeps the binding. Whether it
 * notices is what its epoch says: it counts what the server dropped, and not what people deleted.
 */
export function serverStore(clock: Clock): ModelStore {
  let rows = memoryRows(Number.POSITIVE_INFINITY, clock);
  // They are not rows of leads: nobody drops or deletes them here.
  const notes = memoryRows(1, clock);
  let binding: string | undefined;
  let dropped = 0;
  const state = (): EngineState => ({ binding, epoch: `server, ${dropped} dropped` });
  const model: LeadRows = {
    store: "This server",
    record: "A record of this server",
    readBinding: async () => state(),
    async swapBinding(before, after) {
      const isSame = binding === before;
      if (isSame) binding = after;
      return isSame;
    },
    async claim(key, claim): Promise<ClaimedRow> {
      const claimed = await rows.claim(key, claim);
      return claimed.status === "claimed" ? { ...claimed, ...state() } : claimed;
    },
    ordersOf: async (keys) => (await rows.ordersOf?.(keys)) ?? [],
    renew: (...args) => rows.renew(...args),
    finish: (...args) => rows.finish(...args),
    listOpen: () => rows.listOpen(),
    readNote: (name) => notes.readNote(name),
    writeNote: (...args) => notes.writeNote(...args),
    readLead: async (key) => rows.readLead?.(key),
    erase: (...args) => rows.erase(...args),
  };
  const store = storeOn(model, { testing: { clock }, maxWaitMs: Number.POSITIVE_INFINITY });
  const drop = (isTold: boolean) => {
    rows = memoryRows(Number.POSITIVE_INFINITY, clock);
    if (isTold) dropped += 1;
  };
  return Object.assign(store, { drop });
}
