/** How many requests the server allows, and how many of them are ours. */
export interface LimitOptions {
  /**
   * Requests a minute that the server allows for the token.
   *
   * @default 100
   */
  readonly requestsPerMinute?: number | undefined;
  /**
   * The part of it that this limiter may use, above 0 and up to 1: other integrations with the same
   * token need the rest.
   *
   * @default 1
   */
  readonly share?: number | undefined;
}

/** The limit in whole requests, never under one. */
export function limitOf(options: LimitOptions): number {
  // Rounded against float noise first: 0.07 * 100 is 7.000000000000001, and 0.29 * 100 is 28.999…
  const limit = (options.requestsPerMinute ?? 100) * (options.share ?? 1);
  return Math.max(1, Math.floor(Number(limit.toFixed(6))));
}
