import { anonymizeLead } from "../../../dist/rule-tools.js?anonymize";
import { readLead } from "./readLead.ts";

/** A sample lead of the same shape, as JSON. */
export async function anonymize({ lead }: { readonly lead: string }): Promise<string> {
  return JSON.stringify(anonymizeLead((await readLead(lead)).lead), null, 2);
}
