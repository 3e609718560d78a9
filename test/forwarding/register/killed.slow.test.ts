import { type ChildProcess, fork } from "node:child_process";
import { join } from "node:path";
import { setTimeout as wait } from "node:timers/promises";
import { fileURLToPath } from "node:url";
import { expect, it } from "vitest";
import { openFile } from "../../../src/forwarding/sqlite/openFile.ts";
import { registerTable } from "../../../src/forwarding/sqlite/sqliteEntries.ts";
import { sqliteEntryRows } from "../../../src/forwarding/sqlite/sqliteEntryRows.ts";
import { isRecord } from "../../../src/shared/json/value.ts";
import { systemClock } from "../../../src/shared/runtime/clock.ts";
import { createFakeAccount } from "../../../src/testing/fake/createFakeAccount.ts";
import { serveFakeAccount } from "../../../src/testing/fake/serveFakeAccount.ts";
import { temporaryFolder } from "../sqlite/temporaryFolder.ts";

const program = fileURLToPath(new URL("receivingProcess.ts", import.meta.url));
const hooks = fileURLToPath(new URL("../../support/packageFromSource.ts", import.meta.url));

it("makes of each lead that was answered 200 one order, however often the process is killed", async () => {
  const account = createFakeAccount({ requestsPerMinute: false });
  const served = await serveFakeAccount(account);
  const path = join(temporaryFolder(), "leads.sqlite");
  const start = async () => {
    const child = fork(program, [served.url, account.token, path], { execArgv: ["--import", hooks] });
    const port = await new Promise<unknown>((resolve, reject) => {
      child.once("message", (message) => resolve(isRecord(message) ? message.port : undefined));
      child.once("exit", () => reject(new Error("The process ended before it listened.")));
    });
    return { child, url: `http://127.0.0.1:${port}/hook` };
  };
  const accepted = new Set<string>();
  let count = 0;
  const send = async (url: string) => {
    count += 1;
    const lead = { id: `lead-${count}`, email: `buyer${count}@example.com` };
    const body = JSON.stringify(lead);
    const answer = await fetch(url, {
      method: "POST",
      headers: { "content-type": "application/json" },
      body,
    }).catch(() => undefined);
    if (answer?.status === 200) accepted.add(lead.id);
  };
  for (let kill = 0; kill < 2; kill += 1) {
    const { child, url } = await start();
    let isAlive = true;
    const senders = Array.from({ length: 4 }, async () => {
      while (isAlive) await send(url);
    });
    const before = accepted.size;
    // At whatever moment it is just then.
    while (accepted.size < before + 8) await wait(1);
    isAlive = false;
    await killed(child);
    await Promise.all(senders);
  }
  const { child } = await start();
  const rows = sqliteEntryRows(openFile("sqliteRegister", path, registerTable), {
    maxWaitMs: 10_000,
    clock: systemClock,
  });
  while ((await rows.count("lead")).due > 0) await wait(50);
  await killed(child);
  const { by } = await rows.count("lead");
  await rows.close?.();
  await served.close();
  const orders = account.orders.map(({ user_comments }) => user_comments);
  expect([...accepted].filter((id) => !orders.includes(id))).toEqual([]);
  expect(orders.filter((id, index) => orders.indexOf(id) !== index)).toEqual([]);
  expect(by).toEqual({ success: orders.length });
});

async function killed(child: ChildProcess): Promise<void> {
  const over = new Promise((resolve) => child.once("exit", resolve));
  child.kill("SIGKILL");
  await over;
}
