import { randomUUID } from "node:crypto";
import { link, mkdir, rename, rm, writeFile } from "node:fs/promises";
import { join } from "node:path";

/** Writes a file atomically: if the disk fills up, the old content stays. A new file never overwrites another. */
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
    // The user knows only the path of the target, not of the temporary file.
    throw error instanceof Error && "path" in error ? Object.assign(error, { path }) : error;
  } finally {
    await rm(draft, { force: true });
  }
}

/** Writes a new file directly, on file systems without hard links. */
async function writeNew(error: unknown, path: string, text: string, mode: number): Promise<void> {
  const code: unknown = error instanceof Error ? Reflect.get(error, "code") : undefined;
  if (code !== "EPERM" && code !== "ENOTSUP" && code !== "ENOSYS") throw error;
  await writeFile(path, text, { flag: "wx", mode });
}

/** Creates a folder for personal data that git ignores. Existing files stay. */
export async function makePrivateFolder(folder: string): Promise<void> {
  await mkdir(folder, { recursive: true, mode: 0o700 });
  try {
    await writeFile(join(folder, ".gitignore"), "*\n", { flag: "wx" });
  } catch (error) {
    if (!(error instanceof Error && "code" in error && error.code === "EEXIST")) throw error;
  }
}
