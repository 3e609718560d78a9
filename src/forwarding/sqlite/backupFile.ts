import { linkSync, lstatSync, mkdtempSync, realpathSync, renameSync, rmSync } from "node:fs";
import { basename, dirname, join, resolve } from "node:path";
import { StoreError } from "../../shared/errors/storeError.ts";
import { text } from "../../shared/options/kinds.ts";
import { causeNameOf, inParentheses } from "../../shared/runtime/systemCode.ts";
import { closed } from "../store/engineSteps.ts";
import { codeOf, toStoreError } from "./fileErrors.ts";
import { checkPages, forgetEpochs } from "./fileFormat.ts";
import { createPrivately, diskPathOf, isToBeChecked } from "./fileOnDisk.ts";
import { checkInPlace, nodeSqlite, type OpenFile } from "./openFile.ts";

/** The backups of an open file. */
interface FileBackups {
  backup(path: string): Promise<void>;
  /** Accepts no other backup, and waits for those in progress. */
  close(): Promise<void>;
}

export function fileBackups(file: OpenFile): FileBackups {
  const inProgress = new Set<Promise<void>>();
  let isClosed = false;
  return {
    async backup(path) {
      if (isClosed) throw closed(`The file ${file.path}`);
      const made = backupFile(file, path);
      inProgress.add(made);
      try {
        await made;
      } finally {
        inProgress.delete(made);
      }
    },
    async close() {
      isClosed = true;
      await Promise.allSettled(inProgress);
    },
  };
}

const pathCheck = text({
  pattern: /^[^\0]+$/,
  wanted:
    'a non-empty string. Pass a path where no file is yet, for example "/backups/leads-2026-11-30.sqlite".',
});

const whenReplaced = { advice: "No backup was made. Restart the processes that use it.", retryable: true };

/**
 * Copies the file as it is at one moment. The copy gets its name when it is whole: half a copy could be restored, and an
 * empty file is a new store, which sends every lead again.
 */
async function backupFile(file: OpenFile, path: unknown): Promise<void> {
  const target = targetOf(file, pathCheck.check("the path of a backup", path));
  let folder: string | undefined;
  try {
    checkInPlace(file, whenReplaced);
    checkFree(file, target);
    // Next to the target, since a file gets its name only on the same disk. No one else may read the folder.
    folder = mkdtempSync(`${target}.`);
    const copy = join(folder, basename(target));
    createPrivately(copy);
    await copyTo(file, copy);
    finish(file, copy);
    giveName(copy, target);
  } catch (error) {
    throw toBackupError(error, file.path, target);
  } finally {
    if (folder !== undefined) rmSync(folder, { recursive: true, force: true });
  }
}

function targetOf({ path }: OpenFile, wanted: string): string {
  const diskPath = diskPathOf(wanted);
  if (diskPath === undefined)
    throw new TypeError(
      `A backup of ${path} in memory would be gone with the process. Pass the path of a file, got ${wanted}.`,
    );
  if (/[\\/]$/.test(diskPath)) throw isFolder(diskPath);
  return resolve(diskPath);
}

/** Whatever is at the path already stays as it is, and SQLite may create the files next to the store at any time. */
function checkFree({ path, diskPath }: OpenFile, target: string): void {
  const found = lstatSync(target, { throwIfNoEntry: false });
  if (found?.isDirectory()) throw isFolder(target);
  const inFolder = join(realpathSync(dirname(target)), basename(target));
  const source = diskPath === undefined ? undefined : realpathSync(diskPath);
  if (source !== undefined && ["", "-wal", "-shm", "-journal"].some((end) => inFolder === source + end))
    throw new TypeError(`The file ${target} belongs to the store ${path} itself. Choose another path.`);
  if (found !== undefined) throw exists(target);
}

function isFolder(path: string): TypeError {
  return new TypeError(
    `The path ${path} of a backup is a folder. Add the name of a file, such as leads.sqlite.`,
  );
}

function exists(path: string): TypeError {
  return new TypeError(
    `The file ${path} exists, and a backup never overwrites. Choose another path, for example one with the date.`,
  );
}

async function copyTo({ path, diskPath, database }: OpenFile, copy: string): Promise<void> {
  const { DatabaseSync, backup }: MaybeBackup = nodeSqlite();
  // Node 22.13 to 22.15 have no `backup`, and a database in memory belongs to its connection.
  if (backup === undefined || diskPath === undefined) {
    database.prepare("VACUUM INTO ?").run(copy);
    return;
  }
  // Another connection, so that the steps of the store do not wait for the copy.
  const source = new DatabaseSync(path, { readOnly: true, timeout: 5_000 });
  try {
    await backup(source, copy, { rate: allPages });
  } finally {
    source.close();
  }
}

type MaybeBackup = Pick<typeof import("node:sqlite"), "DatabaseSync"> &
  Partial<Pick<typeof import("node:sqlite"), "backup">>;

/** All in one go: between two, another process could write, and the copy would begin again, perhaps without end. */
const allPages = 2_147_483_647;

/** Makes one file of the copy, which whoever opens it takes for a copy. */
function finish({ path }: OpenFile, copy: string): void {
  const { DatabaseSync } = nodeSqlite();
  const database = new DatabaseSync(copy);
  try {
    if (isToBeChecked(copy)) checkPages(database, path);
    database.exec(`PRAGMA journal_mode = DELETE; PRAGMA synchronous = FULL; ${forgetEpochs}`);
  } finally {
    database.close();
  }
}

/** A second name for a file is refused where the first one is taken, which renaming is not. */
function giveName(copy: string, target: string): void {
  try {
    linkSync(copy, target);
  } catch (error) {
    if (systemCodeOf(error) === "EEXIST") throw exists(target);
    // The file system has no second names, such as that of many USB drives.
    if (lstatSync(target, { throwIfNoEntry: false }) !== undefined) throw exists(target);
    renameSync(copy, target);
  }
}

function toBackupError(error: unknown, path: string, target: string): Error {
  if (error instanceof TypeError || error instanceof StoreError) return error;
  const code = codeOf(error);
  // What the store has is damaged, or no longer a database.
  if (code === 11 || code === 26) return toStoreError(error, path);
  const folder = dirname(target);
  const [problem, retryable] = problems(folder)[String(code ?? systemCodeOf(error))] ?? [
    `it could not be written${inParentheses(code === undefined ? causeNameOf(error) : `SQLite error ${code}`)}. Check the disk, and try again.`,
    true,
  ];
  return new StoreError(`The backup ${target} was not made: ${problem}`, { cause: error, retryable });
}

/** By SQLite's result code or that of the system. */
function problems(folder: string): Readonly<Record<string, readonly [problem: string, retryable: boolean]>> {
  const missing = [`there is no folder ${folder}. Create it, and try again.`, false] as const;
  const forbidden = [
    `the process may not write in ${folder}. Give it permission, and try again.`,
    false,
  ] as const;
  const full = ["the disk is full. Free space, and try again.", true] as const;
  const unwritable = ["it could not be written. Check the disk, and try again.", true] as const;
  return {
    ENOENT: missing,
    ENOTDIR: missing,
    EACCES: forbidden,
    EPERM: forbidden,
    EROFS: forbidden,
    ENOSPC: full,
    EDQUOT: full,
    ENAMETOOLONG: ["its name is too long. Choose a shorter one.", false],
    8: forbidden,
    10: unwritable,
    13: full,
    14: unwritable,
  };
}

function systemCodeOf(error: unknown): unknown {
  return error instanceof Error && "code" in error ? error.code : undefined;
}
