import { describe, expect, it } from "vitest";
import { memoryStore } from "../../src/forwarding/store/memoryStore.ts";
import { signatures } from "../../src/webhook/senders/signatures.ts";
import { manualClock } from "../support/manualClock.ts";
import { ann, hookShop, jsonPost } from "./hookShop.ts";

const day = 86_400_000;

/** docs/webhooks.md says what a recorded request, whose signature stays valid, makes of its lead. */
describe("a recorded request of a sender that signs no time", () => {
  const verify = signatures.woocommerce({ secret: "a secret of the shop" });

  it.each([
    ["is a duplicate within the retention of the store", 30 * day, 29, 1],
    ["is a second order after it", 30 * day, 31, 2],
    ["stays a duplicate where keys are kept for longer", 365 * day, 31, 1],
  ])("%s", async (_, retentionMs, days, orders) => {
    const clock = manualClock();
    const testing = { clock };
    const store = memoryStore({ retentionMs, testing });
    await using shop = await hookShop({ verify }, { store, testing });
    const signed = await verify.sign(jsonPost(shop.url, ann));
    expect((await fetch(signed.clone())).status).toBe(200);
    await clock.advance(days * day);
    expect((await fetch(signed.clone())).status).toBe(200);
    expect(shop.account.orders).toHaveLength(orders);
  });
});
