import { readFileSync } from "node:fs";
import { join } from "node:path";

/**
 * The file that a command of a development dependency starts, to be run with `process.execPath`. The links in
 * `node_modules/.bin` are scripts for a shell on Windows.
 */
export function devTool(root: string, name: string, command = name): string {
  const folder = join(root, "node_modules", name);
  const { bin } = JSON.parse(readFileSync(join(folder, "package.json"), "utf8"));
  const file = typeof bin === "string" ? bin : bin?.[command];
  if (typeof file !== "string") throw new Error(`${name} has no command ${command}.`);
  return join(folder, file);
}
