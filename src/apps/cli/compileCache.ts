import { existsSync, lstatSync, mkdirSync } from "node:fs";
import { enableCompileCache } from "node:module";
import { tmpdir } from "node:os";
import { join } from "node:path";

/**
 * Makes the next start faster. Node runs what is in the cache without comparing it with the source, so it is kept where
 * only this user can write. The default of Node is one folder for all users of the machine.
 */
export function keepCompiledCode(): void {
  const folder = join(tmpdir(), `baselinker-sdk-${process.getuid?.() ?? "cache"}`);
  // Without a cache, a start is slower and nothing else.
  if (isPrivateFolder(folder)) enableCompileCache?.(folder);
}

/** Creates the folder if it is not there. Windows has a temporary folder for each user. */
export function isPrivateFolder(folder: string): boolean {
  try {
    if (!existsSync(folder)) mkdirSync(folder, { mode: 0o700 });
    const found = lstatSync(folder);
    const user = process.getuid?.();
    const isOfUser = user === undefined || (found.uid === user && (found.mode & 0o022) === 0);
    return found.isDirectory() && isOfUser;
  } catch {
    return false;
  }
}
