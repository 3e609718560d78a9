import { assertEqual, assertHas, assertRejects } from "./assert.ts";
import { claimed, leaveOpen } from "./claimTests.ts";
import type { ContractTest } from "./describeContract.ts";
import { payingLead, sendingLead } from "./testLeads.ts";
import type { StoreUnderTest } from "./underTest.ts";

const account = { key: "account-1" };
/** The result of claiming an erased lead. */
const marked = { ...claimed, doubt: true, doubtedForMs: 0 };

/** The promises about records: 4, 7 to 10, 12, 14 to 21 and 25 to 28. */
export function recordTests(test: ContractTest<StoreUnderTest>): void {
  test(4, "After an engine that was away.", async (under) => {
    const { store, leaseMs, refuse } = under;
    await store.bind(account);
    if (refuse === "never") return;
    await store.claim("a", { token: "t1", leaseMs });
    const undo = await refuse();
    try {
      await assertRejects(store.finish("a", "t1", { state: "sent", orderId: 42 }), { code: "STORE_FAILED" });
    } finally {
      await undo();
    }
    assertEqual(await store.finish("a", "t1", { state: "sent", orderId: 42 }), "done");
    assertHas(await store.claim("a", { token: "t2", leaseMs }), { status: "sent", orderId: 42 });
  });

  test(8, "What was there before is there afterwards.", async (under) => {
    const { store, leaseMs, refuse } = under;
    if (refuse === "never") return;
    await store.claim("sent", { token: "t1", leaseMs });
    await store.finish("sent", "t1", { state: "sent", orderId: 42 });
    await leaveOpen(under, "open");
    const undo = await refuse();
    try {
      await assertRejects(store.claim("new", { token: "t2", leaseMs }), {
        code: "STORE_FAILED",
        retryable: true,
      });
    } finally {
      await undo();
    }
    assertHas(await store.claim("sent", { token: "t3", leaseMs }), { status: "sent", orderId: 42 });
    assertHas(await store.claim("open", { token: "t3", leaseMs }), { unfinished: sendingLead });
  });

  for (const [what, key] of Object.entries(oddTexts)) {
    test(9, `Of ${what}.`, async (under) => {
      const { store, other, leaseMs } = under;
      const lead = { ...sendingLead, key, order: { ...sendingLead.order, user_comments: key } };
      await leaveOpen(under, key, lead);
      assertEqual(await other.listOpen(), [key]);
      assertEqual(await other.claim(key, { token: "t2", leaseMs }), { ...claimed, unfinished: lead });
      await other.finish(key, "t2", { state: "sent", orderId: 42, fingerprint: key, buyer: key });
      const sent = { status: "sent", orderId: 42, fingerprint: key, buyers: key === "" ? [] : [key] };
      assertEqual(await store.claim(key, { token: "t3", leaseMs }), sent);
      await store.writeNote(key, key, 60_000);
      assertEqual(await other.readNote(key), key);
    });
  }

  test(9, "Two keys that differ in half a letter are two.", async ({ store, leaseMs }) => {
    for (const key of ["a\ud800", "a\udfff", "a\ufffd", "a", "a\u0000", "a\\u0000", '"a', "a\n"]) {
      assertEqual(await store.claim(key, { token: key, leaseMs }), claimed);
    }
  });

  test(10, "It is reported each time, and is still there.", async (under) => {
    const { store, leaseMs, damage } = under;
    if (damage === "never") return;
    await leaveOpen(under, "a");
    await damage("a");
    for (const token of ["t2", "t3"]) {
      const claim = await store.claim("a", { token, leaseMs });
      assertHas(claim, { status: "claimed", unfinished: undefined });
      const { unreadable } = claim.status === "claimed" ? claim : {};
      await assertRejects(Promise.reject(unreadable), {
        code: "STORE_FAILED",
        reason: "unreadable",
        retryable: false,
      });
      await store.finish("a", token, { state: "open" });
      assertEqual(await store.listOpen(), ["a"]);
    }
  });

  test(12, "Records that are lost are not taken for leads that never came.", async (under) => {
    const { store, other, leaseMs, forget, pass } = under;
    await store.bind(account);
    await other.bind(account);
    await pass(1_000);
    if (forget === "never") return;
    assertHas(await store.claim("before", { token: "t1", leaseMs }), claimed);
    const after = await forget(account);
    assertHas(await after.store.claim("a", { token: "t1", leaseMs }), { status: "claimed", doubt: true });
    assertHas(await after.other.claim("b", { token: "t1", leaseMs }), { status: "claimed", doubt: true });
  });

  test(14, "For an hour, and not for keys that it knows.", async (under) => {
    const { store, other, leaseMs, forget, pass } = under;
    await store.bind(account);
    await other.bind(account);
    await pass(1_000);
    if (forget === "never") return;
    const after = await forget(account);
    assertHas(await after.store.claim("a", { token: "t1", leaseMs }), { doubt: true });
    await after.store.renew("a", { token: "t1", leaseMs }, sendingLead);
    await after.store.finish("a", "t1", { state: "open" });
    assertHas(await after.other.claim("a", { token: "t2", leaseMs }), {
      ...claimed,
      unfinished: sendingLead,
    });
    await pass(3_600_000 - 2_000);
    assertHas(await after.store.claim("b", { token: "t1", leaseMs }), { doubt: true });
    await pass(3_000);
    assertHas(await after.store.claim("c", { token: "t1", leaseMs }), claimed);
  });

  test(25, "Its order, that it is open, or nothing.", async (under) => {
    const { store, other, leaseMs, pass } = under;
    if (other.ordersOf === undefined) return;
    await store.claim("sent", { token: "t1", leaseMs });
    await store.finish("sent", "t1", { state: "sent", orderId: 42 });
    await leaveOpen(under, "open");
    await leaveOpen(under, "erased");
    await store.erase("erased");
    await store.claim("failed", { token: "t1", leaseMs });
    await store.finish("failed", "t1", { state: "failed" });
    await store.claim("held", { token: "t1", leaseMs });
    const keys = ["none", "sent", "open", "erased", "failed", "held", "sent"];
    const orders = [undefined, 42, "open", "open", undefined, "open", 42];
    assertEqual(await other.ordersOf(keys), orders);
    // Nothing was written under the last key, so nothing is left of its claim.
    await pass(leaseMs + 1);
    assertEqual(await store.ordersOf?.(["held", "open"]), [undefined, "open"]);
    await store.erase("sent");
    assertEqual(await other.ordersOf(["sent"]), [42]);
  });

  test(25, "For as many keys as are asked for, in their order, whatever their letters.", async (under) => {
    const { store, other, leaseMs } = under;
    if (other.ordersOf === undefined) return;
    assertEqual(await other.ordersOf([]), []);
    const odd = Object.values(oddTexts);
    const keys = [...odd, ...Array.from({ length: 250 }, (_, index) => `many-${index}`)];
    const sent = [...odd, "many-0", "many-99", "many-100", "many-249"];
    for (const [index, key] of sent.entries()) {
      await store.finish(key, "t1", { state: "sent", orderId: index + 1 });
    }
    const expected = keys.map((key) => (sent.includes(key) ? sent.indexOf(key) + 1 : undefined));
    assertEqual(await other.ordersOf(keys), expected);
    assertEqual(await store.claim("many-1", { token: "t1", leaseMs }), claimed);
  });

  test(26, "For an hour, and not for keys that it knows.", async (under) => {
    const { store, other, leaseMs, pass } = under;
    if (store.doubt === undefined) return;
    await store.bind(account);
    await other.bind(account);
    await leaveOpen(under, "open");
    await store.claim("sent", { token: "t1", leaseMs });
    await store.finish("sent", "t1", { state: "sent", orderId: 42 });
    await pass(1_000);
    await store.doubt();
    for (const [index, view] of [store, other].entries()) {
      const claim = await view.claim(`a${index}`, { token: "t1", leaseMs });
      assertHas(claim, { status: "claimed", doubt: true, doubtedForMs: 0 });
    }
    assertHas(await other.claim("open", { token: "t1", leaseMs }), {
      unfinished: sendingLead,
      doubt: false,
    });
    assertHas(await other.claim("sent", { token: "t1", leaseMs }), { status: "sent", orderId: 42 });
    await pass(3_600_000 - 1_000);
    assertHas(await other.claim("b", { token: "t1", leaseMs }), { doubt: true });
    await pass(2_000);
    for (const [index, view] of [store, other].entries()) {
      assertHas(await view.claim(`c${index}`, { token: "t1", leaseMs }), claimed);
    }
  });

  test(
    26,
    "The last proof counts, and no other process ends it.",
    async ({ store, other, leaseMs, pass }) => {
      if (store.doubt === undefined || other.doubt === undefined) return;
      await assertRejects(store.doubt(), { code: "STORE_FAILED", retryable: false });
      await store.bind(account);
      await other.bind(account);
      await store.doubt();
      await pass(3_000_000);
      await other.doubt();
      assertHas(await store.claim("a", { token: "t1", leaseMs }), { doubt: true, doubtedForMs: 0 });
      await store.bind(account);
      await pass(3_500_000);
      assertHas(await store.claim("b", { token: "t1", leaseMs }), { doubt: true });
    },
  );

  test(27, "What the store itself removes is no reason for doubt.", async (under) => {
    const { store, other, leaseMs, retentionMs, pass, removeByHand } = under;
    await store.bind(account);
    await other.bind(account);
    const steps: Record<string, () => Promise<unknown>> = {
      sent: () => store.finish("sent", "t1", { state: "sent", orderId: 42 }),
      failed: () => store.finish("failed", "t1", { state: "failed" }),
      erased: () => store.erase("erased"),
      reopened: async () => {
        await store.finish("reopened", "t1", { state: "sent", orderId: 44 });
        await store.claim("reopened", { token: "t1", leaseMs, reopen: { orderId: 44 } });
      },
      open: () => store.renew("open", { token: "t1", leaseMs }, sendingLead),
      swept: () => pass(retentionMs + leaseMs),
    };
    for (const [key, step] of Object.entries(steps)) {
      assertHas(await store.claim(key, { token: "t1", leaseMs }), claimed, key);
      await step();
    }
    assertHas(await other.claim("after", { token: "t1", leaseMs }), claimed);
    assertHas(await other.claim("sent", { token: "t2", leaseMs }), claimed);
    if (removeByHand === "never") return;
    await other.finish("sent", "t2", { state: "sent", orderId: 43 });
    await removeByHand("sent");
    assertHas(await other.claim("sent", { token: "t3", leaseMs }), { status: "claimed", doubt: true });
    assertHas(await store.claim("more", { token: "t3", leaseMs }), { status: "claimed", doubt: true });
  });

  test(7, "A claim has the date since which the store knows every finished key.", async (under) => {
    const { store, other, leaseMs, retentionMs, pass } = under;
    if (store.retentionMs === undefined) return;
    assertEqual(store.retentionMs, retentionMs);
    const knowsFrom = async (key: string) => {
      const claim = await other.claim(key, { token: "t1", leaseMs });
      return claim.status === "claimed" ? claim.knowsFrom : undefined;
    };
    assertEqual(await knowsFrom("unbound"), undefined);
    await store.bind(account);
    await other.bind(account);
    const born = (await knowsFrom("a")) ?? Number.NaN;
    await pass(leaseMs);
    assertEqual(await knowsFrom("b"), born);
    await pass(retentionMs);
    const late = (await knowsFrom("c")) ?? Number.NaN;
    assertEqual(Math.round(late - born), leaseMs);
    await store.doubt?.();
    assertEqual(Math.round(((await knowsFrom("d")) ?? Number.NaN) - late), store.doubt ? retentionMs : 0);
  });

  test(15, "A correct engine reports nothing.", async ({ store }) => {
    assertEqual(await store.bind(account), []);
    assertEqual(await store.bind(account), []);
  });

  test(16, "Another one is rejected, with both fixes in the message.", async ({ store, other, leaseMs }) => {
    await store.bind(account);
    const refused = { code: "STORE_FAILED", reason: "other_account", retryable: false };
    const error = await assertRejects(other.bind({ key: "account-2" }), refused);
    for (const cure of ["another file or prefix", "previousToken"]) {
      assertEqual(error instanceof Error && error.message.includes(cure), true, cure);
    }
    await assertRejects(other.bind({ key: "account-2", previousKey: "account-3" }), refused);
    assertHas(await store.claim("a", { token: "t1", leaseMs }), claimed);
  });

  test(
    16,
    "Of two that bind it at the same moment, to different accounts, one is rejected.",
    async ({ store, other }) => {
      const ends = await Promise.allSettled([store.bind(account), other.bind({ key: "account-2" })]);
      const errors = ends.flatMap((end) => (end.status === "rejected" ? [end.reason] : []));
      assertEqual(errors.length, 1);
      assertHas(errors[0], { reason: "other_account" });
    },
  );

  test(16, "The same one may get another key, which is then the only one.", async ({ store, other }) => {
    await store.bind(account);
    await other.bind({ key: "account-2", previousKey: account.key });
    await store.bind({ key: "account-2" });
    await assertRejects(store.bind(account), { reason: "other_account" });
  });

  test(17, "Another key does not get it, and keeps its claim.", async ({ store, other, leaseMs }) => {
    await store.claim("a", { token: "t1", leaseMs });
    await store.finish("a", "t1", { state: "sent", orderId: 42 });
    await other.claim("b", { token: "t2", leaseMs });
    await other.renew("b", { token: "t2", leaseMs }, sendingLead);
    assertEqual(await other.finish("b", "t2", { state: "sent", orderId: 42 }), "order_taken");
    assertEqual(await store.claim("b", { token: "t3", leaseMs }), { status: "busy" });
    assertEqual(await other.finish("b", "t2", { state: "sent", orderId: 43 }), "done");
    assertHas(await store.claim("b", { token: "t4", leaseMs }), { status: "sent", orderId: 43 });
  });

  test(28, "Of many at once, one gets it, and it is as if the key were new.", async (under) => {
    const { store, other, leaseMs } = under;
    await store.claim("a", { token: "t1", leaseMs, buyer: "ann" });
    await store.renew("a", { token: "t1", leaseMs }, sendingLead);
    await store.finish("a", "t1", { state: "sent", orderId: 42, fingerprint: "f", buyer: "ann" });
    const reopen = { orderId: 42 };
    const claims = await Promise.all(
      Array.from({ length: 20 }, (_, index) =>
        (index % 2 === 0 ? store : other).claim("a", { token: `n${index}`, leaseMs, reopen }),
      ),
    );
    const holder = claims.findIndex(({ status }) => status === "claimed");
    assertEqual(claims[holder], claimed);
    assertEqual(claims.filter(({ status }) => status === "busy").length, 19);
    const request = { token: `n${holder}`, leaseMs, buyer: "ann" };
    assertEqual(await other.claim("a", { ...request, reopen }), claimed);
    assertEqual(await store.renew("a", request, { ...sendingLead, key: "second" }), true);
    const end = { state: "sent", orderId: 43, fingerprint: "g", buyer: "bob" } as const;
    assertEqual(await store.finish("a", request.token, end), "done");
    const sent = { status: "sent", orderId: 43, fingerprint: "g", buyers: ["ann", "bob"] };
    assertEqual(await other.claim("a", { token: "t3", leaseMs }), sent);
  });

  test(28, "Another order's record stays as it is.", async ({ store, other, leaseMs }) => {
    await store.claim("a", { token: "t1", leaseMs });
    await store.finish("a", "t1", { state: "sent", orderId: 42, fingerprint: "f", buyer: "ann" });
    const sent = { status: "sent", orderId: 42, fingerprint: "f", buyers: ["ann"] };
    const claim = { token: "t2", leaseMs, reopen: { orderId: 4, open: payingLead } };
    assertEqual(await other.claim("a", claim), sent);
    assertEqual(await other.claim("free", claim), claimed);
  });

  test(
    28,
    "What the order still needs is there for the next holder, and the order stays its own.",
    async (under) => {
      const { store, other, leaseMs, pass } = under;
      await store.claim("a", { token: "t1", leaseMs, buyer: "ann" });
      await store.finish("a", "t1", { state: "sent", orderId: 42, fingerprint: "f" });
      const reopen = { orderId: 42, open: payingLead };
      const answer = { ...claimed, unfinished: payingLead };
      assertEqual(await store.claim("a", { token: "t2", leaseMs, buyer: "bob", reopen }), answer);
      assertEqual(await store.listOpen(), []);
      await pass(leaseMs + 1);
      assertEqual(await other.listOpen(), ["a"]);
      assertEqual(await other.claim("a", { token: "t3", leaseMs }), answer);
      assertEqual(await other.finish("a", "t3", { state: "sent", orderId: 42, fingerprint: "g" }), "done");
      const sent = { status: "sent", orderId: 42, fingerprint: "g", buyers: ["ann", "bob"] };
      assertEqual(await store.claim("a", { token: "t4", leaseMs }), sent);
    },
  );

  test(18, "The order's fingerprint.", async ({ store, other, leaseMs }) => {
    for (const [index, fingerprint] of ["f1", "", undefined].entries()) {
      await store.claim(`${index}`, { token: "t1", leaseMs });
      await store.finish(`${index}`, "t1", { state: "sent", orderId: index + 1, fingerprint });
      assertHas(await other.claim(`${index}`, { token: "t2", leaseMs }), { fingerprint, buyers: [] });
    }
  });

  test(18, "Up to three buyers, each once, the first three.", async ({ store, other, leaseMs }) => {
    await store.claim("a", { token: "t1", leaseMs, buyer: "ann" });
    await store.finish("a", "t1", { state: "sent", orderId: 42, buyer: "ann" });
    const buyersAfter = async (buyer?: string) => {
      const claim = await other.claim("a", { token: "t2", leaseMs, buyer });
      return claim.status === "sent" ? claim.buyers : claim.status;
    };
    assertEqual(await buyersAfter("ann"), ["ann"]);
    assertEqual(await buyersAfter(), ["ann"]);
    assertEqual(await buyersAfter("an"), ["ann", "an"]);
    assertEqual(await buyersAfter("bob"), ["ann", "an", "bob"]);
    assertEqual(await buyersAfter("cid"), ["ann", "an", "bob"]);
    assertEqual(await buyersAfter("an"), ["ann", "an", "bob"]);
  });

  test(18, "The buyer of a claim that its end does not name again.", async ({ store, leaseMs }) => {
    await store.claim("a", { token: "t1", leaseMs, buyer: "ann" });
    await store.renew("a", { token: "t1", leaseMs }, sendingLead);
    await store.finish("a", "t1", { state: "sent", orderId: 42 });
    assertHas(await store.claim("a", { token: "t2", leaseMs }), { buyers: ["ann"] });
  });

  test(21, "An open lead leaves a mark, and a sent one has its order and no hashes.", async (under) => {
    const { store, other, leaseMs } = under;
    await leaveOpen(under, "open");
    await store.claim("held", { token: "t1", leaseMs });
    await store.claim("sent", { token: "t1", leaseMs, buyer: "ann" });
    await store.finish("sent", "t1", { state: "sent", orderId: 42, fingerprint: "f" });
    for (const key of ["open", "held", "sent", "none"]) {
      await other.erase(key, true);
      await other.erase(key);
    }
    assertEqual(await store.listOpen(), []);
    assertEqual(await store.renew("held", { token: "t1", leaseMs }), false);
    for (const key of ["held", "none"])
      assertEqual(await store.claim(key, { token: "t2", leaseMs }), claimed);
    assertEqual(await store.claim("open", { token: "t2", leaseMs }), marked);
    const sent = { status: "sent", orderId: 42, fingerprint: undefined, buyers: [] };
    assertEqual(await store.claim("sent", { token: "t2", leaseMs }), sent);
  });

  test(21, "The mark is handed on until a lead is written or is known not to be sent.", async (under) => {
    const { store, other, leaseMs, pass } = under;
    await leaveOpen(under, "a");
    await other.erase("a");
    assertEqual(await store.claim("a", { token: "t1", leaseMs, buyer: "ann" }), marked);
    assertEqual(await other.claim("a", { token: "t2", leaseMs }), { status: "busy" });
    assertEqual(await store.renew("a", { token: "t1", leaseMs }), true);
    assertEqual(await store.finish("a", "t1", { state: "open" }), "done");
    assertEqual(await other.claim("a", { token: "t2", leaseMs }), marked);
    await pass(leaseMs + 1);
    assertEqual(await other.listOpen(), []);
    assertEqual(await store.claim("a", { token: "t3", leaseMs }), marked);
    assertEqual(await store.renew("a", { token: "t3", leaseMs }, sendingLead), true);
    await store.finish("a", "t3", { state: "open" });
    assertEqual(await other.listOpen(), ["a"]);
    await other.erase("a");
    assertEqual(await store.claim("a", { token: "t4", leaseMs }), marked);
    assertEqual(await store.finish("a", "t4", { state: "failed" }), "done");
    assertEqual(await store.claim("a", { token: "t5", leaseMs }), claimed);
  });

  test(21, "The former holder can only report that it was sent, and leaves no hashes.", async (under) => {
    const { store, other, leaseMs } = under;
    for (const key of ["a", "b"]) {
      await store.claim(key, { token: "t1", leaseMs, buyer: "ann" });
      await store.renew(key, { token: "t1", leaseMs }, sendingLead);
      await other.erase(key);
      assertEqual(await store.renew(key, { token: "t1", leaseMs }), false);
      assertEqual(await store.renew(key, { token: "t1", leaseMs }, sendingLead), false);
      assertEqual(await store.finish(key, "t1", { state: "open" }), "done");
      assertEqual(await store.finish(key, "t1", { state: "failed" }), "done");
    }
    const end = { state: "sent", orderId: 42, fingerprint: "f", buyer: "ann" } as const;
    for (const view of [store, other]) assertEqual(await view.finish("a", "t1", end), "done");
    const sent = { status: "sent", orderId: 42, fingerprint: undefined, buyers: [] };
    assertEqual(await other.claim("a", { token: "t2", leaseMs }), sent);
    assertEqual(await other.claim("b", { token: "t2", leaseMs }), marked);
    for (const state of ["open", "failed"] as const) {
      assertEqual(await store.finish("b", "t1", { state }), "lost");
    }
    assertEqual(await store.finish("b", "t1", { state: "sent", orderId: 43 }), "lost");
    // Erasing again ends the claim.
    await other.erase("b");
    assertEqual(await other.renew("b", { token: "t2", leaseMs }), false);
    assertEqual(await store.claim("b", { token: "t3", leaseMs }), marked);
  });

  test(21, "A lead that is sent from a mark has its own buyer alone.", async (under) => {
    const { store, other, leaseMs } = under;
    await store.claim("a", { token: "t1", leaseMs, buyer: "ann" });
    await store.renew("a", { token: "t1", leaseMs }, sendingLead);
    await other.erase("a");
    assertEqual(await other.claim("a", { token: "t2", leaseMs, buyer: "bob" }), marked);
    assertEqual(await other.finish("a", "t2", { state: "sent", orderId: 42 }), "done");
    assertHas(await store.claim("a", { token: "t3", leaseMs }), { status: "sent", buyers: ["bob"] });
  });

  test(21, "Who gave up a mark leaves no hashes either.", async (under) => {
    const { store, other, leaseMs } = under;
    await leaveOpen(under, "a");
    await other.erase("a");
    assertEqual(await store.claim("a", { token: "t1", leaseMs, buyer: "ann" }), marked);
    assertEqual(await store.finish("a", "t1", { state: "open" }), "done");
    const end = { state: "sent", orderId: 42, fingerprint: "f", buyer: "ann" } as const;
    assertEqual(await store.finish("a", "t1", end), "done");
    const sent = { status: "sent", orderId: 42, fingerprint: undefined, buyers: [] };
    assertEqual(await other.claim("a", { token: "t2", leaseMs }), sent);
  });

  test(21, "An open lead can be read, held or not.", async (under) => {
    const { store, other, leaseMs } = under;
    const readOpen = (key: string) => other.readOpen?.(key);
    if (other.readOpen === undefined) return;
    await leaveOpen(under, "open");
    await store.claim("held", { token: "t1", leaseMs });
    assertEqual(await readOpen("held"), undefined);
    await store.renew("held", { token: "t1", leaseMs }, payingLead);
    await store.claim("sent", { token: "t1", leaseMs });
    await store.finish("sent", "t1", { state: "sent", orderId: 42 });
    assertEqual(await readOpen("open"), sendingLead);
    assertEqual(await readOpen("held"), payingLead);
    await other.erase("open");
    for (const key of ["open", "sent", "none"]) assertEqual(await readOpen(key), undefined, key);
    if (under.damage === "never") return;
    await leaveOpen(under, "damaged");
    await under.damage("damaged");
    await assertRejects(other.readOpen("damaged"), { code: "STORE_FAILED", reason: "unreadable" });
  });

  test(3, "A note is kept for as long as it was to be.", async ({ store, other, pass }) => {
    // As long as the cursor of a watch of 10,000 orders, for ten years.
    const long = "w1.1a2b3c.".repeat(30_000);
    await store.writeNote("watch", long, 315_360_000_000);
    assertEqual(await other.readNote("watch"), long);
    await store.writeNote("marker", "kept", 10_000);
    await store.writeNote("marker", "not kept", 20_000);
    await pass(19_000);
    assertEqual(await other.readNote("marker"), "not kept");
    await pass(2_000);
    assertEqual(await other.readNote("marker"), undefined);
    assertEqual(await other.readNote("another"), undefined);
  });

  test(20, "Closing twice is closing once.", async ({ store, other, leaseMs }) => {
    const claim = store.claim("a", { token: "t1", leaseMs });
    const ends = [store.close(), store.close()];
    assertEqual(await claim, claimed);
    await Promise.all(ends);
    const closed = { code: "STORE_FAILED", reason: "closed", retryable: false };
    await assertRejects(store.claim("a", { token: "t2", leaseMs }), closed);
    await assertRejects(store.renew("a", { token: "t1", leaseMs }), closed);
    await assertRejects(store.finish("a", "t1", { state: "failed" }), closed);
    await assertRejects(store.listOpen(), closed);
    await assertRejects(store.bind(account), closed);
    await assertRejects(store.readNote("a"), closed);
    await assertRejects(store.writeNote("a", "b", 1), closed);
    await assertRejects(store.erase("a"), closed);
    if (store.ordersOf !== undefined) await assertRejects(store.ordersOf(["a"]), closed);
    if (store.doubt !== undefined) await assertRejects(store.doubt(), closed);
    if (other !== store) assertEqual(await other.claim("a", { token: "t3", leaseMs }), { status: "busy" });
  });
}

const oddTexts = {
  "an empty key": "",
  "a name that objects have": "__proto__",
  "another such name": "constructor",
  quotes: "a'b\"c\\",
  "letters of every kind": "ключ 🍵",
  "control characters": "a\u0000b\n\t\r\u001f",
  "half a letter": "a\ud800",
  "a separator of lines": "a\u2028b",
  "a hash tag of a cluster": "{a}:b*",
};
