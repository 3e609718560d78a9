import { type ChildProcess, spawn } from "node:child_process";
import { existsSync, mkdtempSync, readFileSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { setTimeout as pause } from "node:timers/promises";
import { fileURLToPath } from "node:url";
import { createFakeAccount, serveFakeAccount } from "../../../src/entries/fake.ts";

/** How often, and with what. */
export interface KillPlan {
  readonly kills: number;
  readonly of?: "orders" | "returns";
  /** Of orders. */ readonly journalOn?: boolean;
}

/** What came of it. */
export interface KillReport {
  readonly kills: number;
  /** How many orders or returns were made. */ readonly made: number;
  readonly moves: number;
  readonly events: number;
  /** What happened and was never told. */
  readonly lost: string[];
  /** What came once more after its cursor was kept. */
  readonly twice: string[];
  /** What came once more because its cursor was not kept before the kill: allowed. */
  readonly repeated: number;
}

const watcher = fileURLToPath(new URL("watcher.ts", import.meta.url));

/**
 * Makes 150 orders or returns in each of a few seconds and moves them, while a process watches that is killed (`kill -9`) at any
 * moment and started again with the cursor that it kept.
 */
export async function killWatcher({
  kills,
  of = "orders",
  journalOn = false,
}: KillPlan): Promise<KillReport> {
  const statuses = [1, 2].map((id) => ({ id, name: `status ${id}` }));
  const account = createFakeAccount({ statuses, orders: [], journalOn, requestsPerMinute: false });
  const served = await serveFakeAccount(account);
  const folder = mkdtempSync(join(tmpdir(), "watcher-"));
  const log = join(folder, "log");
  const from = Date.now() - 60_000;
  const start = () => spawn(process.execPath, [watcher, served.url, account.token, folder, String(from), of]);
  const expected = new Set<string>();
  const ids: number[] = [];
  const isMoved = new Set<number>();
  let child = start();
  try {
    const client = account.client();
    const make = async (date_add: number) =>
      of === "orders"
        ? (await client.addOrder({ order_status_id: 1, date_add })).order_id
        : (await client.addOrderReturn({ status_id: 1, date_add, currency: "PLN" })).return_id;
    const move = async (id: number) =>
      of === "orders"
        ? client.setOrderStatus({ order_id: id, status_id: 2 })
        : client.setOrderReturnStatus({ return_id: id, status_id: 2 });
    for (let round = 0; round < kills; round += 1) {
      const date_add = Math.floor(Date.now() / 1000);
      for (let count = 0; count < 150; count += 1) {
        const id = await make(date_add);
        ids.push(id);
        expected.add(`created ${id}`);
      }
      // In the middle of a page, or between two.
      const count = linesOf(log).length + 1 + 61 * round;
      await until(() => linesOf(log).length > count, 20_000);
      await kill(child);
      // One whose cursor was not saved is delivered again, as it is by then.
      const told = keptIn(linesOf(log));
      const moved = ids.filter((id) => told.has(`created ${id}`) && !isMoved.has(id)).slice(0, 20);
      child = start();
      for (const id of moved) {
        isMoved.add(id);
        await move(id);
        expected.add(`statusChanged ${id} 1 2`);
      }
    }
    const isComplete = () => {
      const told = new Set(linesOf(log));
      return [...expected].every((entry) => told.has(entry));
    };
    await until(isComplete, 20_000);
    // What would come twice comes now.
    await pause(500);
    return reportOf(linesOf(log), expected, kills);
  } finally {
    await kill(child);
    await served.close();
    rmSync(folder, { recursive: true });
  }
}

function reportOf(lines: readonly string[], expected: ReadonlySet<string>, kills: number): KillReport {
  const events = lines.filter((line) => line !== "kept");
  const isKept = new Set<string>();
  const twice: string[] = [];
  for (const [index, line] of lines.entries()) {
    if (line === "kept") continue;
    if (isKept.has(line)) twice.push(line);
    if (lines[index + 1] === "kept") isKept.add(line);
  }
  const told = new Set(events);
  return {
    kills,
    made: [...expected].filter((entry) => entry.startsWith("created")).length,
    moves: [...expected].filter((entry) => entry.startsWith("statusChanged")).length,
    events: events.length,
    lost: [...expected].filter((entry) => !told.has(entry)),
    twice,
    repeated: events.length - told.size,
  };
}

/** Events whose cursor was kept. */
function keptIn(lines: readonly string[]): Set<string> {
  return new Set(lines.filter((_, index) => lines[index + 1] === "kept"));
}

export async function kill(child: ChildProcess): Promise<void> {
  if (child.exitCode !== null || child.signalCode !== null) return;
  const ended = new Promise((resolve) => child.once("exit", resolve));
  child.kill("SIGKILL");
  await ended;
}

export async function until(isTrue: () => boolean, forMs = 20_000): Promise<void> {
  const end = Date.now() + forMs;
  while (!isTrue() && Date.now() < end) await pause(1);
}

/** A line that a kill cut in the middle does not count. */
function linesOf(path: string): string[] {
  return existsSync(path) ? readFileSync(path, "utf8").split("\n").slice(0, -1) : [];
}
