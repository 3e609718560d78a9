import { mkdtemp, readFile, rm, writeFile } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { fileURLToPath } from "node:url";
import { createFakeAccount } from "../../src/testing/fake/createFakeAccount.ts";
import { serveFakeAccount } from "../../src/testing/fake/serveFakeAccount.ts";
import { readmePath, runReadme } from "../../test/docs/readmeExamples.ts";
import { translationsOf } from "../../test/docs/translations.ts";
import { freePort } from "../../test/support/freePort.ts";
import { buildWholeCommand } from "./commandBuild.ts";
import { startCommandHost } from "./commandHost.ts";
import { guidesWithCommands, withPrintedOutput } from "./guideCommands.ts";

/**
 * Writes below each command of the guides, and below each program of the README, what it prints in the language of the
 * page. With `--check` it only compares the guides, and exits with 1 where one is stale: a slow test runs the README.
 */
const root = fileURLToPath(new URL("../..", import.meta.url));
const isCheck = process.argv.includes("--check");
const built = await mkdtemp(join(root, "node_modules/.cli-"));
const { program } = await buildWholeCommand(root, built);
const host = startCommandHost(program);
try {
  for (const page of guidesWithCommands) {
    await update(`docs/${page}`, (text) => withPrintedOutput(page, text, host));
  }
} finally {
  host.close();
  await rm(built, { recursive: true, force: true });
}
if (!isCheck) {
  const translations = translationsOf("README.md").map((name) => join(root, "docs", name));
  for (const page of [readmePath, ...translations]) await update(page, (text) => withPrograms(page, text));
}

async function update(path: string, change: (text: string) => Promise<string>): Promise<void> {
  const file = path.startsWith("docs/") ? join(root, path) : path;
  const before = await readFile(file, "utf8");
  const text = await change(before);
  if (text === before) return;
  if (isCheck) {
    console.error(`${path} is stale. Run: npm run generate`);
    process.exitCode = 1;
  } else {
    await writeFile(file, text);
  }
}

async function withPrograms(page: string, text: string): Promise<string> {
  const account = createFakeAccount();
  const served = await serveFakeAccount(account);
  const folder = await mkdtemp(join(tmpdir(), "baselinker-sdk-readme-"));
  try {
    const steps = await runReadme({
      page,
      folder,
      node: process.execPath,
      nodeArgs: ["--import", join(root, "test/support/packageFromSource.ts")],
      url: served.url,
      token: account.token,
      port: await freePort(),
    });
    const block = (output: string) => `\`\`\`text\n${output}\`\`\``;
    return steps.reduce(
      (filled, { shown, printed }) => filled.replace(block(shown), () => block(printed)),
      text,
    );
  } finally {
    await served.close();
    await rm(folder, { recursive: true, force: true });
  }
}
