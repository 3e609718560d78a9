import { join } from "node:path";
import { fileURLToPath } from "node:url";
import { describe, expect, it } from "vitest";
import { codeBlocks } from "./codeBlocks.ts";
import { typeCheck } from "./typecheck.ts";

const root = fileURLToPath(new URL("../..", import.meta.url));

describe("the README", () => {
  const blocks = codeBlocks(join(root, "README.md"));

  it("holds TypeScript that type-checks", { timeout: 60_000 }, () => {
    const typescript = blocks.filter(({ language }) => language === "ts");
    expect(typescript.length).toBeGreaterThan(0);
    expect(typeCheck(root, typescript)).toEqual([]);
  });

  it("names no npm script that does not exist", async () => {
    const { default: manifest } = await import("../../package.json", { with: { type: "json" } });
    const scripts = blocks.flatMap(({ code }) =>
      [...code.matchAll(/npm run ([\w:]+)/g)].map((match) => match[1] ?? ""),
    );
    expect(scripts.filter((name) => !Object.hasOwn(manifest.scripts, name))).toEqual([]);
  });
});
