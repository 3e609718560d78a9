import { join } from "node:path";
import { type BuildOptions, build } from "esbuild";
import { commandBuild } from "./commandBuild.ts";
import { embeddedPlugin } from "./embedded.ts";
import { bundledPackages, commandPackages, entrySources, studioPackages } from "./entryPoints.ts";
import { studioBuild } from "./studioBuild.ts";

/**
 * The packages whose code ends up in `dist`, found by bundling. They must be those that the build is told to
 * bundle: one more would be an import that users cannot resolve, one less a line that no one needs.
 */
export async function findBundled(root: string): Promise<string[]> {
  const entries = await packagesIn({
    entryPoints: Object.values(entrySources()).map((source) => join(root, source)),
    bundle: true,
    outdir: "out",
    format: "esm",
    platform: "neutral",
    external: ["msw", "zod", "node:*"],
    plugins: [embeddedPlugin()],
    absWorkingDir: root,
  });
  refuseOthers(entries, bundledPackages, "bundledPackages");
  const command = await packagesIn(commandBuild(root));
  refuseOthers(command, commandPackages, "commandPackages");
  const page = await packagesIn(studioBuild(root));
  refuseOthers(page, studioPackages, "studioPackages");
  // The command has a copy of its own of what both bundle.
  return [...new Set([...entries, ...command, ...page])].sort();
}

async function packagesIn(options: BuildOptions): Promise<string[]> {
  const { metafile } = await build({ ...options, write: false, metafile: true });
  const names = new Set<string>();
  for (const path of Object.keys(metafile?.inputs ?? {})) {
    const name = /(?:^|\/)node_modules\/((?:@[^/]+\/)?[^/]+)\/(?!(?:.*\/)?node_modules\/)/.exec(path)?.[1];
    if (name !== undefined) names.add(name);
  }
  return [...names].sort();
}

function refuseOthers(found: readonly string[], told: readonly string[], list: string): void {
  if (found.join() === [...told].sort().join()) return;
  throw new Error(
    `The sources bundle ${found.join(", ")}, but \`${list}\` in docs/generate/entryPoints.ts has ${told.join(", ")}. Write what is bundled there.`,
  );
}
