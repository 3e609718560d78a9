import { Baselinker } from "../../../src/client/calls/baselinker.ts";
// Loaded ahead: reading files takes turns of the event loop, and hours would pass on the clock of the test meanwhile.
import "../../../src/client/calls/transport.ts";
import { memoryRateLimiter } from "../../../src/client/limiter/inProcessLimiter.ts";
import type { LeadEntry } from "../../../src/forwarding/contract/registerContract.ts";
import { checkForwarderOptions } from "../../../src/forwarding/forwarder/config.ts";
import type { ForwardOptions } from "../../../src/forwarding/forwarder/forwarder.ts";
import { LeadPath } from "../../../src/forwarding/forwarder/forwardLead.ts";
import type { ForwarderOptions } from "../../../src/forwarding/forwarder/options.ts";
import { type SharedParts, sharedParts } from "../../../src/forwarding/forwarder/sharedParts.ts";
import { memoryStore } from "../../../src/forwarding/store/memoryStore.ts";
import { type Snapshot, valueIn } from "../../../src/shared/json/snapshot.ts";
import { hashAtOnce } from "../../support/hashAtOnce.ts";
import { manualClock } from "../../support/manualClock.ts";

hashAtOnce();

const forever = Number.POSITIVE_INFINITY;
export const success = { status: "success", orderId: 1 };

/** A path whose leads are texts. Those that begin with "slow" are taken in, and all are claimed, when the test says so. */
export function pathWith(
  options: Partial<ForwarderOptions> = {},
  change: (parts: SharedParts) => SharedParts = (parts) => parts,
) {
  const clock = manualClock();
  const reads: string[] = [];
  const claimed: string[] = [];
  const durations: number[] = [];
  const gates = new Map<string, () => void>();
  const gate = (name: string) =>
    new Promise<void>((resolve) => {
      gates.set(name, resolve);
    });
  const memory = memoryStore({ testing: { clock } });
  const config = checkForwarderOptions({
    baselinker: new Baselinker({
      token: "t",
      testing: { clock },
      // The clients' shared one sets a timer of its own.
      rateLimit: { limiter: memoryRateLimiter({ testing: { clock } }) },
      fetch: async () => new Response('{"status":"SUCCESS","order_id":1}'),
    }),
    rules: {
      map: (lead: unknown) => ({ status: "order", key: String(lead), order, issues: [] }),
    },
    store: {
      ...memory,
      claim: async (key: string, ...rest: [never]) => {
        claimed.push(key.replace("lead:", ""));
        await gate(`claim ${key.replace("lead:", "")}`);
        return memory.claim(key, ...rest);
      },
    },
    marker: false,
    onEvent: (event: { type: string; durationMs?: number }) => {
      if (event.type === "ended") durations.push(event.durationMs ?? Number.NaN);
    },
    ...options,
    tuning: { maxInFlight: 1, ...options.tuning },
    testing: { clock, ...options.testing },
  });
  const parts = change(sharedParts(config));
  const enter = async (lead: Snapshot) => {
    const text = String(valueIn(lead));
    reads.push(text);
    if (text.startsWith("slow")) await gate(`read ${text}`);
    return entry;
  };
  const path = new LeadPath(parts, { enter, ofOpenLead: () => entry });
  const forward = (lead: string, given: ForwardOptions = {}, defaultMs = forever) => {
    const ends: unknown[] = [];
    path.forward(lead, given, defaultMs).then(
      (result) => ends.push(result),
      (reason: Error) => ends.push(reason.message),
    );
    return ends;
  };
  const end = async (name: string) => {
    gates.get(name)?.();
    await clock.advance(0);
  };
  return { clock, path, closing: parts.closing, reads, claimed, durations, forward, end };
}

const entry: LeadEntry = {
  key: undefined,
  bind: async () => {},
  keepApart: () => {},
  changeFor: () => undefined,
  saved() {},
  end: async (result) => result,
};

const order = { order_status_id: 8001, date_add: 1_795_000_000, products: [] };
