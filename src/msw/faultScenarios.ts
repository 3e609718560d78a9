import type { Way } from "./exchange.ts";

/** What goes wrong, by name; the text says it in a line. */
export const faultScenarios = {
  "answer-lost": "The request is carried out, then the connection breaks: the answer is lost.",
  "request-lost": "The connection breaks before the request is carried out.",
  "stored-late": "The connection breaks; the request is carried out `afterMs` later.",
  "visible-late": "The order is stored and answered, but reads show it only `afterMs` later.",
  "bad-gateway": "A proxy answers 502 with HTML; nothing is carried out unless `stored`.",
  maintenance: "An HTML maintenance page comes with HTTP 200; nothing is carried out unless `stored`.",
  "cut-body": "The request is carried out; the connection breaks in the middle of the answer.",
  "stalled-headers": "The request is carried out; no answer ever comes.",
  "stalled-body": "The request is carried out; the answer stops in the middle and never ends.",
  slow: "The request is carried out; the answer comes `afterMs` later.",
  "no-status": "The request is carried out; the answer lacks its `status`.",
  error: "The API answers with an error envelope: `code` and `message`.",
  block: "The token is blocked now, as if the limit had been passed.",
  "account-lock": "The account is locked; every request fails until `reset` or `faults.clear`.",
} as const;

export type FaultScenario = keyof typeof faultScenarios;

/** How a scenario ends on the wire, and whether the request is carried out. */
export const faultPlans: Record<FaultScenario, { readonly stored: boolean; readonly way: Way }> = {
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
};
