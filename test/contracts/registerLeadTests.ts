import { assertEqual, assertHas } from "./assert.ts";
import type { ContractTest } from "./describeContract.ts";
import { change, day, failed, idsIn, idsOf, newRow, query, succeeded, taking } from "./testEntries.ts";
import type { RegisterUnderTest } from "./underTest.ts";

/** The promises about saved leads and waiting leads. */
export function leadTests(test: ContractTest<RegisterUnderTest>): void {
  test(7, "A lead and its entry are kept for as long as they were to be.", async ({ rows, pass }) => {
    await rows.add(newRow("ld_1"), 9);
    await rows.add(newRow("ld_2", { dueInMs: 0 }), 9);
    const ends = (await rows.page(query({}))).map(({ id, expiresAt }) => [id, typeof expiresAt]);
    assertEqual(ends, [
      ["ld_2", "undefined"],
      ["ld_1", "number"],
    ]);
    // In steps of half a day, since a jump of the date is not trusted.
    const passDays = async (days: number) => {
      for (let half = 0; half < 2 * days; half += 1) {
        await pass(day / 2);
        await rows.sweep?.();
      }
    };
    await passDays(2);
    await rows.change(change("ld_1", { storeKey: "a", end: failed() }));
    await passDays(2);
    assertHas(await rows.read("ld_1"), { hasLead: true, lead: "{}" });
    await passDays(2);
    assertHas(await rows.read("ld_1"), { hasLead: false, lead: undefined, status: "error" });
    await passDays(6);
    assertEqual(await rows.read("ld_1"), undefined);
    assertEqual(await idsOf(rows, {}), ["ld_2"]);
    assertHas(await rows.read("ld_2"), { hasLead: true, lead: "{}" });
  });

  test(21, "Nor what a success does not need any more.", async ({ rows, other }) => {
    await rows.add(newRow("ld_1"), 9);
    await rows.change(change("ld_1", { storeKey: "a", end: succeeded() }));
    assertHas(await other.read("ld_1"), { hasLead: false, lead: undefined });
    await rows.add(newRow("ld_2", { dueInMs: 0 }), 9);
    await other.remove("ld_2");
    await other.remove("ld_2");
    assertEqual(await rows.read("ld_2"), undefined);
    assertEqual(await rows.take(taking()), []);
    assertEqual(await rows.change(change("ld_2", { storeKey: "b", end: failed() })), undefined);
    assertEqual(await idsOf(rows, {}), ["ld_1"]);
    await rows.remove("ld_1");
    await rows.add(newRow("ld_3"), 9);
    assertEqual(await rows.change(change("ld_3", { storeKey: "a", end: failed() })), "ld_3");
    await rows.remove("ld_3");
    await rows.add(newRow("ld_3", { lead: undefined }), 9);
    assertHas(await rows.read("ld_3"), { hasLead: false, lead: undefined, storeKey: undefined });
    await rows.add(newRow("ld_4"), 9);
    assertEqual(await rows.change(change("ld_4", { storeKey: "a", end: failed() })), "ld_4");
  });

  test(23, "By either of two, and again when its time is over.", async ({ rows, other, pass }) => {
    for (const id of ["ld_1", "ld_2", "ld_3"]) {
      await rows.add(newRow(id, { dueInMs: 0 }), 9);
      await pass(10);
    }
    await rows.add(newRow("ld_4"), 9);
    await rows.add(newRow("ld_5", { dueInMs: 0, namespace: "woo" }), 9);
    assertEqual(idsIn(await rows.take(taking({ limit: 2 }))), ["ld_1", "ld_2"]);
    assertEqual(idsIn(await other.take(taking())), ["ld_3"]);
    assertEqual(await rows.take(taking()), []);
    assertHas(await rows.count("lead"), { due: 3 });
    await rows.change(change("ld_1", { end: failed() }));
    await rows.change(change("ld_2", { end: failed({ dueInMs: 5_000 }) }));
    await pass(5_001);
    const [again] = await other.take(taking());
    assertHas(again, { id: "ld_2", lead: "{}", attempts: 2 });
    await pass(55_000);
    assertEqual(idsIn(await other.take(taking())), ["ld_3"]);
    await rows.change(change("ld_3", { end: succeeded({ dueInMs: 1 }) }));
    await pass(60_001);
    assertEqual(idsIn(await rows.take(taking())), ["ld_2"]);
    assertEqual(idsIn(await rows.take(taking({ namespace: "woo" }))), ["ld_5"]);
  });

  for (const [what, status, isTaken] of [
    ["Also where another delivery of it fails.", "error", true],
    ["Also where no one knows what happened to another delivery.", "unknown", true],
    ["Not where another delivery of it was skipped.", "skip", false],
    ["Not where another delivery of it made an order, though its lead is kept.", "success", false],
  ] as const) {
    test(23, what, async ({ rows, pass }) => {
      await rows.add(newRow("ld_1", { dueInMs: 0 }), 9);
      await rows.change(change("ld_1", { storeKey: "a", end: failed({ dueInMs: 5_000 }) }));
      await rows.add(newRow("ld_2"), 9);
      const joined = change("ld_2", { storeKey: "a", end: failed({ status, attempt: "2" }) });
      assertEqual(await rows.change(joined), "ld_1");
      await pass(5_001);
      assertEqual(idsIn(await rows.take(taking())), isTaken ? ["ld_1"] : []);
    });
  }

  test(23, "The first due is the first, whichever came first.", async ({ rows, other, pass }) => {
    await rows.add(newRow("ld_2", { dueInMs: 0 }), 9);
    await pass(10);
    await rows.add(newRow("ld_1", { dueInMs: 0 }), 9);
    await pass(10);
    assertEqual(idsIn(await other.take(taking({ limit: 1 }))), ["ld_2"]);
    assertEqual(idsIn(await other.take(taking({ limit: 1 }))), ["ld_1"]);
  });

  test(23, "The newest that was never tried, as often as it is asked for.", async ({ rows, other, pass }) => {
    for (const id of ["ld_2", "ld_1", "ld_4", "ld_3", "ld_5", "ld_6"]) {
      await rows.add(newRow(id, { dueInMs: 0 }), 9);
      await pass(10);
    }
    await rows.add(newRow("ld_7", { dueInMs: 60_000 }), 9);
    await rows.add(newRow("ld_8", { dueInMs: 0, namespace: "woo" }), 9);
    const idsTaken = async (limit: number, newest: number) =>
      [...idsIn(await other.take(taking({ limit, newest })))].sort();
    assertEqual(await idsTaken(3, 1), ["ld_1", "ld_2", "ld_6"]);
    assertEqual(await idsTaken(1, 1), ["ld_5"]);
    assertEqual(await idsTaken(1, 0), ["ld_4"]);
    for (const id of ["ld_1", "ld_2", "ld_4", "ld_5"])
      await rows.change(change(id, { end: failed({ dueInMs: 1_000 }) }));
    await rows.change(change("ld_6", { end: succeeded() }));
    await pass(1_001);
    // What was tried is not new, though it is due later.
    assertEqual(await idsTaken(1, 1), ["ld_3"]);
    assertEqual(await idsTaken(2, 2), ["ld_1", "ld_2"]);
    assertEqual(await idsTaken(9, 9), ["ld_4", "ld_5"]);
  });

  test(23, "Not the newest that is erased, nor one twice.", async ({ rows, other }) => {
    for (const id of ["ld_1", "ld_2", "ld_3"]) await rows.add(newRow(id, { dueInMs: 0 }), 9);
    await rows.remove("ld_3");
    assertEqual(idsIn(await other.take(taking({ limit: 0, newest: 1 }))), []);
    assertEqual([...idsIn(await other.take(taking({ newest: 1 })))].sort(), ["ld_1", "ld_2"]);
    assertEqual(await rows.take(taking({ newest: 2 })), []);
  });

  test(23, "Not before its time, while it is delivered by who kept it.", async ({ rows, other, pass }) => {
    assertEqual(await rows.add(newRow("ld_1", { dueInMs: 60_000 }), 1), true);
    assertEqual(await other.add(newRow("ld_2", { dueInMs: 60_000 }), 1), false);
    assertHas(await rows.count("lead"), { due: 1 });
    await pass(50_000);
    assertEqual(await other.take(taking()), []);
    await pass(10_001);
    assertEqual(idsIn(await other.take(taking())), ["ld_1"]);
  });

  test(23, "Nothing waits for a date that was set back.", async ({ rows }) => {
    for (const [id, dueInMs] of [
      ["ld_1", 600_000],
      ["ld_2", 3_600_000],
    ] as const) {
      await rows.add(newRow(id, { dueInMs: 0 }), 9);
      await rows.change(change(id, { end: failed({ dueInMs }) }));
    }
    assertEqual(idsIn(await rows.take(taking())), ["ld_2"]);
    assertEqual(await rows.take(taking()), []);
  });

  test(29, "The step that takes counts, and an attempt that ends is not counted twice.", async (under) => {
    const { rows, other, pass } = under;
    await rows.add(newRow("ld_1", { dueInMs: 0 }), 9);
    assertHas(await rows.read("ld_1"), { attempts: 0, takes: 0 });
    for (const count of [1, 2]) {
      const [row] = await other.take(taking());
      assertHas(row, { id: "ld_1", attempts: count, takes: count, status: "received" });
      assertHas(await rows.read("ld_1"), { attempts: count, takes: count });
      await pass(60_001);
    }
    await other.take(taking());
    await rows.change(change("ld_1", { storeKey: "a" }));
    assertHas(await rows.read("ld_1"), { attempts: 3, takes: 3 });
    await rows.change(change("ld_1", { end: failed({ attempt: "1", dueInMs: 5_000 }) }));
    assertHas(await rows.read("ld_1"), { attempts: 3, takes: 0 });
    // An attempt that no one took it for, such as a person's.
    await rows.change(change("ld_1", { end: failed({ attempt: "2", dueInMs: 5_000 }) }));
    assertHas(await rows.read("ld_1"), { attempts: 4, takes: 0 });
  });

  test(29, "Not together with others, nor before them.", async ({ rows, other, pass }) => {
    await rows.add(newRow("ld_1", { dueInMs: 0 }), 9);
    for (let taken = 0; taken < 2; taken += 1) {
      assertEqual(idsIn(await rows.take(taking())), ["ld_1"]);
      await pass(60_001);
    }
    for (const id of ["ld_2", "ld_3"]) await rows.add(newRow(id, { dueInMs: 0 }), 9);
    assertEqual(idsIn(await other.take(taking({ limit: 1 }))), ["ld_2"]);
    assertEqual(idsIn(await other.take(taking())), ["ld_3"]);
    assertEqual(await other.take(taking({ alone: false })), []);
    assertEqual(await other.take(taking({ limit: 0 })), []);
    assertHas((await other.take(taking()))[0], { id: "ld_1", attempts: 3, takes: 3 });
    assertEqual(await rows.take(taking()), []);
  });

  test(29, "One at a time.", async ({ rows, other, pass }) => {
    for (const id of ["ld_1", "ld_2"]) await rows.add(newRow(id, { dueInMs: 0 }), 9);
    for (let taken = 0; taken < 2; taken += 1) {
      assertEqual(idsIn(await rows.take(taking())), ["ld_1", "ld_2"]);
      await pass(60_001);
    }
    assertEqual(idsIn(await rows.take(taking())), ["ld_1"]);
    assertEqual(idsIn(await other.take(taking())), ["ld_2"]);
  });

  test(29, "After five, it can be taken with others, to be ended.", async ({ rows, other, pass }) => {
    await rows.add(newRow("ld_1", { dueInMs: 0 }), 9);
    for (let taken = 0; taken < 5; taken += 1) {
      await rows.take(taking());
      await pass(60_001);
    }
    await rows.add(newRow("ld_2", { dueInMs: 0 }), 9);
    const rowsTaken = await other.take(taking({ alone: false }));
    assertEqual(idsIn(rowsTaken), ["ld_1", "ld_2"]);
    assertHas(rowsTaken[0], { attempts: 5, takes: 6 });
    await rows.change(change("ld_1", { end: failed() }));
    assertHas(await rows.read("ld_1"), { status: "error", attempts: 5, takes: 0 });
    await pass(60_001);
    assertEqual(idsIn(await rows.take(taking())), ["ld_2"]);
  });

  test(29, "What is delivered by who kept it is taken by that.", async ({ rows, other, pass }) => {
    await rows.add(newRow("ld_1", { dueInMs: 60_000 }), 9);
    assertHas(await other.read("ld_1"), { attempts: 1, takes: 1 });
    await pass(60_001);
    assertHas((await other.take(taking()))[0], { attempts: 2, takes: 2 });
  });

  test(29, "What a process gave back before it ended is not counted.", async ({ rows, other, pass }) => {
    await rows.add(newRow("ld_1", { dueInMs: 0 }), 9);
    for (let taken = 1; taken <= 4; taken += 1) {
      assertHas((await rows.take(taking({ alone: false })))[0], { attempts: taken, takes: 1 });
      assertEqual(await other.change(change("ld_1", { isReleased: true })), "ld_1");
      assertHas(await rows.read("ld_1"), { attempts: taken, takes: 0, status: "received" });
      await pass(60_001);
    }
    await other.change(change("ld_1", { isReleased: true }));
    assertHas(await rows.read("ld_1"), { takes: 0 });
    for (let taken = 0; taken < 2; taken += 1) {
      await rows.take(taking());
      await pass(60_001);
    }
    await rows.change(change("ld_1", { isReleased: true }));
    assertHas(await rows.read("ld_1"), { takes: 1 });
  });

  test(23, "A full register rejects.", async ({ rows, other }) => {
    assertEqual(await rows.add(newRow("ld_1", { dueInMs: 0 }), 2), true);
    assertEqual(await rows.add(newRow("ld_2", { dueInMs: 0 }), 2), true);
    assertEqual(await other.add(newRow("ld_3", { dueInMs: 0 }), 2), false);
    assertEqual(await other.read("ld_3"), undefined);
    assertEqual(await other.add(newRow("ld_2", { dueInMs: 0 }), 2), true);
    assertEqual(await other.add(newRow("ld_4"), 2), true);
    await rows.change(change("ld_1", { end: succeeded() }));
    assertEqual(await other.add(newRow("ld_3", { dueInMs: 0 }), 2), true);
  });
}
