import { describe, expect, it } from "vitest";
import type { OpenLead } from "../../../src/forwarding/contract/openLead.ts";
import { deliverLead } from "../../../src/forwarding/delivery/delivery.ts";
import type { LeadToDeliver } from "../../../src/forwarding/delivery/deliveryState.ts";
import type { LeadStore } from "../../../src/forwarding/store/store.ts";
import type { FlightControl } from "../../../src/forwarding/waiting/singleFlight.ts";
import { fakeShop } from "../forwarder/fakeShop.ts";
import { notedEntry, openLead, sentOn, stepShop } from "./deliverySteps.ts";

const prepare: LeadToDeliver["prepare"] = async () => ({
  status: "order",
  order: { order_status_id: 8001, date_add: sentOn, email: "ann@example.com" },
  issues: [],
});

/** A lead whose record no one holds. */
async function delivered(
  given: Parameters<typeof stepShop>[0] & { readonly lead?: Partial<LeadToDeliver> } = {},
) {
  const shop = await stepShop({ ...given, lead: { prepare, ...given.lead } });
  await shop.held.lease.finish({ state: "failed" });
  const { settings, delivery, flight } = shop;
  const deliver = (control: FlightControl = flight) => deliverLead(settings, delivery.lead, control);
  return { ...shop, deliver };
}

describe("the claim of a lead", () => {
  it("is asked ever more slowly while another process has it, at first after 50 ms", async () => {
    const asked: number[] = [];
    const claim: LeadStore["claim"] = async () => {
      asked.push(clock.now() - begun);
      return { status: "busy" };
    };
    const { deliver, clock, controller } = await delivered({ store: { claim } });
    const begun = clock.now();
    const result = deliver();
    await clock.advance(8_000);
    controller.abort(new Error("stop"));
    expect(await result).toMatchObject({ status: "unknown" });
    const pauses = asked.slice(1).map((at, index) => at - (asked[index] ?? 0));
    expect(pauses).toEqual([50, 100, 200, 400, 800, 1_600, 2_000, 2_000]);
  });

  it("is not asked for where no one waits any more", async () => {
    let claims = 0;
    const claim: LeadStore["claim"] = async () => {
      claims += 1;
      return { status: "busy" };
    };
    const { deliver, controller } = await delivered({ store: { claim } });
    controller.abort(new Error("stop"));
    expect(await deliver()).toMatchObject({ status: "error", error: { message: "stop" } });
    expect(claims).toBe(0);
  });

  it("that was lost leaves the lead unknown where it cannot be had again: another process may have sent it", async () => {
    let claims = 0;
    const claim: LeadStore["claim"] = async () => {
      claims += 1;
      if (claims > 1) throw new Error("The store is away.");
      return { status: "claimed", unfinished: undefined, doubt: false };
    };
    const { deliver, ended, calls } = await delivered({ store: { claim, renew: async () => false } });
    expect(await ended(deliver())).toMatchObject({
      status: "unknown",
      retryAfterMs: 5_000,
      error: { message: "The store is away." },
    });
    expect(calls("addOrder")).toBe(0);
  });

  it("tells which order is which lead's, where the lead was sent before", async () => {
    const { deliver, inner, settings } = await delivered();
    await inner.claim("lead:1", { token: "u", leaseMs: 9_000 });
    await inner.finish("lead:1", "u", { state: "sent", orderId: 8 });
    expect(await deliver()).toMatchObject({ status: "duplicate", orderId: 8 });
    expect(settings.orderIds.isOfOther(8, "lead:2")).toBe(true);
  });
});

describe("a lead that an earlier process left", () => {
  const unfinished = async (given: Parameters<typeof delivered>[0] = {}, more: Partial<OpenLead> = {}) => {
    const shop = await delivered(given);
    const claim = { token: "u", leaseMs: 9_000 };
    await shop.inner.claim("lead:1", claim);
    await shop.inner.renew("lead:1", claim, openLead(more));
    await shop.inner.finish("lead:1", "u", { state: "open" });
    return shop;
  };
  const methods = ({ account }: Awaited<ReturnType<typeof unfinished>>) =>
    account.requests.map(({ method }) => method);

  it("is looked for before it is sent", async () => {
    const shop = await unfinished();
    expect(await shop.ended(shop.deliver())).toMatchObject({ status: "success" });
    expect(methods(shop).at(0)).toBe("getOrders");
  });

  it.each<[string, Partial<OpenLead>]>([
    ["names an order that it is not sure of", { orderId: 8 }],
    ["names no order though its payment is due", { phase: "paying" }],
  ])("is looked for where its record %s", async (_, more) => {
    const shop = await unfinished({}, more);
    const result = await shop.ended(shop.deliver());
    expect(result).toMatchObject({ status: "success", orderId: shop.account.orders[0]?.order_id });
    expect(methods(shop).at(0)).toBe("getOrders");
  });

  it.each([
    ["is sent at once where a person has looked since", 1_000, ["addOrder"]],
    ["is looked for where a person looked before, or in the same second", 999, "getOrders"],
  ])("%s", async (_, laterMs, expected) => {
    const { entry } = notedEntry();
    const absentAt = sentOn * 1_000 + laterMs;
    const shop = await unfinished({ lead: { entry: { ...entry, absentAt } } });
    expect(await shop.ended(shop.deliver())).toMatchObject({ status: "success" });
    if (typeof expected === "string") expect(methods(shop)).toContain(expected);
    else expect(methods(shop)).toEqual(expected);
  });

  it("is looked for, whatever a person says, where another holder was met meanwhile", async () => {
    const { entry } = notedEntry();
    const absentAt = sentOn * 1_000 + 60_000;
    const shop = await unfinished({ lead: { entry: { ...entry, absentAt } } });
    await shop.inner.claim("lead:1", { token: "other", leaseMs: 2_000 });
    expect(await shop.ended(shop.deliver())).toMatchObject({ status: "success" });
    expect(methods(shop)).toContain("getOrders");
  });

  it("is sent at once where it has no marker to be found by", async () => {
    const shop = await unfinished({}, { marker: "" });
    expect(await shop.ended(shop.deliver())).toMatchObject({ status: "success" });
    expect(methods(shop)).toEqual(["addOrder"]);
  });

  it("is completed without the lead itself also where its entry is of another buyer", async () => {
    const entry = { ...notedEntry().entry, buyer: "secret-2" };
    const settings = { onKeyReuse: "rejectBuyer" } as const;
    const shop = await unfinished({ settings, lead: { prepare: undefined, entry } }, { buyer: "secret-1" });
    expect(await shop.ended(shop.deliver())).toMatchObject({ status: "success" });
  });

  it.each([
    ["is told to who shares a delivery that was not begun for any lead", undefined, "print buyer"],
    ["does not change whom a delivery was begun for", "other", "other"],
  ])("%s", async (_, about, expected) => {
    const shop = await unfinished({}, { fingerprint: "print", buyer: "buyer" });
    const control = { ...shop.flight, about };
    await shop.ended(shop.deliver(control));
    expect(control.about).toBe(expected);
  });

  it("without a contact has its order first where another lead comes under its key, and that one is told", async () => {
    const success = { status: "success", key: "1", orderId: 8, payment: "none", issues: [] } as const;
    const lead = { fingerprint: "secret-2", completeOther: async () => success };
    const shop = await unfinished({ settings: { onKeyReuse: "reject" }, lead }, { fingerprint: "secret-1" });
    const issues = [{ level: "error", code: "key_reused", path: "key" }];
    expect(await shop.ended(shop.deliver())).toMatchObject({ status: "error", fault: "lead", issues });
    expect(shop.account.requests).toEqual([]);
  });
});

it("a payment takes the time that it needs: the default deadline is over once the order has left", async () => {
  const { account, forwarder, ended, clock } = fakeShop();
  account.faults.inject("slow", { method: "setOrderPayment", afterMs: 25_000 });
  const begun = clock.now();
  const forward = forwarder({ payment: "setOrderPayment", tuning: { leaseMs: 60_000 } });
  const result = await ended(forward.forward({ id: "1", email: "ann@example.com", paid: true }));
  expect(result).toMatchObject({ status: "success", payment: "recorded" });
  expect(clock.now() - begun).toBeGreaterThanOrEqual(25_000);
});
