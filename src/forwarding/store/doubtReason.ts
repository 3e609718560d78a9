import type { Detail } from "../../shared/messages/format.ts";
import { detailOf, type Reason, reasonOf } from "../contract/reason.ts";
import { reasonTexts } from "../contract/reasonTexts.ts";
import type { DoubtCause } from "./engineRows.ts";

/**
 * Why a store may have forgotten leads, for people: what happened, that leads are looked up, and what to do.
 * @param store - the name of the store
 * @param changed - what another epoch of the engine means
 */
export function doubtReason(
  store: Reason,
  { before, after, doubtMs, isProved }: DoubtCause,
  changed: (before: string, after: string, lookUps: Detail) => Reason,
): Reason {
  const lookUps = detailOf(lookUpsFor(doubtMs));
  const details = { store: detailOf(store), lookUps };
  if (isProved) return reasonOf(reasonTexts, "lead_unknown_to_store", details);
  if (before === undefined) return reasonOf(reasonTexts, "store_emptied", details);
  return changed(before, after, lookUps);
}

function lookUpsFor(doubtMs: number): Reason {
  const until = doubtMs === 0 ? "never" : doubtMs === Number.POSITIVE_INFINITY ? "always" : "some_time";
  const minutes = until === "some_time" ? Math.ceil(doubtMs / 60_000) : 0;
  return reasonOf(reasonTexts, "look_ups", { until, minutes });
}
