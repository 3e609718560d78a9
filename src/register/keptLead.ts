import { RegisterError } from "../errors/registerError.ts";
import { tooLargeIssue } from "./registerCodes.ts";

/** A lead as it is kept. */
export interface KeptLead {
  /** As JSON; `undefined` if it cannot be written so. */ readonly lead: string | undefined;
  readonly leadBytes: number;
}

/** The lead as JSON, and how large that is. A cycle, a BigInt or what is nested too deep is not JSON. */
export function toKept(lead: unknown): KeptLead {
  try {
    const text: string | undefined = JSON.stringify(lead);
    return { lead: text, leadBytes: new TextEncoder().encode(text).length };
  } catch {
    // It continues as it is, and cannot be sent again from here.
    return { lead: undefined, leadBytes: 0 };
  }
}

/**
 * A lead that has to be kept, since it is delivered later.
 * @throws RegisterError if it is too large, or not JSON
 */
export function toKeepable(lead: unknown, maxLeadBytes: number): KeptLead & { readonly lead: string } {
  const { lead: text, leadBytes } = toKept(lead);
  if (leadBytes > maxLeadBytes) {
    throw new RegisterError(tooLargeIssue(leadBytes, maxLeadBytes).message, "lead_too_large");
  }
  if (text === undefined) throw new RegisterError(notJson, "lead_not_json");
  return { lead: text, leadBytes };
}

const notJson =
  "The lead cannot be written as JSON: it is undefined, or has a cycle, a BigInt or thousands of levels. Pass what `decodeBody` returns.";
