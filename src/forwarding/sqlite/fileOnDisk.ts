import { type BigIntStats, chmodSync, closeSync, openSync, realpathSync, statSync } from "node:fs";

/** The location on disk of a path or a `file:` address; `undefined` for a database in memory. */
export function diskPathOf(path: string): string | undefined {
  const [, address, query] = /^file:(?:\/\/[^/?#]*)?([^?#]*)\??([^#]*)/.exec(path) ?? [];
  const isMemory = address === "" || new URLSearchParams(query).get("mode") === "memory";
  const plain = address?.replace(/(?:%[\da-f]{2})+/gi, decodeBytes) ?? path;
  return isMemory || plain === ":memory:" ? undefined : plain;
}

function decodeBytes(escaped: string): string {
  return Buffer.from(escaped.replaceAll("%", ""), "hex").toString();
}

/** Leads hold the data of buyers. The files that SQLite creates next to this one get the same permissions. */
export function createPrivately(path: string): void {
  try {
    closeSync(openSync(path, "wx", 0o600));
  } catch {
    // It exists already; or it cannot be created, and SQLite reports why.
  }
}

/**
 * Whether to check every page of the file. That takes seconds if it is large, so only if its last user did
 * not close it.
 */
export function isToBeChecked(path: string): boolean {
  return sizeOf(path) <= smallBytes || hasLog(path);
}

/** The size in bytes up to which the check takes milliseconds. */
const smallBytes = 10_000_000;

/** Whether the file has a log. The last process that closes a file removes it, so it was not closed, or is in use. */
function hasLog(path: string): boolean {
  return sizeOf(`${realpathSync(path)}-wal`) > 0;
}

export interface FileIdentity {
  /** The inode, unique among the files that exist at the same time. */
  readonly inode: bigint;
  /** A text that differs between files, even if one got the inode of a removed one. */
  readonly epoch: string;
}

/** A new file looks like one of a system without creation times until it changes: so it is changed, a little later. */
export function identify(path: string, wait: (ms: number) => void): FileIdentity | undefined {
  const look = () => statSync(path, { bigint: true, throwIfNoEntry: false });
  let found = look();
  if (found !== undefined && found.birthtimeNs === found.ctimeNs) {
    wait(10);
    try {
      chmodSync(path, Number(found.mode & 0o7777n));
    } catch {
      // The file belongs to another user.
    }
    found = look();
  }
  return found && { inode: found.ino, epoch: epochOf(found) };
}

/** A file system without creation times reports none, or the time of the last change. */
export function epochOf({ ino, birthtimeNs, ctimeNs }: FileDates): string {
  return birthtimeNs === 0n || birthtimeNs === ctimeNs ? `${ino}` : `${ino}-${birthtimeNs}`;
}

type FileDates = Pick<BigIntStats, "ino" | "birthtimeNs" | "ctimeNs">;

function sizeOf(path: string): number {
  return statSync(path, { throwIfNoEntry: false })?.size ?? 0;
}
