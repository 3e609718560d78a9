/**
 * The server's clock and ours run at slightly different speeds: so much longer we count. 0.25 % is far more
 * than quartz needs.
 */
export function paddedWindow(windowMs = 60_000): number {
  return windowMs + windowMs / 400;
}
