/** A lead as it is kept. */
export interface KeptLead {
  /** As JSON; `undefined` where it cannot be written so. */
  readonly lead: string | undefined;
  readonly leadBytes: number;
}

/** The lead as JSON, and how large that is. A cycle, a BigInt or what is nested too deep is not JSON. */
export function toKept(lead: unknown): KeptLead {
  try {
    const text = JSON.stringify(lead);
    if (text !== undefined) return { lead: text, leadBytes: new TextEncoder().encode(text).length };
  } catch {
    // It goes on as it is, and cannot be sent again from here.
  }
  return { lead: undefined, leadBytes: 0 };
}
