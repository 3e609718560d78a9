import type { Way } from "./exchange.ts";

/** What goes wrong, by name; `docs/testing.md` says each in a line. */
export type FaultScenario = keyof typeof faultPlans;

/** How a scenario ends on the wire, and whether the request is carried out unless the test says otherwise. */
export const faultPlans = {
  "answer-lost": { stored: true, way: "dropped" },
  "request-lost": { stored: false, way: "dropped" },
  "stored-late": { stored: false, way: "dropped" },
  "visible-late": { stored: true, way: "whole" },
  "bad-gateway": { stored: false, way: "whole" },
  maintenance: { stored: false, way: "whole" },
  "cut-body": { stored: true, way: "cut" },
  "stalled-headers": { stored: true, way: "stalled-headers" },
  "stalled-body": { stored: true, way: "stalled-body" },
  slow: { stored: true, way: "whole" },
  "no-status": { stored: true, way: "whole" },
  error: { stored: false, way: "whole" },
  block: { stored: false, way: "whole" },
  "account-lock": { stored: false, way: "whole" },
} as const satisfies Record<string, { readonly stored: boolean; readonly way: Way }>;

export function isFaultScenario(name: string): name is FaultScenario {
  return Object.hasOwn(faultPlans, name);
}
