import { spawn, spawnSync } from "node:child_process";
import { createWriteStream, existsSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { createInterface } from "node:readline";
import { finished } from "node:stream/promises";
import { fileURLToPath } from "node:url";
import { createMapper } from "../../src/mapping/mapper/createMapper.ts";
import { fromLeadBox } from "../../src/mapping/parse/fromLeadBox.ts";
import { createFakeAccount } from "../../src/testing/fake/createFakeAccount.ts";
import { serveFakeAccount } from "../../src/testing/fake/serveFakeAccount.ts";

/**
 * What the built command costs: its start against that of Node alone (processor time, the least of 20 runs, alternately),
 * many leads against the library in a loop, and whether `forward` keeps its memory. Only memory that grows with the
 * number of leads is a broken promise; the ratios are printed next to their aims.
 */
const command = fileURLToPath(new URL("../../dist/cli.js", import.meta.url));
if (!existsSync(command)) {
  console.error("There is no built command. Run `npm run build` first.");
  process.exit(1);
}
/** A collector that waits for garbage to pile up would look like memory that grows. */
const smallHeap = ["--max-old-space-size=64", "--max-semi-space-size=4"];
const folder = mkdtempSync(join(tmpdir(), "baselinker-sdk-command-"));
const table = "order_status_id\t8001\nemail\tEmail\nphone\tPhone\ndelivery_fullname\tName\n";
const rules = join(folder, "rules.tsv");
const one = join(folder, "one.json");
writeFileSync(rules, table);
writeFileSync(one, JSON.stringify(lead(0)));
try {
  starts();
  await manyLeads(100_000);
  await forwardsFlat();
} finally {
  rmSync(folder, { recursive: true, force: true });
}

function lead(index: number) {
  return { Email: `n${index}@example.com`, Phone: "+380501112233", Name: `Name Surname ${index}` };
}

async function writeLeads(path: string, count: number): Promise<void> {
  const file = createWriteStream(path);
  for (let index = 0; index < count; index += 1) file.write(`${JSON.stringify(lead(index))}\n`);
  file.end();
  await finished(file);
}

function starts(): void {
  const calls: Record<string, readonly string[]> = {
    "node -e 0": ["-e", "0"],
    "--help": [command, "--help"],
    "map of one lead": [command, "map", rules, one],
  };
  const least = new Map<string, number>();
  for (let run = 0; run < 20; run += 1) {
    for (const [name, words] of Object.entries(calls))
      least.set(name, Math.min(least.get(name) ?? Number.POSITIVE_INFINITY, processorMs(words)));
  }
  const node = least.get("node -e 0") ?? 0;
  const aims: Readonly<Record<string, string>> = { "--help": "1.6", "map of one lead": "2.5" };
  for (const [name, ms] of least) {
    const aim = aims[name];
    console.log(
      `${name.padEnd(16)} ${ms.toFixed(0).padStart(5)} ms   ${(ms / node).toFixed(2)} of Node alone${aim === undefined ? "" : ` (aim ${aim})`}`,
    );
  }
}

/** What the shell says that a process took, of all its threads. */
function processorMs(words: readonly string[]): number {
  const script = 'TIMEFORMAT="%3U %3S"; time "$@" > /dev/null 2>&1';
  const { stderr } = spawnSync("bash", ["-c", script, "bash", process.execPath, ...words], {
    encoding: "utf8",
    env: { ...process.env, LC_ALL: "C" },
  });
  const [user = Number.NaN, system = Number.NaN] = stderr.trim().split(" ").map(Number);
  return (user + system) * 1000;
}

async function manyLeads(count: number): Promise<void> {
  const path = join(folder, "many.ndjson");
  await writeLeads(path, count);
  const lines = readFileSync(path, "utf8").trim().split("\n");
  const mapper = createMapper(fromLeadBox(table));
  const context = { receivedAt: new Date() };
  let length = 0;
  const startedAt = performance.now();
  for (const line of lines) length += JSON.stringify(mapper.map(JSON.parse(line), context)).length;
  const library = performance.now() - startedAt;
  const calledAt = performance.now();
  const { status } = spawnSync(process.execPath, [command, "map", rules, path, "--json"], {
    stdio: ["ignore", "ignore", "inherit"],
  });
  const whole = performance.now() - calledAt;
  if (status !== 0 || length === 0) throw new Error(`map ended with ${status}`);
  const speed = (ms: number) => Math.round((count / ms) * 1000);
  console.log(
    `map of ${count} leads: command ${speed(whole)}/s, library alone ${speed(library)}/s: ${(library / whole).toFixed(2)} of it (aim 0.5)`,
  );
}

async function forwardsFlat(): Promise<void> {
  const account = createFakeAccount({ token: "1-2-FAKE", requestsPerMinute: false, quirks: false });
  const served = await serveFakeAccount(account);
  try {
    const few = await maxMemory(1_000, served.url);
    const many = await maxMemory(10_000, served.url);
    console.log(`forward: ${few} MB at most with 1,000 leads, ${many} MB with 10,000 (aim: the same)`);
    // What a lead leaves in memory would be ten times as much.
    if (!(many <= few * 1.6 + 20)) {
      console.error("The memory of forward grows with the number of leads.");
      process.exitCode = 1;
    }
  } finally {
    await served.close();
  }
}

/** The most that `forward` has in memory, in MB, as the system counts it. */
async function maxMemory(count: number, url: string): Promise<number> {
  const path = join(folder, `${count}.ndjson`);
  await writeLeads(path, count);
  const report =
    "data:text/javascript,process.on('exit',()=>console.error('rss',process.resourceUsage().maxRSS))";
  const child = spawn(
    process.execPath,
    [
      ...smallHeap,
      "--import",
      report,
      command,
      "forward",
      rules,
      path,
      "--store",
      join(folder, `${count}.sqlite`),
      "--yes",
      // The client of itself keeps to 100 a minute.
      "--requests-per-minute",
      "1000000",
      "--concurrency",
      "20",
    ],
    {
      env: { ...process.env, BASELINKER_URL: url, BASELINKER_TOKEN: "1-2-FAKE" },
      stdio: ["ignore", "ignore", "pipe"],
    },
  );
  const ended = new Promise<number | null>((resolve) => child.on("close", resolve));
  let most = Number.NaN;
  let last = "";
  for await (const line of createInterface(child.stderr)) {
    last = line;
    if (line.startsWith("rss ")) most = Math.round(Number(line.slice(4)) / 1024);
  }
  const code = await ended;
  if (code !== 0) throw new Error(`forward ended with ${code}: ${last}`);
  return most;
}
