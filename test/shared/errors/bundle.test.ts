import { mkdtemp, rm } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { fileURLToPath } from "node:url";
import { gzipSync } from "node:zlib";
import { type BuildOptions, build } from "esbuild";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { embeddedPlugin } from "../../../docs/generate/embedded.ts";
import { callChecks, clientChecks } from "../../../src/client/calls/config.ts";

const root = fileURLToPath(new URL("../../..", import.meta.url));
const options: BuildOptions = {
  bundle: true,
  splitting: true,
  format: "esm",
  platform: "neutral",
  target: "es2022",
  mainFields: ["module", "main"],
  external: ["node:*", "msw"],
  plugins: [embeddedPlugin()],
  logLevel: "error",
};

/** `npm run size` has the bytes; here is what costs them, and is easily forgotten. */
describe("a program that uses one error class of the package", () => {
  let folder: string;
  // Cut into files as the package is: a bundler then sees of a call in another file only what the call says itself.
  beforeAll(async () => {
    folder = await mkdtemp(join(tmpdir(), "baselinker-sdk-bundle-"));
    const entryPoints = ["index", "mapping", "redis", "sqlite", "msw"];
    await build({
      ...options,
      entryPoints: entryPoints.map((entry) => join(root, `src/entries/${entry}.ts`)),
      outdir: folder,
    });
  });
  afterAll(() => rm(folder, { recursive: true }));

  it("carries no record of options, whose checks must be made in a function that is marked as pure", async () => {
    const contents = 'export { ApiError } from "./index.js"';
    const { outputFiles = [] } = await build({
      ...options,
      stdin: { contents, resolveDir: folder },
      outdir: join(folder, "program"),
      write: false,
    });
    // The other files load on demand, and nothing here demands them.
    const text = outputFiles.find(({ path }) => path.endsWith("stdin.js"))?.text ?? "";
    const forwarder = ["settleMs", "leaseMs", "retentionMs", "concurrency", "receivedAt"];
    const names = [...Object.keys(clientChecks), ...Object.keys(callChecks), ...forwarder, "inventoryId"];
    expect(text).toContain("ApiError");
    // The fields of the API have no capitals; its declarations go when the package is built.
    const ours = names.filter((name) => /[A-Z]/.test(name));
    expect(ours.filter((name) => new RegExp(`\\b${name}: .*\\(`).test(text))).toEqual([]);
  });

  it("takes at most 512 bytes of it, minified and gzipped", async () => {
    const contents = 'export { ApiError } from "./src/shared/errors/unexpectedResponseError.ts"';
    const stdin = { contents, resolveDir: root, loader: "ts" } as const;
    const { outputFiles = [] } = await build({
      ...options,
      splitting: false,
      minify: true,
      stdin,
      write: false,
    });
    const sizes = outputFiles.map((file) => gzipSync(file.contents, { level: 9 }).length);
    expect(sizes).toHaveLength(1);
    expect(Math.max(...sizes)).toBeLessThanOrEqual(512);
  });
});
