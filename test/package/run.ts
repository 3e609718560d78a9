import { deepEqual } from "node:assert/strict";
import { execFile, spawn } from "node:child_process";
import { mkdir, mkdtemp, readdir, readFile, rm, symlink } from "node:fs/promises";
import { createRequire } from "node:module";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { fileURLToPath, pathToFileURL } from "node:url";
import { promisify } from "node:util";
import { runNpm } from "../../docs/generate/runNpm.ts";
import { runReadme } from "../docs/readmeExamples.ts";
import { freePort } from "../support/freePort.ts";
import { addToClient } from "./agent.ts";
import {
  type Consumer,
  callPackage,
  compareWords,
  consumerLines,
  loadEntries,
  startConsumer,
  typeCheckConsumer,
  typeCheckIsolated,
} from "./consumer.ts";
import { runEveryCommand } from "./everyCommand.ts";
import { listedNames, publicNames } from "./publicNames.ts";
import { lookAtLeads } from "./studio.ts";
import { installTarball, packTarball } from "./tarball.ts";
import { unnamedTypes } from "./unnamedTypes.ts";

/**
 * Packs the package as npm would publish it, installs the tarball in an empty folder and calls it as
 * users do, on every runtime that we promise. Each consumer talks real HTTP to the packed fake account.
 */
const run = promisify(execFile);
const here = fileURLToPath(new URL(".", import.meta.url));
const root = join(here, "../..");
const modules = join(here, "node_modules");
const bin = join(modules, ".bin");

/** Types that a user's declarations can neither name nor write out, each with its reason. At most three. */
const withoutName: readonly string[] = [
  // The fields of any method, which are made of fields: no alias can be written out that is made of itself.
  "Fields",
];

const folder = await mkdtemp(join(tmpdir(), "baselinker-sdk-package-"));
let passed = 0;
let failed = 0;

try {
  await main();
} finally {
  await rm(folder, { recursive: true, force: true });
}
console.log(`${passed} passed, ${failed} failed`);
process.exitCode = failed === 0 && passed > 0 ? 0 : 1;

async function main(): Promise<void> {
  const tarball = await packTarball(root, folder);
  await installTarball(tarball, folder);
  const consumer = await startConsumer(folder, modules);
  const oldest = join(modules, "node-oldest/bin/node");
  const deno = ["run", "--allow-net", "--allow-env", "--no-lock", "--node-modules-dir=manual"];
  const jest = [join(modules, "jest/bin/jest.js"), "--rootDir", folder];
  try {
    await attempt("every entry, imported and required", () => loadEntries(consumer));
    await attempt("the names of the list, in the declarations", compareNames);
    await attempt("the words of every method and field", () => compareWords(consumer));
    await attempt("CommonJS in lines that a stack trace can name", checkLines);
    await check("ESM on the development Node", process.execPath, ["esm.mjs"], consumerLines);
    await check("CommonJS on the development Node", process.execPath, ["cjs.cjs"], consumerLines);
    await check("ESM on Node 22.13", oldest, ["esm.mjs"], consumerLines);
    await check("CommonJS on Node 22.13", oldest, ["cjs.cjs"], consumerLines);
    await check("ESM on Bun", join(bin, "bun"), ["esm.mjs"], consumerLines);
    await check("CommonJS on Bun", join(bin, "bun"), ["cjs.cjs"], consumerLines);
    await check("ESM on Deno", join(bin, "deno"), [...deno, "esm.mjs"], consumerLines);
    await check("Jest 30 with its default configuration", process.execPath, jest, []);
    await onWorkerd(consumer);
    await attempt("npx baselinker-sdk fake, asked with curl, and the README on Node 22.13", () =>
      readReadme(oldest),
    );
    await attempt("every command, in a pipe and in a pseudo-terminal", () =>
      runEveryCommand(join(folder, "node_modules/baselinker-sdk/dist/cli.js"), join(folder, "commands")),
    );
    await attempt("mcp, added to a client as docs/mcp.md says", () => addToClient(folder, consumer.env));
    await attempt("studio in an empty folder: the page, its chunks, a sample lead", () =>
      lookAtLeads(folder),
    );
    await attempt("the tests of the command line", runCommandTests);
    await attempt("TypeScript 5.7, module node16, .mts, skipLibCheck off", () =>
      typeCheckConsumer(consumer, "node16", "mts", undefined, join(modules, "typescript-oldest/bin/tsc")),
    );
    await attempt("TypeScript 5.7, module resolution node10, .ts", () =>
      typeCheckConsumer(consumer, "commonjs", "ts", "node10", join(modules, "typescript-oldest/bin/tsc")),
    );
    await attempt("TypeScript, module resolution of bundlers, .ts, skipLibCheck off", () =>
      typeCheckConsumer(consumer, "esnext", "ts", "bundler"),
    );
    for (const module of ["node16", "nodenext"]) {
      for (const extension of ["mts", "cts"]) {
        await attempt(`TypeScript, module ${module}, .${extension}, skipLibCheck off`, () =>
          typeCheckConsumer(consumer, module, extension),
        );
      }
    }
    await attempt("TypeScript, every member exported under declaration", nameTypes);
    await attempt("TypeScript, isolatedDeclarations", () => typeCheckIsolated(consumer));
    await attempt("msw 2.0 and zod 3.25", onOldestPeers);
    await attempt("npm install next to zod 3.23 and msw 2", () => resolvePeers(tarball.path));
  } finally {
    await consumer.close();
  }

  function check(name: string, command: string, args: string[], lines: readonly string[]): Promise<void> {
    return attempt(name, () => callPackage(consumer, command, args, lines));
  }
}

/** Declarations that are built do not say which of their names exist at run time; importing the entry does. */
async function compareNames(): Promise<void> {
  const dist = join(folder, "node_modules/baselinker-sdk/dist");
  for (const [entry, { values, types }] of Object.entries(listedNames)) {
    const { default: _, ...imported } = await import(pathToFileURL(join(dist, `${entry}.js`)).href);
    deepEqual(Object.keys(imported).toSorted(), values, entry);
    const declared = publicNames(join(dist, `${entry}.d.cts`));
    deepEqual([...declared.values, ...declared.types].toSorted(), [...values, ...types].toSorted(), entry);
  }
}

async function nameTypes(): Promise<void> {
  const found = await unnamedTypes(folder);
  const lines = found
    .filter(({ name }) => !withoutName.includes(name))
    .map(({ name, members }) => `${name}: ${members.join(", ")}`);
  if (lines.length > 0)
    throw new Error(`An exported alias in place of the interface is written out.\n${lines.join("\n")}`);
  deepEqual(
    found.map(({ name }) => name),
    withoutName,
    "a type has a name by now",
  );
}

/** Where a program ends with an error, Node shows the whole line that it is from. */
async function checkLines(): Promise<void> {
  const dist = join(folder, "node_modules/baselinker-sdk/dist");
  const files = (await readdir(dist, { recursive: true })).filter((name) => name.endsWith(".cjs"));
  const long: string[] = [];
  for (const file of files) {
    const lines = (await readFile(join(dist, file), "utf8")).split("\n");
    if (lines.some((line) => line.length > 1_000)) long.push(file);
  }
  if (files.length < 20) throw new Error(`dist has only ${files.length} CommonJS files`);
  deepEqual(long, []);
}

/** With the oldest peers that the package takes, in place of the newest. */
async function onOldestPeers(): Promise<void> {
  for (const peer of ["msw", "zod"]) {
    const link = join(folder, "node_modules", peer);
    await rm(link);
    await symlink(join(modules, `${peer}-oldest`), link, "junction");
  }
  const { stdout } = await run(process.execPath, ["peers.mjs"], { cwd: folder });
  deepEqual(stdout.trim().split("\n"), ["an order through msw", "zod 4"]);
}

/** npm refuses what does not fit a peer. It only resolves: nothing is downloaded. */
async function resolvePeers(tarball: string): Promise<void> {
  const project = join(folder, "peers");
  await mkdir(project);
  const args = ["install", "--package-lock-only", "--ignore-scripts", "--no-audit", "--no-fund"];
  await runNpm([...args, tarball, "zod@3.23.8", "msw@2"], { cwd: project });
}

async function onWorkerd({ env }: Consumer): Promise<void> {
  await attempt("workerd, bundled with esbuild", async () => {
    const { build } = await import("esbuild");
    await build({
      entryPoints: [join(folder, "worker.mjs")],
      bundle: true,
      format: "esm",
      conditions: ["workerd", "worker", "browser"],
      outfile: join(folder, "worker.bundle.mjs"),
      logLevel: "silent",
    });
    const { Miniflare } = createRequire(join(modules, "x.js"))("miniflare");
    const miniflare = new Miniflare({
      modules: true,
      script: await readFile(join(folder, "worker.bundle.mjs"), "utf8"),
      compatibilityDate: "2026-06-01",
      bindings: { FAKE_URL: env.FAKE_URL ?? "", FAKE_TOKEN: env.FAKE_TOKEN ?? "" },
    });
    try {
      const response = await miniflare.dispatchFetch("http://edge.example/", {
        method: "POST",
        body: JSON.stringify({ Email: "edge@example.com" }),
      });
      const text = await response.text();
      if (!/"id":\d+/.test(text)) throw new Error(`the worker answered ${response.status}: ${text}`);
      const hook = await miniflare.dispatchFetch("http://edge.example/hook", {
        method: "POST",
        headers: { "content-type": "application/json", "webhook-id": "msg_1" },
        body: JSON.stringify({ Email: "hook@example.com" }),
      });
      const answer = await hook.text();
      if (!/"success"/.test(answer)) throw new Error(`the webhook answered ${hook.status}: ${answer}`);
    } finally {
      await miniflare.dispose();
    }
  });
}

/** From the fake account of a terminal, ended with Ctrl+C, to the last example of the README. */
async function readReadme(node: string): Promise<void> {
  const fake = spawn("npx", ["--no", "baselinker-sdk", "fake"], { cwd: folder, detached: true });
  const ended = new Promise<void>((resolve) => fake.once("exit", () => resolve()));
  try {
    // Read to the end: it logs each request, and ends where no one reads that.
    const printed = await new Promise<string>((resolve) => {
      let text = "";
      fake.stdout.on("data", (chunk) => {
        text += String(chunk);
        if (/curl .*\n/.test(text)) resolve(text);
      });
      void ended.then(() => resolve(text));
    });
    const url = /URL +(\S+)/.exec(printed)?.[1] ?? "";
    const token = /Token +(\S+)/.exec(printed)?.[1] ?? "";
    const args = ["-sS", "-H", `X-BLToken: ${token}`, "-d", "method=getOrderStatusList", url];
    const { stdout } = await run("curl", args);
    if (!/"status":"SUCCESS".*"statuses"/.test(stdout)) throw new Error(`curl printed: ${stdout}`);
    const steps = await runReadme({ folder, node, url, token, port: await freePort() });
    const names = steps.map(({ name }) => name);
    // Each fake account of the command has order ids of its own.
    const withoutIds = (text: string) => text.replace(/\b\d{7,}\b/g, "id");
    deepEqual(
      steps.map(({ printed }) => withoutIds(printed)),
      steps.map(({ shown }) => withoutIds(shown)),
      names.join(", "),
    );
    if (steps.length < 5) throw new Error(`only ${names.join(", ")} ran`);
  } finally {
    // To the whole group, as a terminal does: npx has a child of its own.
    if (fake.pid !== undefined) process.kill(-fake.pid, "SIGINT");
    await ended;
  }
}

/** The tests of the command line, on the one that was packed and installed. */
async function runCommandTests(): Promise<void> {
  const cli = join(folder, "node_modules/baselinker-sdk/dist/cli.js");
  const names = [
    "ruleCommands",
    "ruleTools",
    "delivery",
    "doctor",
    "servers",
    "badInput",
    "languages",
    "results",
    "mcp/mcp",
    "mcp/http",
  ];
  const files = names.map((name) => `test/apps/cli/${name}.test.ts`);
  await run(process.execPath, [join(root, "node_modules/vitest/vitest.mjs"), "run", ...files], {
    cwd: root,
    env: { ...process.env, BASELINKER_CLI: cli },
  });
}

async function attempt(name: string, action: () => Promise<void>): Promise<void> {
  try {
    await action();
    passed += 1;
    console.log(`ok   ${name}`);
  } catch (error) {
    failed += 1;
    const output = error instanceof Error && "stdout" in error ? `\n${String(error.stdout)}` : "";
    console.log(`FAIL ${name}\n${error instanceof Error ? error.message : String(error)}${output}`);
  }
}
