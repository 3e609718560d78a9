import { execFile, spawn } from "node:child_process";
import { chmod, cp, mkdir, mkdtemp, readdir, readFile, rm, symlink, writeFile } from "node:fs/promises";
import { createRequire } from "node:module";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { fileURLToPath, pathToFileURL } from "node:url";
import { promisify } from "node:util";

/**
 * Packs the package as npm would publish it, installs the tarball in an empty folder and calls it as
 * users do, on every runtime that we promise. Each consumer talks real HTTP to the packed fake account.
 */
const run = promisify(execFile);
const here = fileURLToPath(new URL(".", import.meta.url));
const root = join(here, "../..");
const modules = join(here, "node_modules");
const bin = join(modules, ".bin");

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
  await installTarball();
  const { createFakeAccount, serveFakeAccount } = await import(
    pathToFileURL(join(folder, "node_modules/baselinker-sdk/dist/msw.js")).href
  );
  const account = createFakeAccount({ statuses: [{ id: 1, name: "New" }] });
  const server = await serveFakeAccount(account);
  const env = { ...process.env, FAKE_URL: server.url, FAKE_TOKEN: account.token, NO_COLOR: "1" };
  const four = ["typed client", "forwarder", "mapping entry", "error guard"];
  const oldest = join(modules, "node-oldest/bin/node");
  try {
    await check("ESM on the development Node", process.execPath, ["esm.mjs"], four);
    await check("CommonJS on the development Node", process.execPath, ["cjs.cjs"], four);
    await check("ESM on Node 22.12", oldest, ["esm.mjs"], four);
    await check("CommonJS on Node 22.12", oldest, ["cjs.cjs"], four);
    await check("ESM on Bun", join(bin, "bun"), ["esm.mjs"], four);
    await check("CommonJS on Bun", join(bin, "bun"), ["cjs.cjs"], four);
    await check(
      "ESM on Deno",
      join(bin, "deno"),
      ["run", "--allow-net", "--allow-env", "--no-lock", "--node-modules-dir=manual", "esm.mjs"],
      four,
    );
    await check(
      "Jest 30 with its default configuration",
      process.execPath,
      [join(modules, "jest/bin/jest.js"), "--rootDir", folder],
      [],
    );
    await onWorkerd(server.url, account.token);
    await commandAnswersCurl();
  } finally {
    await server.close();
  }
  for (const module of ["node16", "nodenext"]) {
    for (const extension of ["mts", "cts"]) await typeCheck(module, extension);
  }

  async function check(name: string, command: string, args: string[], lines: string[]): Promise<void> {
    const before = account.orders.length;
    await attempt(name, async () => {
      const { stdout, stderr } = await run(command, args, { cwd: folder, env, timeout: 120_000 });
      for (const line of lines) {
        if (!stdout.includes(`ok: ${line}`)) throw new Error(`no "ok: ${line}" in:\n${stdout}${stderr}`);
      }
      if (account.orders.length === before) throw new Error("no order arrived");
    });
  }
}

/** What npm would publish, laid out as npm would install it. The package has no dependencies. */
async function installTarball(): Promise<void> {
  await run("npm", ["pack", "--ignore-scripts", "--pack-destination", folder], { cwd: root });
  const tarball = (await readdir(folder)).find((file) => file.endsWith(".tgz"));
  if (tarball === undefined) throw new Error("npm pack wrote no tarball");
  const target = join(folder, "node_modules/baselinker-sdk");
  await mkdir(target, { recursive: true });
  await run("tar", ["-xzf", join(folder, tarball), "--strip-components=1", "-C", target]);
  // The fake account's optional peer; everything else must work without any package beside ours.
  await symlink(join(modules, "msw"), join(folder, "node_modules/msw"));
  await cp(join(here, "consumers"), folder, { recursive: true });
  await writeFile(join(folder, "package.json"), JSON.stringify({ name: "consumer", private: true }));
}

async function onWorkerd(url: string, token: string): Promise<void> {
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
      bindings: { FAKE_URL: url, FAKE_TOKEN: token },
    });
    try {
      const response = await miniflare.dispatchFetch("http://edge.example/", {
        method: "POST",
        body: JSON.stringify({ Email: "edge@example.com" }),
      });
      const text = await response.text();
      if (!/"id":\d+/.test(text)) throw new Error(`the worker answered ${response.status}: ${text}`);
    } finally {
      await miniflare.dispose();
    }
  });
}

/** As a user of another language has it: started from a terminal, asked with curl, ended with Ctrl+C. */
async function commandAnswersCurl(): Promise<void> {
  await attempt("npx baselinker-sdk fake, asked with curl", async () => {
    const command = join(folder, "node_modules/baselinker-sdk/dist/cli.js");
    await chmod(command, 0o755);
    await mkdir(join(folder, "node_modules/.bin"), { recursive: true });
    await symlink(command, join(folder, "node_modules/.bin/baselinker-sdk"));
    const fake = spawn("npx", ["--no", "baselinker-sdk", "fake"], { cwd: folder, detached: true });
    const ended = new Promise<void>((resolve) => fake.once("exit", () => resolve()));
    try {
      let printed = "";
      for await (const chunk of fake.stdout) {
        printed += String(chunk);
        if (/curl .*\n/.test(printed)) break;
      }
      const url = /URL +(\S+)/.exec(printed)?.[1] ?? "";
      const token = /Token +(\S+)/.exec(printed)?.[1] ?? "";
      const args = ["-sS", "-H", `X-BLToken: ${token}`, "-d", "method=getOrderStatusList", url];
      const { stdout } = await run("curl", args);
      if (!/"status":"SUCCESS".*"statuses"/.test(stdout)) throw new Error(`curl printed: ${stdout}`);
    } finally {
      // To the whole group, as a terminal does: npx has a child of its own.
      if (fake.pid !== undefined) process.kill(-fake.pid, "SIGINT");
      await ended;
    }
  });
}

async function typeCheck(module: string, extension: string): Promise<void> {
  await attempt(`TypeScript, module ${module}, .${extension}, skipLibCheck off`, async () => {
    const name = `typed.${extension}`;
    await cp(join(folder, "typed.ts"), join(folder, name));
    const compilerOptions = {
      module,
      target: "es2022",
      lib: ["es2022", "dom", "dom.iterable"],
      // Neither Node's types nor any other package's: what we declare must stand by itself.
      types: [],
      strict: true,
      skipLibCheck: false,
      noEmit: true,
    };
    await writeFile(join(folder, "tsconfig.json"), JSON.stringify({ compilerOptions, files: [name] }));
    await run(process.execPath, [join(root, "node_modules/typescript/bin/tsc")], { cwd: folder });
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
