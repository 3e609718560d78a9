import { execFile } from "node:child_process";
import { cpSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { fileURLToPath } from "node:url";
import { promisify } from "node:util";
import { describe, expect, it } from "vitest";

const root = new URL("../../", import.meta.url);
const read = (path: string) => readFileSync(new URL(path, root), "utf8");

/** What each tool does here: the file that uses it, and what that has in it as long as it does. */
const tools: Readonly<Record<string, readonly [file: string, use: string]>> = {
  ky: ["src/client/calls/exchange.ts", 'from "ky"'],
  zod: ["src/api/zod/schemas.ts", 'from "zod/v4"'],
  "p-retry": ["src/client/calls/transport.ts", 'from "p-retry"'],
  "p-throttle": ["src/apps/cli/commands/probe.ts", 'from "p-throttle"'],
  tsup: ["tsup.config.ts", 'from "tsup"'],
  vitest: ["vitest.config.ts", 'from "vitest/config"'],
  msw: ["src/testing/msw/handlersFor.ts", 'from "msw"'],
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

  it("are installed without a wall of warnings by an older Node than they want: scripts have their own", async () => {
    const folder = mkdtempSync(join(tmpdir(), "baselinker-npmrc-"));
    try {
      cpSync(fileURLToPath(new URL(".npmrc", root)), join(folder, ".npmrc"));
      const engines = { node: ">=99" };
      writeFileSync(
        join(folder, "package.json"),
        JSON.stringify({ name: "older", version: "1.0.0", engines }),
      );
      const { PATH = "", HOME = folder } = process.env;
      // Not with the settings of the npm that runs this.
      const options = { cwd: folder, env: { PATH, HOME } };
      const { stderr } = await promisify(execFile)("npm", ["install", "--offline"], options);
      expect(stderr).toBe("");
      expect(devDependencies).toHaveProperty(["node"]);
    } finally {
      rmSync(folder, { recursive: true, force: true });
    }
  });
});
