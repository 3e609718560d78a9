import type { PathStep } from "../path/parsePath.ts";
import type { Scope } from "./scope.ts";

/** Notes for `explain` which parts of the lead a rule has read. */
export function tracePath(scope: Scope, from: unknown, steps: readonly PathStep[]): void {
  void scope;
  void from;
  void steps;
}
