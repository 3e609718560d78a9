import { describe, expect, it } from "vitest";
import { isOfOrder } from "../../../src/forwarding/sqlite/fileFormat.ts";
import { openFile } from "../../../src/forwarding/sqlite/openFile.ts";
import { registerTable } from "../../../src/forwarding/sqlite/sqliteEntries.ts";
import { sqliteEntryRows } from "../../../src/forwarding/sqlite/sqliteEntryRows.ts";
import { sqliteRegister } from "../../../src/forwarding/sqlite/sqliteRegister.ts";
import { change, day, idsIn, newRow, succeeded } from "../../contracts/testEntries.ts";
import { manualClock } from "../../support/manualClock.ts";
import { newFilesIn, temporaryFolder } from "./temporaryFolder.ts";

const newPath = newFilesIn(temporaryFolder());

it("finds the entry of an order by an index", async () => {
  const file = openFile("a test", newPath(), registerTable);
  const rows = sqliteEntryRows(file, { maxWaitMs: 0, clock: manualClock() });
  for (const [id, orderId] of [
    ["ld_1", 41],
    ["ld_2", 42],
  ] as const) {
    await rows.add(newRow(id), 9);
    await rows.change(change(id, { storeKey: id, end: succeeded({ facts: JSON.stringify({ orderId }) }) }));
  }
  expect(idsIn(await rows.ofOrder(42))).toEqual(["ld_2"]);
  const plan = file.database.prepare(
    `EXPLAIN QUERY PLAN SELECT * FROM register WHERE ${isOfOrder} ORDER BY id`,
  );
  expect(plan.all(42).map(({ detail }) => detail)).toEqual([
    expect.stringMatching(/^SEARCH register USING INDEX register_order/),
  ]);
  await rows.close?.();
});

describe("the file of a register", () => {
  const begin = async () => {
    const clock = manualClock();
    const path = newPath();
    const open = () => sqliteEntryRows(openFile("a test", path, registerTable), { maxWaitMs: 0, clock });
    const rows = open();
    await rows.sweep?.();
    await rows.add(newRow("ld_1", { keepMs: 9 * day, keepLeadMs: 3 * day }), 9);
    /** What is left of the entry a minute later, by a process that has just begun. */
    const later = async () => {
      await clock.advance(60_000);
      const other = open();
      await other.sweep?.();
      const row = await other.read("ld_1");
      await other.close?.();
      return row === undefined ? "nothing" : row.hasLead ? "all" : "no lead";
    };
    return { clock, rows, later };
  };

  it("forgets nothing where the date is a year ahead for a while", async () => {
    const { clock, rows, later } = await begin();
    clock.jump(365 * day);
    for (let minute = 0; minute < 30; minute += 1) expect(await later()).toBe("all");
    clock.jump(-365 * day);
    for (let minute = 0; minute < 90; minute += 1) expect(await later()).toBe("all");
    await rows.close?.();
  });

  it("forgets where it stays so: the machine was off for long", async () => {
    const { clock, rows, later } = await begin();
    await clock.advance(5 * day);
    expect(await later()).toBe("all");
    await clock.advance(3_600_000);
    expect(await later()).toBe("no lead");
    await clock.advance(5 * day);
    expect(await later()).toBe("no lead");
    await clock.advance(3_600_000);
    expect(await later()).toBe("nothing");
    await rows.close?.();
  });

  it("is named in what the register says of itself, and survives the process", async () => {
    const path = newPath();
    const register = sqliteRegister(path);
    expect(register).toMatchObject({ name: `The file ${path}`, isDurable: true });
    await register.close();
  });
});
