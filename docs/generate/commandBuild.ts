import { mkdir, readFile, writeFile } from "node:fs/promises";
import { basename, dirname, join, relative, resolve } from "node:path";
import { type BuildOptions, type BuildResult, build, type Plugin } from "esbuild";
import { embeddedPlugin } from "./embedded.ts";
import { commands, entrySources } from "./entryPoints.ts";
import { internalFolder, internalSources, withDirectImports } from "./internalSources.ts";

/**
 * How the command is built from the sources: ESM for Node alone. The messages in other languages stay the entries that
 * they are: few want them, and each needs a part of its own.
 */
export function commandBuild(root: string): BuildOptions {
  return {
    absWorkingDir: root,
    entryPoints: Object.fromEntries(
      Object.entries(commands).map(([name, source]) => [name, join(root, source)]),
    ),
    outdir: join(root, "dist"),
    bundle: true,
    splitting: true,
    format: "esm",
    platform: "node",
    target: "node22.13",
    chunkNames: "cli-[hash]",
    minify: true,
    charset: "utf8",
    mainFields: ["module", "main"],
    external: ["msw", "@colors/colors/safe"],
    plugins: [
      embeddedPlugin(),
      withoutChildProcess(),
      withoutValidator(),
      withoutLocales(),
      ownZod(),
      someEntriesStayFiles(root),
    ],
    metafile: true,
    logLevel: "warning",
    write: false,
  };
}

/**
 * Builds the command of the package, after the entries: it loads their files for what they have, which would be an eighth
 * of the tarball a second time.
 */
export function buildCommand(root: string): Promise<BuildResult> {
  const options = commandBuild(root);
  const plugins = (options.plugins ?? []).filter(({ name }) => name !== someEntriesStayFiles(root).name);
  return build({ ...options, plugins: [...plugins, entriesStayFiles(root), plainImports()] });
}

/**
 * One build of everything from the sources, without the built entries: as quick as a test needs it. `file` is the
 * command, `program` exports `runProgram` of it.
 */
export async function buildWholeCommand(
  root: string,
  outdir: string,
): Promise<{ readonly file: string; readonly program: string }> {
  const options = commandBuild(root);
  const entryPoints = { ...Object(options.entryPoints), program: join(root, "src/apps/cli/program.ts") };
  const plugins = [embeddedPlugin(), withoutValidator(), withoutLocales()];
  await build({ ...options, entryPoints, plugins, write: true, outdir, minify: false });
  return { file: join(outdir, "cli.js"), program: join(outdir, "program.js") };
}

/** commander starts other programs as commands, which ours has none of; loading what that takes costs each start. */
function withoutChildProcess(): Plugin {
  return {
    name: "without-child-process",
    setup(build) {
      build.onResolve({ filter: /^node:child_process$/ }, ({ importer }) =>
        importer.includes("commander") ? { path: "child_process", namespace: "nothing" } : undefined,
      );
      build.onLoad({ filter: /.*/, namespace: "nothing" }, () => ({ contents: "export default {}" }));
    },
  };
}

/**
 * The protocol's library brings a compiler of JSON Schema (ajv, 154 kB) to check what people answer to a question; we
 * check that ourselves.
 */
function withoutValidator(): Plugin {
  const contents = `export const process = globalThis.process;
export class DefaultJsonSchemaValidator {
  getValidator() { return (data) => ({ valid: true, data, errorMessage: undefined }); }
}`;
  return replaced("without-validator", /^@modelcontextprotocol\/server\/_shims$/, contents);
}

/** Every language of zod (264 kB), of which the command imports the three that it speaks one by one. */
function withoutLocales(): Plugin {
  return replaced("without-locales", /^\.\.\/locales\/index\.js$/, "export {}");
}

/** The protocol's library takes all of zod, other commands a quarter of it: each has its own, or all would load all. */
function ownZod(): Plugin {
  const namespace = "zod-of-the-protocol";
  return {
    name: namespace,
    setup(build) {
      build.onResolve(
        { filter: /^(?:zod\b|\.)/ },
        async ({ path, importer, namespace: from, kind, resolveDir }) => {
          const isFirst = path.startsWith("zod") && importer.includes("@modelcontextprotocol");
          if (from !== namespace && !isFirst) return undefined;
          const { path: found, sideEffects, errors } = await build.resolve(path, { kind, resolveDir });
          return { path: found, sideEffects, errors, namespace };
        },
      );
      build.onLoad({ filter: /.*/, namespace }, async ({ path }) => {
        const contents = await readFile(path, "utf8");
        // The messages of a start are few: to compile a checker for each takes longer than it saves.
        const isCore = path.endsWith(join("core", "core.js"));
        return {
          contents: `${contents}${isCore ? "globalConfig.jitless = true;" : ""}`,
          resolveDir: dirname(path),
        };
      });
    },
  };
}

function replaced(name: string, filter: RegExp, contents: string): Plugin {
  return {
    name,
    setup(build) {
      build.onResolve({ filter }, ({ path }) => ({ path, namespace: name }));
      build.onLoad({ filter: /.*/, namespace: name }, () => ({ contents, loader: "js" }));
    },
  };
}

/**
 * Importing a module of Node reads everything that it exports, and with it loads what no one asked for: all
 * streams with `node:fs`, the three standard streams with `node:process`. Asked for as an object it loads
 * only what is used. And a file with nothing but the bundler's own helpers is imported only where one of them
 * is.
 */
function plainImports(): Plugin {
  return {
    name: "plain-imports",
    setup(build) {
      build.onEnd(async ({ outputFiles = [], metafile }) => {
        const helpers = Object.entries(metafile?.outputs ?? {})
          .filter(([, { inputs }]) => Object.keys(inputs).length === 0)
          .map(([path]) => basename(path));
        for (const { path, text } of outputFiles) {
          await mkdir(dirname(path), { recursive: true });
          await writeFile(path, withoutImportsOf(helpers, withPlainBuiltins(text)));
        }
      });
    },
  };
}

/** The code with each import of a module of Node as an object of the same names. */
export function withPlainBuiltins(code: string): string {
  return code.replace(builtinImport, asObject);
}

/** The code without the imports of these files that take nothing from them. */
export function withoutImportsOf(files: readonly string[], code: string): string {
  return code.replace(/\bimport"\.\/([\w-]+\.js)";/g, (whole, file: string) =>
    files.includes(file) ? "" : whole,
  );
}

/** As the minifier writes it, not as the programs that `init` writes have it in their text. */
const builtinImport = /\bimport(?: ([\w$]+) |\*as ([\w$]+) |(\{[^{}]*\}))from"(node:[\w/]+)"/g;

function asObject(_: string, whole: string | undefined, all: string | undefined, some: string, from: string) {
  return `var ${whole ?? all ?? some.replace(/ as /g, ":")}=process.getBuiltinModule("${from}")`;
}

/**
 * What entries have stays in their files, also what only the command takes of them: a file of `dist/internal` is bundled,
 * and names the files of the entries that have its parts.
 */
function entriesStayFiles(root: string): Plugin {
  const dist = join(root, "dist");
  const internal = new Map(
    Object.entries(internalSources()).map(([name, source]) => [join(root, source), join(dist, `${name}.js`)]),
  );
  const files = new Map(
    Object.entries(entrySources()).map(([name, source]) => [join(root, source), join(dist, `${name}.js`)]),
  );
  return {
    name: "entries-stay-files",
    setup(build) {
      build.onResolve({ filter: /^\.{1,2}\// }, ({ path, resolveDir, kind }) => {
        if (kind === "entry-point" || relative(root, resolveDir).startsWith("node_modules")) return undefined;
        const source = resolve(resolveDir, path);
        const bundled =
          internal.get(source) ?? (source.startsWith(join(dist, internalFolder)) ? source : undefined);
        if (bundled !== undefined) return { path: bundled, sideEffects: false };
        const file = files.get(source) ?? (source.startsWith(join(dist, "/")) ? source : undefined);
        if (file === undefined) return undefined;
        return {
          path: `./${relative(dist, file).replaceAll("\\", "/")}`,
          external: true,
          sideEffects: false,
        };
      });
      build.onLoad({ filter: /\/src\/apps\/.+\.ts$/ }, async ({ path }) => ({
        contents: withDirectImports(await readFile(path, "utf8")),
        loader: "ts",
      }));
      build.onEnd(({ metafile }) => {
        const copies = Object.keys(metafile?.inputs ?? {}).filter((path) => ofEntries.test(path));
        if (copies.length === 0) return undefined;
        return { errors: [{ text: `The command has a copy of what entries have: ${copies.join(", ")}` }] };
      });
    },
  };
}

/** The wings that entries are made of. */
const ofEntries = /^src\/(?:api|client|mapping|rule-tools|forwarding|webhook|testing)\//;

/** What few commands need and is large: languages, and the words of methods. */
function someEntriesStayFiles(root: string): Plugin {
  const files = new Map(
    Object.entries(entrySources())
      .filter(([name]) => name.includes("/"))
      .map(([name, source]) => [join(root, source), `./${name}.js`]),
  );
  return {
    name: "some-entries-stay-files",
    setup(build) {
      build.onResolve({ filter: /^\.{1,2}\// }, ({ path, resolveDir, kind }) => {
        if (kind === "entry-point" || relative(root, resolveDir).startsWith("node_modules")) return undefined;
        const file = files.get(resolve(resolveDir, path));
        return file === undefined ? undefined : { path: file, external: true };
      });
    },
  };
}
