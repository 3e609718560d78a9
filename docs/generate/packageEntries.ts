import { readFileSync, writeFileSync } from "node:fs";
import { fileURLToPath } from "node:url";
import { entryPoints } from "./entryPoints.ts";

/**
 * Writes the entries into the `exports` and `typesVersions` of package.json; what else is published there stays. With
 * `--check` it only compares, and exits with 1 where they differ.
 */
const file = fileURLToPath(new URL("../../package.json", import.meta.url));
const before = readFileSync(file, "utf8");
const manifest: Manifest = JSON.parse(before);
const names = Object.keys(entryPoints);

const exports = {
  ...Object.fromEntries(names.map((name) => [name === "index" ? "." : `./${name}`, conditionsOf(name)])),
  ...Object.fromEntries(Object.entries(manifest.exports).filter(([, target]) => typeof target === "string")),
};
const typesVersions = {
  "*": {
    ...Object.fromEntries(
      names.filter((name) => name !== "index").map((name) => [name, [`./dist/${name}.d.cts`]]),
    ),
    ...Object.fromEntries(
      Object.entries(manifest.typesVersions["*"]).filter(([, [path = ""]]) => !path.endsWith(".d.cts")),
    ),
  },
};

const text = `${JSON.stringify({ ...manifest, exports, typesVersions }, undefined, 2)}\n`;
if (text !== before) {
  if (process.argv.includes("--check")) {
    console.error("The entries in package.json are stale. Run: npm run generate");
    process.exitCode = 1;
  } else {
    writeFileSync(file, text);
  }
}

interface Manifest {
  readonly exports: Readonly<Record<string, unknown>>;
  readonly typesVersions: { readonly "*": Readonly<Record<string, readonly string[]>> };
}

/** TypeScript takes the first condition that fits, so the types come first. */
function conditionsOf(name: string): object {
  return {
    import: { types: `./dist/${name}.d.ts`, default: `./dist/${name}.js` },
    require: { types: `./dist/${name}.d.cts`, default: `./dist/${name}.cjs` },
  };
}
