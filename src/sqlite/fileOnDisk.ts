import { closeSync, openSync, realpathSync, statSync } from "node:fs";

/** Leads hold the data of buyers. What SQLite makes next to the file gets the same rights. */
export function createPrivately(path: string): void {
  if (path === ":memory:" || path.startsWith("file:")) return;
  try {
    closeSync(openSync(path, "wx", 0o600));
  } catch {
    // It is there already; or it cannot be made, and SQLite says why.
  }
}

/**
 * Whether every page of the file is to be looked at when it is opened. In a large one that takes a second or more, each
 * time: only where its last user did not close it.
 */
export function isToBeChecked(path: string): boolean {
  return sizeOf(path) <= smallBytes || hasLog(path);
}

/** Up to here the check takes milliseconds. */
const smallBytes = 10_000_000;

/** Who closes a file last removes its log of changes. Where there is one nobody did, or another process uses the file. */
function hasLog(path: string): boolean {
  return sizeOf(`${realpathSync(path)}-wal`) > 0;
}

function sizeOf(path: string): number {
  return statSync(path, { throwIfNoEntry: false })?.size ?? 0;
}
