import { type ChildProcess, spawn } from "node:child_process";
import { once } from "node:events";
import { createServer } from "node:http";
import { join } from "node:path";
import { fileURLToPath } from "node:url";
import { afterEach, expect, it } from "vitest";
import { busiestWindow } from "../support/busiestWindow.ts";
import { temporaryFolder } from "./temporaryFolder.ts";

const folder = temporaryFolder();
const requestsPerMinute = 20;
const windowMs = 1_500;
const script = fileURLToPath(new URL("limitedSender.ts", import.meta.url));

/** A server that counts as Base does. A minute takes a second and a half here. */
const arrivals: number[] = [];
let onArrival = () => {};
const server = createServer((request, response) => {
  request.resume();
  arrivals.push(performance.now());
  onArrival();
  response.end("{}");
});
const children = new Set<ChildProcess>();
afterEach(() => {
  for (const child of children) child.kill("SIGKILL");
  children.clear();
  arrivals.length = 0;
  server.close();
  server.closeAllConnections();
});

async function portOfServer(): Promise<number> {
  server.listen(0, "127.0.0.1");
  await once(server, "listening");
  const address = server.address();
  if (address === null || typeof address === "string") throw new Error("The server has no port.");
  return address.port;
}

function startSender(path: string, port: number): ChildProcess {
  const options = JSON.stringify({ requestsPerMinute, windowMs, latencyMs: 200 });
  const child = spawn(process.execPath, [script, path, String(port), options], {
    stdio: ["ignore", "ignore", "inherit"],
  });
  children.add(child);
  return child;
}

/** Until the server has counted so many more requests. */
function arrived(howMany: number): Promise<void> {
  const wanted = arrivals.length + howMany;
  return new Promise((resolve) => {
    onArrival = () => {
      if (arrivals.length >= wanted) resolve();
    };
  });
}

it("keeps to the limit through a crash loop: each process counts what the killed ones sent", async () => {
  const port = await portOfServer();
  const path = join(folder, "killed.sqlite");
  for (const untilKilled of [15, 8, 8, 8]) {
    const sent = arrived(untilKilled);
    const child = startSender(path, port);
    await sent;
    child.kill("SIGKILL");
    await once(child, "exit");
  }
  expect(busiestWindow(arrivals, windowMs)).toBeLessThanOrEqual(requestsPerMinute);
});

it("keeps four processes together to the limit", async () => {
  const port = await portOfServer();
  const path = join(folder, "four.sqlite");
  const sent = arrived(4 * requestsPerMinute);
  for (let index = 0; index < 4; index += 1) startSender(path, port);
  await sent;
  expect(busiestWindow(arrivals, windowMs)).toBeLessThanOrEqual(requestsPerMinute);
});
