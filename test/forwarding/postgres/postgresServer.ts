import { type ChildProcess, execFileSync, spawn } from "node:child_process";
import { once } from "node:events";
import { chownSync, existsSync, mkdtempSync, readdirSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { fileURLToPath } from "node:url";
import { freePort } from "../../support/freePort.ts";

/** Where the programs of the newest PostgreSQL of this machine are; they are not in the PATH on Debian. */
const binaries = newestBinaries();

/** Why tests with the clients of PostgreSQL do not run, where they do not. */
export const clientsMissing = existsSync(
  fileURLToPath(new URL("node_modules/pg/package.json", import.meta.url)),
)
  ? undefined
  : "skipped: the clients are not installed (npm ci --prefix test/forwarding/postgres)";

/**
 * Why nothing runs on PostgreSQL here, where nothing does.
 *
 * @public The examples read it.
 */
export const serverMissing =
  binaries === undefined ? "skipped: no PostgreSQL on this machine (apt-get install postgresql)" : undefined;

/** Why tests on PostgreSQL do not run, where they do not. */
export const postgresMissing = serverMissing ?? clientsMissing;

function newestBinaries(): string | undefined {
  const root = "/usr/lib/postgresql";
  const versions = existsSync(root) ? readdirSync(root).map(Number).filter(Number.isFinite) : [];
  const folder = join(root, String(Math.max(...versions)), "bin");
  return existsSync(join(folder, "initdb")) ? folder : undefined;
}

/** PostgreSQL and pgbouncer refuse to run as root. */
export function unprivileged(): { readonly uid: number; readonly gid: number } | undefined {
  if (process.getuid?.() !== 0) return undefined;
  const id = (what: string) => Number(execFileSync("id", [what, "postgres"], { encoding: "utf8" }));
  return { uid: id("-u"), gid: id("-g") };
}

/** A server of our own in a temporary folder; nothing of it stays. */
export class PostgresServer {
  readonly #user = unprivileged();
  #folder = "";
  #port = 0;
  #process: ChildProcess | undefined;

  get url(): string {
    return `postgres://postgres@127.0.0.1:${this.#port}/postgres`;
  }

  async start(): Promise<void> {
    if (this.#folder === "") {
      this.#folder = this.#newFolder();
      // Many files begin with a server: what initdb writes need not be on disk before the server starts.
      const args = [
        "-D",
        this.#folder,
        "-U",
        "postgres",
        "--auth=trust",
        "-E",
        "UTF8",
        "--locale=C.UTF-8",
        "-N",
      ];
      run("initdb", args, this.#user);
      this.#port = await freePort();
    }
    const settings = {
      listen_addresses: "127.0.0.1",
      unix_socket_directories: this.#folder,
      max_connections: "100",
    };
    const args = ["-D", this.#folder, "-p", `${this.#port}`];
    for (const [name, value] of Object.entries(settings)) args.push("-c", `${name}=${value}`);
    const child = spawn(program("postgres"), args, {
      stdio: ["ignore", "ignore", "pipe"],
      cwd: this.#folder,
      ...this.#user,
    });
    this.#process = child;
    let log = "";
    for await (const chunk of child.stderr) {
      log += String(chunk);
      if (accepts.test(log)) break;
    }
    if (!accepts.test(log)) throw new Error(`PostgreSQL did not start:\n${log}`);
    child.stderr.resume();
  }

  /**
   * A copy that lags takes over, at the same port: it does not have what was written in the last moments.
   *
   * @param lagMs - for how long the primary continues alone
   */
  async failOver(lagMs: number): Promise<void> {
    const copy = this.#newFolder();
    run(
      "pg_basebackup",
      ["-D", copy, "-h", "127.0.0.1", "-p", `${this.#port}`, "-U", "postgres", "-R", "-c", "fast"],
      this.#user,
    );
    // It follows no one: what came after it was made is missing.
    writeFileSync(join(copy, "postgresql.auto.conf"), "");
    await new Promise((done) => setTimeout(done, lagMs));
    await this.crash();
    rmSync(this.#folder, { recursive: true, force: true });
    this.#folder = copy;
    await this.start();
    run("pg_ctl", ["promote", "-w", "-D", copy], this.#user);
  }

  /** What a client program of PostgreSQL prints: `psql` or `pg_dump` on this server. */
  ask(name: "psql" | "pg_dump", args: readonly string[], input = ""): string {
    const there = ["-h", "127.0.0.1", "-p", `${this.#port}`, "-U", "postgres", ...args, "postgres"];
    // What psql says of rows that are there already is not looked at.
    return execFileSync(program(name), there, { input, encoding: "utf8", stdio: ["pipe", "pipe", "ignore"] });
  }

  /** Ends all at once, as a crash of the server does; what it had not written is lost. */
  async crash(): Promise<void> {
    await this.#end("SIGQUIT");
  }

  async remove(): Promise<void> {
    await this.#end("SIGQUIT");
    if (this.#folder !== "") rmSync(this.#folder, { recursive: true, force: true });
  }

  #newFolder(): string {
    const folder = mkdtempSync(join(tmpdir(), "postgres-test-"));
    if (this.#user !== undefined) chownSync(folder, this.#user.uid, this.#user.gid);
    return folder;
  }

  async #end(signal: NodeJS.Signals): Promise<void> {
    const child = this.#process;
    if (child === undefined || child.exitCode !== null) return;
    child.kill(signal);
    await once(child, "exit");
    this.#process = undefined;
  }
}

const accepts = /ready to accept (read-only )?connections/;

function run(name: string, args: readonly string[], user: ReturnType<typeof unprivileged>): void {
  execFileSync(program(name), args, { stdio: "pipe", cwd: tmpdir(), ...user });
}

function program(name: string): string {
  if (binaries === undefined) throw new Error(postgresMissing);
  return join(binaries, name);
}
