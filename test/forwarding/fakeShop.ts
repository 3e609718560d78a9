import { Baselinker } from "../../src/client/baselinker.ts";
import { pause } from "../../src/runtime/abort.ts";
// Loaded ahead: reading files takes turns of the event loop, and hours would pass on the clock of the test meanwhile.
import "../../src/client/transport.ts";
import type { FakeSeed } from "../../src/fake/seed.ts";
import { createForwarder } from "../../src/forwarding/createForwarder.ts";
import type { ForwardEvent, ForwarderOptions, LeadMapper } from "../../src/forwarding/forwarder.ts";
import { createFakeAccount } from "../../src/msw/createFakeAccount.ts";
import { manualClock } from "../support/manualClock.ts";

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

/** A fake account, a clock that the test moves, and a forwarder between them. No sockets, no waiting. */
export function fakeShop(seed: FakeSeed = {}) {
  const clock = manualClock();
  const began = clock.date() - clock.now();
  const account = createFakeAccount({
    requestsPerMinute: false,
    // The server's date does not jump when ours does.
    clock: { now: () => began + clock.now(), wait: (ms, signal) => pause(ms, clock, signal).catch(() => {}) },
    ...seed,
  });
  /** A client of its own connection, as each process has one. */
  const client = (through: <Value>(work: () => Promise<Value>) => Promise<Value> = (work) => work()) =>
    new Baselinker({
      token: account.token,
      retries: 0,
      rateLimit: { limiter: { acquire: async () => {}, pauseUntil: () => {} } },
      fetch: (request, init) => through(() => account.fetch(request, init)),
    });
  const baselinker = client();
  const events: ForwardEvent[] = [];
  const forwarder = (options: Partial<ForwarderOptions> = {}) =>
    createForwarder({
      baselinker,
      mapper,
      account: noAccount,
      clock,
      settleMs: 5_000,
      leaseMs: 9_000,
      onEvent: (event) => events.push(event),
      ...options,
    });
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
