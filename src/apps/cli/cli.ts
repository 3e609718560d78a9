#!/usr/bin/env node
import { keepCompiledCode } from "./compileCache.ts";

keepCompiledCode();

const program = import("./program.ts");

// Users need not see Node's warnings about experimental features (SQLite, globs on Node 22).
process.removeAllListeners("warning");
process.on("warning", async ({ name, message }) => {
  // The console escapes what it is given once the program is loaded.
  await program;
  if (name !== "ExperimentalWarning") console.error("%s: %s", name, message);
});
// Once, so that an error of this listener ends the process too.
process.once("uncaughtException", async (error) => {
  const { showUncaught } = await program;
  process.exit(await showUncaught(error));
});

program.then(async ({ passConsole, runProgram }) => {
  passConsole();
  process.exitCode = await runProgram(process.argv.slice(2));
});
