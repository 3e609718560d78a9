import type { Transition } from "../forwarding/delivery/transitions.ts";
import type { Edit } from "../support/edit.ts";

/** Every transition of a delivery: `reached`, or why no run can reach it. A new one does not compile until it is here. */
export const transitions: Readonly<Record<Transition, "reached" | { readonly never: string }>> = {
  "unclaimed → unclaimed": "reached",
  "unclaimed → unsent": "reached",
  "unclaimed → doubtful": "reached",
  "unclaimed → ordered": "reached",
  "unclaimed → ended": "reached",
  "unsent → ready": "reached",
  "unsent → doubtful": "reached",
  "unsent → ordered": {
    never: "here no lead is older than the memory of its store; a test has one",
  },
  "unsent → ended": {
    never: "here each lead is an order; that a SKU which was looked up makes it none is a test of the rules",
  },
  "ready → ordered": "reached",
  "ready → doubtful": "reached",
  "ready → ended": "reached",
  "doubtful → ordered": "reached",
  "doubtful → unsent": "reached",
  "doubtful → ready": "reached",
  "doubtful → ended": "reached",
  "ordered → doubtful": {
    never: "one process sees on its own that an answer is repeated; a test has two",
  },
  "ordered → ended": "reached",
  "failed → unclaimed": "reached",
  "failed → ended": "reached",
};

/** Lets a copy of the source tell which transitions it makes. */
export const recordTransitions: readonly Edit[] = [
  {
    file: "forwarding/delivery/delivery.ts",
    in: "deliverLead",
    from: "state = await step(delivery, before).catch((thrown) => afterError(delivery, before, thrown))",
    to: `let at: string = before.at;
    state = await step(delivery, before).catch((thrown) => {
      at = "failed";
      return afterError(delivery, before, thrown);
    });
    Reflect.get(globalThis, "simulatedTransitions")?.add(\`\${at} → \${state.at}\`)`,
  },
];

/** The names of the transitions that are made from now on, where the source tells them. */
export function listenForTransitions(): ReadonlySet<string> {
  const seen = new Set<string>();
  Reflect.set(globalThis, "simulatedTransitions", seen);
  return seen;
}
