import { execFileSync } from "node:child_process";
import { createReadStream, existsSync, mkdirSync, statSync } from "node:fs";
import { createServer } from "node:http";
import { createRequire } from "node:module";
import { extname, join } from "node:path";
import { fileURLToPath } from "node:url";
import { checks } from "./checks.ts";
import type { Browser, Page } from "./page.ts";

/** `npm run site:test`: the built site in the system's Chromium. With words, only the checks whose name has one. */
const root = fileURLToPath(new URL("../../docs/.vitepress/dist", import.meta.url));
const shots = fileURLToPath(new URL("../../docs/.vitepress/shots", import.meta.url));
if (!existsSync(join(root, "index.html"))) throw new Error("There is no site yet. Run `npm run site`.");
const chromium = execFileSync("sh", [
  "-c",
  "command -v chromium || command -v chromium-browser || command -v google-chrome || true",
])
  .toString()
  .trim();
if (chromium === "") {
  console.log("skipped: there is no Chromium");
  process.exit();
}
mkdirSync(shots, { recursive: true });

const types: Readonly<Record<string, string>> = {
  ".html": "text/html; charset=utf-8",
  ".js": "text/javascript",
  ".css": "text/css",
  ".json": "application/json",
  ".woff2": "font/woff2",
  ".txt": "text/plain; charset=utf-8",
};

const server = createServer(({ url = "/" }, response) => {
  const path = decodeURIComponent(new URL(url, "http://localhost").pathname);
  const file = join(root, path.endsWith("/") ? `${path}index.html` : path);
  if (!file.startsWith(root) || !existsSync(file) || !statSync(file).isFile())
    return void response.writeHead(404).end();
  // As a careful server would send it: no code of strangers, no requests elsewhere.
  response.writeHead(200, {
    "content-type": types[extname(file)] ?? "application/octet-stream",
    "content-security-policy":
      "default-src 'self'; script-src 'self' 'unsafe-inline'; style-src 'self' 'unsafe-inline'; img-src 'self' data:; worker-src 'self'",
  });
  createReadStream(file).pipe(response);
});
await new Promise<void>((resolve) => server.listen(0, "127.0.0.1", resolve));
const address = server.address();
if (address === null || typeof address === "string") throw new Error("The server has no port.");
const origin = `http://127.0.0.1:${address.port}`;

const require = createRequire(new URL("../../docs/package.json", import.meta.url));
const playwright: { chromium: { launch(options: object): Promise<Browser> } } = require("playwright-core");
const axe = require.resolve("axe-core/axe.min.js");
const browser = await playwright.chromium.launch({ executablePath: chromium, args: ["--no-sandbox"] });
const words = process.argv.slice(2);
const chosen = checks.filter(({ name }) => words.length === 0 || words.some((word) => name.includes(word)));
let failed = chosen.length === 0 ? 1 : 0;

for (const { name, options = {}, run } of chosen) {
  const context = await browser.newContext({ acceptDownloads: false, ...options });
  const troubles: string[] = [];
  const page: Page = await context.newPage();
  page.setDefaultTimeout(10_000);
  page.on("console", (message) => message.type() === "error" && troubles.push(`console: ${message.text()}`));
  page.on("pageerror", (error) => troubles.push(`error: ${error.message}`));
  page.on(
    "request",
    (request) =>
      !request.url().startsWith(origin) &&
      !/^(?:data|blob):/.test(request.url()) &&
      troubles.push(`elsewhere: ${request.url()}`),
  );
  page.on(
    "response",
    (response) => response.status() >= 400 && troubles.push(`${response.status()}: ${response.url()}`),
  );
  const started = performance.now();
  try {
    await run({ page, context, origin, axe, shots, root });
    if (troubles.length > 0) throw new Error(troubles.slice(0, 5).join("\n"));
    console.log(`ok   ${name} (${Math.round(performance.now() - started)} ms)`);
  } catch (error) {
    failed += 1;
    console.log(`FAIL ${name}\n${error instanceof Error ? error.message : String(error)}`);
  } finally {
    await context.close();
  }
}
await browser.close();
server.close();
console.log(`site: ${chosen.length - failed} of ${chosen.length} good`);
process.exitCode = failed === 0 ? 0 : 1;
