import { fileURLToPath } from "node:url";
import { build } from "esbuild";
import { commandBuild } from "./commandBuild.ts";

/** Builds the command into `dist`, after the entries that it uses. A warning is an error, as in the other build. */
const root = fileURLToPath(new URL("../..", import.meta.url));
const { warnings } = await build(commandBuild(root));
if (warnings.length > 0) process.exitCode = 1;
