import { existsSync, readFileSync, statSync } from "node:fs";
import { createServer } from "node:http";
import { extname, join } from "node:path";
import { gzipSync } from "node:zlib";

const types: Readonly<Record<string, string>> = {
  ".html": "text/html; charset=utf-8",
  ".js": "text/javascript",
  ".css": "text/css",
  ".json": "application/json",
  ".svg": "image/svg+xml",
  ".woff2": "font/woff2",
  ".txt": "text/plain; charset=utf-8",
};

/** The built site as Pages serves it: packed, a page also without `.html`, `404.html` where there is none. */
export async function serveSite(root: string): Promise<{ readonly origin: string; close(): void }> {
  const server = createServer(({ url = "/", headers }, response) => {
    const path = decodeURIComponent(new URL(url, "http://localhost").pathname);
    const file = fileOf(root, path);
    const given = file ?? join(root, "404.html");
    const isText = extname(given) !== ".woff2";
    const isPacked = isText && String(headers["accept-encoding"]).includes("gzip");
    const bytes = readFileSync(given);
    // Without a policy, as Pages sends it: that of the page itself has to do.
    response.writeHead(file === undefined ? 404 : 200, {
      "content-type": types[extname(given)] ?? "application/octet-stream",
      ...(isPacked ? { "content-encoding": "gzip" } : {}),
      "cache-control": "max-age=600",
    });
    response.end(isPacked ? gzipSync(bytes) : bytes);
  });
  await new Promise<void>((resolve) => server.listen(0, "127.0.0.1", resolve));
  const address = server.address();
  if (address === null || typeof address === "string") throw new Error("The server has no port.");
  return { origin: `http://127.0.0.1:${address.port}`, close: () => server.close() };
}

function fileOf(root: string, path: string): string | undefined {
  const names = path.endsWith("/") ? [`${path}index.html`] : [path, `${path}.html`];
  return names
    .map((name) => join(root, name))
    .find((file) => file.startsWith(root) && existsSync(file) && statSync(file).isFile());
}
