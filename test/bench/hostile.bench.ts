import { spawnSync } from "node:child_process";
import { fileURLToPath } from "node:url";
import { hostileAnswers } from "./hostileAnswers.ts";
import { hostileRules } from "./hostileRules.ts";

/**
 * The worst that untrusted senders can send, at 10 kB, 100 kB and 1 MB: `npm run bench -- hostile`. Each in a
 * process of its own, whose memory is then its own too. Ten times the size may take ten times as long, and
 * not a hundred times.
 */

/** Prepares an input of the given number of bytes; what it gives is measured. */
export type HostileCase = (bytes: number) => () => unknown;

const cases: Readonly<Record<string, HostileCase>> = { ...hostileAnswers, ...hostileRules };
const sizes = [10_000, 100_000, 1_000_000] as const;
/** For 1 MB on this machine, without other work on it. */
const maxMs = 300;
const maxMegabytes = 400;
const maxGrowth = 25;

const [, self = "", name, bytes] = process.argv;
if (name !== undefined && cases[name] !== undefined) await measure(cases[name], Number(bytes));
else if (self === fileURLToPath(import.meta.url)) print();

/** What is compiled on first use is not part of the cost of the input: the first run is not counted. */
async function measure(prepare: HostileCase, size: number): Promise<void> {
  await prepare(1_000)();
  const run = prepare(size);
  const before = process.cpuUsage();
  await run();
  const { user, system } = process.cpuUsage(before);
  const megabytes = process.resourceUsage().maxRSS / 1024;
  console.log(JSON.stringify({ ms: (user + system) / 1000, megabytes }));
}

function print(): void {
  console.log("processor time at 10 kB, 100 kB, 1 MB; memory of the process at 1 MB");
  const worst = { ms: 0, megabytes: 0 };
  for (const each of Object.keys(cases)) {
    const [small, middle, large] = sizes.map((size) => measured(each, size));
    if (small === undefined || middle === undefined || large === undefined) continue;
    const growth = large.ms / Math.max(1, middle.ms);
    const isFine = large.ms <= maxMs && large.megabytes <= maxMegabytes && growth <= maxGrowth;
    console.log(
      `${each.padEnd(42)} ${[small, middle, large].map(({ ms }) => `${ms.toFixed(1)} ms`.padStart(10)).join("")} ${large.megabytes.toFixed(0).padStart(5)} MB ${isFine ? "" : " TOO MUCH"}`,
    );
    // Times are printed, not asserted: a busy machine is not a broken promise.
    if (large.megabytes > maxMegabytes) process.exitCode = 1;
    worst.ms = Math.max(worst.ms, large.ms);
    worst.megabytes = Math.max(worst.megabytes, large.megabytes);
  }
  console.log(
    `worst: ${worst.ms.toFixed(0)} ms (goal ${maxMs}), ${worst.megabytes.toFixed(0)} MB (goal ${maxMegabytes})`,
  );
}

function measured(each: string, size: number): { ms: number; megabytes: number } {
  const { stdout, status, stderr } = spawnSync(process.execPath, [self, each, String(size)], {
    encoding: "utf8",
  });
  if (status !== 0) throw new Error(`${each} ended with ${status}: ${stderr}`);
  return JSON.parse(stdout);
}
