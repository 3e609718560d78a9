import { expect } from "vitest";
import { Baselinker } from "../../../src/client/calls/baselinker.ts";
import type { Logger } from "../../../src/client/log/logger.ts";
// Loaded ahead: reading files takes turns of the event loop, and hours would pass on the clock of the test meanwhile.
import "../../../src/client/calls/transport.ts";
import type { ForwardEvent } from "../../../src/forwarding/contract/forwardEvent.ts";
import { noteOf } from "../../../src/forwarding/delivery/accountBinding.ts";
import { createForwarder } from "../../../src/forwarding/forwarder/createForwarder.ts";
import type { ForwarderOptions, LeadMapper } from "../../../src/forwarding/forwarder/options.ts";
import { memoryStore } from "../../../src/forwarding/store/memoryStore.ts";
import { createFakeAccount } from "../../../src/testing/fake/createFakeAccount.ts";
import type { FakeSeed } from "../../../src/testing/fake/seed.ts";
import { hashAtOnce } from "../../support/hashAtOnce.ts";
import { manualClock } from "../../support/manualClock.ts";

/** A lead as these tests know it: most of an order, and its own id. */
interface TestLead {
  readonly id?: string;
  readonly email?: string;
  readonly phone?: string;
  readonly paid?: boolean;
  readonly sku?: string;
  readonly extra_field_1?: string;
  readonly extra_field_2?: string;
  readonly admin_comments?: string;
  readonly custom_extra_fields?: Record<string, string>;
}

/** Maps test leads, so that these tests depend on no rules. */
const mapper: LeadMapper = {
  map(lead, { receivedAt, catalog }) {
    const { id, sku, ...fields } = lead as TestLead;
    const match = sku === undefined ? undefined : catalog?.findBySku(sku)[0];
    const unmatched = sku !== undefined && match === undefined;
    return {
      status: "order",
      key: id,
      order: {
        order_status_id: 8001,
        date_add: Math.floor(new Date(receivedAt).getTime() / 1000),
        ...fields,
        products: [
          {
            name: match?.name ?? "Mug",
            price_brutto: 19.99,
            quantity: 3,
            ...(match === undefined ? {} : { product_id: match.productId, storage: "db", storage_id: 307 }),
          },
        ],
      },
      issues: unmatched
        ? [{ level: "warning", code: "sku_unmatched", path: "products[0]", message: "Not there." }]
        : [],
    };
  },
};

// Hashes take turns of the event loop, and time would pass on the clock of the test meanwhile.
hashAtOnce();

/** A marker with a signature, whatever that is. */
export function signed(marker: string): unknown {
  return expect.stringMatching(new RegExp(`^${marker}~[\\w-]{8}$`));
}

/** Where the rules of these tests let the marker go. */
const markerFields = ["extra_field_1", "extra_field_2", "admin_comments", "deal_cf_101"];

/**
 * A fake account, a clock that the test moves, and a forwarder between them. No sockets, no waiting. It is known that
 * Base keeps the marker, unless the test is about finding that out.
 */
export function fakeShop(seed: FakeSeed = {}, { knowsMarker = true }: { knowsMarker?: boolean } = {}) {
  const clock = manualClock();
  const began = clock.date() - clock.now();
  const account = createFakeAccount({
    requestsPerMinute: false,
    // The server's date does not jump when ours does.
    clock: { ...clock, date: () => began + clock.now() },
    ...seed,
  });
  /** A client of its own connection, as each process has one. */
  const client = (
    through: <Value>(work: () => Promise<Value>) => Promise<Value> = (work) => work(),
    logger?: Logger | false,
    token = account.token,
  ) =>
    new Baselinker({
      logger,
      token,
      retries: 0,
      testing: { clock },
      rateLimit: { limiter: { acquire: async () => {}, pauseUntil: () => {} } },
      fetch: (request, init) => through(() => account.fetch(request, init)),
    });
  const baselinker = client();
  const events: ForwardEvent[] = [];
  const forwarder = (options: Partial<ForwarderOptions> = {}) => {
    const store = options.store ?? memoryStore({ testing: { clock } });
    if (knowsMarker && typeof store === "object" && "writeNote" in store) {
      // A store that is away in a test does not take it.
      for (const field of markerFields) store.writeNote(noteOf(field), "kept", 1e12).catch(() => {});
    }
    return createForwarder({
      baselinker,
      rules: mapper,
      account: noAccount,
      // What became of leads, tests see from the results.
      onEvent: (event) => event.type !== "ended" && events.push(event),
      ...options,
      store,
      testing: { clock, ...options.testing },
      tuning: { settleMs: 5_000, leaseMs: 9_000, ...options.tuning },
    });
  };
  /** How often a method was called so far. */
  const calls = (method: string) => account.requests.filter((request) => request.method === method).length;
  /** The promise's value, while as much time passes as it needs, up to an hour. */
  const ended = async <Value>(promise: Promise<Value>): Promise<Value> => {
    let over = false;
    const end = () => {
      over = true;
    };
    promise.then(end, end);
    for (let second = 0; second < 3_600 && !over; second += 1) await clock.advance(second === 0 ? 0 : 1_000);
    return promise;
  };
  return { account, baselinker, client, clock, events, forwarder, calls, ended };
}

const noAccount = {
  statuses: [],
  sources: [],
  extraFields: [],
  catalogs: [],
  warehouses: [],
  priceGroups: [],
};
