import { anonymizeLead } from "../../../dist/rule-tools.js?anonymize";
import { readLead } from "./readLead.ts";

/** A sample lead of the same shape, as JSON. */
export function anonymize({ lead }: { readonly lead: string }): string {
  return JSON.stringify(anonymizeLead(readLead(lead).lead), null, 2);
}
