/** How far a file believes the date. */
export interface TrustedDate {
  /** The latest date that is believed, in milliseconds since 1970. It never goes back. */
  readonly mark: number;
  /** A date far ahead of it that was seen, and is not believed yet. */
  readonly jumpedTo?: number | undefined;
}

const dayMs = 86_400_000;
const hourMs = 3_600_000;

/**
 * Which date of the machine to trust. A date more than a day ahead may be a mistake that is corrected in a
 * moment, and must not make a store forget: it counts when an hour later it is still so.
 */
export function advanceTrustedClock({ mark, jumpedTo }: TrustedDate, date: number): TrustedDate {
  if (date <= mark + dayMs) return { mark: Math.max(mark, date) };
  if (jumpedTo !== undefined && date >= jumpedTo + hourMs) return { mark: jumpedTo, jumpedTo: date };
  return { mark, jumpedTo: Math.min(jumpedTo ?? date, date) };
}
