import type { EntryEnd } from "../../src/forwarding/contract/registerContract.ts";
import { assertEqual, assertHas } from "./assert.ts";
import type { ContractTest } from "./describeContract.ts";
import { change, day, failed, head, idsIn, idsOf, newRow, query, succeeded } from "./testEntries.ts";
import type { RegisterUnderTest } from "./underTest.ts";

const ids = ["ld_1", "ld_2", "ld_3", "ld_4"];
const odd = ["a'b\"c\\", "ключ 🍵", "a\u0000b\n\t", "__proto__\u2028"];

/** The promises about what is saved of a lead. */
export function entryTests(test: ContractTest<RegisterUnderTest>): void {
  test(9, "In whatever is kept of a lead.", async ({ rows, other }) => {
    for (const [index, text] of odd.entries()) {
      const lead = JSON.stringify({ [text]: text });
      const id = ids[index] ?? "";
      await rows.add(newRow(id, { lead, head: lead }), 9);
      await other.change(change(id, { storeKey: `k${index}`, key: lead, end: failed({ facts: lead }) }));
      assertHas(await rows.read(id), { lead, head: lead, facts: lead, key: lead, storeKey: `k${index}` });
    }
  });

  test(4, "An entry that is added twice, and an attempt that is reported twice.", async ({ rows, other }) => {
    assertEqual(await rows.add(newRow("ld_1"), 9), true);
    assertEqual(await other.add(newRow("ld_1", { head: "other" }), 9), true);
    const told = change("ld_1", { storeKey: "a", end: failed({ attempt: "one" }) });
    assertEqual(await rows.change(told), "ld_1");
    assertEqual(await other.change(told), "ld_1");
    // The text identifies the attempt.
    const end = succeeded({ facts: "other", attempt: "one", replacesFacts: true });
    await rows.change(change("ld_1", { end }));
    const entry = { status: "error", facts: "{}", attempts: 1, history: "one", repeats: 0, head: "{}" };
    assertHas(await rows.read("ld_1"), entry);
  });

  test(3, "An entry that is begun by a change.", async ({ rows, other, pass }) => {
    await rows.change(change("ld_1", { storeKey: "a", key: "k", head: { namespace: "lead", facts: "f" } }));
    const begun = { status: "received", storeKey: "a", key: "k", head: "f", facts: "", history: "" };
    await pass(day);
    await rows.sweep?.();
    const counts = { attempts: 0, repeats: 0, leadBytes: 0, hasLead: false };
    assertHas(await other.read("ld_1"), { ...begun, ...counts });
  });

  test(19, "Only where the claim ended so.", async ({ rows, store }) => {
    if (store === undefined) return;
    const leaseMs = 60_000;
    const entry = (id: string, end: EntryEnd) => change(id, { storeKey: id, end, head: head() });
    await store.claim("a", { token: "t1", leaseMs });
    assertEqual(await store.finish("a", "t0", { state: "failed", entry: entry("ld_1", failed()) }), "lost");
    assertEqual(await rows.read("ld_1"), undefined);
    await store.finish("a", "t1", { state: "sent", orderId: 42, entry: entry("ld_1", succeeded()) });
    assertHas(await rows.read("ld_1"), { status: "success", attempts: 1, storeKey: "ld_1" });
    await store.claim("b", { token: "t2", leaseMs });
    const taken = { state: "sent", orderId: 42, entry: entry("ld_2", succeeded()) } as const;
    assertEqual(await store.finish("b", "t2", taken), "order_taken");
    assertEqual(await rows.read("ld_2"), undefined);
    await store.finish("b", "t2", { state: "open", entry: entry("ld_2", failed()) });
    assertHas(await rows.read("ld_2"), { status: "error" });
  });

  test(22, "The earlier one keeps its id and takes the later lead.", async ({ rows, other }) => {
    await rows.add(newRow("ld_1", { lead: "1" }), 9);
    await rows.change(change("ld_1", { storeKey: "a", end: failed({ attempt: "1" }) }));
    await other.add(newRow("ld_2", { lead: "22", leadBytes: 2 }), 9);
    assertEqual(await other.change(change("ld_2", { storeKey: "a", key: "k" })), "ld_2");
    assertHas(await rows.read("ld_2"), { storeKey: undefined, key: "k", status: "received" });
    const joined = change("ld_2", { storeKey: "a", isDelivery: true, end: failed({ attempt: "2" }) });
    assertEqual(await other.change(joined), "ld_1");
    assertEqual(await rows.read("ld_2"), undefined);
    const entry = { attempts: 2, repeats: 1, history: "1\n2", lead: "22", leadBytes: 2, hasLead: true };
    assertHas(await rows.read("ld_1"), entry);
    assertEqual(await idsOf(rows, {}), ["ld_1"]);
  });

  test(22, "What comes after a success, and is none.", async ({ rows, other }) => {
    await rows.add(newRow("ld_1"), 9);
    await rows.change(change("ld_1", { storeKey: "a", end: succeeded() }));
    await other.add(newRow("ld_2"), 9);
    assertEqual(await other.change(change("ld_2", { storeKey: "a", end: failed() })), "ld_2");
    assertHas(await rows.read("ld_1"), { status: "success", repeats: 0, hasLead: false, lead: undefined });
    assertHas(await rows.read("ld_2"), { status: "error", storeKey: undefined, lead: "{}" });
    await rows.change(change("ld_1", { storeKey: "a", end: failed() }));
    assertHas(await rows.read("ld_1"), { status: "success", attempts: 1 });
    const again = change("ld_2", { storeKey: "a", isDelivery: true, end: succeeded({ attempt: "z" }) });
    assertEqual(await rows.change(again), "ld_1");
    const joined = { status: "success", attempts: 1, repeats: 1, hasLead: false, lead: undefined };
    assertHas(await rows.read("ld_1"), joined);
    assertEqual(await idsOf(rows, {}), ["ld_1"]);
  });

  test(22, "An open lead that another process has completed meanwhile.", async ({ rows, other }) => {
    await rows.add(newRow("ld_1"), 9);
    await rows.change(change("ld_1", { storeKey: "a", key: "k", end: succeeded() }));
    const late = (end: EntryEnd, key?: string) => change("ld_2", { storeKey: "a", head: head(), key, end });
    for (const end of [failed({ attempt: "2" }), failed({ status: "unknown", attempt: "3" })])
      for (const key of ["k", undefined]) assertEqual(await other.change(late(end, key)), "ld_1");
    assertHas(await rows.read("ld_1"), { status: "success", attempts: 1, repeats: 0, key: "k" });
    assertEqual(await idsOf(rows, {}), ["ld_1"]);
    // The open lead is another buyer's.
    await other.change(late(failed(), "l"));
    assertHas(await rows.read("ld_2"), { status: "error", storeKey: undefined });
  });

  test(
    22,
    "An open lead that is completed while another lead's entry has its key.",
    async ({ rows, other }) => {
      await rows.add(newRow("ld_1", { lead: "1" }), 9);
      await rows.change(change("ld_1", { storeKey: "a", key: "ben", end: failed() }));
      const open = change("ld_2", { storeKey: "a", key: "ann", head: head(), end: succeeded() });
      assertEqual(await other.change(open), "ld_2");
      assertHas(await rows.read("ld_1"), { status: "error", storeKey: "a", lead: "1" });
      assertHas(await rows.read("ld_2"), { status: "success", storeKey: undefined });
    },
  );

  test(22, "A lead about to be sent takes the key of one that became no order.", async ({ rows, other }) => {
    for (const id of ids) await rows.add(newRow(id, { lead: id }), 9);
    await rows.change(change("ld_1", { storeKey: "a", key: "ben", end: failed() }));
    assertEqual(await other.change(change("ld_2", { storeKey: "a", key: "ann" })), "ld_2");
    assertHas(await rows.read("ld_1"), { status: "error", storeKey: undefined, key: "ben", lead: "ld_1" });
    assertHas(await rows.read("ld_2"), { status: "received", storeKey: "a", key: "ann" });
    const found = change("ld_9", { storeKey: "a", key: "ann", head: head(), end: succeeded() });
    assertEqual(await other.change(found), "ld_2");
    // An order keeps its key.
    assertEqual(await rows.change(change("ld_3", { storeKey: "a", key: "eve" })), "ld_3");
    assertHas(await rows.read("ld_3"), { status: "received", storeKey: undefined, key: "eve" });
    assertHas(await rows.read("ld_2"), { status: "success", storeKey: "a", lead: undefined });
  });

  test(
    22,
    "A new lead under the key of an order takes it, and both keep their order.",
    async ({ rows, other }) => {
      for (const id of ids) await rows.add(newRow(id, { lead: id }), 9);
      const facts = (orderId: number) => JSON.stringify({ orderId });
      await rows.change(change("ld_1", { storeKey: "a", key: "ann", end: succeeded({ facts: facts(41) }) }));
      const later = change("ld_2", { storeKey: "a", key: "ann", takesKey: true });
      assertEqual(await other.change(later), "ld_2");
      assertHas(await rows.read("ld_1"), { status: "success", storeKey: undefined, facts: facts(41) });
      assertHas(await rows.read("ld_2"), { status: "received", storeKey: "a", lead: "ld_2" });
      const end = succeeded({ facts: facts(42), attempt: "2" });
      for (const rowsOfProcess of [rows, other])
        assertEqual(await rowsOfProcess.change({ ...later, end }), "ld_2");
      assertHas(await rows.read("ld_2"), { status: "success", storeKey: "a", facts: facts(42), repeats: 0 });
      // Its first result is all that is written of a lead that is not kept.
      const unkept = change("ld_9", { storeKey: "a", key: "ann", takesKey: true, head: head() });
      assertEqual(await other.change({ ...unkept, end: succeeded({ facts: facts(43) }) }), "ld_9");
      assertHas(await rows.read("ld_2"), { status: "success", storeKey: undefined, facts: facts(42) });
      // It takes the key from an order alone.
      await rows.change(change("ld_3", { storeKey: "b", key: "ben", end: failed() }));
      await rows.change(change("ld_4", { storeKey: "b", key: "ben", takesKey: true }));
      assertHas(await rows.read("ld_3"), { status: "error", storeKey: "b" });
    },
  );

  test(
    22,
    "A lead that differs has a key of its own, joins what has that, and names the order.",
    async (under) => {
      const { rows, other } = under;
      for (const id of ids) await rows.add(newRow(id, { lead: id, keepMs: day, keepLeadMs: day }), 9);
      const made = JSON.stringify({ orderId: 42 });
      await rows.change(change("ld_1", { storeKey: "a", key: "ann", end: succeeded({ facts: made }) }));
      const differing = (id: string, attempt: string) =>
        change(id, {
          ...{ storeKey: "a/1", key: "ann/1", isDelivery: true, keepMs: day, keepLeadMs: day },
          end: { status: "differs", facts: made, attempt, erasesLead: false },
        });
      // It may have had the key that it shares with the order.
      await rows.change(change("ld_2", { key: "ann", end: failed({ attempt: "0" }) }));
      assertEqual(await other.change(differing("ld_2", "1")), "ld_2");
      const kept = {
        status: "differs",
        storeKey: "a/1",
        key: "ann/1",
        facts: made,
        lead: "ld_2",
        repeats: 0,
      };
      assertHas(await rows.read("ld_2"), kept);
      assertHas(await rows.read("ld_1"), { status: "success", storeKey: "a", key: "ann" });
      assertEqual(await rows.change(differing("ld_3", "2")), "ld_2");
      assertHas(await rows.read("ld_2"), { ...kept, lead: "ld_3", repeats: 1 });
      assertEqual(await rows.read("ld_3"), undefined);
      const { by } = await rows.count("lead");
      assertEqual([by.success, by.differs, by.received], [1, 1, 1]);
      assertEqual(await idsOf(other, { status: "differs" }), ["ld_2"]);
      assertEqual(idsIn(await rows.ofOrder(42)), ["ld_1", "ld_2"]);
      // It becomes an order of its own, and its repeats are that order's.
      const facts = JSON.stringify({ orderId: 43 });
      await other.change(
        change("ld_2", { storeKey: "a/1", key: "ann/1", end: succeeded({ facts, attempt: "3" }) }),
      );
      assertEqual(await rows.change(differing("ld_4", "4")), "ld_2");
      assertHas(await rows.read("ld_2"), { status: "success", facts, storeKey: "a/1", repeats: 2 });
    },
  );

  test(22, "A lead that differs is forgotten like others: the lead first, then its entry.", async (under) => {
    const { rows, pass } = under;
    await rows.add(newRow("ld_1", { lead: "1" }), 9);
    const end = { status: "differs", facts: '{"orderId":42}', attempt: "1", erasesLead: false } as const;
    await rows.change(
      change("ld_1", { storeKey: "a/1", key: "ann/1", keepMs: 9_000, keepLeadMs: 5_000, end }),
    );
    await pass(6_000);
    await rows.sweep?.();
    assertHas(await rows.read("ld_1"), { status: "differs", lead: undefined });
    await pass(6_000);
    await rows.sweep?.();
    assertEqual(await rows.read("ld_1"), undefined);
    assertEqual(await idsOf(rows, { status: "differs" }), []);
  });

  test(22, "What was discarded gives its key away, unless an order came of it.", async ({ rows }) => {
    await rows.add(newRow("ld_1"), 9);
    await rows.change(change("ld_1", { storeKey: "a", end: failed() }));
    const end = { status: "discarded", facts: "{}", erasesLead: true } as const;
    await rows.change(change("ld_1", { end }));
    assertHas(await rows.read("ld_1"), { status: "discarded", attempts: 1, storeKey: undefined });
    await rows.change(change("ld_1", { end: failed({ attempt: "2" }) }));
    assertHas(await rows.read("ld_1"), { status: "discarded", attempts: 1 });
    await rows.add(newRow("ld_2"), 9);
    assertEqual(await rows.change(change("ld_2", { storeKey: "a", end: failed() })), "ld_2");
    await rows.change(change("ld_1", { end: succeeded({ attempt: "3" }) }));
    assertHas(await rows.read("ld_1"), { status: "success" });
  });

  test(22, "What comes with another key text after a lead that made no order.", async ({ rows, other }) => {
    const under = (id: string, key: string | undefined, end?: EntryEnd) =>
      change(id, { storeKey: "a", key, isDelivery: true, ...(end === undefined ? {} : { end }) });
    for (const id of ids) await rows.add(newRow(id, { lead: id }), 9);
    await rows.change(under("ld_1", "ann", failed()));
    assertEqual(await other.change(under("ld_2", "ben", succeeded())), "ld_2");
    assertHas(await rows.read("ld_1"), { status: "error", storeKey: "a", lead: "ld_1", repeats: 0 });
    assertHas(await rows.read("ld_2"), { status: "success", storeKey: undefined, key: "ben" });
    // The same lead has the same text or none.
    assertEqual(await rows.change(under("ld_3", "ann", failed({ attempt: "3" }))), "ld_1");
    assertEqual(await rows.change(under("ld_4", undefined, failed({ attempt: "4" }))), "ld_1");
    assertHas(await other.read("ld_1"), { lead: "ld_4", repeats: 2 });
  });

  test(22, "What was discarded is given no key any more.", async ({ rows, other }) => {
    await rows.add(newRow("ld_1"), 9);
    await rows.change(change("ld_1", { end: failed({ status: "discarded", erasesLead: true }) }));
    assertEqual(await other.change(change("ld_1", { storeKey: "a", key: "k" })), undefined);
    assertHas(await rows.read("ld_1"), { status: "discarded", storeKey: undefined, key: undefined });
  });

  test(22, "What a success says of its payment may become better.", async ({ rows }) => {
    await rows.add(newRow("ld_1"), 9);
    await rows.change(change("ld_1", { storeKey: "a", end: succeeded({ facts: '"open"' }) }));
    await rows.change(change("ld_1", { end: succeeded({ facts: '"a duplicate"', attempt: "2" }) }));
    assertHas(await rows.read("ld_1"), { facts: '"open"', attempts: 1 });
    const end = succeeded({ facts: '"recorded"', attempt: "3", replacesFacts: true });
    await rows.change(change("ld_1", { end }));
    await rows.change(change("ld_1", { end: failed({ attempt: "4", replacesFacts: true }) }));
    assertHas(await rows.read("ld_1"), { status: "success", facts: '"recorded"', attempts: 1 });
  });

  test(22, "What was found of it later, each thing once, whatever it ends with.", async ({ rows, other }) => {
    assertEqual(await rows.addIssue("a", '{"a":1}'), false);
    await rows.add(newRow("ld_1"), 9);
    await rows.change(change("ld_1", { storeKey: "a", end: succeeded({ facts: '{"orderId":7}' }) }));
    for (const view of [rows, other]) assertEqual(await view.addIssue("a", '{"a":1}'), true);
    // Part of another one, and with what a pattern would take for its own.
    for (const issue of ['"a"', '%.*"%1{a}']) assertEqual(await other.addIssue("a", issue), true);
    assertHas(await rows.read("ld_1"), { foundIssues: '{"a":1}\n"a"\n%.*"%1{a}', facts: '{"orderId":7}' });
    const end = succeeded({ facts: '{"orderId":7,"b":2}', attempt: "2", replacesFacts: true });
    await other.change(change("ld_1", { end }));
    await rows.add(newRow("ld_2"), 9);
    await rows.change(change("ld_2", { storeKey: "a", isDelivery: true, end }));
    const foundIssues = '{"a":1}\n"a"\n%.*"%1{a}';
    assertHas(await other.ofKey("a"), { id: "ld_1", repeats: 1, facts: '{"orderId":7,"b":2}', foundIssues });
    assertEqual(await rows.addIssue("b", '{"a":1}'), false);
  });

  test(22, "The first ten things that were found of it.", async ({ rows, other }) => {
    await rows.change(change("ld_1", { storeKey: "a", head: head(), end: failed() }));
    for (let found = 1; found <= 12; found += 1) assertEqual(await rows.addIssue("a", `${found}`), true);
    assertHas(await other.read("ld_1"), { foundIssues: "1\n2\n3\n4\n5\n6\n7\n8\n9\n10" });
  });

  test(3, "The entry of a key, without its lead, and none once it is erased.", async ({ rows, other }) => {
    assertEqual(await rows.ofKey("a"), undefined);
    await rows.add(newRow("ld_1", { namespace: "woo" }), 9);
    await rows.change(change("ld_1", { storeKey: "a", end: failed() }));
    const entry = { id: "ld_1", namespace: "woo", storeKey: "a", status: "error", attempts: 1 };
    assertHas(await other.ofKey("a"), { ...entry, hasLead: true, lead: undefined, foundIssues: "" });
    assertEqual(await other.ofKey("ld_1"), undefined);
    await other.remove("ld_1");
    assertEqual(await rows.ofKey("a"), undefined);
  });

  test(22, "The last ten attempts.", async ({ rows }) => {
    await rows.add(newRow("ld_1"), 9);
    for (let attempt = 1; attempt <= 13; attempt += 1) {
      await rows.change(change("ld_1", { end: failed({ attempt: `${attempt}` }) }));
    }
    assertHas(await rows.read("ld_1"), { attempts: 13, history: "4\n5\n6\n7\n8\n9\n10\n11\n12\n13" });
  });

  test(3, "The entries of an order, and none once they are erased.", async ({ rows, other }) => {
    const facts = (orderId: number, reason = "") => JSON.stringify({ reason, orderId, payment: "none" });
    for (const id of ids) await rows.add(newRow(id), 9);
    const elsewhere = newRow("ld_5", { namespace: "woo" });
    await rows.add(elsewhere, 9);
    assertEqual(await rows.ofOrder(7), []);
    const ends = { ld_5: facts(7), ld_1: facts(7), ld_2: facts(77), ld_3: facts(8, '{"orderId":7,') };
    for (const [id, each] of Object.entries(ends))
      await other.change(change(id, { storeKey: id, end: succeeded({ facts: each }) }));
    await rows.change(change("ld_4", { storeKey: "ld_4", end: failed() }));
    const [row, ...more] = await rows.ofOrder(7);
    assertHas(row, { id: "ld_1", status: "success", facts: facts(7), lead: undefined });
    assertEqual(idsIn(more), ["ld_5"]);
    assertEqual(idsIn(await other.ofOrder(8)), ["ld_3"]);
    const end = succeeded({ facts: facts(9), attempt: "2", replacesFacts: true });
    await rows.change(change("ld_2", { end }));
    assertEqual(idsIn(await other.ofOrder(77)), []);
    assertEqual(idsIn(await other.ofOrder(9)), ["ld_2"]);
    const again = change("ld_4", { storeKey: "ld_3", end: succeeded({ facts: facts(8), attempt: "2" }) });
    assertEqual(await rows.change(again), "ld_3");
    assertEqual(idsIn(await other.ofOrder(8)), ["ld_3"]);
    await rows.remove("ld_1");
    assertEqual(idsIn(await other.ofOrder(7)), ["ld_5"]);
    await other.remove("ld_5");
    assertEqual(await rows.ofOrder(7), []);
  });

  test(7, "An order leads to its entry for as long as that is kept.", async ({ rows, pass }) => {
    await rows.add(newRow("ld_1"), 9);
    const end = succeeded({ facts: '{"orderId":7}' });
    await rows.change(change("ld_1", { storeKey: "a", end, keepMs: 2 * day }));
    await rows.add(newRow("ld_2"), 9);
    await rows.change(change("ld_2", { storeKey: "b", end, keepMs: day }));
    for (const left of [["ld_1", "ld_2"], ["ld_1"], []]) {
      assertEqual(idsIn(await rows.ofOrder(7)), left);
      for (let half = 0; half < 2; half += 1) {
        await pass(day / 2 + 1);
        await rows.sweep?.();
      }
    }
  });

  test(3, "Pages of entries.", async ({ rows, other }) => {
    for (const id of ["ld_3", "ld_1", "ld_4", "ld_2"]) await rows.add(newRow(id), 9);
    await rows.change(change("ld_2", { end: failed() }));
    assertEqual(await idsOf(other, {}), ["ld_4", "ld_3", "ld_2", "ld_1"]);
    assertEqual(await idsOf(other, { limit: 2 }), ["ld_4", "ld_3"]);
    assertEqual(await idsOf(other, { after: "ld_3" }), ["ld_2", "ld_1"]);
    assertEqual(await idsOf(other, { from: "ld_2", after: "ld_4" }), ["ld_3", "ld_2"]);
    assertEqual(await idsOf(other, { order: "oldest", from: "ld_2" }), ["ld_2", "ld_3", "ld_4"]);
    assertEqual(await idsOf(other, { order: "oldest", from: "ld_1", after: "ld_2" }), ["ld_3", "ld_4"]);
    assertEqual(await idsOf(other, { status: "error" }), ["ld_2"]);
    assertEqual(await idsOf(other, { status: "received", after: "ld_3" }), ["ld_1"]);
    const [row] = await rows.page(query({}));
    assertEqual([row?.lead, row?.hasLead], [undefined, true]);
    const [full] = await rows.page(query({ withLeads: true }));
    assertEqual(full?.lead, "{}");
    const { by } = await rows.count("lead");
    assertEqual([by.received, by.error, by.success ?? 0], [3, 1, 0]);
  });
}
