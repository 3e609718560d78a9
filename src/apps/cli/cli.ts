#!/usr/bin/env node
import { keepCompiledCode } from "./compileCache.ts";

keepCompiledCode();

// Users need not see Node's warnings about experimental features (SQLite, globs on Node 22).
process.removeAllListeners("warning");
process.on("warning", (warning) => {
  if (warning.name !== "ExperimentalWarning") console.error(`${warning.name}: ${warning.message}`);
});

import("./program.ts").then(async ({ runProgram }) => {
  process.exitCode = await runProgram(process.argv.slice(2));
});
