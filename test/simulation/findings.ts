import { type FaultKind, keysOf, type ofFindings } from "./faults.ts";
import type { InvariantName } from "./invariants.ts";
import { memoryPair } from "./pairs.ts";
import type { Scenario } from "./scenario.ts";
import { ofBase, oneProcess, type Shape, scope, twoProcesses } from "./scenarios.ts";
import { serverStore } from "./serverStore.ts";

/** A fault that users found before the simulator knew it. */
export interface Finding {
  readonly shape: Shape;
  /** The shortest run that shows it. */
  readonly labels: readonly string[];
  /** What comes of it; `nothing` once it is cured. What is cured changes its line here, and not before. */
  readonly leadsTo: InvariantName | "nothing";
  /** What else goes wrong once it is cured. */
  readonly besides?: readonly FaultKind[];
}

/** What comes before the first audit of a store is not audited. */
const afterAuditMs = 70_000;
const onServer: Shape = {
  ...twoProcesses,
  store: serverStore,
  isAudited: true,
  deliveries: twoProcesses.deliveries.map((delivery) => ({ ...delivery, atMs: afterAuditMs })),
};

/** Two answers confirm an id; the third lead is looked for after it. */
const threeLeads: Shape = {
  ...oneProcess,
  leads: ["A", "B", "C"],
  deliveries: ["A", "B", "C"].map((lead, index) => ({ to: "P1", lead, atMs: index * 1_000 })),
};

/** Each with its consequence in the code as it is. */
export const findings: Readonly<Record<(typeof ofFindings)[number], Finding>> = {
  "retention-over": {
    shape: oneProcess,
    labels: ["lead A to P1: retention-over", "P1 addOrder #2: request-lost"],
    leadsTo: "nothing",
  },
  "exported-again": {
    shape: oneProcess,
    labels: ["lead A to P1: exported-again"],
    leadsTo: "nothing",
  },
  "request-repeated": {
    shape: {
      ...oneProcess,
      isAudited: true,
      deliveries: [{ to: "P1", lead: "A", atMs: afterAuditMs }],
    },
    labels: ["P1 addOrder: request-repeated"],
    // What was sent before a first audit that comes late is not audited.
    besides: ofBase.filter((kind) => kind !== "stall-long"),
    leadsTo: "nothing",
  },
  "keys-dropped": {
    shape: onServer,
    labels: ["P2 store.claim: keys-dropped"],
    leadsTo: "nothing",
  },
  "rows-deleted": {
    shape: onServer,
    labels: ["P2 store.claim: rows-deleted"],
    leadsTo: "nothing",
  },
  "caller-reuses": {
    shape: oneProcess,
    labels: ["lead A to P1: caller-reuses"],
    leadsTo: "nothing",
  },
  "ids-fall": {
    shape: threeLeads,
    labels: ["P1 addOrder #3: ids-fall"],
    leadsTo: "nothing",
  },
  "process-ended-by-lead": {
    shape: { ...oneProcess, pair: memoryPair, answersStored: "and delivers later" },
    labels: ["lead A to P1: process-ended-by-lead"],
    leadsTo: "nothing",
  },
};

/** What is cured must also hold together with what Base, the network and the process do. */
export function curedScopes(faults: number): readonly Scenario[] {
  return keysOf(findings)
    .filter((kind) => findings[kind].leadsTo === "nothing")
    .map((kind) =>
      scope(kind, { ...findings[kind].shape, kinds: [kind, ...(findings[kind].besides ?? ofBase)] }, faults),
    );
}
