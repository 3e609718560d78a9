import { createRequire } from "node:module";

/** Loads each entry as ESM and as CommonJS. */
const require = createRequire(import.meta.url);

for (const name of process.argv.slice(2)) {
  const imported = Object.keys(await import(name)).sort();
  const required = Object.keys(require(name)).sort();
  if (imported.length === 0) throw new Error(`${name} exports nothing`);
  if (imported.join() !== required.join())
    throw new Error(`${name} exports ${imported.join()} to import, but ${required.join()} to require`);
}
