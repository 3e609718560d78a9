import { join } from "node:path";
import { build } from "esbuild";
import { bundledPackages, commands, entrySources } from "./entryPoints.ts";

/**
 * The packages whose code ends up in `dist`, found by bundling. They must be those that the build is told to
 * bundle: one more would be an import that users cannot resolve, one less a line that nobody needs.
 */
export async function findBundled(root: string): Promise<string[]> {
  const { metafile } = await build({
    entryPoints: [...Object.values(entrySources()), ...Object.values(commands)].map((source) =>
      join(root, source),
    ),
    bundle: true,
    write: false,
    metafile: true,
    outdir: "out",
    format: "esm",
    platform: "neutral",
    external: ["msw", "node:*"],
    absWorkingDir: root,
  });
  const names = new Set<string>();
  for (const path of Object.keys(metafile.inputs)) {
    const name = /(?:^|\/)node_modules\/((?:@[^/]+\/)?[^/]+)\/(?!.*\/node_modules\/)/.exec(path)?.[1];
    if (name !== undefined) names.add(name);
  }
  const found = [...names].sort();
  const told = [...bundledPackages].sort();
  if (found.join() !== told.join()) {
    throw new Error(
      `The sources bundle ${found.join(", ")}, but \`bundledPackages\` in docs/generate/entryPoints.ts has ${told.join(", ")}. Write what is bundled there.`,
    );
  }
  return found;
}
