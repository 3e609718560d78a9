/**
 * What 100,000 leads cost that wait for their turn: `npm run bench -- waiting`. Where their callers keep them, next to
 * the leads themselves; where their callers keep nothing, next to the commit that `BASELINE` names, or to a checkout of
 * it (`BASELINE=/path`).
 */
import { execFileSync, spawnSync } from "node:child_process";
import { existsSync, mkdirSync, mkdtempSync, rmSync, symlinkSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { fileURLToPath } from "node:url";
import { megabytes } from "../support/heap.ts";
import type { Waiting } from "./waitingWorker.ts";

/** The last commit that kept the caller's own lead. Now it is its text, so that the caller may reuse the lead. */
const baseline = process.env.BASELINE ?? "5d82dd45";
const maxTimes = 2.1;
const maxOfBaseline = 0.9;
const maxMs = 1_000;

const root = fileURLToPath(new URL("../..", import.meta.url));
const worker = fileURLToPath(new URL("waitingWorker.ts", import.meta.url));
const folder = mkdtempSync(join(tmpdir(), "waiting-bench-"));
const broken: boolean[] = [];

try {
  const kept = measure(root, "kept");
  const times = (kept.bytes - kept.leadBytes) / kept.leadBytes;
  broken.push(times > maxTimes);
  console.log(`${kept.count} leads of three lines wait, ${kept.waiting} of them in front of the claim`);
  console.log(`  the leads themselves   ${megabytes(kept.leadBytes)} MB`);
  console.log(
    `  next to them           ${megabytes(kept.bytes - kept.leadBytes)} MB: ${times.toFixed(2)} times (at most ${maxTimes})`,
  );
  // Times depend on the machine, and are for reading.
  console.log(
    `  to take them in        ${kept.threadMs.toFixed(0)} ms of the thread (at most ${maxMs}), ${kept.tookMs.toFixed(0)} ms on the clock`,
  );
  const earlier = checkOut();
  if (earlier === undefined) console.log(`  skipped: the commit ${baseline} is not in this clone`);
  else {
    const [now, then] = [measure(root, "dropped").bytes, measure(earlier, "dropped").bytes];
    broken.push(now / then > maxOfBaseline);
    console.log(
      `  all of it, if the callers keep nothing: ${megabytes(now)} MB, ${megabytes(then)} MB at ${baseline}: ${(now / then).toFixed(2)} times (at most ${maxOfBaseline})`,
    );
  }
} finally {
  rmSync(folder, { recursive: true, force: true });
}
process.exitCode = broken.includes(true) ? 1 : 0;

function measure(from: string, keeps: "kept" | "dropped"): Waiting {
  const output = execFileSync(process.execPath, ["--expose-gc", worker, from, keeps], {
    encoding: "utf8",
    stdio: ["ignore", "pipe", "inherit"],
  });
  return JSON.parse(output);
}

/** The folder with the source of the commit. A shallow clone has no old commits. */
function checkOut(): string | undefined {
  if (existsSync(join(baseline, "src"))) return baseline;
  const to = join(folder, "earlier");
  mkdirSync(to);
  symlinkSync(join(root, "node_modules"), join(to, "node_modules"), "junction");
  const script = 'set -o pipefail; git archive "$1" src package.json | tar -x -C "$2"';
  return spawnSync("bash", ["-c", script, "bash", baseline, to], { cwd: root }).status === 0 ? to : undefined;
}
