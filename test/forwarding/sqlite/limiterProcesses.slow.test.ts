import { type ChildProcess, spawn } from "node:child_process";
import { once } from "node:events";
import { createServer } from "node:http";
import { join } from "node:path";
import { fileURLToPath } from "node:url";
import { describe, expect, it } from "vitest";
import { busiestWindow } from "../../support/busiestWindow.ts";
import { temporaryFolder } from "./temporaryFolder.ts";

const folder = temporaryFolder();
const requestsPerMinute = 20;
const windowMs = 1_000;
const script = fileURLToPath(new URL("limitedSender.ts", import.meta.url));

/** A server that counts as Base does, and processes that send to it. A minute takes a second here. */
class Sandbox {
  readonly arrivals: number[] = [];
  readonly #path: string;
  readonly #children: ChildProcess[] = [];
  #onArrival = () => {};
  readonly #server = createServer((request, response) => {
    request.resume();
    this.arrivals.push(performance.now());
    this.#onArrival();
    response.end("{}");
  });

  constructor(path: string) {
    this.#path = path;
  }

  async startSender(): Promise<ChildProcess> {
    if (!this.#server.listening) await once(this.#server.listen(0, "127.0.0.1"), "listening");
    const address = this.#server.address();
    if (address === null || typeof address === "string") throw new Error("The server has no port.");
    const options = JSON.stringify({ requestsPerMinute, testing: { windowMs } });
    const child = spawn(process.execPath, [script, this.#path, String(address.port), options], {
      stdio: ["ignore", "ignore", "inherit"],
    });
    this.#children.push(child);
    return child;
  }

  /** Until the given number of further requests were counted. */
  arrived(howMany: number): Promise<void> {
    const wanted = this.arrivals.length + howMany;
    return new Promise((resolve) => {
      this.#onArrival = () => {
        if (this.arrivals.length >= wanted) resolve();
      };
    });
  }

  [Symbol.dispose](): void {
    for (const child of this.#children) child.kill("SIGKILL");
    this.#server.close();
    this.#server.closeAllConnections();
  }
}

// Both at once: they mostly wait.
describe("processes on one file", { concurrent: true }, () => {
  it("keep to the limit through a crash loop, as each counts what the killed ones sent", async () => {
    using sandbox = new Sandbox(join(folder, "killed.sqlite"));
    for (const untilKilled of [15, 8, 8, 8]) {
      const sent = sandbox.arrived(untilKilled);
      const child = await sandbox.startSender();
      await sent;
      child.kill("SIGKILL");
      await once(child, "exit");
    }
    expect(busiestWindow(sandbox.arrivals, windowMs)).toBeLessThanOrEqual(requestsPerMinute);
  });

  it("keep to the limit together, four at a time", async () => {
    using sandbox = new Sandbox(join(folder, "four.sqlite"));
    const sent = sandbox.arrived(4 * requestsPerMinute);
    for (let index = 0; index < 4; index += 1) await sandbox.startSender();
    await sent;
    expect(busiestWindow(sandbox.arrivals, windowMs)).toBeLessThanOrEqual(requestsPerMinute);
  });
});
