import { type ChildProcess, spawn, spawnSync } from "node:child_process";
import { once } from "node:events";
import { mkdtempSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { RespClient } from "./respClient.ts";

/** The server's binary: Redis, or Valkey where that is installed instead. */
export const redisBinary = ["redis-server", "valkey-server"].find(
  (name) => spawnSync(name, ["--version"]).status === 0,
);

/** Why tests on Redis do not run, where they do not. */
export const redisMissing =
  "skipped: no redis-server or valkey-server on this machine (apt-get install redis-server)";

/** A server of our own on a socket in a temporary folder; nothing of it stays. */
export class RedisServer {
  readonly path: string;
  readonly #folder: string;
  #process: ChildProcess | undefined;

  constructor() {
    this.#folder = mkdtempSync(join(tmpdir(), "redis-test-"));
    this.path = join(this.#folder, "redis.sock");
  }

  async start(): Promise<void> {
    const binary = redisBinary;
    if (binary === undefined) throw new Error(redisMissing);
    const args = [
      "--port",
      "0",
      "--unixsocket",
      this.path,
      "--dir",
      this.#folder,
      "--appendonly",
      "yes",
      "--save",
      "",
    ];
    const child = spawn(binary, args, { stdio: ["ignore", "pipe", "inherit"] });
    this.#process = child;
    let log = "";
    for await (const chunk of child.stdout) {
      log += String(chunk);
      if (log.includes("eady to accept connections")) break;
    }
    if (!log.includes("eady to accept connections")) throw new Error(`Redis did not start:\n${log}`);
    child.stdout.resume();
  }

  connect(): Promise<RespClient> {
    return RespClient.connect(this.path);
  }

  /** Ends the server as a crash does. */
  async kill(): Promise<void> {
    const child = this.#process;
    if (child === undefined || child.exitCode !== null) return;
    child.kill("SIGKILL");
    await once(child, "exit");
    this.#process = undefined;
  }

  /** The server stands still and answers nothing, until `resume`. */
  freeze(): void {
    this.#process?.kill("SIGSTOP");
  }

  resume(): void {
    this.#process?.kill("SIGCONT");
  }

  async remove(): Promise<void> {
    this.resume();
    await this.kill();
    rmSync(this.#folder, { recursive: true, force: true });
  }
}
