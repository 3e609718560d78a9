import type { Clock } from "../runtime/clock.ts";
import type { OptionCheck } from "./check.ts";
import { groupWithDefaults, objectWith, withDefault } from "./kinds.ts";

/** The clock of a test or a simulation; the machine's clock by default. */
/* @__NO_SIDE_EFFECTS__ */
export function clockOption(machine: Clock): OptionCheck<Clock, Clock> {
  return withDefault(
    objectWith<Clock>(["now", "date", "after"], "a clock with the methods now, date and after"),
    machine,
  );
}

/** The group `testing` of an owner that takes only a clock there. */
/* @__NO_SIDE_EFFECTS__ */
export function testingOption(owner: string, machine: Clock) {
  return groupWithDefaults(owner, { clock: clockOption(machine) });
}
