/** How far a file trusts the date. */
export interface TrustedDate {
  /** The latest trusted date, in milliseconds since 1970. It never goes back. */
  readonly mark: number;
  /** A date far ahead that was seen, and is not trusted yet. */
  readonly jumpedTo?: number | undefined;
}

const dayMs = 86_400_000;
const hourMs = 3_600_000;

/**
 * Decides which date of the machine to trust. A date more than a day ahead may be a mistake that is soon corrected,
 * and must not make a store forget: it counts if it is still so an hour later.
 */
export function advanceTrustedClock({ mark, jumpedTo }: TrustedDate, date: number): TrustedDate {
  if (date <= mark + dayMs) return { mark: Math.max(mark, date) };
  if (jumpedTo !== undefined && date >= jumpedTo + hourMs) return { mark: jumpedTo, jumpedTo: date };
  return { mark, jumpedTo: Math.min(jumpedTo ?? date, date) };
}
