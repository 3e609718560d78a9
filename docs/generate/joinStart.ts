import { readdirSync, rmSync } from "node:fs";
import { join } from "node:path";
import { rollup } from "rollup";

/**
 * Puts the files that every start of the command reads into one. esbuild makes one for every set of commands that share
 * something, and most of those six have less than a kilobyte: each takes Node a third of a millisecond.
 */
export async function joinStart(dist: string): Promise<void> {
  const first = join(dist, "cli.js");
  const built = await rollup({
    input: first,
    // The files of entries, and Node's own modules.
    external: (id) => id.startsWith("node:") || /^\.{1,2}\/(?!cli-)/.test(id),
    // esbuild has left out what no one needs.
    treeshake: false,
    onwarn: ({ code, message }) => {
      // esbuild names more of the files of entries than it uses.
      if (code === "UNUSED_EXTERNAL_IMPORT") return;
      throw new Error(`The files of the command cannot be joined: ${message}`);
    },
  });
  const { output } = await built.write({
    dir: dist,
    format: "es",
    entryFileNames: "cli.js",
    chunkFileNames: "cli-[hash].js",
    compact: true,
    hoistTransitiveImports: false,
    onlyExplicitManualChunks: true,
    manualChunks: (file, { getModuleInfo }) => {
      const program = getModuleInfo(first)?.dynamicallyImportedIds ?? [];
      const read = new Set(program);
      // A set that grows is gone through to its end.
      for (const id of read) for (const next of getModuleInfo(id)?.importedIds ?? []) read.add(next);
      return read.has(file) ? "start" : undefined;
    },
  });
  await built.close();
  const written = new Set(output.map(({ fileName }) => fileName));
  for (const name of readdirSync(dist))
    if (/^cli-.+\.js$/.test(name) && !written.has(name)) rmSync(join(dist, name));
}
