/** A lead on its way through a queue. */
export interface QueuedLead {
  /**
   * The lead as JSON, in a text. As an object it would pass through the engine's own idea of JSON, and what
   * an untrusted sender may send (a zero character, half a letter) cannot be written to `jsonb` of
   * PostgreSQL.
   */
  readonly lead: string;
  /** When it came. The date of the order: without it, a lead that waited would get the date of its last attempt. */
  readonly receivedAt: number;
}

export function toQueuedLead(lead: unknown): QueuedLead {
  return { lead: JSON.stringify(lead), receivedAt: Date.now() };
}
