export interface TrustedDate {
  /** The latest trusted date, in milliseconds since 1970. It never goes back. */
  readonly mark: number;
  /** A date far ahead that was seen, and is not trusted yet. */
  readonly jumpedTo?: number | undefined;
}

const dayMs = 86_400_000;
const hourMs = 3_600_000;

/** A date more than a day ahead counts if it is still so in an hour: a mistake must not make a store forget. */
export function advanceTrustedClock({ mark, jumpedTo }: TrustedDate, date: number): TrustedDate {
  if (date <= mark + dayMs) return { mark: Math.max(mark, date) };
  if (jumpedTo !== undefined && date >= jumpedTo + hourMs) return { mark: jumpedTo, jumpedTo: date };
  return { mark, jumpedTo: Math.min(jumpedTo ?? date, date) };
}
