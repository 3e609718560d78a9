import { isRecord } from "../json/value.ts";
import type { OpenLead } from "./store.ts";

/** An open lead as a store keeps it. */
export function serializeOpenLead(lead: OpenLead): string {
  return JSON.stringify(lead);
}

/**
 * Reads an open lead back. Throws where the text is none: a record that cannot be read must not pass
 * for one that was never sent.
 */
export function parseOpenLead(text: string): OpenLead {
  const lead: unknown = JSON.parse(text);
  if (isOpenLead(lead)) return lead;
  throw new TypeError("The record of an open lead cannot be read. Look for its order in Base by hand.");
}

function isOpenLead(value: unknown): value is OpenLead {
  return (
    isRecord(value) &&
    (value.phase === "sending" || value.phase === "paying") &&
    typeof value.key === "string" &&
    typeof value.marker === "string" &&
    isRecord(value.order) &&
    typeof value.afterId === "number"
  );
}
