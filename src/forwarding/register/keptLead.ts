import { RegisterError } from "../../shared/errors/registerError.ts";
import { type Snapshot, textIn } from "../../shared/json/snapshot.ts";
import { snapshotOfLead } from "../contract/leadSnapshot.ts";
import { tooLargeIssue } from "./registerCodes.ts";

export interface KeptLead {
  /** The lead as JSON; `undefined` if it cannot be serialized. */
  readonly lead: string | undefined;
  readonly leadBytes: number;
}

/** The text of a lead and its size. A cycle, a BigInt or a value nested too deep is not JSON. */
export function toKept(lead: Snapshot): KeptLead {
  try {
    const text = textIn(lead);
    return { lead: text, leadBytes: new TextEncoder().encode(text).length };
  } catch {
    // It is forwarded anyway, and cannot be resent from the register.
    return { lead: undefined, leadBytes: 0 };
  }
}

/**
 * @throws RegisterError if it is too large, or not JSON, since a lead that is delivered later must be kept; TypeError
 * if a getter in it throws
 */
export function toKeepable(lead: unknown, maxLeadBytes: number): KeptLead & { readonly lead: string } {
  const { lead: text, leadBytes } = toKept(snapshotOfLead(lead));
  if (leadBytes > maxLeadBytes)
    throw new RegisterError(tooLargeIssue(leadBytes, maxLeadBytes).message, "lead_too_large");
  if (text === undefined) throw new RegisterError(notJson, "lead_not_json");
  return { lead: text, leadBytes };
}

const notJson =
  "The lead cannot be written as JSON: it is undefined, or has a cycle, a BigInt or thousands of levels. Pass what `decodeBody` returns.";
