import { type ChildProcess, spawn, spawnSync } from "node:child_process";
import { once } from "node:events";
import { chownSync, mkdtempSync, rmSync, writeFileSync } from "node:fs";
import { connect } from "node:net";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { freePort } from "../../support/freePort.ts";
import { type PostgresServer, unprivileged } from "./postgresServer.ts";

/** Why tests through pgbouncer do not run, where they do not. */
export const pgbouncerMissing =
  spawnSync("pgbouncer", ["--version"]).status === 0
    ? undefined
    : "skipped: no pgbouncer on this machine (apt-get install pgbouncer)";

/** A pgbouncer of our own in front of a server: each transaction may get another connection. */
export class Pgbouncer {
  readonly #server: PostgresServer;
  #folder = "";
  #port = 0;
  #process: ChildProcess | undefined;

  constructor(server: PostgresServer) {
    this.#server = server;
  }

  get url(): string {
    return `postgres://postgres@127.0.0.1:${this.#port}/postgres`;
  }

  async start(): Promise<void> {
    this.#folder = mkdtempSync(join(tmpdir(), "pgbouncer-test-"));
    this.#port = await freePort();
    const { port } = new URL(this.#server.url);
    const file = join(this.#folder, "pgbouncer.ini");
    const settings = {
      listen_addr: "127.0.0.1",
      listen_port: this.#port,
      unix_socket_dir: "",
      auth_type: "any",
      pool_mode: "transaction",
      default_pool_size: 5,
      ignore_startup_parameters: "options",
    };
    const lines = Object.entries(settings).map(([name, value]) => `${name} = ${value}`);
    const database = `* = host=127.0.0.1 port=${port} user=postgres`;
    writeFileSync(file, ["[databases]", database, "[pgbouncer]", ...lines, ""].join("\n"));
    const user = unprivileged();
    if (user !== undefined) for (const path of [this.#folder, file]) chownSync(path, user.uid, user.gid);
    this.#process = spawn("pgbouncer", [file], { stdio: "ignore", cwd: this.#folder, ...user });
    await this.#listens();
  }

  async remove(): Promise<void> {
    const child = this.#process;
    if (child !== undefined && child.exitCode === null) {
      // At once: another signal waits for the clients.
      child.kill("SIGQUIT");
      await once(child, "exit");
    }
    if (this.#folder !== "") rmSync(this.#folder, { recursive: true, force: true });
  }

  async #listens(): Promise<void> {
    for (let tries = 0; tries < 200; tries += 1) {
      const socket = connect(this.#port, "127.0.0.1");
      const isOpen = await Promise.race([
        once(socket, "connect").then(() => true),
        once(socket, "error").then(() => false),
      ]).catch(() => false);
      socket.destroy();
      if (isOpen) return;
      await new Promise((done) => setTimeout(done, 20));
    }
    throw new Error("pgbouncer did not start.");
  }
}
