import { sendingLead } from "./testLeads.ts";

/** What a damaged record, or one of another version, may hold where an open lead should be. */
export const unreadableLeads: readonly string[] = [
  "{",
  "{}",
  "[]",
  "null",
  JSON.stringify({ ...sendingLead, phase: "waiting" }),
  JSON.stringify({ ...sendingLead, key: undefined }),
  JSON.stringify({ ...sendingLead, marker: 5 }),
  JSON.stringify({ ...sendingLead, order: [] }),
  JSON.stringify({ ...sendingLead, afterId: "7" }),
];
