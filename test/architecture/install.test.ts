import { execFile } from "node:child_process";
import { cpSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { fileURLToPath } from "node:url";
import { promisify } from "node:util";
import { describe, expect, it } from "vitest";

const root = new URL("../../", import.meta.url);
const { devDependencies } = JSON.parse(readFileSync(new URL("package.json", root), "utf8"));

describe("the tools of this project", () => {
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
