import { readdirSync } from "node:fs";
import { rm } from "node:fs/promises";
import { join } from "node:path";
import { fileURLToPath } from "node:url";
import { build } from "esbuild";
import { buildCommand } from "./commandBuild.ts";
import { joinStart } from "./joinStart.ts";
import { studioBuild } from "./studioBuild.ts";

/**
 * Builds the command and its page into `dist`, after the entries that it uses. A warning is an error, as in the other
 * build.
 */
const root = fileURLToPath(new URL("../..", import.meta.url));
// Their names change with what they hold.
await rm(join(root, "dist/studio"), { recursive: true, force: true });
for (const name of readdirSync(join(root, "dist")))
  if (name.startsWith("cli-")) await rm(join(root, "dist", name));
const results = await Promise.all([buildCommand(root), build(studioBuild(root))]);
await joinStart(join(root, "dist"));
if (results.some(({ warnings }) => warnings.length > 0)) process.exitCode = 1;
