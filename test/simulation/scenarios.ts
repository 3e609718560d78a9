import { memoryStore } from "../../src/forwarding/memoryStore.ts";
import { allWithin } from "./faults.ts";
import type { Scenario } from "./scenario.ts";

const one: Omit<Scenario, "name" | "budget"> = {
  processes: ["P1"],
  leads: ["A"],
  deliveries: [{ to: "P1", lead: "A", atMs: 0 }],
  kinds: allWithin,
  store: (clock) => memoryStore({ clock }),
  options: {},
  retries: 3,
  leadKeys: "given",
};

const two: Omit<Scenario, "name" | "budget"> = {
  ...one,
  processes: ["P1", "P2"],
  deliveries: [
    { to: "P1", lead: "A", atMs: 0 },
    { to: "P2", lead: "A", atMs: 0 },
  ],
};

export const oneProcess = (faults: number): Scenario => ({
  ...one,
  name: `1x1x${faults}`,
  budget: { faults, orders: 0 },
});
export const twoProcesses = (faults: number, orders = 0): Scenario => ({
  ...two,
  name: `1x2x${faults}`,
  budget: { faults, orders },
});
