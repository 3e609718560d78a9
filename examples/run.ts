/**
 * Tries the examples as users do: packs the package (`npm run build` first), copies each example out of the tarball
 * into an empty folder, installs it with the tarball, starts it, sends leads, ends it, and then runs its tests. Versions
 * are those of its lockfile. Two are tried at once, and each prints all that it has to say when it has ended.
 * `node examples/run.ts` for all, or with names: `node examples/run.ts express-webhook workers`.
 */
import { spawn } from "node:child_process";
import { once } from "node:events";
import {
  cpSync,
  existsSync,
  globSync,
  mkdtempSync,
  readdirSync,
  readFileSync,
  rmSync,
  symlinkSync,
  writeFileSync,
} from "node:fs";
import { tmpdir } from "node:os";
import { basename, join } from "node:path";
import { fileURLToPath, pathToFileURL } from "node:url";
import {
  type ExampleProgram,
  type ExampleTools,
  type PackedEntries,
  tryProgram,
} from "../test/package/exampleProgram.ts";
import { installTarball, packTarball } from "../test/package/tarball.ts";

/** What runs the tests of an example, where it is not `node --test test.ts`. */
const tests: Readonly<Record<string, readonly string[]>> = {
  "nestjs-module": ["dist/test.js"],
  workers: ["--test-concurrency=4"],
};

/** The examples that are servers. */
const programs: Readonly<Record<string, ExampleProgram>> = {
  "node-webhook": { sender: "woocommerce" },
  "express-webhook": { sender: "woocommerce" },
  "fastify-webhook": { sender: "woocommerce" },
  "hono-server": { sender: "woocommerce" },
  "nestjs-module": { sender: "woocommerce" },
  "next-route": {
    sender: "shopify",
    headers: { "x-shopify-topic": "orders/create" },
    otherPath: "/webhooks/edge",
  },
};

/** Those that take longest begin first, so that the others are tried next to them. */
const longest = ["workers", "next-route", "nestjs-module"];
const atOnce = 2;
/** A command that takes longer is stopped, and its example has failed. */
const maxCommandMs = 600_000;

const root = fileURLToPath(new URL("..", import.meta.url));
const all = readdirSync(join(root, "examples")).filter((name) =>
  existsSync(join(root, "examples", name, "package.json")),
);
const chosen = process.argv.length > 2 ? process.argv.slice(2) : all;
const unknown = chosen.filter((name) => !all.includes(name));
if (unknown.length > 0)
  throw new Error(`There is no example ${unknown.join(", ")}. Use some of ${all.join(", ")}.`);
if (!existsSync(join(root, "dist/index.js")))
  throw new Error("The package is not built. Run `npm run build` first.");

const folder = mkdtempSync(join(tmpdir(), "baselinker-sdk-examples-"));
try {
  const tarball = await packTarball(root, folder);
  await installTarball(tarball, folder);
  const packed = join(folder, "node_modules/baselinker-sdk/examples");
  // What tests of examples share, where they look for it.
  writeFileSync(join(folder, "package.json"), JSON.stringify({ private: true, type: "module" }));
  cpSync(join(root, "examples/everySender.ts"), join(folder, "examples/everySender.ts"));
  for (const shared of ["src", "test"]) symlinkSync(join(root, shared), join(folder, shared), "junction");
  const entry = (name: string) => import(pathToFileURL(join(packed, "../dist", `${name}.js`)).href);
  const entries: PackedEntries = { fake: await entry("fake"), webhook: await entry("webhook") };
  const failed: string[] = [];
  const isLong = (name: string) => longest.includes(name);
  const left = [
    ...longest.filter((name) => chosen.includes(name)),
    ...chosen.filter((name) => !isLong(name)),
  ];
  const lane = async () => {
    for (let name = left.shift(); name !== undefined; name = left.shift()) {
      const started = performance.now();
      const printed: string[] = [`\n== ${name}\n`];
      const print = (text: string) => void printed.push(text);
      try {
        await tryExample(join(packed, name), tarball.path, { entries, print });
      } catch (error) {
        print(`${name} FAILED: ${error instanceof Error ? error.message : String(error)}\n`);
        failed.push(name);
      }
      print(`${name} took ${((performance.now() - started) / 1_000).toFixed(1)} s`);
      console.log(printed.join(""));
    }
  };
  await Promise.all(Array.from({ length: atOnce }, lane));
  console.log(
    failed.length === 0 ? `\nexamples: ${chosen.length} pass` : `\nexamples: ${failed.join(", ")} FAILED`,
  );
  process.exitCode = failed.length === 0 ? 0 : 1;
} finally {
  rmSync(folder, { recursive: true, force: true });
}

/** First what a user does with the files of the package alone, then the tests, which are not in it. */
async function tryExample(packed: string, tarball: string, tools: ExampleTools): Promise<void> {
  const name = basename(packed);
  const copy = join(folder, "examples", name);
  const source = join(root, "examples", name);
  const run = runIn(copy, tools.print);
  cpSync(packed, copy, { recursive: true });
  cpSync(join(source, "package-lock.json"), join(copy, "package-lock.json"));
  const { scripts = {} } = JSON.parse(readFileSync(join(copy, "package.json"), "utf8"));
  const typescript = join(root, "node_modules/typescript/bin/tsc");
  await run("npm", ["install", "--no-audit", "--no-fund", tarball]);
  // A build misses the same files that a check of the types would.
  if ("build" in scripts) await run("npm", ["run", "build"]);
  else await run(process.execPath, [typescript, "--noEmit"]);
  const program = programs[name];
  if (program !== undefined) await tryProgram(copy, program, tools);

  if (!hasTests(source)) return;
  // What an installation or a build has written stays out.
  const isOurs = (path: string) => !/^(node_modules|dist|\.next|package.*\.json)$/.test(basename(path));
  cpSync(source, copy, { recursive: true, filter: isOurs });
  await run(process.execPath, [typescript]);
  // A test that fails often leaves a server open, which would keep it from ending.
  await run(process.execPath, ["--test", "--test-force-exit", ...(tests[name] ?? ["test.ts"])]);
}

/** `next-route` has none: what Next makes of it is only seen when it runs. */
function hasTests(source: string): boolean {
  return globSync(["test.ts", "src/test.ts", "*/*.test.ts"], { cwd: source }).length > 0;
}

function runIn(cwd: string, print: ExampleTools["print"]) {
  return async (command: string, args: readonly string[]): Promise<void> => {
    // On Windows npm is a script that only a shell can start.
    const shell = process.platform === "win32" && command === "npm";
    const env = { ...process.env, NEXT_TELEMETRY_DISABLED: "1", WRANGLER_SEND_METRICS: "false" };
    const child = spawn(command, [...args], {
      stdio: ["ignore", "pipe", "pipe"],
      ...{ shell, cwd, env, timeout: maxCommandMs },
    });
    for (const stream of [child.stdout, child.stderr]) stream.setEncoding("utf8").on("data", print);
    const [status] = await once(child, "close");
    if (status !== 0) throw new Error(`${basename(command)} ${args.map((arg) => basename(arg)).join(" ")}`);
  };
}
