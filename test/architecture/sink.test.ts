import { globSync, readFileSync } from "node:fs";
import { join } from "node:path";
import { fileURLToPath } from "node:url";
import { expect, it } from "vitest";

const root = fileURLToPath(new URL("../../src/apps", import.meta.url));

/** What reaches a terminal or a log past the sink. */
const pastTheSink =
  /\bconsole\b|\bprocess\.std(?:out|err)\b|\bstd(?:out|err)\.write\b|\bstyleText\b|@clack\/prompts/;

/** Who may, and why. */
const allowed: Readonly<Record<string, string>> = {
  "terminal/sink.ts": "is the sink",
  "terminal/asking.ts": "prompts draw themselves; it escapes what they show",
  "terminal/progress.ts": "a bar draws itself; it escapes what it shows",
  "cli/cli.ts": "shows warnings of Node through the console, which is passed to the sink",
  "cli/uncaught.ts": "passes the console to the sink",
  "cli/commands/probe.ts": "reads the width of the terminal",
  "cli/commands/projectServer.ts": "writes the code of a server, which is not a command",
};

it("only the sink writes to the terminal, so no command can forget to escape what it shows", () => {
  const sources = globSync("**/*.ts", { cwd: root }).filter((path) => !path.startsWith("page"));
  expect(sources.length).toBeGreaterThan(80);
  const writing = sources
    .filter((path) => pastTheSink.test(readFileSync(join(root, path), "utf8")))
    .map((path) => path.replaceAll("\\", "/"));
  expect(writing.sort()).toEqual(Object.keys(allowed).sort());
});
