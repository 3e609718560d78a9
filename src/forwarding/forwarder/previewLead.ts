import { valueIn } from "../../shared/json/snapshot.ts";
import { faultOf, toFailure } from "../contract/forwardResult.ts";
import { snapshotOfLead } from "../contract/leadSnapshot.ts";
import { checkForwardOptions } from "./config.ts";
import type { LeadPreview, PreviewOptions } from "./forwarder.ts";
import { readLead } from "./readLead.ts";
import type { SharedParts } from "./sharedParts.ts";

/** Maps a lead as `forward` does. Nothing is claimed, kept or sent, and a new store is not bound to the account. */
export async function previewLead(
  parts: SharedParts,
  lead: unknown,
  options: PreviewOptions = {},
): Promise<LeadPreview> {
  try {
    const { key: givenKey, receivedAt = new Date(parts.config.clock.date()) } = checkForwardOptions(options);
    const known = { lead: valueIn(snapshotOfLead(lead)), receivedAt, givenKey };
    const read = await readLead(parts, known, () => parts.closing.signal);
    const preview = "status" in read ? read : { ...read.mapped, key: read.key.text };
    return parts.config.language?.result(preview) ?? preview;
  } catch (error) {
    return toFailure(faultOf(error), { error, issues: [] });
  }
}
