import { faultPlans, isFaultScenario } from "./faultScenarios.ts";
import type { FaultSpec } from "./faults.ts";

/** Reads a fault from a command line: `answer-lost`, `answer-lost:addOrder`, `:3` times or `:10%` of requests. */
export function parseFault(text: string): FaultSpec {
  const [scenario = "", ...rest] = text.split(":");
  if (!isFaultScenario(scenario)) {
    throw new TypeError(`There is no fault "${scenario}". Use one of ${Object.keys(faultPlans).join(", ")}.`);
  }
  let spec: FaultSpec = { scenario };
  for (const part of rest) {
    if (/^\d+%$/.test(part)) spec = { ...spec, probability: Number(part.slice(0, -1)) / 100 };
    else if (/^\d+$/.test(part)) spec = { ...spec, times: Number(part) };
    else if (/^[a-zA-Z]+$/.test(part)) spec = { ...spec, method: part };
    else
      throw new TypeError(
        `Cannot read "${part}" in the fault "${text}". Write it like answer-lost:addOrder:10%.`,
      );
  }
  return spec;
}
