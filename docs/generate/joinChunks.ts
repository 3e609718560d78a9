import { readdirSync, readFileSync, rmSync } from "node:fs";
import { join } from "node:path";
import { type GetModuleInfo, type InputOptions, type Plugin, rollup } from "rollup";
import { entryPoints, languageTags } from "./entryPoints.ts";
import { functionsLast } from "./functionsLast.ts";
import { internalFolder, internalSources } from "./internalSources.ts";

/**
 * Puts files of the built ESM together. esbuild makes one for every set of entries that share something, and an import
 * of the root would read 35 of them; each costs as much as 20 kB of code. They become five, by who loads them anyway:
 * no entry gets much that it does not need, and none a package that it does not import.
 */
export async function joinChunks(dist: string): Promise<void> {
  const files = (names: readonly string[]) =>
    Object.fromEntries(names.map((name) => [name, join(dist, `${name}.js`)]));
  const entries = files(Object.keys(entryPoints));
  const internal = Object.keys(internalSources());
  const input = {
    ...entries,
    ...Object.fromEntries(internal.map((name) => [name, join(dist, `${name}.js`) + commandMark])),
  };
  const options: InputOptions = {
    input,
    external: [/^node:/, ...peers],
    // A file with side effects stays alone, so these are asked for by their own entries only.
    treeshake: { moduleSideEffects: (id) => peers.includes(id) },
    // For example that two of the files import each other.
    onwarn: ({ message }) => {
      throw new Error(`The files of the build cannot be joined: ${message}`);
    },
  };
  const loaders = await loadersOf(entries, options);
  const order: Plugin = {
    name: "functions-last",
    renderChunk: (code) => ({ code: functionsLast(code), map: null }),
  };
  const built = await rollup({
    ...options,
    plugins: [copyForCommand(loaders), copyForCalls(loaders), order],
  });
  const { output } = await built.write({
    dir: dist,
    format: "es",
    // What only the command loads is bundled into it.
    chunkFileNames: ({ moduleIds }) =>
      moduleIds.every((id) => id.endsWith(commandMark)) ? `${internalFolder}/[hash].js` : "chunk-[hash].js",
    // A file that only gives on what another has stays one, or the other would become a part of it.
    experimentalMinChunkSize: 0,
    hoistTransitiveImports: false,
    minifyInternalExports: false,
    onlyExplicitManualChunks: true,
    manualChunks: (file, { getModuleInfo }) =>
      isJoined(file, loaders, getModuleInfo) ? joinedFileOf(loaders.atOnce.get(file) ?? []) : undefined,
  });
  await built.close();
  const written = new Set(output.map(({ fileName }) => fileName));
  for (const file of readdirSync(dist, { recursive: true, encoding: "utf8" })) {
    if (file.endsWith(".js") && !written.has(file.replaceAll("\\", "/"))) rmSync(join(dist, file));
  }
}

const peers: readonly string[] = ["msw", "zod/v4"];

/** Which entries load a file with their own import, and which files load on demand or with those that do. */
interface Loaders {
  readonly atOnce: ReadonlyMap<string, readonly string[]>;
  readonly onDemand: ReadonlySet<string>;
}

/** What the command loads is left out: it takes the files as they are best for users. */
async function loadersOf(entries: Readonly<Record<string, string>>, options: InputOptions): Promise<Loaders> {
  const atOnce = new Map<string, string[]>();
  const onDemand = new Set<string>();
  const read = (getModuleInfo: GetModuleInfo) => {
    for (const [entry, file] of Object.entries(entries)) {
      for (const loaded of filesWith([file], getModuleInfo)) {
        atOnce.set(loaded, [...(atOnce.get(loaded) ?? []), entry]);
        const later = getModuleInfo(loaded)?.dynamicallyImportedIds ?? [];
        for (const found of filesWith(later, getModuleInfo)) onDemand.add(found);
      }
    }
  };
  const plugin: Plugin = {
    name: "loaders",
    buildEnd() {
      read(this.getModuleInfo);
    },
  };
  await (await rollup({ ...options, input: entries, plugins: [plugin] })).close();
  return { atOnce, onDemand };
}

/** The files, and all that they import. */
function filesWith(files: readonly string[], getModuleInfo: GetModuleInfo): ReadonlySet<string> {
  const found = new Set(files);
  // A set that grows is gone through to its end.
  for (const file of found) for (const next of getModuleInfo(file)?.importedIds ?? []) found.add(next);
  return found;
}

/**
 * What calls load on demand gets copies of the little that the root has of it too, the shapes of fields and those of an
 * order. A bundler would put what both need into a file that loads at once, whatever a program uses of the root: with
 * esbuild one error class would be 800 bytes larger.
 */
function copyForCalls({ atOnce, onDemand }: Loaders): Plugin {
  const isOfRoot = (file: string) => atOnce.get(file)?.includes("index") === true;
  const isOfSchema = (file: string) => isOnlyOf(atOnce.get(file) ?? ["index"], withSchema);
  return {
    name: "copy-for-calls",
    async resolveId(source, importer) {
      if (importer === undefined) return null;
      const isCopy = importer.endsWith(copyMark);
      const from = isCopy ? importer.slice(0, -copyMark.length) : importer;
      const takesCopies = (onDemand.has(from) && !isOfRoot(from)) || isOfSchema(from);
      if (!isCopy && !takesCopies) return null;
      const found = await this.resolve(source, from, { skipSelf: true });
      return found === null || found.external || !isOfRoot(found.id) ? found : found.id + copyMark;
    },
    load(id) {
      if (!id.endsWith(copyMark)) return null;
      const code = readFileSync(id.slice(0, -copyMark.length), "utf8");
      if (code.length > largestCopy)
        throw new Error(`Calls load ${code.length} characters on demand that the root has too (${id}).`);
      return code;
    },
  };
}

const copyMark = "?for-calls";

/** In characters. Programs that make calls load a copy of it. */
const largestCopy = 8_000;

/**
 * The command gets a copy of what one entry alone loads, such as the senders of the webhook. Else that entry would read
 * one file more for the sake of a program that users of the entry do not run.
 */
function copyForCommand({ atOnce, onDemand }: Loaders): Plugin {
  return {
    name: "copy-for-command",
    async resolveId(source, importer) {
      if (importer === undefined) return source.endsWith(commandMark) ? source : null;
      if (!importer.endsWith(commandMark)) return null;
      const found = await this.resolve(source, importer.slice(0, -commandMark.length), { skipSelf: true });
      if (found === null || found.external) return found;
      const isShared = onDemand.has(found.id) || (atOnce.get(found.id)?.length ?? 0) > 1;
      return isShared ? found : found.id + commandMark;
    },
    async load(id) {
      if (!id.endsWith(commandMark)) return null;
      const file = id.slice(0, -commandMark.length);
      // A file that an entry loads keeps what it has, and this one takes it from there.
      if (onDemand.has(file) || (atOnce.get(file)?.length ?? 0) > 1)
        return `export * from ${JSON.stringify(file)};`;
      const code = readFileSync(file, "utf8");
      if (keepsState.test(code) && atOnce.has(file))
        throw new Error(`The command would have two states of one file (${id}).`);
      return code;
    },
  };
}

const commandMark = "?for-command";

/** What a file remembers of others: two copies of it would not know of each other. */
const keepsState = /^(?:var|let|const) \S+ = .*(?:new (?:Weak)?(?:Map|Set)\(\)|Symbol\()/m;

/**
 * What several entries load becomes a part of a joined file, also if the root is none of them and it is small, or a part
 * of the mapper, such as `explain`: unless it imports something that the root does not load, such as a part of Node.
 */
function isJoined(file: string, loaders: Loaders, getModuleInfo: GetModuleInfo): boolean {
  const entries = loaders.atOnce.get(file) ?? [];
  if (entries.length < 2) return false;
  const { code, importedIds = [] } = getModuleInfo(file) ?? {};
  const isSmall = typeof code === "string" && code.length < smallest;
  return (
    entries.includes("index") ||
    isOnlyOf(entries, withMapping) ||
    (isSmall && importedIds.every((imported) => isJoined(imported, loaders, getModuleInfo)))
  );
}

/** In characters. What the root does not load and is larger has a file of its own. */
const smallest = 5_000;

/**
 * The name of the joined file that a file becomes a part of, by the entries that load it. Each imports only those that
 * come after it in `JoinedFile`.
 */
function joinedFileOf(entries: readonly string[]): JoinedFile {
  if (entries.some((entry) => languageTags.some((tag) => entry === `mapping/${tag}`))) return "texts";
  if (isOnlyOf(entries, withRoot)) return "client";
  return isOnlyOf(entries, withMapping) ? "mapper" : "shared";
}

function isOnlyOf(entries: readonly string[], some: readonly string[]): boolean {
  return entries.every((entry) => some.includes(entry));
}

type JoinedFile = "client" | "mapper" | "shared" | "texts";

const withMapping: readonly string[] = ["index", "mapping", "rule-tools"];

/** Entries that load the declarations at once, and with them the copies that those have: they need no second ones. */
const withSchema: readonly string[] = ["schema", "schema/words", "zod"];

/** Entries that are of no use without the root, so what they share with it is loaded anyway. */
const withRoot: readonly string[] = [
  "index",
  "fake",
  "msw",
  ...Object.keys(entryPoints).filter((entry) => entryPoints[entry]?.engine),
];
