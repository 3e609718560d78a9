#!/usr/bin/env node
import { enableCompileCache } from "node:module";

// The next start is quicker. A folder that cannot be written changes nothing.
enableCompileCache?.();

// What Node calls experimental (SQLite, globs on Node 22) does not concern the person who runs a command.
process.removeAllListeners("warning");
process.on("warning", (warning) => {
  if (warning.name !== "ExperimentalWarning") console.error(`${warning.name}: ${warning.message}`);
});

import("./frame/program.ts").then(async ({ runProgram }) => {
  process.exitCode = await runProgram(process.argv.slice(2));
});
