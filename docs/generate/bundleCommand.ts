import { rm } from "node:fs/promises";
import { join } from "node:path";
import { fileURLToPath } from "node:url";
import { build } from "esbuild";
import { commandBuild } from "./commandBuild.ts";
import { studioBuild } from "./studioBuild.ts";

/**
 * Builds the command and its page into `dist`, after the entries that it uses. A warning is an error, as in the other
 * build.
 */
const root = fileURLToPath(new URL("../..", import.meta.url));
// Their names change with what they hold.
await rm(join(root, "dist/studio"), { recursive: true, force: true });
const results = await Promise.all([build(commandBuild(root)), build(studioBuild(root))]);
if (results.some(({ warnings }) => warnings.length > 0)) process.exitCode = 1;
