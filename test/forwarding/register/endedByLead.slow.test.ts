import { fork } from "node:child_process";
import { once } from "node:events";
import { join } from "node:path";
import { setTimeout as wait } from "node:timers/promises";
import { fileURLToPath } from "node:url";
import { afterAll, beforeAll, expect, it } from "vitest";
import { postgresEntryRows } from "../../../src/forwarding/postgres/postgresEntryRows.ts";
import { redisEntryRows } from "../../../src/forwarding/redis/redisRegister.ts";
import type { EntryRows } from "../../../src/forwarding/register/entryRows.ts";
import { openFile } from "../../../src/forwarding/sqlite/openFile.ts";
import { registerTable } from "../../../src/forwarding/sqlite/sqliteEntries.ts";
import { sqliteEntryRows } from "../../../src/forwarding/sqlite/sqliteEntryRows.ts";
import { systemClock } from "../../../src/shared/runtime/clock.ts";
import { createFakeAccount } from "../../../src/testing/fake/createFakeAccount.ts";
import { serveFakeAccount } from "../../../src/testing/fake/serveFakeAccount.ts";
import { newRow } from "../../contracts/testEntries.ts";
import { describeOnPostgres, newSchema } from "../postgres/databases.ts";
import { openPool, type Pool } from "../postgres/pools.ts";
import { describeOnRedis } from "../redis/describeOnRedis.ts";
import { temporaryFolder } from "../sqlite/temporaryFolder.ts";

const program = fileURLToPath(new URL("endingProcess.ts", import.meta.url));
const hooks = fileURLToPath(new URL("../../support/packageFromSource.ts", import.meta.url));

/** Twenty leads and one in the middle of them that ends the process, which is started again each time. */
async function untilAllHaveEnded(rows: EntryRows, where: readonly string[], how = "is killed") {
  const account = createFakeAccount({ requestsPerMinute: false });
  const served = await serveFakeAccount(account);
  const ids = Array.from({ length: 21 }, (_, index) => (index === 3 ? how : `lead-${index}`));
  for (const [index, id] of ids.entries()) {
    const lead = JSON.stringify({ id, email: `${index}@example.com` });
    const entryId = `ld_${String(index).padStart(10, "0")}`;
    const head = JSON.stringify({ receivedAt: 1 });
    await rows.add(newRow(entryId, { lead, leadBytes: lead.length, head, dueInMs: 0 }), 99);
  }
  let processes = 0;
  let isOver = false;
  let child = fork(program, [...where, served.url, account.token], { execArgv: ["--import", hooks] });
  const restarting = (async () => {
    for (; !isOver; processes += 1) {
      await once(child, "exit");
      if (!isOver)
        child = fork(program, [...where, served.url, account.token], { execArgv: ["--import", hooks] });
    }
  })();
  while ((await rows.count("lead")).due > 0) await wait(20);
  isOver = true;
  child.kill("SIGKILL");
  await restarting;
  await served.close();
  const orders = account.orders.map(({ user_comments }) => String(user_comments)).sort();
  return {
    orders,
    expected: ids.filter((id) => id !== how).sort(),
    ended: processes - 1,
    bad: await rows.read("ld_0000000003"),
  };
}

type Ended = Awaited<ReturnType<typeof untilAllHaveEnded>>;

function expectOrdersAndOneError({ orders, expected, ended, bad }: Ended): void {
  expect(orders).toEqual(expected);
  expect(ended).toBe(5);
  expect(bad).toMatchObject({ status: "error", attempts: 5, takes: 0, hasLead: true });
  const facts: unknown = JSON.parse(bad?.facts ?? "");
  expect(facts).toMatchObject({ fault: "setup", issues: [{ code: "lead_ends_process" }] });
}

for (const how of ["is killed", "exits"]) {
  it(`makes an order of each other lead in a file, and an error of the one whose process ${how}`, async () => {
    const path = join(temporaryFolder(), "leads.sqlite");
    const file = openFile("sqliteRegister", path, registerTable);
    const rows = sqliteEntryRows(file, { maxWaitMs: 10_000, clock: systemClock });
    expectOrdersAndOneError(await untilAllHaveEnded(rows, ["sqlite", path, ""], how));
    await rows.close?.();
  });
}

describeOnRedis("a lead that ends its process", (newServer) => {
  const server = newServer();
  beforeAll(() => server.start());
  afterAll(() => server.remove());

  it("makes an order of each other lead in Redis, and an error of that one", async () => {
    const client = await server.connect();
    const rows = redisEntryRows(client, "baselinker");
    expectOrdersAndOneError(await untilAllHaveEnded(rows, ["redis", server.path, ""]));
    client.close();
  });
});

describeOnPostgres("a lead that ends its process", (server) => {
  let pool: Pool;
  beforeAll(async () => {
    await server.start();
    pool = await openPool(server);
  });
  afterAll(async () => {
    await pool.end();
    await server.remove();
  });

  it.each([
    ["postgres", ""],
    ["pool", "shop"],
  ])(
    "makes an order of each other lead in PostgreSQL, and an error of that one: %s",
    async (kind, accountKey) => {
      const schema = await newSchema(pool);
      const rows = postgresEntryRows(pool, { schema, accountKey });
      expectOrdersAndOneError(await untilAllHaveEnded(rows, [kind, server.url, schema]));
    },
  );
});
