import { mkdir, mkdtemp, rm, symlink, writeFile } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { fileURLToPath } from "node:url";
import { type BuildOptions, build } from "esbuild";

const root = fileURLToPath(new URL("../..", import.meta.url));

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
    entryPoints: { index: join(root, "src/index.ts"), msw: join(root, "src/msw/index.ts") },
    bundle: true,
    outdir: home,
    external: ["msw", "node:*"],
    platform: "neutral",
    logLevel: "error",
  };
  await build({ ...shared, format: "esm", outExtension: { ".js": ".mjs" } });
  await build({ ...shared, format: "cjs", outExtension: { ".js": ".cjs" } });
  const entry = (name: string) => ({ import: `./${name}.mjs`, require: `./${name}.cjs` });
  await writeFile(
    join(home, "package.json"),
    JSON.stringify({ name: "baselinker-sdk", exports: { ".": entry("index"), "./msw": entry("msw") } }),
  );
  await writeFile(join(folder, "package.json"), JSON.stringify({ name: "shop", private: true }));
  for (const name of packages) {
    await symlink(join(root, "node_modules", name), join(folder, "node_modules", name), "junction");
  }
  return { folder, remove: () => rm(folder, { recursive: true, force: true }) };
}
