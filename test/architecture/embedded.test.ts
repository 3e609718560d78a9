import { readdirSync, readFileSync } from "node:fs";
import { dirname, join } from "node:path";
import { fileURLToPath } from "node:url";
import { build } from "esbuild";
import { beforeAll, describe, expect, it } from "vitest";
import { embeddedCode, embeddedPlugin } from "../../docs/generate/embedded.ts";

const root = fileURLToPath(new URL("../../src", import.meta.url));
const files = readdirSync(root, { recursive: true, encoding: "utf8" }).map((path) => join(root, path));
const texts = files.filter((path) => /\.(lua|sql)$/.test(path));
const scripts = join(root, "forwarding/redis/scripts.embedded.ts");
const migration = join(root, "forwarding/postgres/migration.embedded.ts");

describe("files in other languages", () => {
  it("are all in the values of the embedded module above them", async () => {
    const values = new Map<string, string>();
    for (const module of [scripts, migration]) values.set(dirname(module), await embeddedCode(module));
    const isEmbedded = (path: string) => {
      const [, code] = [...values].find(([folder]) => path.startsWith(folder)) ?? [];
      // Constants are in the place of their names.
      const lines = linesIn(path).filter((line) => !/\{\w+\}/.test(line));
      return lines.every((line) => code?.includes(JSON.stringify(line).slice(1, -1)));
    };
    expect(texts.length).toBeGreaterThan(45);
    expect(texts.filter((path) => !isEmbedded(path))).toEqual([]);
  });

  it("begin with what they do", () => {
    expect(texts.filter((path) => !/^-- [A-Z`]/.test(readFileSync(path, "utf8")))).toEqual([]);
  });

  it("say of a step in Redis what it takes and answers", () => {
    const steps = texts.filter((path) => /redis[\\/]lua[\\/]\w+[\\/]/.test(path));
    expect(steps).toHaveLength(22);
    expect(
      steps.filter((path) => !/^-- ARGV: [\s\S]+^-- Answer: /m.test(readFileSync(path, "utf8"))),
    ).toEqual([]);
  });

  it("say of a function in PostgreSQL what it takes and returns", () => {
    const silent = texts.filter((path) => {
      const text = readFileSync(path, "utf8");
      const [, takes, rest = ""] = /^CREATE FUNCTION \w+\.\w+\((\w?)([\s\S]*?)LANGUAGE/m.exec(text) ?? [];
      const isSilent = takes !== undefined && takes !== "" && !text.includes("\n-- Takes: ");
      return isSilent || (/RETURNS (?!void)|OUT /.test(rest) && !text.includes("\n-- Returns: "));
    });
    expect(silent).toEqual([]);
  });
});

describe("a bundle", () => {
  let code = "";
  let inputs: readonly string[] = [];
  beforeAll(async () => {
    const { outputFiles, metafile } = await build({
      entryPoints: [join(root, "entries/redis.ts"), join(root, "entries/postgres.ts")],
      bundle: true,
      write: false,
      metafile: true,
      outdir: "out",
      format: "esm",
      platform: "neutral",
      mainFields: ["module", "main"],
      external: ["node:*"],
      plugins: [embeddedPlugin()],
      logLevel: "error",
    });
    code = outputFiles.map(({ text }) => text).join("");
    inputs = Object.keys(metafile.inputs);
  });

  it("has the values of embedded modules, and nothing that computes them", () => {
    expect(code).toContain("redis.call('HMGET', KEYS[1], 'token'");
    expect(code).toContain("CREATE FUNCTION baselinker.claim_lead(");
    expect(inputs.filter((path) => path.endsWith("embeddedText.ts"))).toEqual([]);
    expect(code).not.toMatch(/"node:fs"|import\.meta/);
  });

  it("has no comments of them", () => {
    const comments = texts.flatMap((path) => readFileSync(path, "utf8").match(/^ *-- .*$/gm) ?? []);
    expect(comments.length).toBeGreaterThan(200);
    expect(comments.filter((comment) => code.includes(comment.trim()))).toEqual([]);
  });
});

it("a module finds a file with another text, as where a guard is removed from it", async () => {
  const path = join(dirname(scripts), "lua", "store", "claim.lua");
  const text = readFileSync(path, "utf8").replace("{'busy'}", "{'claimed'}");
  const [before, after] = [await embeddedCode(scripts), await embeddedCode(scripts, { path, text })];
  expect(after).not.toBe(before);
  expect(after).toBe(before.replace("{'busy'}", "{'claimed'}"));
});

/** The lines of a file that are code. */
function linesIn(path: string): string[] {
  const lines = readFileSync(path, "utf8").split("\n");
  return lines.map((line) => line.trim()).filter((line) => line !== "" && !line.startsWith("--"));
}
