// Runs browserPage.ts in Chromium, with msw's service worker, and prints what the page found.
import { readFile } from "node:fs/promises";
import { createServer } from "node:http";
import { fileURLToPath } from "node:url";
import { chromium } from "@playwright/test";
import { build } from "esbuild";

const [executablePath] = process.argv.slice(2);
const { outputFiles } = await build({
  entryPoints: [fileURLToPath(new URL("browserPage.ts", import.meta.url))],
  bundle: true,
  format: "esm",
  target: "es2022",
  write: false,
});
const worker = await readFile(fileURLToPath(import.meta.resolve("msw/mockServiceWorker.js")), "utf8");
const files = {
  "/": ["text/html", '<script type="module" src="/page.js"></script>'],
  "/page.js": ["text/javascript", outputFiles[0].text],
  "/mockServiceWorker.js": ["text/javascript", worker],
};
const server = createServer((request, response) => {
  const [type, body] = files[request.url] ?? ["text/plain", ""];
  response.writeHead(body === "" ? 404 : 200, { "content-type": type }).end(body);
});
await new Promise((resolve) => server.listen(0, "127.0.0.1", resolve));
const browser = await chromium.launch({ executablePath, args: ["--no-sandbox"] });
try {
  const page = await browser.newPage();
  page.on("pageerror", (error) => console.error(error));
  await page.goto(`http://127.0.0.1:${server.address().port}/`);
  await page.waitForFunction(() => document.title.startsWith("{"), undefined, { timeout: 20_000 });
  console.log(await page.title());
} finally {
  await browser.close();
  server.close();
}
