import { type BigIntStats, chmodSync, closeSync, openSync, realpathSync, statSync } from "node:fs";

/** Where a path leads on the disk, also one that is a `file:` address; `undefined` for what is in memory. */
export function diskPathOf(path: string): string | undefined {
  const [, address, query = ""] = /^file:(?:\/\/[^/?#]*)?([^?#]*)\??([^#]*)/.exec(path) ?? [];
  const isMemory = address === "" || new URLSearchParams(query).get("mode") === "memory";
  const plain = address?.replace(/(?:%[\da-f]{2})+/gi, decodeBytes) ?? path;
  return isMemory || plain === ":memory:" ? undefined : plain;
}

function decodeBytes(escaped: string): string {
  return Buffer.from(escaped.replaceAll("%", ""), "hex").toString();
}

/** Leads hold the data of buyers. What SQLite makes next to the file gets the same rights. */
export function createPrivately(path: string): void {
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

/**
 * The last process to close a file removes its log of changes. If there is one, no process did, or another
 * one uses the file.
 */
function hasLog(path: string): boolean {
  return sizeOf(`${realpathSync(path)}-wal`) > 0;
}

/** Which file is at a path. */
export interface FileIdentity {
  /** Two that are there at once never have the same. */ readonly inode: bigint;
  /** Another file has another one, also where it got the inode of one that was removed. */
  readonly epoch: string;
}

/**
 * Just after a file was made it looks like one of a file system that does not know when that was. So it is changed once
 * more, a little later.
 * @returns `undefined` if there is no file
 */
export function identify(path: string, wait: (ms: number) => void): FileIdentity | undefined {
  const look = () => statSync(path, { bigint: true, throwIfNoEntry: false });
  let found = look();
  if (found !== undefined && found.birthtimeNs === found.ctimeNs) {
    wait(10);
    try {
      chmodSync(path, Number(found.mode & 0o7777n));
    } catch {
      // It belongs to another user.
    }
    found = look();
  }
  return found && { inode: found.ino, epoch: epochOf(found) };
}

/** A file system that does not know when a file was made gives no date, or that of its last change. */
export function epochOf({ ino, birthtimeNs, ctimeNs }: FileDates): string {
  return birthtimeNs === 0n || birthtimeNs === ctimeNs ? `${ino}` : `${ino}-${birthtimeNs}`;
}

type FileDates = Pick<BigIntStats, "ino" | "birthtimeNs" | "ctimeNs">;

function sizeOf(path: string): number {
  return statSync(path, { throwIfNoEntry: false })?.size ?? 0;
}
