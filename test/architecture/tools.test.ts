import { readFileSync } from "node:fs";
import { describe, expect, it } from "vitest";

const root = new URL("../../", import.meta.url);
const read = (path: string) => readFileSync(new URL(path, root), "utf8");

/** What each tool does here: the file that uses it, and what that has in it as long as it does. */
const tools: Readonly<Record<string, readonly [file: string, use: string]>> = {
  ky: ["src/client/exchange.ts", 'from "ky"'],
  zod: ["src/zod/schemas.ts", 'from "zod/v4"'],
  "p-retry": ["src/client/transport.ts", 'from "p-retry"'],
  "p-throttle": ["src/cli/commands/probe.ts", 'from "p-throttle"'],
  tsup: ["tsup.config.ts", 'from "tsup"'],
  vitest: ["vitest.config.ts", 'from "vitest/config"'],
  msw: ["src/msw/handlersFor.ts", 'from "msw"'],
  typedoc: ["typedoc.config.js", 'import("typedoc")'],
  "@changesets/cli": [".changeset/config.json", '"@changesets/cli/changelog"'],
};

/** The commands that run a tool which no code imports. */
const commands: Readonly<Record<string, readonly [script: string, command: string]>> = {
  tsup: ["build", "docs/generate/bundle.ts"],
  vitest: ["test", "vitest run"],
  typedoc: ["docs", "typedoc"],
  "@changesets/cli": ["release:version", "changeset version"],
};

const { devDependencies, scripts } = JSON.parse(read("package.json"));

describe("the tools of this project", () => {
  it.each(Object.entries(tools))("use %s where they are said to", (name, [file, use]) => {
    expect(devDependencies).toHaveProperty([name]);
    expect(read(file)).toContain(use);
    const [script, command] = commands[name] ?? [];
    if (script !== undefined) expect(scripts[script]).toContain(command);
  });
});
