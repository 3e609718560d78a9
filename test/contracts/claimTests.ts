import type { OpenLead } from "../../src/forwarding/contract/openLead.ts";
import { assertEqual, assertHas } from "./assert.ts";
import type { ContractTest } from "./describeContract.ts";
import { payingLead, sendingLead } from "./testLeads.ts";
import type { StoreUnderTest } from "./underTest.ts";

/** The result of claiming a free key. */
export const claimed = { status: "claimed", doubt: false };

/** Claims the key, writes the lead, and releases it: the next claimant takes it over. */
export async function leaveOpen(
  { store, leaseMs }: StoreUnderTest,
  key: string,
  lead: OpenLead = sendingLead,
): Promise<void> {
  await store.claim(key, { token: "left", leaseMs });
  await store.renew(key, { token: "left", leaseMs }, lead);
  await store.finish(key, "left", { state: "open" });
}

/** The promises about claims and their holders: 1 to 7. */
export function claimTests(test: ContractTest<StoreUnderTest>): void {
  test(1, "A free key goes to the first, with nothing left in it.", async ({ store, leaseMs }) => {
    assertEqual(await store.claim("a", { token: "t1", leaseMs }), claimed);
  });

  test(1, "Everyone else gets `busy`.", async ({ store, other, leaseMs }) => {
    await store.claim("a", { token: "t1", leaseMs });
    assertEqual(await store.claim("a", { token: "t2", leaseMs }), { status: "busy" });
    assertEqual(await other.claim("a", { token: "t3", leaseMs }), { status: "busy" });
  });

  test(1, "So it is for forty at once, from two processes.", async ({ store, other, leaseMs }) => {
    const claims = await Promise.all(
      Array.from({ length: 40 }, (_, index) =>
        (index % 2 === 0 ? store : other).claim("a", { token: `t${index}`, leaseMs }),
      ),
    );
    const count = (status: string) => claims.filter((claim) => claim.status === status).length;
    assertEqual([count("claimed"), count("busy")], [1, 39]);
  });

  test(1, "So it is for a lead whose holder died.", async (under) => {
    const { store, other, leaseMs, pass } = under;
    await store.claim("a", { token: "dead", leaseMs });
    await store.renew("a", { token: "dead", leaseMs }, sendingLead);
    await pass(leaseMs + 1);
    const claims = await Promise.all(
      Array.from({ length: 10 }, (_, index) =>
        (index % 2 === 0 ? store : other).claim("a", { token: `t${index}`, leaseMs }),
      ),
    );
    assertEqual(claims.filter(({ status }) => status === "claimed").length, 1);
  });

  test(2, "A claim.", async ({ store, other, leaseMs }) => {
    await store.claim("a", { token: "t1", leaseMs, buyer: "ann" });
    assertEqual(await store.claim("a", { token: "t1", leaseMs, buyer: "ann" }), claimed);
    assertEqual(await other.claim("a", { token: "t2", leaseMs }), { status: "busy" });
  });

  test(2, "A claim that took a lead over.", async (under) => {
    const { store, leaseMs } = under;
    await leaveOpen(under, "a");
    const answer = { ...claimed, unfinished: sendingLead };
    assertEqual(await store.claim("a", { token: "t1", leaseMs }), answer);
    assertEqual(await store.claim("a", { token: "t1", leaseMs }), answer);
  });

  test(2, "A renewal.", async ({ store, other, leaseMs }) => {
    await store.claim("a", { token: "t1", leaseMs });
    assertEqual(await store.renew("a", { token: "t1", leaseMs }, sendingLead), true);
    assertEqual(await store.renew("a", { token: "t1", leaseMs }, sendingLead), true);
    assertEqual(await other.claim("a", { token: "t2", leaseMs }), { status: "busy" });
  });

  for (const end of [
    { state: "sent", orderId: 42, fingerprint: "f" },
    { state: "failed" },
    { state: "open" },
  ] as const) {
    test(2, `An end that is ${end.state}.`, async ({ store, other, leaseMs }) => {
      await store.claim("a", { token: "t1", leaseMs });
      await store.renew("a", { token: "t1", leaseMs }, sendingLead);
      assertEqual(await store.finish("a", "t1", end), "done");
      assertEqual(await other.finish("a", "t1", end), "done");
      const status = end.state === "sent" ? "sent" : "claimed";
      assertHas(await store.claim("a", { token: "t2", leaseMs }), { status });
    });
  }

  test(
    3,
    "What a lead left open goes to the next who claims, without waiting for the lease.",
    async (under) => {
      const { other, leaseMs } = under;
      await leaveOpen(under, "a");
      const answer = { ...claimed, unfinished: sendingLead };
      assertEqual(await other.claim("a", { token: "t2", leaseMs }), answer);
    },
  );

  for (const [what, lead] of [
    ["whose order may have been sent", sendingLead],
    ["whose payment has to be recorded", payingLead],
  ] as const) {
    test(3, `A lead ${what} is handed over as it was, again and again.`, async (under) => {
      const { store, other, leaseMs } = under;
      await leaveOpen(under, "a", lead);
      const answer = { ...claimed, unfinished: lead };
      assertEqual(await other.claim("a", { token: "t2", leaseMs }), answer);
      await other.finish("a", "t2", { state: "open" });
      assertEqual(await store.claim("a", { token: "t3", leaseMs }), answer);
    });
  }

  test(3, "A renewal without a lead keeps the one that is there.", async ({ store, other, leaseMs }) => {
    await store.claim("a", { token: "t1", leaseMs });
    await store.renew("a", { token: "t1", leaseMs }, sendingLead);
    await store.renew("a", { token: "t1", leaseMs });
    await store.finish("a", "t1", { state: "open" });
    assertEqual(await other.claim("a", { token: "t2", leaseMs }), { ...claimed, unfinished: sendingLead });
  });

  test(3, "A sent lead is known to all, and what was open is erased.", async ({ store, other, leaseMs }) => {
    await store.claim("a", { token: "t1", leaseMs });
    await store.renew("a", { token: "t1", leaseMs }, sendingLead);
    assertEqual(await store.finish("a", "t1", { state: "sent", orderId: 42 }), "done");
    assertHas(await other.claim("a", { token: "t2", leaseMs }), { status: "sent", orderId: 42 });
    assertEqual(await other.listOpen(), []);
  });

  test(3, "A lead that failed frees its key.", async ({ store, other, leaseMs }) => {
    await store.claim("a", { token: "t1", leaseMs });
    await store.renew("a", { token: "t1", leaseMs }, sendingLead);
    assertEqual(await store.finish("a", "t1", { state: "failed" }), "done");
    assertEqual(await other.claim("a", { token: "t2", leaseMs }), claimed);
  });

  test(3, "The open leads that no process is delivering are listed, and only those.", async (under) => {
    const { store, other, leaseMs, pass } = under;
    for (const key of ["dead", "claimed only"]) await store.claim(key, { token: key, leaseMs });
    await store.renew("dead", { token: "dead", leaseMs }, sendingLead);
    await leaveOpen(under, "given up");
    assertEqual(await other.listOpen(), ["given up"]);
    await pass(leaseMs + 1);
    await store.claim("alive", { token: "t", leaseMs });
    await store.renew("alive", { token: "t", leaseMs }, sendingLead);
    assertEqual([...(await other.listOpen())].sort(), ["dead", "given up"]);
  });

  test(5, "A holder that lost it changes nothing.", async (under) => {
    const { store, other, leaseMs, pass } = under;
    await store.claim("a", { token: "t1", leaseMs });
    await store.renew("a", { token: "t1", leaseMs }, sendingLead);
    await pass(leaseMs + 1);
    await other.claim("a", { token: "t2", leaseMs });
    assertEqual(await store.renew("a", { token: "t1", leaseMs }, payingLead), false);
    assertEqual(await store.finish("a", "t1", { state: "failed" }), "lost");
    assertEqual(await store.finish("a", "t1", { state: "open" }), "lost");
    assertEqual(await store.finish("a", "t1", { state: "sent", orderId: 1 }), "lost");
    await other.finish("a", "t2", { state: "open" });
    assertEqual(await store.claim("a", { token: "t3", leaseMs }), { ...claimed, unfinished: sendingLead });
  });

  test(5, "A holder that released it no longer holds it.", async (under) => {
    const { store, leaseMs } = under;
    await leaveOpen(under, "a");
    assertEqual(await store.renew("a", { token: "left", leaseMs }, payingLead), false);
    assertEqual(await store.finish("a", "left", { state: "failed" }), "lost");
    assertEqual(await store.finish("a", "left", { state: "sent", orderId: 42 }), "lost");
    assertEqual(await store.listOpen(), ["a"]);
    assertEqual(await store.claim("a", { token: "t2", leaseMs }), { ...claimed, unfinished: sendingLead });
  });

  test(5, "Nothing changes a lead that was sent.", async ({ store, leaseMs }) => {
    await store.claim("a", { token: "t1", leaseMs });
    await store.finish("a", "t1", { state: "sent", orderId: 42 });
    assertEqual(await store.renew("a", { token: "t1", leaseMs }, sendingLead), false);
    assertEqual(await store.finish("a", "t1", { state: "failed" }), "lost");
    assertEqual(await store.finish("a", "t1", { state: "sent", orderId: 43 }), "lost");
    assertEqual(await store.finish("a", "t2", { state: "sent", orderId: 42 }), "lost");
    assertHas(await store.claim("a", { token: "t2", leaseMs }), { status: "sent", orderId: 42 });
  });

  test(5, "A lead that was sent is written where its record is gone: its order exists.", async (under) => {
    const { store, other, leaseMs } = under;
    assertEqual(await store.finish("a", "t1", { state: "sent", orderId: 42 }), "done");
    const sent = { status: "sent", orderId: 42, buyers: [] };
    assertHas(await other.claim("a", { token: "t2", leaseMs }), sent);
    assertEqual(await store.renew("b", { token: "t1", leaseMs }, sendingLead), false);
    assertEqual(await other.claim("b", { token: "t2", leaseMs }), claimed);
  });

  test(6, "The lead of a dead holder is taken over then, and not before.", async (under) => {
    const { store, other, leaseMs, pass } = under;
    await store.claim("a", { token: "t1", leaseMs });
    await store.renew("a", { token: "t1", leaseMs }, sendingLead);
    await pass(leaseMs * 0.9);
    assertEqual(await other.claim("a", { token: "t2", leaseMs }), { status: "busy" });
    await pass(leaseMs * 0.1 + 1);
    assertEqual(await other.claim("a", { token: "t3", leaseMs }), { ...claimed, unfinished: sendingLead });
  });

  test(6, "A holder that renews keeps it.", async ({ store, other, leaseMs, pass }) => {
    await store.claim("a", { token: "t1", leaseMs });
    for (let third = 0; third < 5; third += 1) {
      await pass(leaseMs / 3);
      assertEqual(await store.renew("a", { token: "t1", leaseMs }), true);
    }
    assertEqual(await other.claim("a", { token: "t2", leaseMs }), { status: "busy" });
  });

  test(7, "Both, before the retention is over and long after.", async (under) => {
    const { store, leaseMs, retentionMs, pass } = under;
    await store.claim("sent", { token: "t1", leaseMs });
    await store.finish("sent", "t1", { state: "sent", orderId: 42 });
    await leaveOpen(under, "open");
    await pass(retentionMs - leaseMs);
    assertHas(await store.claim("sent", { token: "t2", leaseMs }), { status: "sent" });
    await pass(retentionMs + leaseMs);
    assertEqual(await store.claim("sent", { token: "t3", leaseMs }), claimed);
    assertEqual(await store.claim("open", { token: "t4", leaseMs }), { ...claimed, unfinished: sendingLead });
  });

  test(7, "A sent one that is received again and again, and whose order it is.", async (under) => {
    const { store, other, leaseMs, retentionMs, pass } = under;
    const [sent, end] = [{ status: "sent", orderId: 42 }, { state: "sent", orderId: 42 } as const];
    await store.finish("a", "t1", end);
    await store.finish("erased", "t1", { state: "sent", orderId: 43 });
    await store.erase("erased");
    for (let time = 0; time < 4; time += 1) {
      await pass(retentionMs * 0.6);
      assertHas(await (time % 2 === 0 ? other : store).claim("a", { token: "t2", leaseMs }), sent);
      assertHas(await other.claim("erased", { token: "t2", leaseMs }), { status: "sent", orderId: 43 });
    }
    await store.claim("b", { token: "t3", leaseMs });
    assertEqual(await store.finish("b", "t3", end), "order_taken");
    await pass(retentionMs + leaseMs);
    assertEqual(await store.claim("a", { token: "t4", leaseMs }), claimed);
    assertEqual(await store.claim("erased", { token: "t4", leaseMs }), claimed);
    await store.claim("b", { token: "t5", leaseMs });
    assertEqual(await store.finish("b", "t5", end), "done");
  });

  test(7, "A sent one that is received often is renewed once in a tenth of the retention.", async (under) => {
    const { store, leaseMs, retentionMs, pass } = under;
    for (const [index, key] of ["early", "late"].entries()) {
      await store.finish(key, "t1", { state: "sent", orderId: 42 + index });
    }
    await pass(retentionMs * 0.09);
    assertHas(await store.claim("early", { token: "t2", leaseMs }), { status: "sent" });
    await pass(retentionMs * 0.02);
    assertHas(await store.claim("late", { token: "t2", leaseMs }), { status: "sent" });
    await pass(retentionMs * 0.95);
    assertEqual(await store.claim("early", { token: "t3", leaseMs }), claimed);
    assertHas(await store.claim("late", { token: "t3", leaseMs }), { status: "sent" });
  });

  test(
    7,
    "An open lead, and what is left of an erased one, until no process has claimed it for 90 days.",
    async (under) => {
      const { store, other, leaseMs, pass } = under;
      for (const key of ["given up", "erased", "asked for"]) await leaveOpen(under, key);
      await store.erase("erased");
      await store.claim("dead", { token: "t1", leaseMs });
      await store.renew("dead", { token: "t1", leaseMs }, sendingLead);
      await pass(45 * dayMs);
      await other.claim("asked for", { token: "t2", leaseMs });
      await other.finish("asked for", "t2", { state: "open" });
      await pass(45 * dayMs - 2 * hourMs);
      await passAnHour(under);
      assertEqual([...(await other.listOpen())].sort(), ["asked for", "dead", "given up"]);
      await pass(hourMs + 3 * leaseMs);
      await passAnHour(under);
      assertEqual(await other.listOpen(), ["asked for"]);
      for (const key of ["given up", "erased", "dead"]) {
        assertEqual(await store.claim(key, { token: "t3", leaseMs }), claimed, key);
      }
    },
  );
}

const hourMs = 3_600_000;
const dayMs = 24 * hourMs;

/** Claims like a working process. Old records are deleted on a claim, or an hour later if the date is in doubt. */
async function passAnHour({ store, leaseMs, pass }: StoreUnderTest): Promise<void> {
  for (const ms of [0, hourMs, 60_000]) {
    await pass(ms);
    await store.claim("any", { token: "t", leaseMs });
    await store.finish("any", "t", { state: "failed" });
  }
}
