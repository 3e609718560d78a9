import type { CodeText } from "../../mapping/contract/issueCodes.ts";
import { issueOf } from "../../mapping/contract/issueOf.ts";
import type { Issue } from "../../mapping/contract/mapResult.ts";
import type { Details } from "../../shared/messages/format.ts";

/** The issue codes of a register. Codes are stable; texts may change. */
export const registerCodes = {
  lead_too_large: {
    level: "error",
    text: "The lead has {bytes} bytes as JSON, and the register accepts at most {most}. Nothing was kept or sent. Raise `maxLeadBytes`, or send less.",
  },
  lead_not_kept: {
    level: "error",
    text: "The lead is no longer kept, so it cannot be sent again. Have its sender send it, and see `keepLeads`.",
  },
  order_may_exist: {
    level: "error",
    text: "The order may exist in Base, and only a person can tell. Search there for the key or the contact of the lead. Only if it is not there, call `resend` with `confirmedAbsent: true`.",
  },
  leads_wait: {
    level: "warning",
    text: "Received leads wait, and none was tried for a minute. Call `startWork(forwarder)` once at startup, here or in another process.",
  },
  register_may_forget: { level: "warning", text: "The register may lose leads that it has taken. {reason}" },
  namespace_waits: {
    level: "warning",
    text: "{count, plural, one {# lead waits} other {# leads wait}} under the namespace `{other}`, and this forwarder, with `{own}`, never forwards from there. If no other process does, make a forwarder with that `namespace` and call its `work()` and `resendAll()`.",
  },
} as const satisfies Record<string, CodeText>;

export type RegisterCodeName = keyof typeof registerCodes;

export function registerIssue(code: RegisterCodeName, path = "", details?: Details): Issue {
  return issueOf(code, registerCodes[code], path, details);
}

export function tooLargeIssue(bytes: number, most: number): Issue {
  return registerIssue("lead_too_large", "", { bytes, most });
}
