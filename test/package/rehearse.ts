import { execFile } from "node:child_process";
import { mkdir, mkdtemp, rm, writeFile } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { fileURLToPath } from "node:url";
import { parseArgs, promisify } from "node:util";
import { repository } from "../../docs/generate/repository.ts";
import { runNpm } from "../../docs/generate/runNpm.ts";
import { isRecord } from "../../src/shared/json/value.ts";
import { type LocalRegistry, startLocalRegistry } from "./localRegistry.ts";
import { copyHead, manifestOf, refuse, step, writeVersion } from "./releaseCopy.ts";
import { packTarball } from "./tarball.ts";
import { pageProblems, visitorPage } from "./visitorPage.ts";

/**
 * `npm run rehearse`: the first release as its owner makes it, by hand, to a registry on this machine: version, build,
 * tarball, `npm publish`, then `npm view`, `npm install` and `npx` from that registry in empty folders, and what a visitor
 * of the package's page sees. It needs no token, and npm is told of no other registry. `--page <file>` saves the README as
 * the page shows it.
 */
const run = promisify(execFile);
const root = fileURLToPath(new URL("../..", import.meta.url));
const name = "baselinker-sdk";
const { page: pageFile } = parseArgs({ options: { page: { type: "string" } } }).values;
const example = `const account = createFakeAccount();
const forwarder = createForwarder({ baselinker: account.client(), rules: { email: "Email" } });
const send = async () => {
  await forwarder.forward({ Email: "anna@example.com" });
  console.log(account.ordersOf("anna@example.com").length, "order");
};
send();
`;

const esm = `import { createForwarder } from "${name}";
import { createFakeAccount } from "${name}/fake";
${example}`;

const cjs = `const { createForwarder } = require("${name}");
const { createFakeAccount } = require("${name}/fake");
${example}`;

const folder = await mkdtemp(join(tmpdir(), "baselinker-sdk-rehearsal-"));
const copy = join(folder, "copy");
const registry = await startLocalRegistry();

try {
  await main();
} catch (error) {
  const printed =
    error instanceof Error && "stderr" in error
      ? `\n${String(error.stderr)}${String(Object(error).stdout)}`
      : "";
  console.error(`The rehearsal FAILED: ${error instanceof Error ? error.message : String(error)}${printed}`);
  process.exitCode = 1;
} finally {
  await registry.close();
  await rm(folder, { recursive: true, force: true });
}

async function main(): Promise<void> {
  await step("copy of HEAD", () => copyHead(root, copy));
  const version = await step("changeset version", () => writeVersion(copy));
  await step("npm run build", () => runNpm(["run", "build"], { cwd: copy }));
  const tarball = await step("npm pack", () => packTarball(copy, folder));
  const settings = await writeSettings(registry);
  const publish = ["publish", "--ignore-scripts", "--access", "public", "--provenance=false", tarball.path];

  const dry = await step("npm publish --dry-run", () => npm([...publish, "--dry-run"], settings));
  if (registry.document(name) !== undefined)
    throw new Error("npm publish --dry-run has published the package.");
  print(dry.stderr.replaceAll(/^npm notice (?:\d|\.).*[kM]?B (?:dist|docs|examples).*\n/gm, ""));

  print((await step("npm publish, to the registry of this machine", () => npm(publish, settings))).stdout);
  await step("npm publish of the same version is refused", () => publishTwice(publish, settings));

  const viewed = await step("npm view", () => npm(["view", name], settings));
  print(viewed.stdout);

  const user = join(folder, "user");
  await mkdir(user);
  const install = ["install", name, "--no-audit", "--no-fund"];
  print((await step("npm install, in an empty folder", () => npm(install, settings, user))).stdout);
  print((await step("the example of the README, ESM", () => runProgram(user, "esm.mjs", esm))).stdout);
  print((await step("the same by require", () => runProgram(user, "cjs.cjs", cjs))).stdout);

  const stranger = join(folder, "stranger");
  await mkdir(stranger);
  const npx = ["exec", "--yes", "--", name];
  const shown = await step("npx baselinker-sdk --version", () =>
    npm([...npx, "--version"], settings, stranger),
  );
  if (shown.stdout.trim() !== version) throw new Error(`It printed ${shown.stdout}, not ${version}.`);
  print(shown.stdout);
  const help = await step("npx baselinker-sdk --help", () => npm([...npx, "--help"], settings, stranger));
  print(help.stdout.split("\n").slice(0, 12).join("\n"));

  await step("the page of the package", () => showPage(version, tarball.files.length));
}

async function publishTwice(publish: readonly string[], settings: readonly string[]): Promise<void> {
  const ended = await npm(publish, settings).then(
    () => undefined,
    (error: unknown) => String(Object(error).stderr),
  );
  if (ended === undefined) throw new Error("npm has published a version twice.");
  if (!ended.includes("previously published")) throw new Error(ended);
}

/** Options that name this registry, with a cache and a user's file that nothing else has. */
async function writeSettings({ url }: LocalRegistry): Promise<readonly string[]> {
  const file = join(folder, "npmrc");
  await writeFile(file, `registry=${url}\n//${new URL(url).host}/:_authToken=rehearsal\n`);
  return [
    `--userconfig=${file}`,
    `--registry=${url}`,
    `--cache=${join(folder, "cache")}`,
    "--noproxy=127.0.0.1",
    "--loglevel=notice",
  ];
}

function npm(args: readonly string[], settings: readonly string[], cwd = folder) {
  const [command = "", ...rest] = args;
  return runNpm([command, ...settings, ...rest], { cwd });
}

async function runProgram(cwd: string, file: string, code: string) {
  await writeFile(join(cwd, file), code);
  const ended = await run(process.execPath, [file], { cwd });
  if (ended.stdout !== "1 order\n") throw new Error(`It printed ${ended.stdout}`);
  return ended;
}

/** What npm's page shows: the fields of the newest version, and the README. */
async function showPage(version: string, fileCount: number): Promise<void> {
  const document = registry.document(name) ?? {};
  const versions = isRecord(document.versions) ? document.versions : {};
  const published: unknown = versions[version];
  const fields = isRecord(published) ? published : {};
  const readme = await run("git", ["show", "HEAD:README.md"], { cwd: root });
  const page = visitorPage(readme.stdout, repository);
  const tracked = new Set(
    (await run("git", ["ls-files"], { cwd: root, maxBuffer: 2 ** 24 })).stdout.split("\n"),
  );
  refuse([
    ...pageProblems(page, (path) => tracked.has(path)),
    ...(fields.description === (await manifestOf(copy)).description
      ? []
      : ["The description is another one."]),
    ...(Object.keys(Object(fields.dependencies)).length === 0 ? [] : ["The package has dependencies."]),
  ]);
  const lost = page.links.filter(({ address }) => address === undefined);
  print(
    [
      `${name} ${version} · ${String(fields.license)} · ${String(fields.description)}`,
      `keywords: ${Array.isArray(fields.keywords) ? fields.keywords.join(", ") : ""}`,
      `${fileCount} files, no dependencies`,
      `README: ${page.headings.length} headings (${page.headings.join(" · ")}), ${page.tables} tables, ${page.links.length} links`,
      lost.length === 0
        ? "Every link leads to a page."
        : `${lost.length} links lead nowhere, the picture is one of them: package.json names no repository yet (docs/generate/repository.ts). With it, npm completes them, and each file exists.`,
    ].join("\n"),
  );
  if (pageFile !== undefined) await writeFile(pageFile, page.html);
}

function print(text: string): void {
  for (const line of text.trim().split("\n")) console.log(`     ${line}`);
}
