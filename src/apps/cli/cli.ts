#!/usr/bin/env node
import { keepCompiledCode } from "./compileCache.ts";

keepCompiledCode();

// Users need not see Node's warnings about experimental features (SQLite, globs on Node 22).
process.removeAllListeners("warning");
process.on("warning", (warning) => {
  if (warning.name !== "ExperimentalWarning")
    import("./uncaught.ts").then(({ showWarning }) => showWarning(warning));
});
// Once, so that an error of this listener ends the process too.
process.once("uncaughtException", async (error) => {
  const { showUncaught } = await import("./uncaught.ts");
  process.exit(await showUncaught(error));
});

import("./program.ts").then(async ({ runProgram }) => {
  process.exitCode = await runProgram(process.argv.slice(2));
});
