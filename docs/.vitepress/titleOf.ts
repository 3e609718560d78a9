import { readFileSync } from "node:fs";

/** The title of a page of `docs`, as its first heading has it. */
export function titleOf(file: string): string {
  const page = readFileSync(new URL(`../${file}`, import.meta.url), "utf8");
  return /^# (.+)$/m.exec(page)?.[1]?.replaceAll("`", "") ?? file;
}
