import { mkdir, writeFile } from "node:fs/promises";
import { join } from "node:path";

/** Makes a folder for what buyers sent, which must not get into a repository by chance. What is there already stays. */
export async function makePrivateFolder(folder: string): Promise<void> {
  await mkdir(folder, { recursive: true, mode: 0o700 });
  try {
    await writeFile(join(folder, ".gitignore"), "*\n", { flag: "wx" });
  } catch (error) {
    if (!(error instanceof Error && "code" in error && error.code === "EEXIST")) throw error;
  }
}
