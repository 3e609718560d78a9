import { type ChildProcess, spawn, spawnSync } from "node:child_process";
import { once } from "node:events";
import { mkdtempSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { RespClient } from "./respClient.ts";

/** The servers that this machine has: Redis, Valkey, both or none. */
export const redisBinaries: readonly string[] = ["redis-server", "valkey-server"].filter(
  (name) => spawnSync(name, ["--version"]).status === 0,
);

/** The one to take where one is enough. */
export const redisBinary = redisBinaries[0];

/** Why tests on Redis do not run, where they do not. */
export const redisMissing =
  "skipped: no redis-server or valkey-server on this machine (apt-get install redis-server)";

/** A server of our own on a socket in a temporary folder; nothing of it stays. */
export class RedisServer {
  readonly #binary: string | undefined;
  #folder = "";
  #process: ChildProcess | undefined;

  constructor(binary = redisBinary) {
    this.#binary = binary;
  }

  /** Where its socket is, once it was started. */
  get path(): string {
    return join(this.#folder, "redis.sock");
  }

  /** @param more - settings as the command line takes them; a port of `0` is none */
  async start(more: readonly string[] = []): Promise<void> {
    const binary = this.#binary;
    if (binary === undefined) throw new Error(redisMissing);
    if (this.#folder === "") this.#folder = mkdtempSync(join(tmpdir(), "redis-test-"));
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
      ...more,
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

  /** The server is paused and answers nothing, until `resume`. */
  freeze(): void {
    this.#process?.kill("SIGSTOP");
  }

  resume(): void {
    this.#process?.kill("SIGCONT");
  }

  async remove(): Promise<void> {
    this.resume();
    await this.kill();
    if (this.#folder !== "") rmSync(this.#folder, { recursive: true, force: true });
  }
}
