import { readdirSync, rmSync } from "node:fs";
import { join } from "node:path";
import { rollup } from "rollup";
import { entryPoints } from "./entryPoints.ts";

/**
 * Puts small files of the built ESM together. esbuild makes one for every set of entries that share something, and
 * an import of the root would read 22 of them; each costs as much as 10 kB of code. No entry gets much that it does
 * not need, and none a package that it does not import.
 */
export async function joinChunks(dist: string): Promise<void> {
  const built = await rollup({
    input: Object.fromEntries(Object.keys(entryPoints).map((name) => [name, join(dist, `${name}.js`)])),
    external: [/^node:/, ...peers],
    // A file with side effects stays alone, so these are asked for by their own entries only.
    treeshake: { moduleSideEffects: (id) => peers.includes(id) },
  });
  const { output } = await built.write({
    dir: dist,
    format: "es",
    chunkFileNames: "chunk-[hash].js",
    hoistTransitiveImports: false,
    minifyInternalExports: false,
    experimentalMinChunkSize: smallest,
  });
  await built.close();
  const written = new Set(output.map(({ fileName }) => fileName));
  for (const file of readdirSync(dist, { recursive: true, encoding: "utf8" })) {
    if (file.endsWith(".js") && !written.has(file.replaceAll("\\", "/"))) rmSync(join(dist, file));
  }
}

const peers: readonly string[] = ["msw", "zod/v4"];

/** In characters. With 10,000 other entries get too much that they do not need. */
const smallest = 5_000;
