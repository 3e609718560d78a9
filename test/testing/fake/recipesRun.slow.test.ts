import { execFile, spawn, spawnSync } from "node:child_process";
import { existsSync, readFileSync } from "node:fs";
import { symlink, writeFile } from "node:fs/promises";
import { createRequire } from "node:module";
import { dirname, join } from "node:path";
import { fileURLToPath } from "node:url";
import { promisify } from "node:util";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { type Consumer, createConsumer } from "./consumer.ts";

const run = promisify(execFile);
const root = fileURLToPath(new URL("../../..", import.meta.url));
const guide = readFileSync(join(root, "docs/testing.md"), "utf8");
const recipes = [...guide.matchAll(/^```\w+ title="([^"]+)"\n([\s\S]*?)^```$/gm)].map((match) => ({
  name: match[1] ?? "",
  code: match[2] ?? "",
}));

/** What a reader replaces by the code of a server. */
const shop = `import { createServer } from "node:http";
import { text } from "node:stream/consumers";
import { Baselinker, createForwarder } from "baselinker-sdk";

const page = '<form method="post"><label>E-mail <input name="Email"></label><button>Order</button></form>';

export async function startShop({ baseUrl, token }) {
  const forwarder = createForwarder({
    baselinker: new Baselinker({ token, baseUrl }),
    rules: { email: "Email" },
  });
  const server = createServer(async (request, response) => {
    response.setHeader("content-type", "text/html");
    if (request.method !== "POST") return response.end(page);
    const { status } = await forwarder.forward(Object.fromEntries(new URLSearchParams(await text(request))));
    response.end(status === "success" ? "Thank you" : status);
  });
  await new Promise((resolve) => server.listen(0, "127.0.0.1", resolve));
  return { url: "http://127.0.0.1:" + server.address().port, close: () => server.close() };
}
`;

/** Tools that only CI has; each is looked for next to its own package.json. */
const jest = toolIn("test/package", "jest", "bin/jest.js");
const playwright = toolIn("test/otherClients", "@playwright/test", "cli.js");
const chromium = ["/usr/bin/chromium", "/usr/bin/chromium-browser", "/usr/bin/google-chrome"].find((path) =>
  existsSync(path),
);
const curl = spawnSync("curl", ["--version"]).status === 0;
if (!curl) console.info("Skipped: curl is missing on this machine.");
if (jest === undefined) console.info("Skipped: Jest is missing. Run `npm ci --prefix test/package`.");
if (playwright === undefined) {
  console.info("Skipped: Playwright is missing. Run `npm ci --prefix test/otherClients`.");
} else if (chromium === undefined) console.info("Skipped: Chromium is missing on this machine.");

describe("the guide to testing", () => {
  let consumer: Consumer;
  beforeAll(async () => {
    consumer = await createConsumer(["msw", "vitest", "fast-check"]);
    for (const { name, code } of recipes) await writeFile(join(consumer.folder, name), code);
    await writeFile(join(consumer.folder, "shop.js"), shop);
  });
  afterAll(() => consumer.remove());

  it("has recipes for Vitest that pass", async () => {
    const config = 'export default { test: { include: ["**/*.test.ts"] } };';
    await writeFile(join(consumer.folder, "vitest.config.mjs"), config);
    const vitest = join(root, "node_modules/vitest/vitest.mjs");
    const outputFile = join(consumer.folder, "report.json");
    const options = ["--reporter=default", "--reporter=json", `--outputFile.json=${outputFile}`];
    await node([vitest, "run", ...options], consumer.folder);
    const report = JSON.parse(readFileSync(outputFile, "utf8"));
    expect(report).toMatchObject({ success: true, numFailedTests: 0 });
    const files = recipes.filter(({ name }) => name.endsWith(".test.ts"));
    expect(report.testResults).toHaveLength(files.length);
    expect(files.length).toBeGreaterThanOrEqual(5);
  });

  it.skipIf(jest === undefined)("has a recipe for Jest that passes", async () => {
    const config = { testMatch: ["**/*.jest.test.js"], transform: {} };
    const { stderr } = await node(
      [jest ?? "", "--rootDir", consumer.folder, "--config", JSON.stringify(config)],
      consumer.folder,
    );
    expect(stderr).toContain("1 passed");
  });

  it.skipIf(playwright === undefined || chromium === undefined)(
    "has a recipe for Playwright that passes",
    async () => {
      const launchOptions = { executablePath: chromium, args: ["--no-sandbox"] };
      const config = `export default ${JSON.stringify({ testMatch: "**/*.spec.js", use: { launchOptions } })};`;
      await writeFile(join(consumer.folder, "playwright.config.mjs"), config);
      const modules = join(consumer.folder, "node_modules/@playwright");
      await symlink(dirname(dirname(playwright ?? "")), modules, "junction").catch(() => {});
      const { stdout } = await node([playwright ?? "", "test"], consumer.folder);
      expect(stdout).toContain("1 passed");
    },
  );

  it.skipIf(!curl)("has a command line for other languages that answers curl", async () => {
    const [command = "", asked = ""] =
      /```sh\n(npx baselinker-sdk .*)\n(curl .*)\n```/.exec(guide.replaceAll("\\\n", ""))?.slice(1) ?? [];
    const [, , ...options] = command.replace("--port 8787", "--port 0").split(" ");
    const fake = spawn(process.execPath, [join(root, "src/apps/cli/cli.ts"), ...options]);
    try {
      let printed = "";
      for await (const chunk of fake.stdout) {
        printed += String(chunk);
        if (printed.includes("curl")) break;
      }
      const url = /URL\s+(\S+)/.exec(printed)?.[1] ?? "";
      const [, ...words] = asked.replace(/http:\S+/, url).match(/"[^"]*"|\S+/g) ?? [];
      const { stdout } = await run("curl", ["-s", ...words.map((word) => word.replaceAll('"', ""))]);
      expect(JSON.parse(stdout)).toMatchObject({ status: "SUCCESS", statuses: [{}, {}, {}] });
    } finally {
      fake.kill("SIGKILL");
    }
  });
});

function toolIn(folder: string, name: string, file: string): string | undefined {
  try {
    const from = createRequire(join(root, folder, "package.json"));
    return join(dirname(from.resolve(`${name}/package.json`)), file);
  } catch {
    return undefined;
  }
}

function node(args: string[], cwd: string, env: NodeJS.ProcessEnv = {}) {
  return run(process.execPath, args, { cwd, env: { ...process.env, VITEST: undefined, ...env } }).catch(
    (error: { stdout?: string; stderr?: string }) => {
      throw new Error(`${args.join(" ")} failed:\n${error.stdout}\n${error.stderr}`);
    },
  );
}
