import { ForwardCalls } from "../../src/forwarding/forwardCalls.ts";
import type { ForwardOptions } from "../../src/forwarding/forwarder.ts";
import type { ForwardResult } from "../../src/lead/forwardResult.ts";
import { manualClock } from "../support/manualClock.ts";

type Given = ConstructorParameters<typeof ForwardCalls>[0];

const forever = Number.POSITIVE_INFINITY;
export const success = (key: string): ForwardResult => ({
  status: "success",
  orderId: 1,
  key,
  payment: "none",
  issues: [],
});

/** Calls of which reading and delivering go on until the test ends them. */
export function callsWith(options: Partial<Given> = {}) {
  const clock = manualClock();
  const closing = new AbortController();
  const reads: string[] = [];
  const delivered: string[] = [];
  const gates = new Map<string, () => void>();
  const durations: number[] = [];
  const gate = (name: string) =>
    new Promise<void>((resolve) => {
      gates.set(name, resolve);
    });
  const calls = new ForwardCalls({
    clock,
    namespace: "",
    maxInFlight: 1,
    closed: closing.signal,
    enter: undefined,
    async read({ lead }) {
      const text = String(lead);
      reads.push(text);
      if (text.startsWith("slow")) await gate(`read ${text}`);
      return { key: { text, isGiven: true } } as never;
    },
    async deliver({ key }) {
      delivered.push(key.text);
      await gate(`deliver ${key.text}`);
      return success(key.text);
    },
    tell(result, durationMs) {
      durations.push(durationMs);
      return result;
    },
    ...options,
  });
  const forward = (lead: string, given: ForwardOptions = {}, defaultMs = forever) => {
    const ends: unknown[] = [];
    calls.forward(lead, given, defaultMs).then(
      (result) => ends.push(result),
      (reason: Error) => ends.push(reason.message),
    );
    return ends;
  };
  const end = async (name: string) => {
    gates.get(name)?.();
    await clock.advance(0);
  };
  return { clock, calls, closing, reads, delivered, durations, forward, end };
}
