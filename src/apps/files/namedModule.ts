import { existsSync } from "node:fs";
import { resolve } from "node:path";
import { pathToFileURL } from "node:url";
import { CommandFailure, shortReasonOf } from "../terminal/failure.ts";
import type { Output } from "../terminal/output.ts";

/**
 * Runs a program of the user, and returns what it exports. This is the only place where a command runs code that is not
 * of the package, and the path is always one that an option names.
 */
export async function namedModule(
  path: string,
  { language }: Pick<Output, "language">,
): Promise<Readonly<Record<string, unknown>>> {
  if (!existsSync(path)) throw new CommandFailure("usage", "module.noModule", { path });
  try {
    return Object(await import(pathToFileURL(resolve(path)).href));
  } catch (error) {
    const reason = await shortReasonOf(error, language);
    throw new CommandFailure("usage", "module.brokenModule", { path, reason });
  }
}
