/**
 * A log of requests that several processes share. Each request has a place in it for some time, and there
 * are as many places as the limit allows requests. What it is asked happens at once and as a whole.
 */
export interface SharedLog {
  /** Takes a place for so long, or says how long to wait for one. Rejects where the log cannot be used. */
  take(id: string, heldMs: number): Promise<Turn>;
  /** The place is taken for so long from now on, whatever was said before; 0 gives it back. */
  hold(id: string, heldMs: number): Promise<void>;
  /** No place is given to anybody for so long. The longer of two pauses counts. */
  pause(durationMs: number): Promise<void>;
}

/** What became of the wish for a place. */
export type Turn = "taken" | Wait;

/** Why there is no place now, and when it is worth asking again. */
export interface Wait {
  readonly waitMs: number;
  readonly reason: "limit" | "block";
}
