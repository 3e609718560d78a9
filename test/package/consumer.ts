import { execFile } from "node:child_process";
import { cp, readFile, symlink, writeFile } from "node:fs/promises";
import { join } from "node:path";
import { fileURLToPath, pathToFileURL } from "node:url";
import { isDeepStrictEqual, promisify } from "node:util";
import { devTool } from "../../docs/generate/devTool.ts";
import { entryPoints, importName } from "../../docs/generate/entryPoints.ts";
import { words } from "../../src/entries/schema/words.ts";

const run = promisify(execFile);
const here = fileURLToPath(new URL(".", import.meta.url));
const root = join(here, "../..");

/** A folder in which the tarball is installed, and the fake account that its programs call. */
export interface Consumer {
  readonly folder: string;
  /** How many orders have arrived. */
  orders(): number;
  readonly env: NodeJS.ProcessEnv;
  close(): Promise<void>;
}

/** What `esm.mjs` and `cjs.cjs` print when all went well. */
export const consumerLines = [
  "typed client",
  "forwarder",
  "mapping entry",
  "ready rules",
  "webhook",
  "error guard",
];

/** Copies the programs next to the installed package, and serves the account that is in the package. */
export async function startConsumer(folder: string, modules: string): Promise<Consumer> {
  // The optional peers of two entries; everything else must work without any other package.
  for (const peer of ["msw", "zod"]) {
    await symlink(join(modules, peer), join(folder, "node_modules", peer), "junction");
  }
  await cp(join(here, "consumers"), folder, { recursive: true });
  const { createFakeAccount, serveFakeAccount } = await import(
    pathToFileURL(join(folder, "node_modules/baselinker-sdk/dist/fake.js")).href
  );
  const account = createFakeAccount({ statuses: [{ id: 1, name: "New" }] });
  const server = await serveFakeAccount(account);
  return {
    folder,
    orders: () => account.orders.length,
    env: { ...process.env, FAKE_URL: server.url, FAKE_TOKEN: account.token, NO_COLOR: "1" },
    close: () => server.close(),
  };
}

/** Runs one program; it must print a line for each of `lines`, and at least one order must arrive. */
export async function callPackage(
  consumer: Consumer,
  command: string,
  args: readonly string[],
  lines: readonly string[],
): Promise<void> {
  const before = consumer.orders();
  const { folder, env } = consumer;
  const { stdout, stderr } = await run(command, [...args], { cwd: folder, env, timeout: 120_000 });
  for (const line of lines) {
    if (!stdout.includes(`ok: ${line}`)) throw new Error(`no "ok: ${line}" in:\n${stdout}${stderr}`);
  }
  if (consumer.orders() === before) throw new Error("no order arrived");
}

/** Imports and requires each entry, which must give the same names both ways. */
export async function loadEntries({ folder }: Consumer): Promise<void> {
  const names = Object.keys(entryPoints).map(importName);
  await run(process.execPath, ["entries.mjs", ...names], { cwd: folder });
}

/** The build puts the words into their entry, as the sources compute them. */
export async function compareWords({ folder }: Consumer): Promise<void> {
  for (const file of ["words.js", "words.cjs"]) {
    const path = join(folder, "node_modules/baselinker-sdk/dist/schema", file);
    const built = await import(pathToFileURL(path).href);
    if (!isDeepStrictEqual(built.words, words))
      throw new Error(`${file} has not the words of the declarations`);
  }
}

export async function typeCheckConsumer(
  { folder }: Consumer,
  module: string,
  extension: string,
  /** Without it, that of `module`. */ moduleResolution?: string,
  compiler = devTool(root, "typescript", "tsc"),
): Promise<void> {
  const name = `consumer.${extension}`;
  const entries = Object.keys(entryPoints).map((entry) => `import type {} from "${importName(entry)}";\n`);
  const typed = await readFile(join(folder, "typed.ts"), "utf8");
  await writeFile(join(folder, name), typed + entries.join("") + readyRules(module, extension));
  const compilerOptions = {
    module,
    moduleResolution,
    target: "es2022",
    lib: ["es2022", "dom", "dom.iterable"],
    // Neither Node's types nor any other package's: what we declare must be complete on its own.
    types: [],
    strict: true,
    resolveJsonModule: true,
    skipLibCheck: false,
    // What users export must be possible to write into declarations of theirs.
    declaration: true,
    noEmit: true,
    // The declarations of msw and zod do not compile there.
    ...(moduleResolution === "node10" ? { esModuleInterop: true, skipLibCheck: true } : {}),
  };
  await writeFile(join(folder, "tsconfig.json"), JSON.stringify({ compilerOptions, files: [name] }));
  await run(process.execPath, [compiler], { cwd: folder });
}

/** A program that writes the type of all that it exports, as `isolatedDeclarations` wants it. */
export async function typeCheckIsolated({ folder }: Consumer): Promise<void> {
  const compilerOptions = {
    module: "nodenext",
    target: "es2022",
    lib: ["es2022", "dom", "dom.iterable"],
    types: [],
    strict: true,
    declaration: true,
    isolatedDeclarations: true,
    noEmit: true,
  };
  await writeFile(join(folder, "tsconfig.json"), JSON.stringify({ compilerOptions, files: ["isolated.ts"] }));
  await run(process.execPath, [devTool(root, "typescript", "tsc")], { cwd: folder });
}

/** Ready rules, imported as each kind of module has it. */
function readyRules(module: string, extension: string): string {
  const path = '"baselinker-sdk/rules/tilda-cart.json"';
  const attribute = module === "nodenext" || module === "esnext" ? ' with { type: "json" }' : "";
  const from = extension === "cts" ? `= require(${path})` : `from ${path}${attribute}`;
  const use =
    'export const ready: "order" | "skip" | "error" = createMapper(parseRules(tildaCart)).map({}, { receivedAt: new Date(0) }).status;';
  return `import tildaCart ${from};\nimport { parseRules } from "baselinker-sdk/mapping";\n${use}\n`;
}
