import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { manyCasesOf } from "../support/wholeRun.ts";
import { sendingLead } from "./testLeads.ts";
import type { StoreUnderTest } from "./underTest.ts";

/** Whether a store gives each lead to one holder at a time, compared with a list of who holds what. */
export function describeHolders(name: string, make: () => Promise<StoreUnderTest>): void {
  describe(`the holders of leads, by ${name}`, () => {
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
          const tokens = new Map<string, string>();
          const sent = new Map<string, number>();
          /** Keys whose lead was written, and those of them that were given up. */
          const written = new Set<string>();
          const open = new Set<string>();
          try {
            for (const [index, { who, what, key }] of steps.entries()) {
              const view = who === 0 ? store : other;
              // Each claim has a token of its own, as the interface asks for.
              const mineAt = `${who} ${key}`;
              if (what === "claim") {
                const token = `${index}`;
                const { status } = await view.claim(key, { token, leaseMs });
                const expected = sent.has(key) ? "sent" : holders.has(key) ? "busy" : "claimed";
                expect(status).toBe(expected);
                if (status === "claimed") {
                  tokens.set(mineAt, token);
                  holders.set(key, who);
                  open.delete(key);
                }
                continue;
              }
              const claim = { token: tokens.get(mineAt) ?? "none", leaseMs };
              const mine = holders.get(key) === who;
              const isGone = !holders.has(key) && !sent.has(key) && !open.has(key);
              const done =
                what === "renew"
                  ? await view.renew(key, claim, sendingLead)
                  : (await view.finish(
                      key,
                      claim.token,
                      what === "sent" ? { state: what, orderId: index + 1 } : { state: what },
                    )) === "done";
              // Where nothing is known of a key, its end is taken: there is no other holder.
              expect(done).toBe(mine || (isGone && what !== "renew"));
              if (!done) continue;
              if (what === "renew") written.add(key);
              else holders.delete(key);
              if (what === "open" && written.has(key)) open.add(key);
              if (what === "failed") written.delete(key);
              if (what === "sent") sent.set(key, index + 1);
            }
          } finally {
            await close();
          }
        }),
        { numRuns: manyCasesOf(30) },
      );
    });
  });
}
