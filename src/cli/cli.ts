#!/usr/bin/env node
import { fakeCommand } from "./fakeCommand.ts";

// No top-level await: the build writes this file as CommonJS too.
main(process.argv.slice(2)).catch((error: unknown) => {
  console.error(`${error instanceof Error ? error.message : error}\n\nTry \`baselinker-sdk fake --help\`.`);
  process.exitCode = 1;
});

async function main([command, ...args]: readonly string[]): Promise<void> {
  // The only command's own help, where none is named.
  if (command === undefined || command === "--help" || command === "-h") return fakeCommand(["--help"]);
  if (command !== "fake") {
    throw new TypeError(`Unknown command "${command.slice(0, 60)}". The only one is \`fake\`.`);
  }
  await fakeCommand(args);
}
