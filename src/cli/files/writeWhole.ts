import { randomUUID } from "node:crypto";
import { link, mkdir, rename, rm, writeFile } from "node:fs/promises";
import { join } from "node:path";

/**
 * Writes a file as a whole or not at all: where the disk is full in the middle, what was there before is still there. A
 * new file is never written over another one.
 */
export async function writeWhole(
  path: string,
  text: string,
  { isNew = false, mode = 0o666 }: { readonly isNew?: boolean; readonly mode?: number } = {},
): Promise<void> {
  const draft = `${path}.${randomUUID().slice(0, 8)}.tmp`;
  try {
    await writeFile(draft, text, { flag: "wx", mode });
    if (isNew) await link(draft, path).catch((error: unknown) => writeNew(error, path, text, mode));
    else await rename(draft, path);
  } catch (error) {
    // The person knows the file only by its own name.
    throw error instanceof Error && "path" in error ? Object.assign(error, { path }) : error;
  } finally {
    await rm(draft, { force: true });
  }
}

/** Some file systems have no links. */
async function writeNew(error: unknown, path: string, text: string, mode: number): Promise<void> {
  const code: unknown = error instanceof Error ? Reflect.get(error, "code") : undefined;
  if (code !== "EPERM" && code !== "ENOTSUP" && code !== "ENOSYS") throw error;
  await writeFile(path, text, { flag: "wx", mode });
}

/** Makes a folder for what buyers sent, which must not get into a repository by chance. What is there already stays. */
export async function makePrivateFolder(folder: string): Promise<void> {
  await mkdir(folder, { recursive: true, mode: 0o700 });
  try {
    await writeFile(join(folder, ".gitignore"), "*\n", { flag: "wx" });
  } catch (error) {
    if (!(error instanceof Error && "code" in error && error.code === "EEXIST")) throw error;
  }
}
