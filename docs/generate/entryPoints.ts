/**
 * What users import and what they run, written once. The build, the search for unused code, the reference, the
 * notices, the list of bundled packages and the tests read it; a test compares it with package.json and
 * tsconfig.json. A new entry is one line here and its place in the `exports` of package.json.
 */
export interface EntryPoint {
  /** The file that it is built from. */
  readonly source: `src/${string}index.ts`;
  /** A store or a limiter on an engine: it needs Node, and may use everything up to the forwarder. */
  readonly engine?: true;
}

/** By the name of the built file. `index` is the package itself, `redis` is `baselinker-sdk/redis`. */
export const entryPoints: Readonly<Record<string, EntryPoint>> = {
  index: { source: "src/index.ts" },
  mapping: { source: "src/mapping/index.ts" },
  msw: { source: "src/msw/index.ts" },
  redis: { source: "src/redis/index.ts", engine: true },
  sqlite: { source: "src/sqlite/index.ts", engine: true },
};

/** The programs of the package: the name of the built file, and the one that it is built from. */
export const commands: Readonly<Record<string, string>> = { cli: "src/cli/cli.ts" };

/** Packages that the build puts into `dist`, so that users install nothing else with ours. */
export const bundledPackages: readonly string[] = ["ky", "p-retry", "is-network-error"];

/** The name by which users import an entry: `baselinker-sdk/redis`. */
export function importName(entry: string): string {
  return entry === "index" ? "baselinker-sdk" : `baselinker-sdk/${entry}`;
}

/** The file that each entry is built from. */
export function entrySources(): Record<string, string> {
  return Object.fromEntries(Object.entries(entryPoints).map(([entry, { source }]) => [entry, source]));
}
