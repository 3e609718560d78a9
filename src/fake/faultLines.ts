import type { FaultScenario } from "./faultScenarios.ts";

/** Each fault in a line, for the command's help; apart, so that tests in a browser do not load the texts. */
export const faultLines: Record<FaultScenario, string> = {
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
};
