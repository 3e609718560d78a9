/**
 * `npm run premises`: breaks one premise after the other under the packed package, and prints what a user sees: orders
 * that were doubled or lost, and what was said about it. The built `dist` is packed and installed in an empty folder.
 * It fails where a lead was lost, or an order doubled and nobody told, unless that is known; and where it is known and
 * not so any more.
 *
 * Options: `--of <folder>` (a built tree, this one by default), `--only <a word of the title or file>`.
 */
import { spawn } from "node:child_process";
import { cpSync, mkdirSync, mkdtempSync, rmSync, symlinkSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join, resolve } from "node:path";
import { fileURLToPath } from "node:url";
import { parseArgs } from "node:util";
import { PostgresServer, postgresMissing } from "../forwarding/postgres/postgresServer.ts";
import { RedisServer, redisBinary, redisMissing } from "../forwarding/redis/redisServer.ts";
import { installTarball, packTarball } from "../package/tarball.ts";
import { type Program, programs } from "./programs.ts";
import { isSeenByUser } from "./seen.ts";
import type { Outcome } from "./watch.ts";

const here = fileURLToPath(new URL(".", import.meta.url));
const root = join(here, "../..");
const { values } = parseArgs({
  options: { of: { type: "string", default: root }, only: { type: "string", default: "" } },
});

/** A client is found from where it is installed, with all that it needs. */
const clients: Readonly<Record<string, readonly string[]>> = { redis: ["ioredis"], postgres: ["pg"] };

const folder = mkdtempSync(join(tmpdir(), "premises-"));
const redis = new RedisServer();
const postgres = new PostgresServer();
const chosen = programs.filter(({ file, title }) => `${file} ${title}`.includes(values.only));
try {
  await prepare();
  console.log("| what happens | forms | orders | doubled | lost | seen | said | figures |");
  console.log("| --- | --- | --- | --- | --- | --- | --- | --- |");
  for (const program of chosen) console.log(`| ${program.title} | ${await show(program)} |`);
} finally {
  await redis.remove();
  await postgres.remove();
  rmSync(folder, { recursive: true, force: true });
}

async function prepare(): Promise<void> {
  await installTarball(await packTarball(resolve(values.of), folder), folder);
  for (const [server, names] of Object.entries(clients)) {
    for (const name of names) {
      const from = join(root, "test/forwarding", server, "node_modules", name);
      symlinkSync(from, join(folder, "node_modules", name));
    }
  }
  cpSync(here, join(folder, "premises"), { recursive: true });
  writeFileSync(join(folder, "premises/package.json"), JSON.stringify({ type: "module" }));
  const isNeeded = (server: Program["needs"]) => chosen.some(({ needs }) => needs === server);
  if (isNeeded("Redis") && redisBinary !== undefined) await redis.start();
  if (isNeeded("PostgreSQL") && postgresMissing === undefined) await postgres.start();
}

async function show({ file, needs, isUnseen = false }: Program): Promise<string> {
  const missing = needs === "Redis" ? redisBinary === undefined && redisMissing : postgresMissing;
  if (needs !== undefined && missing) return missing;
  const outcome = await outcomeOf(file).catch((error: unknown) => String(error));
  const isSeen = typeof outcome === "object" && isSeenByUser(outcome);
  if (isSeen === isUnseen) process.exitCode = 1;
  if (typeof outcome === "string") return outcome;
  const { forms, orders, doubled, lost, told, figure = "" } = outcome;
  const said = Object.entries(told).map(([what, count]) => `${count} × ${what}`);
  return [forms, orders, doubled, lost, isSeen ? "yes" : "NO", said.join(", "), figure].join(" | ");
}

/** Each program runs in a process and a folder of its own. */
function outcomeOf(file: string): Promise<Outcome> {
  const cwd = join(folder, "runs", file);
  mkdirSync(cwd, { recursive: true });
  const args = [join(folder, "premises/program.ts"), `./programs/${file}.ts`];
  const servers = { REDIS_PATH: redis.path, POSTGRES_URL: postgres.url };
  const child = spawn(process.execPath, args, {
    cwd,
    env: { ...process.env, ...servers },
    stdio: ["ignore", "pipe", "inherit"],
  });
  let text = "";
  child.stdout.setEncoding("utf8");
  child.stdout.on("data", (part: string) => {
    text += part;
  });
  return new Promise((done, fail) => {
    child.on("error", fail);
    child.on("close", (code) => {
      if (code !== 0) return fail(new Error(`${file} ended with ${code}.`));
      done(JSON.parse(text.trim().split("\n").at(-1) ?? ""));
    });
  });
}
