import fc from "fast-check";
import { afterEach, describe, expect, it } from "vitest";
import type { ForwardStore, OpenLead } from "../../src/forwarding/store.ts";

/** A store under test: the same data seen through two handles, and its time. No test waits in real time. */
export interface StoreUnderTest {
  readonly store: ForwardStore;
  /** Another process's view of the same data, where there can be one. */
  readonly other: ForwardStore;
  readonly leaseMs: number;
  readonly retentionMs: number;
  /** Lets so much of the store's time pass. */
  pass(ms: number): Promise<void>;
  close(): Promise<void>;
}

export const openLead: OpenLead = {
  phase: "sending",
  key: "1001",
  marker: "lead:1001",
  order: {
    order_status_id: 1,
    date_add: 1_700_000_000,
    extra_field_1: "lead:1001",
    email: "ann@example.com",
  },
  afterId: 7,
  sentAt: 1_700_000_001,
  settled: false,
};

/** A lead whose order was made, and whose payment still has to be recorded. */
const payingLead: OpenLead = {
  ...openLead,
  phase: "paying",
  settled: true,
  orderId: 42,
  payment: { amount: 59.97, date: 1_700_000_002, comment: "Card" },
};

/** What a damaged record, or one of another version, may hold where an open lead should be. */
export const unreadableLeads: readonly string[] = [
  "{",
  "{}",
  "[]",
  "null",
  JSON.stringify({ ...openLead, phase: "waiting" }),
  JSON.stringify({ ...openLead, key: undefined }),
  JSON.stringify({ ...openLead, marker: 5 }),
  JSON.stringify({ ...openLead, order: [] }),
  JSON.stringify({ ...openLead, afterId: "7" }),
];

/** What every store has to do; the forwarder relies on each sentence. */
export function describeStore(name: string, make: () => Promise<StoreUnderTest>): void {
  describe(`the store contract, by ${name}`, () => {
    const made: StoreUnderTest[] = [];
    const begin = async () => {
      const under = await make();
      made.push(under);
      return under;
    };
    afterEach(async () => {
      for (const under of made.splice(0)) await under.close();
    });

    it("gives a free key to the first who claims it, with nothing left in it", async () => {
      const { store, leaseMs } = await begin();
      expect(await store.claim("a", { token: "t1", leaseMs })).toEqual({
        status: "claimed",
        unfinished: undefined,
      });
    });

    it("tells everybody else that a claimed key is busy", async () => {
      const { store, other, leaseMs } = await begin();
      await store.claim("a", { token: "t1", leaseMs });
      expect(await store.claim("a", { token: "t2", leaseMs })).toEqual({ status: "busy" });
      expect(await other.claim("a", { token: "t3", leaseMs })).toEqual({ status: "busy" });
    });

    it("gives a key to exactly one of many who claim it at once", async () => {
      const { store, other, leaseMs } = await begin();
      const claims = await Promise.all(
        Array.from({ length: 40 }, (_, index) =>
          (index % 2 === 0 ? store : other).claim("a", { token: `t${index}`, leaseMs }),
        ),
      );
      expect(claims.filter(({ status }) => status === "claimed")).toHaveLength(1);
      expect(claims.filter(({ status }) => status === "busy")).toHaveLength(39);
    });

    it("remembers the order of a sent lead, and erases what was open", async () => {
      const { store, other, leaseMs } = await begin();
      await store.claim("a", { token: "t1", leaseMs });
      await store.renew("a", { token: "t1", leaseMs }, openLead);
      expect(await store.finish("a", "t1", { state: "sent", orderId: 42 })).toBe(true);
      expect(await other.claim("a", { token: "t2", leaseMs })).toEqual({ status: "sent", orderId: 42 });
      expect(await other.listOpen()).toEqual([]);
    });

    it("frees the key of a lead that failed", async () => {
      const { store, other, leaseMs } = await begin();
      await store.claim("a", { token: "t1", leaseMs });
      await store.renew("a", { token: "t1", leaseMs }, openLead);
      expect(await store.finish("a", "t1", { state: "failed" })).toBe(true);
      expect(await other.claim("a", { token: "t2", leaseMs })).toEqual({
        status: "claimed",
        unfinished: undefined,
      });
    });

    it("hands what was left open to the next who claims, without waiting for the lease", async () => {
      const { store, other, leaseMs } = await begin();
      await store.claim("a", { token: "t1", leaseMs });
      await store.renew("a", { token: "t1", leaseMs }, openLead);
      await store.finish("a", "t1", { state: "open" });
      expect(await other.claim("a", { token: "t2", leaseMs })).toEqual({
        status: "claimed",
        unfinished: openLead,
      });
    });

    it("hands the lead of a dead holder over when its lease has run out, and not before", async () => {
      const { store, other, leaseMs, pass } = await begin();
      await store.claim("a", { token: "t1", leaseMs });
      await store.renew("a", { token: "t1", leaseMs }, openLead);
      expect(await other.claim("a", { token: "t2", leaseMs })).toEqual({ status: "busy" });
      await pass(leaseMs + 1);
      expect(await other.claim("a", { token: "t3", leaseMs })).toEqual({
        status: "claimed",
        unfinished: openLead,
      });
    });

    it("lets a holder who renews keep the key for longer than one lease", async () => {
      const { store, other, leaseMs, pass } = await begin();
      await store.claim("a", { token: "t1", leaseMs });
      for (let beat = 0; beat < 3; beat += 1) {
        await pass(leaseMs * 0.4);
        expect(await store.renew("a", { token: "t1", leaseMs })).toBe(true);
      }
      expect(await other.claim("a", { token: "t2", leaseMs })).toEqual({ status: "busy" });
    });

    it("keeps what is open when a renewal names nothing new", async () => {
      const { store, other, leaseMs } = await begin();
      await store.claim("a", { token: "t1", leaseMs });
      await store.renew("a", { token: "t1", leaseMs }, openLead);
      await store.renew("a", { token: "t1", leaseMs });
      await store.finish("a", "t1", { state: "open" });
      expect(await other.claim("a", { token: "t2", leaseMs })).toEqual({
        status: "claimed",
        unfinished: openLead,
      });
    });

    it("refuses every change by somebody who lost the claim", async () => {
      const { store, other, leaseMs, pass } = await begin();
      await store.claim("a", { token: "t1", leaseMs });
      await store.renew("a", { token: "t1", leaseMs }, openLead);
      await pass(leaseMs + 1);
      await other.claim("a", { token: "t2", leaseMs });
      const late = { ...openLead, sentAt: 9 };
      expect(await store.renew("a", { token: "t1", leaseMs }, late)).toBe(false);
      expect(await store.finish("a", "t1", { state: "failed" })).toBe(false);
      expect(await store.finish("a", "t1", { state: "sent", orderId: 1 })).toBe(false);
      await other.finish("a", "t2", { state: "open" });
      expect(await store.claim("a", { token: "t3", leaseMs })).toEqual({
        status: "claimed",
        unfinished: openLead,
      });
    });

    it("changes nothing about a lead that was sent", async () => {
      const { store, leaseMs } = await begin();
      await store.claim("a", { token: "t1", leaseMs });
      await store.finish("a", "t1", { state: "sent", orderId: 42 });
      expect(await store.renew("a", { token: "t1", leaseMs }, openLead)).toBe(false);
      expect(await store.finish("a", "t1", { state: "failed" })).toBe(false);
      expect(await store.claim("a", { token: "t2", leaseMs })).toEqual({ status: "sent", orderId: 42 });
    });

    it("lists the leads that nobody has in hand, and only those", async () => {
      const { store, other, leaseMs, pass } = await begin();
      for (const key of ["dead", "given up", "claimed only"]) await store.claim(key, { token: key, leaseMs });
      for (const key of ["dead", "given up"]) await store.renew(key, { token: key, leaseMs }, openLead);
      await store.finish("given up", "given up", { state: "open" });
      expect(await other.listOpen()).toEqual(["given up"]);
      await pass(leaseMs + 1);
      await store.claim("alive", { token: "t", leaseMs });
      await store.renew("alive", { token: "t", leaseMs }, openLead);
      expect([...(await other.listOpen())].sort()).toEqual(["dead", "given up"]);
    });

    it("forgets finished keys after the retention, and open ones never", async () => {
      const { store, leaseMs, retentionMs, pass } = await begin();
      await store.claim("sent", { token: "t1", leaseMs });
      await store.finish("sent", "t1", { state: "sent", orderId: 42 });
      await store.claim("open", { token: "t2", leaseMs });
      await store.renew("open", { token: "t2", leaseMs }, openLead);
      await store.finish("open", "t2", { state: "open" });
      await pass(retentionMs + leaseMs);
      expect(await store.claim("sent", { token: "t3", leaseMs })).toEqual({
        status: "claimed",
        unfinished: undefined,
      });
      expect(await store.claim("open", { token: "t4", leaseMs })).toEqual({
        status: "claimed",
        unfinished: openLead,
      });
    });

    it.each([
      ["whose order may have been sent", openLead],
      ["whose payment has to be recorded", payingLead],
    ])("hands a lead %s over as it was", async (_, lead) => {
      const { store, other, leaseMs } = await begin();
      await store.claim("a", { token: "t1", leaseMs });
      await store.renew("a", { token: "t1", leaseMs }, openLead);
      await store.renew("a", { token: "t1", leaseMs }, lead);
      await store.finish("a", "t1", { state: "open" });
      expect(await other.claim("a", { token: "t2", leaseMs })).toEqual({
        status: "claimed",
        unfinished: lead,
      });
      // Nobody loses what was handed over and not finished either.
      await other.finish("a", "t2", { state: "open" });
      expect(await store.claim("a", { token: "t3", leaseMs })).toEqual({
        status: "claimed",
        unfinished: lead,
      });
    });

    it("takes any string as a key and gives texts back as they were", async () => {
      const { store, other, leaseMs } = await begin();
      const order = {
        ...openLead.order,
        user_comments: "Зелений чай 🍵\n\u0000'\"\\",
        custom_extra_fields: { "7": "x" },
      };
      for (const key of ["__proto__", "constructor", "", "a'b\"c", "ключ 🍵"]) {
        await store.claim(key, { token: "t1", leaseMs });
        await store.renew(key, { token: "t1", leaseMs }, { ...openLead, key, order });
        await store.finish(key, "t1", { state: "open" });
        const claim = await other.claim(key, { token: "t2", leaseMs });
        expect(claim).toEqual({ status: "claimed", unfinished: { ...openLead, key, order } });
      }
    });

    it("never lets two holders finish one lead, in whatever order things happen", async () => {
      const step = fc.record({
        who: fc.nat(2),
        what: fc.constantFrom("claim", "renew", "sent", "open", "failed"),
        key: fc.constantFrom("a", "b"),
      });
      await fc.assert(
        fc.asyncProperty(fc.array(step, { maxLength: 25 }), async (steps) => {
          const { store, other, leaseMs, close } = await make();
          const holders = new Map<string, number>();
          const sent = new Map<string, number>();
          try {
            for (const [index, { who, what, key }] of steps.entries()) {
              const view = who === 0 ? store : other;
              const claim = { token: `${who}`, leaseMs };
              if (what === "claim") {
                const { status } = await view.claim(key, claim);
                const expected = sent.has(key) ? "sent" : holders.has(key) ? "busy" : "claimed";
                expect(status).toBe(expected);
                if (status === "claimed") holders.set(key, who);
                continue;
              }
              const mine = holders.get(key) === who;
              const done =
                what === "renew"
                  ? await view.renew(key, claim, openLead)
                  : await view.finish(
                      key,
                      claim.token,
                      what === "sent" ? { state: what, orderId: index + 1 } : { state: what },
                    );
              expect(done).toBe(mine);
              if (!mine || what === "renew") continue;
              holders.delete(key);
              if (what === "sent") sent.set(key, index + 1);
            }
          } finally {
            await close();
          }
        }),
        { numRuns: Number(process.env.PROPERTY_RUNS ?? 30) },
      );
    });
  });
}
