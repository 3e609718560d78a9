import { execFile } from "node:child_process";
import { readdirSync, readFileSync } from "node:fs";
import { mkdir, mkdtemp, rm, symlink, writeFile } from "node:fs/promises";
import { createRequire } from "node:module";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { fileURLToPath } from "node:url";
import { promisify } from "node:util";
import { gzipSync } from "node:zlib";
import { build } from "esbuild";
import { importName, languageTags } from "../../docs/generate/entryPoints.ts";

/**
 * Prints what the package costs its users: bytes in a bundle, and time to type-check next to named rivals and an empty
 * file in the same run. Exits with 1 where a limit of bytes or type instantiations is passed; times are for reading,
 * since they depend on the machine. What an import costs is measured by `npm run bench -- import`.
 */
const run = promisify(execFile);
const here = fileURLToPath(new URL(".", import.meta.url));
const root = join(here, "../..");
const folder = await mkdtemp(join(tmpdir(), "baselinker-sdk-size-"));

try {
  await mkdir(join(folder, "node_modules"), { recursive: true });
  await symlink(root, join(folder, "node_modules/baselinker-sdk"));
  for (const name of ["openai", "stripe", "msw"]) {
    await symlink(join(here, "node_modules", name), join(folder, "node_modules", name));
  }
  await symlink(join(root, "node_modules/@types"), join(folder, "node_modules/@types"));
  await printBytes();
  printFiles();
  printStudio();
  await printTypes();
} finally {
  await rm(folder, { recursive: true, force: true });
}

async function printBytes(): Promise<void> {
  // Cyrillic letters are two bytes each.
  const mostOfLanguages: Readonly<Record<string, number>> = { uk: 24_000, pl: 19_650 };
  // `goal` is what we want to reach, `most` what CI lets pass: a little above what it is now.
  const rows = [
    {
      what: "baselinker-sdk, everything",
      code: 'export * from "baselinker-sdk"',
      goal: 75_000,
      most: 161_700,
    },
    {
      what: "baselinker-sdk, the client alone",
      code: 'export { Baselinker } from "baselinker-sdk"',
      goal: 36_000,
      most: 20_700,
    },
    {
      what: "baselinker-sdk, one error class",
      // esbuild puts what declarations and rules share (shapes, fields of an order) into a file that loads at once,
      // whatever a program uses of it; without code that loads on demand it is 350.
      code: 'export { ApiError } from "baselinker-sdk"',
      goal: 350,
      most: 600,
    },
    {
      what: "baselinker-sdk, client and forwarder",
      code: 'export { Baselinker, createForwarder } from "baselinker-sdk"',
      goal: 120_000,
      most: 139_400,
    },
    {
      what: "baselinker-sdk/mapping, everything",
      code: 'export * from "baselinker-sdk/mapping"',
      goal: 25_000,
      most: 84_400,
    },
    {
      what: "baselinker-sdk/mapping, createMapper alone",
      code: 'export { createMapper } from "baselinker-sdk/mapping"',
      goal: 25_000,
      most: 81_400,
    },
    {
      what: "baselinker-sdk/rule-tools, everything",
      code: 'export * from "baselinker-sdk/rule-tools"',
      goal: 110_000,
      most: 116_300,
    },
    {
      what: "baselinker-sdk/schema, everything",
      code: 'export * from "baselinker-sdk/schema"',
      goal: 25_000,
      most: 17_000,
    },
    {
      what: "baselinker-sdk/schema/words, everything",
      code: 'export * from "baselinker-sdk/schema/words"',
      goal: 36_000,
      most: 30_000,
    },
    {
      what: "baselinker-sdk/webhook, everything",
      code: 'export * from "baselinker-sdk/webhook"',
      goal: 15_000,
      most: 18_300,
    },
    ...languageTags.map((tag) => ({
      what: `baselinker-sdk/mapping/${tag}, everything`,
      code: `export * from "baselinker-sdk/mapping/${tag}"`,
      goal: 15_000,
      most: mostOfLanguages[tag] ?? 24_000,
    })),
    {
      what: "baselinker-sdk/fake, everything",
      // The client is in it, for `account.client()`.
      code: 'export * from "baselinker-sdk/fake"',
      goal: 50_000,
      most: 64_000,
    },
    {
      what: "baselinker-sdk/msw, without msw",
      code: 'export * from "baselinker-sdk/msw"',
      goal: 2_200,
      most: 2_300,
    },
  ];
  console.log("Bytes, minified and gzipped with esbuild: what loads at once, and with what loads on demand");
  for (const { what, code, goal, most } of rows) {
    const { atOnce, all } = await bundled(code);
    const verdict = atOnce <= goal ? "" : `  OVER THE GOAL by ${Math.round((atOnce / goal - 1) * 100)} %`;
    const refusal = atOnce > most ? `  FAILED: more than the ${most} that pass` : "";
    if (refusal !== "") process.exitCode = 1;
    const columns = [String(atOnce).padStart(7), String(all).padStart(7)].join("  ");
    console.log(`  ${what.padEnd(44)} ${columns}  (goal ${goal})${verdict}${refusal}`);
  }
}

/** Bytes of what an import loads, and of that with all that it can load later. */
async function bundled(contents: string): Promise<{ atOnce: number; all: number }> {
  const result = await build({
    stdin: { contents, resolveDir: folder },
    bundle: true,
    minify: true,
    write: false,
    splitting: true,
    outdir: "out",
    absWorkingDir: folder,
    metafile: true,
    format: "esm",
    platform: "browser",
    target: "es2022",
    external: ["msw", "zod", "node:*"],
    logLevel: "error",
  });
  const { outputs } = result.metafile;
  const first = Object.keys(outputs).find((path) => outputs[path]?.entryPoint === "<stdin>");
  const loaded = new Set<string>();
  const open = first === undefined ? [] : [first];
  for (let path = open.pop(); path !== undefined; path = open.pop()) {
    if (loaded.has(path)) continue;
    loaded.add(path);
    for (const { path: next, kind } of outputs[path]?.imports ?? []) {
      if (kind === "import-statement") open.push(next);
    }
  }
  const zipped = (files: typeof result.outputFiles) =>
    gzipSync(Buffer.concat(files.map(({ contents: bytes }) => bytes)), { level: 9 }).length;
  const atOnce = result.outputFiles.filter(({ path }) => [...loaded].some((each) => path.endsWith(each)));
  return { atOnce: zipped(atOnce), all: zipped(result.outputFiles) };
}

/** What Node reads at an import of the built package, which is nearly all that the import takes. */
function printFiles(): void {
  console.log("Files that an import reads, and the characters in them");
  for (const [name, maxFiles, maxCharacters] of [
    ["index", 5, 812_000],
    ["mapping", 4, 435_000],
    ["webhook", 3, 210_000],
  ] as const) {
    const files = [...filesOf(join(root, "dist", `${name}.js`))];
    const characters = files.reduce((sum, file) => sum + readFileSync(file, "utf8").length, 0);
    const isTooMuch = files.length > maxFiles || characters > maxCharacters;
    if (isTooMuch) process.exitCode = 1;
    const refusal = isTooMuch ? `  FAILED: more than the ${maxFiles} and ${maxCharacters} that pass` : "";
    console.log(
      `  ${importName(name).padEnd(44)} ${String(files.length).padStart(7)}  ${characters}${refusal}`,
    );
  }
}

/** A built file, and all that it imports. */
function filesOf(path: string): ReadonlySet<string> {
  const found = new Set([path]);
  // A set that grows is gone through to its end.
  for (const file of found) {
    for (const [, next = ""] of readFileSync(file, "utf8").matchAll(/^(?:import|export) .*'(\..+)';$/gm))
      found.add(join(file, "..", next));
  }
  return found;
}

/** The page of `studio` as it was built: what its first screen loads, and all that it can load. */
function printStudio(): void {
  const built = join(root, "dist/studio");
  const texts = new Map(readdirSync(built).map((name) => [name, readFileSync(join(built, name), "utf8")]));
  const first = new Set(["index.html", "app.css", "app.js"]);
  for (const name of first) {
    // Without those that are loaded later: `import("./Rules-1.js")`.
    for (const [, next = ""] of texts.get(name)?.matchAll(/\b(?:from|import)\s*"\.\/([\w-]+\.js)"/g) ?? [])
      first.add(next);
  }
  const zipped = (names: Iterable<string>) =>
    [...names].reduce((sum, name) => sum + gzipSync(texts.get(name) ?? "", { level: 9 }).length, 0);
  console.log("Bytes of the page of studio, each file gzipped");
  for (const [what, bytes, most] of [
    ["its first screen", zipped(first), 45_000],
    ["all of its files", zipped(texts.keys()), 180_000],
  ] as const) {
    if (bytes > most) process.exitCode = 1;
    const refusal = bytes > most ? `  FAILED: more than the ${most} that pass` : "";
    console.log(`  ${what.padEnd(44)} ${String(bytes).padStart(7)}  (at most ${most})${refusal}`);
  }
}

async function printTypes(): Promise<void> {
  // Of one call, which takes 2,225. Editors make them again after each key.
  const maxInstantiations = 2_400;
  const consumers = {
    "an empty file": "export {};",
    "baselinker-sdk, one call":
      'import { Baselinker } from "baselinker-sdk"; export const order = new Baselinker({ token: "t" }).addOrder({ order_status_id: 1, date_add: 1 });',
    "stripe, one call":
      'import Stripe from "stripe"; export const customer = new Stripe("k").customers.create({ name: "A" });',
    "openai, one call":
      'import OpenAI from "openai"; export const reply = new OpenAI({ apiKey: "k" }).models.list();',
  };
  console.log("Type check of one file, median of 5 runs (tsc --extendedDiagnostics)");
  const tsc = createRequire(join(root, "package.json")).resolve("typescript/bin/tsc");
  for (const [what, code] of Object.entries(consumers)) {
    await writeFile(join(folder, "consumer.mts"), code);
    const args = ["--noEmit", "--strict", "--skipLibCheck", "--target", "es2022", "--module", "nodenext"];
    const flags = [
      "--lib",
      "es2022,dom,dom.iterable",
      "--types",
      "node",
      "--ignoreConfig",
      "--extendedDiagnostics",
    ];
    const seconds: number[] = [];
    let instantiations = "";
    for (let round = 0; round < 5; round += 1) {
      const { stdout } = await run(process.execPath, [tsc, ...args, ...flags, "consumer.mts"], {
        cwd: folder,
      });
      seconds.push(Number(/Total time:\s+([\d.]+)s/.exec(stdout)?.[1]));
      instantiations = /Instantiations:\s+(\d+)/.exec(stdout)?.[1] ?? "?";
    }
    const isTooMany = what.startsWith("baselinker-sdk") && Number(instantiations) > maxInstantiations;
    if (isTooMany) process.exitCode = 1;
    console.log(
      `  ${what.padEnd(44)} ${median(seconds).toFixed(2).padStart(7)} s  ${instantiations} instantiations${
        isTooMany ? `  FAILED: more than the ${maxInstantiations} that pass` : ""
      }`,
    );
  }
}

function median(values: readonly number[]): number {
  return [...values].sort((a, b) => a - b)[Math.floor(values.length / 2)] ?? Number.NaN;
}
