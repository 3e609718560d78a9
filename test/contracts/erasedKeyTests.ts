import { assertEqual, assertHas } from "./assert.ts";
import { claimed, leaveOpen } from "./claimTests.ts";
import type { ContractTest } from "./describeContract.ts";
import { payingLead, sendingLead } from "./testLeads.ts";
import type { StoreUnderTest } from "./underTest.ts";

const account = { key: "account-1" };
/** A key that is a contact, as some senders have none better. */
const key = "lead:bea@example.org";
/** The result of claiming an erased open lead. */
const marked = { ...claimed, doubt: true, doubtedForMs: 0 };
const sent = { status: "sent", orderId: 42, fingerprint: undefined, buyers: [] };
const wholeEnd = { state: "sent", orderId: 42, fingerprint: "f", buyer: "bea" } as const;

/** Both processes know the store before something is erased in it. */
async function bindBoth({ store, other, leaseMs }: StoreUnderTest): Promise<void> {
  for (const view of [store, other]) {
    await view.bind(account);
    await view.claim("before", { token: "t0", leaseMs });
    await view.finish("before", "t0", { state: "failed" });
  }
}

async function send({ store, leaseMs }: StoreUnderTest, lead: string): Promise<void> {
  await store.claim(lead, { token: "t1", leaseMs, buyer: "bea" });
  await store.finish(lead, "t1", wholeEnd);
}

async function assertGone({ holds }: StoreUnderTest, text = "bea@example.org"): Promise<void> {
  if (holds !== "never") assertEqual(await holds(text), false, "what the engine keeps");
}

/** The promise about keys of what was erased: 30. */
export function erasedKeyTests(test: ContractTest<StoreUnderTest>): void {
  test(30, "A lead that is an order is known by it, in a process that erased nothing too.", async (under) => {
    const { store, other, leaseMs, holds } = under;
    await bindBoth(under);
    await send(under, key);
    if (holds !== "never") assertEqual(await holds("bea@example.org"), true, "what the engine keeps");
    await other.erase(key);
    await assertGone(under);
    assertEqual(await store.claim(key, { token: "t2", leaseMs }), sent);
    assertEqual(await other.claim(key, { token: "t3", leaseMs }), sent);
    if (store.ordersOf !== undefined) assertEqual(await store.ordersOf([key, "none"]), [42, undefined]);
    // It is the key's order still, and of no other.
    assertEqual(await store.finish(key, "t1", wholeEnd), "done");
    assertEqual(await store.finish(key, "t9", wholeEnd), "lost");
    await store.claim("another", { token: "t4", leaseMs });
    assertEqual(await store.finish("another", "t4", wholeEnd), "order_taken");
  });

  test(30, "Without an account as well.", async (under) => {
    const { store, other, leaseMs } = under;
    await send(under, key);
    await other.erase(key);
    await assertGone(under);
    assertEqual(await store.claim(key, { token: "t2", leaseMs }), sent);
    // The first account that comes has it.
    for (const view of [store, other]) await view.bind(account);
    assertEqual(await other.claim(key, { token: "t3", leaseMs }), sent);
    assertEqual(await other.claim("b", { token: "t3", leaseMs }), {
      ...claimed,
      ...knowsFrom(await store.claim("c", { token: "t3", leaseMs })),
    });
    await other.erase(key);
    assertEqual(await store.claim(key, { token: "t4", leaseMs }), sent);
  });

  test(30, "An open lead is a mark for each process, and comes back by its key.", async (under) => {
    const { store, other, leaseMs } = under;
    await bindBoth(under);
    await leaveOpen(under, key, { ...sendingLead, key });
    await other.erase(key);
    await assertGone(under);
    assertEqual(await store.listOpen(), []);
    if (store.ordersOf !== undefined) assertEqual(await store.ordersOf([key]), ["open"]);
    if (store.readOpen !== undefined) assertEqual(await store.readOpen(key), undefined);
    assertEqual(await store.claim(key, { token: "t2", leaseMs }), marked);
    assertEqual(await store.claim(key, { token: "t2", leaseMs }), marked);
    assertEqual(await other.claim(key, { token: "t3", leaseMs }), { status: "busy" });
    assertEqual(await store.renew(key, { token: "t2", leaseMs }, sendingLead), true);
    await store.finish(key, "t2", { state: "open" });
    assertEqual(await other.listOpen(), [key]);
    assertEqual(await other.claim(key, { token: "t3", leaseMs }), { ...claimed, unfinished: sendingLead });
    assertEqual(await other.finish(key, "t3", { state: "failed" }), "done");
    assertHas(await store.claim(key, { token: "t4", leaseMs }), claimed);
  });

  test(30, "Who sends it while it is erased writes only its order.", async (under) => {
    const { store, other, leaseMs } = under;
    await bindBoth(under);
    await store.claim(key, { token: "t1", leaseMs, buyer: "bea" });
    await store.renew(key, { token: "t1", leaseMs }, { ...sendingLead, key });
    await other.erase(key);
    assertEqual(await store.renew(key, { token: "t1", leaseMs }), false);
    for (const view of [store, other]) assertEqual(await view.finish(key, "t1", wholeEnd), "done");
    await assertGone(under);
    assertEqual(await other.claim(key, { token: "t2", leaseMs }), sent);
    assertEqual(await store.claim(key, { token: "t3", leaseMs }), sent);
  });

  test(30, "A record that is gone without an erasure is written under its key.", async (under) => {
    const { store, other, leaseMs } = under;
    await bindBoth(under);
    assertEqual(await store.finish(key, "t1", wholeEnd), "done");
    await send(under, "b").catch(() => {});
    await other.erase("b");
    assertEqual(await store.finish("c", "t1", { ...wholeEnd, orderId: 43 }), "done");
    assertHas(await other.claim(key, { token: "t2", leaseMs }), { status: "sent", orderId: 42 });
    assertHas(await other.claim("c", { token: "t2", leaseMs }), {
      status: "sent",
      orderId: 43,
      buyers: ["bea"],
    });
  });

  test(30, "Erased again, also after it was received again, it has no buyer.", async (under) => {
    const { store, other, leaseMs } = under;
    await bindBoth(under);
    await send(under, key);
    for (const view of [other, store, other]) await view.erase(key);
    assertEqual(await store.claim(key, { token: "t2", leaseMs, buyer: "bob" }), { ...sent, buyers: ["bob"] });
    await store.erase(key, true);
    assertEqual(await other.claim(key, { token: "t3", leaseMs }), sent);
    // A claim under which nothing was written leaves nothing.
    await store.claim("lead:carl@example.org", { token: "t4", leaseMs, buyer: "carl" });
    await other.erase("lead:carl@example.org");
    await assertGone(under, "carl@example.org");
    assertHas(await store.claim("lead:carl@example.org", { token: "t5", leaseMs }), claimed);
  });

  test(30, "Its order is opened again by a claim that names it.", async (under) => {
    const { store, other, leaseMs } = under;
    await bindBoth(under);
    for (const [open, expected] of [
      [payingLead, { ...claimed, unfinished: payingLead }],
      [undefined, claimed],
    ] as const) {
      await send(under, key);
      await other.erase(key);
      const reopen = { orderId: 42, open };
      const wrong = { ...reopen, orderId: 43 };
      assertEqual(await store.claim(key, { token: "t2", leaseMs, reopen: wrong }), sent);
      for (let time = 1; time <= 2; time += 1)
        assertHas(await store.claim(key, { token: "t3", leaseMs, reopen }), expected, `claim ${time}`);
      assertEqual(await other.claim(key, { token: "t4", leaseMs }), { status: "busy" });
      assertEqual(await store.finish(key, "t3", { state: "sent", orderId: 42 }), "done");
      assertEqual(await other.claim(key, { token: "t5", leaseMs }), sent);
      await store.claim(key, { token: "t6", leaseMs, reopen: { orderId: 42 } });
      await store.finish(key, "t6", { state: "failed" });
    }
  });

  test(30, "It is forgotten when a lead that was not erased is.", async (under) => {
    const { store, other, leaseMs, retentionMs, pass } = under;
    await bindBoth(under);
    await send(under, key);
    await other.erase(key);
    for (let time = 1; time <= 3; time += 1) {
      await pass(retentionMs * 0.8);
      assertEqual(await store.claim(key, { token: `r${time}`, leaseMs }), sent, `time ${time}`);
    }
    await pass(retentionMs + 60_001);
    for (const view of [store, other]) {
      await view.claim("any", { token: "any", leaseMs });
      await view.finish("any", "any", { state: "failed" });
    }
    assertHas(await store.claim(key, { token: "t2", leaseMs }), claimed);
    assertEqual(await store.finish(key, "t2", wholeEnd), "done");
  });

  test(30, "Whatever its letters and its length, and none is taken for another.", async (under) => {
    const { store, other, leaseMs } = under;
    await bindBoth(under);
    const keys = ["h:", 'h:"', "h", "lead*h:", "ключ 🍵", "a\u0000b", "a\ud800", "k".repeat(1_000), ""];
    for (const [index, odd] of keys.entries()) {
      await store.claim(odd, { token: "t1", leaseMs });
      await store.finish(odd, "t1", { state: "sent", orderId: index + 1 });
      await other.erase(odd);
    }
    await assertGone(under, "k".repeat(1_000));
    for (const [index, odd] of keys.entries())
      assertEqual(await store.claim(odd, { token: "t2", leaseMs }), { ...sent, orderId: index + 1 }, odd);
    assertHas(await store.claim("k".repeat(999), { token: "t3", leaseMs }), claimed);
  });
}

function knowsFrom(claim: object): object {
  return "knowsFrom" in claim ? { knowsFrom: claim.knowsFrom } : {};
}
