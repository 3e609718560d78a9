import { mkdir, mkdtemp, readFile, rm, symlink, writeFile } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { fileURLToPath } from "node:url";
import { type BuildOptions, build } from "esbuild";
import { entrySources, importName } from "../../../docs/generate/entryPoints.ts";
import { peers, withMissingPeer } from "../../../docs/generate/missingPeer.ts";

/** What the guides import. */
const entries = ["index", "fake", "mapping", "msw", "sqlite"];

const root = fileURLToPath(new URL("../../..", import.meta.url));

/** A project as a user has it: the package built from the sources, in a folder of its own. */
export interface Consumer {
  readonly folder: string;
  remove(): Promise<void>;
}

export async function createConsumer(packages: readonly string[]): Promise<Consumer> {
  const folder = await mkdtemp(join(tmpdir(), "baselinker-sdk-recipes-"));
  const home = join(folder, "node_modules/baselinker-sdk");
  await mkdir(home, { recursive: true });
  const shared: BuildOptions = {
    entryPoints: Object.fromEntries(entries.map((name) => [name, join(root, entrySources()[name] ?? "")])),
    bundle: true,
    outdir: home,
    external: ["msw", "node:*"],
    platform: "neutral",
    logLevel: "error",
  };
  await build({ ...shared, format: "esm", outExtension: { ".js": ".mjs" } });
  await build({ ...shared, format: "cjs", outExtension: { ".js": ".cjs" } });
  const entry = (name: string) => ({ import: `./${name}.mjs`, require: `./${name}.cjs` });
  for (const file of ["msw.mjs", "msw.cjs"]) {
    await writeFile(join(home, file), withMissingPeer(await readFile(join(home, file), "utf8"), peers.msw));
  }
  const exports = Object.fromEntries(
    entries.map((name) => [importName(name).replace(/^baselinker-sdk/, "."), entry(name)]),
  );
  await writeFile(join(home, "package.json"), JSON.stringify({ name: "baselinker-sdk", exports }));
  await writeFile(join(folder, "package.json"), JSON.stringify({ name: "shop", private: true }));
  for (const name of packages) {
    await symlink(join(root, "node_modules", name), join(folder, "node_modules", name), "junction");
  }
  return { folder, remove: () => rm(folder, { recursive: true, force: true }) };
}
