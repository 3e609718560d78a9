import { describe, expect, it } from "vitest";
import { Baselinker } from "../../../src/client/calls/baselinker.ts";
import type { ForwardResult } from "../../../src/forwarding/contract/forwardResult.ts";
import { noteOf } from "../../../src/forwarding/delivery/accountBinding.ts";
import { memoryStore } from "../../../src/forwarding/store/memoryStore.ts";
import { fakeShop } from "../forwarder/fakeShop.ts";
import { settleMs, type Trouble, TroubledProcess, troubles } from "../forwarder/troubledProcess.ts";

const lead = { id: "1", email: "ann@example.com", paid: true };

/**
 * One lead is forwarded, and at one of the calls that this makes something goes wrong. Its sender retries at
 * once, to another process with the same store, and then for as long as it is told to.
 */
async function forwardTwice(isMarkerKnown: boolean, trouble: Trouble | undefined, at: number) {
  const shop = fakeShop({}, { knowsMarker: false });
  const { clock, account, forwarder, ended } = shop;
  const store = memoryStore({ testing: { clock } });
  if (isMarkerKnown) await store.writeNote(noteOf("extra_field_1"), "kept", 1e12);
  const process = new TroubledProcess(clock, trouble, at);
  const options = { payment: "setOrderPayment", tuning: { settleMs } } as const;
  const baselinker = new Baselinker({
    token: account.token,
    retries: 0,
    testing: { clock },
    rateLimit: { limiter: { acquire: async () => {}, pauseUntil: () => {} } },
    // What has left is carried out, whether its sender still waits or not.
    fetch: (url, init) => process.step("fetch", () => account.fetch(url, { ...init, signal: null })),
  });
  const troubled = forwarder({
    ...options,
    baselinker,
    store: process.storeOn(store),
    testing: { clock: process.clock },
  });
  let first: ForwardResult | undefined;
  void troubled.forward(lead).then((result) => {
    first = result;
  });
  for (let second = 0; second < 100 && first === undefined && !process.isTroubled; second += 1) {
    await clock.advance(second === 0 ? 0 : 1_000);
  }
  const { counts } = process;
  if (first !== undefined && account.orders.length === 0) {
    expect(first, "a lead without an order is reported").toMatchObject({
      status: expect.stringMatching(/^(?:error|unknown)$/),
    });
  }
  const other = forwarder({ ...options, store });
  let last = await ended(other.forward(lead));
  for (let again = 0; again < 5 && !("orderId" in last); again += 1) {
    await clock.advance("retryAfterMs" in last ? (last.retryAfterMs ?? 0) : 0);
    last = await ended(other.forward(lead));
  }
  await ended(other.reconcile());
  // The first one may still be about it.
  await clock.advance(120_000);
  await ended(other.reconcile());
  return { counts, first, last, isEnded: process.isEnded, orders: account.orders };
}

describe.each([
  ["whose marker Base is known to keep", true],
  ["of a new account", false],
])("a lead %s, whose forwarding is disturbed at one call,", (_, isMarkerKnown) => {
  it.each(troubles.map((trouble) => [trouble.says, trouble] as const))(
    "becomes one order, paid once, whichever call %s",
    async (_, trouble) => {
      const calls = (await forwardTwice(isMarkerKnown, undefined, -1)).counts[trouble.of];
      expect(calls).toBeGreaterThan(1);
      for (let at = 0; at < calls; at += 1) {
        const { first, last, orders, isEnded } = await forwardTwice(isMarkerKnown, trouble, at);
        const about = `${trouble.of} call ${at + 1} of ${calls}`;
        expect(orders, about).toMatchObject([{ payment_done: 59.97 }]);
        expect(last, about).toMatchObject({ orderId: orders[0]?.order_id });
        if (!isEnded) expect(first, about).toBeDefined();
        if (first?.status === "success") expect(first, about).toMatchObject({ orderId: orders[0]?.order_id });
      }
    },
  );
});
