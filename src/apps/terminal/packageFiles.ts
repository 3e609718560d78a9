import { existsSync, readdirSync, readFileSync } from "node:fs";
import { dirname, join } from "node:path";
import { fileURLToPath } from "node:url";

/** The path of a file in the package, or `otherwise` if it does not exist. */
export function packageFile(path: string, otherwise: string): string {
  const file = join(packageRoot(), path);
  return existsSync(file) ? file : otherwise;
}

export function packageFiles(folder: string): readonly string[] {
  return readdirSync(join(packageRoot(), folder));
}

export function packageVersion(): string {
  const manifest: unknown = JSON.parse(readFileSync(join(packageRoot(), "package.json"), "utf8"));
  const version: unknown = Object(manifest).version;
  return typeof version === "string" ? version : "";
}

function packageRoot(): string {
  let folder = dirname(fileURLToPath(import.meta.url));
  while (!existsSync(join(folder, "package.json")) && dirname(folder) !== folder) folder = dirname(folder);
  return folder;
}
