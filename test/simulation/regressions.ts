import type { Scenario } from "./scenario.ts";
import { oneProcess, scope, twoProcesses } from "./scenarios.ts";

/** A run that broke a promise once, by the names of its deviations: numbers move when the code makes a request more. */
export interface Regression {
  readonly finding: string;
  readonly scenario: Scenario;
  readonly labels: readonly string[];
}

export const regressions: readonly Regression[] = [
  {
    finding: "a process that was paused for longer than its lease recorded a payment again",
    scenario: scope("payment", { ...twoProcesses, options: { payment: "setOrderPayment" } }, 1),
    labels: ["P1 permit #2: stall-long"],
  },
  {
    finding: "a caller that left while the payment was in flight had it recorded again",
    scenario: scope("payment", { ...twoProcesses, options: { payment: "setOrderPayment" } }, 2),
    labels: ["P1 setOrderPayment: hang", "P1 timer: caller-leaves"],
  },
  {
    finding: "a payment that an earlier process had just sent was looked at too early",
    scenario: scope("payment", { ...twoProcesses, options: { payment: "setOrderPayment" } }, 3),
    labels: ["P1 permit #2: permit-late", "P1 setOrderPayment: hang", "P1 store.renew #5: store-cut-off"],
  },
  {
    finding: "a caller that left in flight had the order looked for before Base was done with it",
    scenario: scope("caller", oneProcess, 2),
    labels: ["P1 addOrder: hang", "P1 timer: caller-leaves"],
  },
  {
    finding: "a claim that was renewed before a long wait covered only the beginning of the request",
    scenario: scope("claim", twoProcesses, 2),
    labels: ["P1 permit: permit-late", "P1 store.renew #2: store-cut-off"],
  },
];
