import { engineRegister, registerChecks } from "../../../src/forwarding/register/engineRegister.ts";
import type { EntryRows } from "../../../src/forwarding/register/entryRows.ts";
import { checkOptions } from "../../../src/shared/options/check.ts";
import type { Clock } from "../../../src/shared/runtime/clock.ts";

/** A register on the rows of a test, with the usual options. Its steps have 5 seconds by the clock, or as long as told. */
export function registerOn(
  rows: EntryRows,
  clock: Clock,
  maxWaitMs = 5_000,
): ReturnType<typeof engineRegister> {
  const settings = checkOptions("registerOn", registerChecks("registerOn"), { testing: { clock } });
  return engineRegister(rows, { ...settings, maxWaitMs });
}
