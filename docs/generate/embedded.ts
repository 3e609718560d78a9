import { pathToFileURL } from "node:url";
import { Worker } from "node:worker_threads";
import type { Plugin } from "esbuild";

/** Another text for a file that an embedded module reads. */
export interface EditedFile {
  readonly path: string;
  readonly text: string;
}

/**
 * Bundles of each module named `*.embedded.ts` the values that it exports, in place of the code that computes them. A
 * bundle then has what was read from other files, and reads none.
 */
export function embeddedPlugin(): Plugin {
  // A build in two formats asks twice, and some values take seconds.
  const known = new Map<string, Promise<string>>();
  return {
    name: "embedded",
    setup(build) {
      build.onLoad({ filter: /\.embedded\.ts$/ }, async ({ path }) => {
        const code = known.get(path) ?? embeddedCode(path);
        known.set(path, code);
        return { contents: await code, loader: "js" };
      });
    },
  };
}

/**
 * The code of an embedded module with its values in it, which must be JSON.
 *
 * @param edited - a file that the module finds with another text
 */
export async function embeddedCode(path: string, edited?: EditedFile): Promise<string> {
  const values = await valuesOf(path, edited);
  return Object.entries(values)
    .map(([name, value]) => `export const ${name} = ${JSON.stringify(value)};\n`)
    .join("");
}

/** In a thread of its own, where nothing was loaded before and an edited file is in no one's way. */
function valuesOf(path: string, edited: EditedFile | undefined): Promise<object> {
  return new Promise((resolve, reject) => {
    const worker = new Worker(new URL("./embeddedValues.ts", import.meta.url), {
      workerData: { module: pathToFileURL(path).href, edited },
      execArgv: [],
    });
    worker.once("message", resolve);
    worker.once("error", reject);
  });
}
