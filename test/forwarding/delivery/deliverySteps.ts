import type { EventToReport } from "../../../src/forwarding/contract/forwardEvent.ts";
import type { ForwardResult } from "../../../src/forwarding/contract/forwardResult.ts";
import type { OpenLead } from "../../../src/forwarding/contract/openLead.ts";
import type { LeadEntry } from "../../../src/forwarding/contract/registerContract.ts";
import { AccountBinding, noteOf } from "../../../src/forwarding/delivery/accountBinding.ts";
import type {
  Delivery,
  DeliverySettings,
  LeadToDeliver,
} from "../../../src/forwarding/delivery/deliveryState.ts";
import { instant, Lease } from "../../../src/forwarding/delivery/lease.ts";
import { OrderIds } from "../../../src/forwarding/delivery/orderIds.ts";
import { OrderScans } from "../../../src/forwarding/delivery/orderScans.ts";
import { RefusalProofs } from "../../../src/forwarding/delivery/refusalProofs.ts";
import { memoryStore } from "../../../src/forwarding/store/memoryStore.ts";
import type { ClaimEnd, LeadStore } from "../../../src/forwarding/store/store.ts";
import type { FlightControl } from "../../../src/forwarding/waiting/singleFlight.ts";
import type { FakeSeed } from "../../../src/testing/fake/seed.ts";
import { fakeShop } from "../forwarder/fakeShop.ts";

/** When the orders of these tests were sent. */
export const sentOn = Math.floor(Date.UTC(2026, 10, 24, 11, 59) / 1000);

/** A lead that was sent, as its holder wrote it down. */
export function openLead(more: Partial<OpenLead> = {}, order: Partial<OpenLead["order"]> = {}): OpenLead {
  return {
    phase: "sending",
    key: "1",
    marker: "lead:1~AAAabcde",
    markerField: "extra_field_1",
    order: {
      order_status_id: 8001,
      date_add: sentOn,
      email: "ann@example.com",
      extra_field_1: "lead:1~AAAabcde",
      ...order,
    },
    afterId: 0,
    sentAt: sentOn,
    waitedMs: 0,
    ...more,
  };
}

/** The entry of a lead, and each result that the end of a claim was told for it. */
export function notedEntry() {
  const results: ForwardResult[] = [];
  const entry: LeadEntry = {
    key: undefined,
    bind: async () => {},
    keepApart: () => {},
    changeFor: (result) => {
      results.push(result);
      return undefined;
    },
    saved: () => {},
    end: async (result) => result,
  };
  return { entry, results };
}

/** What one step of a delivery needs, with a claim of the lead `lead:1` whose writes and end are noted. */
export async function stepShop(
  given: {
    readonly seed?: FakeSeed;
    readonly settings?: Partial<DeliverySettings>;
    readonly lead?: Partial<LeadToDeliver>;
    readonly store?: Partial<LeadStore>;
    /** What is known of whether Base keeps the marker. @default "kept" */
    readonly marker?: "kept" | "dropped" | "unseen";
  } = {},
) {
  const shop = fakeShop(given.seed);
  const { clock, baselinker } = shop;
  const inner = memoryStore({ testing: { clock } });
  const saved: OpenLead[] = [];
  const ends: ClaimEnd[] = [];
  const store: LeadStore = {
    ...inner,
    renew: (key, claim, lead) => {
      if (lead !== undefined) saved.push(lead);
      return inner.renew(key, claim, lead);
    },
    finish: (key, token, end) => {
      ends.push(end);
      return inner.finish(key, token, end);
    },
    ...given.store,
  };
  const { marker = "kept" } = given;
  if (marker !== "unseen") await inner.writeNote(noteOf("extra_field_1"), marker, 1e12);
  const events: EventToReport[] = [];
  const settings: DeliverySettings = {
    baselinker,
    store,
    binding: new AccountBinding({
      baselinker,
      store,
      clock,
      previousToken: undefined,
      markerSecret: undefined,
      onBound: () => {},
    }),
    clock,
    marker: undefined,
    namespace: "lead",
    payment: "flag",
    contentMs: 259_200_000,
    onKeyReuse: "rejectBuyer",
    settleMs: 5_000,
    leaseMs: 9_000,
    requestMs: 4_500,
    newToken: () => "t",
    orderIds: new OrderIds(),
    orderScans: new OrderScans(clock),
    refusals: new RefusalProofs(clock),
    emit: (event) => events.push(event),
    ...given.settings,
  };
  const lead: LeadToDeliver = {
    key: "1",
    storeKey: "lead:1",
    prepare: undefined,
    issues: [],
    ...given.lead,
  };
  const controller = new AbortController();
  const flight: FlightControl = {
    about: undefined,
    signal: controller.signal,
    goesOn: true,
    onTimeUp: undefined,
    turn: undefined,
  };
  const delivery: Delivery = { settings, lead, signal: controller.signal, flight };
  const claim = { token: "t", leaseMs: settings.leaseMs };
  await inner.claim(lead.storeKey, claim);
  const lease = new Lease(store, lead.storeKey, claim, clock, instant(clock));
  const held = { lease, entry: lead.entry, key: lead.key, issues: [], round: 0 };
  return { ...shop, inner, saved, ends, events, settings, delivery, held, flight, controller };
}
