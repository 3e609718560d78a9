import { serveFakeAccount } from "../../src/fake/serveFakeAccount.ts";
import { createFakeAccount } from "../../src/msw/createFakeAccount.ts";
import type { FakeOrder } from "../../src/msw/index.ts";
import { seededRandom } from "../support/random.ts";
import { type ChaosLead, chaosLeads } from "./chaosLead.ts";
import type { WorkerSettings } from "./messages.ts";
import { WorkerPool } from "./workerPool.ts";

export interface ChaosOptions {
  readonly leads: number;
  readonly seed: number;
  readonly processes: number;
  readonly store: WorkerSettings["store"];
  readonly marker: boolean;
  /** Killed processes at least. */
  readonly kills: number;
}

export interface ChaosFigures {
  readonly leads: number;
  readonly deliveries: number;
  readonly kills: number;
  readonly lost: number;
  readonly doubled: number;
  readonly requests: number;
  readonly addOrders: number;
  readonly faults: Readonly<Record<string, number>>;
  readonly events: Readonly<Record<string, number>>;
  readonly results: Readonly<Record<string, number>>;
  /** How often the account answered that the token is blocked. */
  readonly blockAnswers: number;
  readonly seconds: number;
  /** The slowest answer. Where it comes near the settle time, the machine was too busy for this run. */
  readonly slowestMs: number;
  /** For each doubled lead, what happened to its orders on the server. */
  readonly doubles: readonly string[];
}

/**
 * Ten times faster than in life. What the promise rests on must hold here too: the server has finished with
 * a request when the settle time is over. So few requests are sent at once, or a busy machine would leave
 * some in the server's queue for longer than that.
 */
export const settleMs = 3_000;
const leaseMs = 3_000;
const blockMs = 3_000;
const roomPerWorker = 10;
/** The server's limit, which all processes share. Enough for the run to end, and little enough to be reached. */
const requestsPerMinute = 3_000;
const giveUpAfterMs = 8 * 60_000;

/** Sends leads through processes that die and a server that loses, delays and blocks; then counts the orders. */
export async function chaosRun(options: ChaosOptions): Promise<ChaosFigures> {
  const random = seededRandom(options.seed);
  const account = createFakeAccount({
    requestsPerMinute,
    blockMs,
    quirks: options.seed,
    confirmsOrders: false,
  });
  const faults = injectFaults(account);
  const served = await serveFakeAccount(account);
  const leads = chaosLeads(options.leads, random);
  // Each lead one to three times, as webhooks are; what is sent again comes some time after the first.
  const queue: ChaosLead[] = shuffle(
    leads.flatMap((lead) => Array.from({ length: 1 + Math.floor(random() * 3) }, () => lead)),
    random,
  );
  const done = new Set<string>();
  const results: Record<string, number> = {};
  const events: Record<string, number> = {};
  let open = 0;
  let slowestMs = 0;
  let kills = 0;
  const pool = new WorkerPool(
    options.processes,
    {
      token: account.token,
      baseUrl: served.url,
      store: options.store,
      marker: options.marker,
      settleMs,
      leaseMs,
      requestsPerMinute,
    },
    {
      result(lead, { status }) {
        open -= 1;
        results[status] = (results[status] ?? 0) + 1;
        if (status === "success" || status === "duplicate") done.add(lead.id);
        // Webhook senders retry where the answer is no success.
        else queue.push(lead);
      },
      slowest: (ms) => {
        slowestMs = Math.max(slowestMs, ms);
      },
      event: (name) => {
        events[name] = (events[name] ?? 0) + 1;
      },
      unanswered(lead) {
        open -= 1;
        queue.push(lead);
      },
    },
  );
  const begun = performance.now();
  while (queue.length > 0 || open > 0) {
    while (queue.length > 0) {
      const lead = queue[0];
      if (lead === undefined || !pool.deliver(lead, Math.floor(random() * options.processes), roomPerWorker))
        break;
      queue.shift();
      open += 1;
    }
    // Spread over the whole run, and at whatever moment each process is just then.
    const dueKills = ((done.size + 1) / options.leads) * (options.kills + 4);
    if (kills < dueKills && pool.kill(Math.floor(random() * options.processes))) kills += 1;
    if (performance.now() - begun > giveUpAfterMs) break;
    await new Promise((resolve) => setTimeout(resolve, 5));
  }
  pool.close();
  // Late orders are stored when the next request comes; by now all of them are due.
  await new Promise((resolve) => setTimeout(resolve, settleMs));
  account.faults.clear();
  await fetch(served.url, { method: "POST", body: "method=getOrders" }).catch(() => {});
  await served.close();
  return {
    leads: options.leads,
    deliveries: pool.deliveries,
    kills,
    ...count(leads, done, account.orders),
    requests: account.requests.length,
    addOrders: account.requests.filter(({ method }) => method === "addOrder").length,
    faults: faults(),
    events,
    results,
    blockAnswers: account.requests.filter(({ answer }) => answer === "ERROR_BLOCKED_TOKEN").length,
    seconds: (performance.now() - begun) / 1000,
    slowestMs,
    doubles: describeDoubles(account),
  };
}

/** The faults of the issue, and some on reads too. Gives a function that tells how often each struck. */
function injectFaults({ faults }: ReturnType<typeof createFakeAccount>): () => Record<string, number> {
  const method = "addOrder";
  let sent = 0;
  const injected = [
    // Twice in the run, at an order in its first and its second third.
    faults.inject("block", { method, times: 2, when: () => ++sent === 400 || sent === 1_200 }),
    faults.inject("answer-lost", { method, probability: 0.1 }),
    faults.inject("request-lost", { method, probability: 0.05 }),
    faults.inject("bad-gateway", { method, probability: 0.025, stored: true }),
    faults.inject("bad-gateway", { method, probability: 0.025, stored: false }),
    faults.inject("stored-late", { method, probability: 0.02, afterMs: settleMs - 10 }),
    faults.inject("request-lost", { method: "getOrders", probability: 0.05 }),
    faults.inject("bad-gateway", { method: "getOrders", probability: 0.05 }),
  ];
  const names = [
    "block",
    "answer-lost",
    "request-lost",
    "502-stored",
    "502",
    "stored-late",
    "read-lost",
    "read-502",
  ];
  return () => Object.fromEntries(injected.map(({ strikes }, index) => [names[index], strikes]));
}

function count(leads: readonly ChaosLead[], done: ReadonlySet<string>, orders: readonly FakeOrder[]) {
  const byLead = new Map<string, number>();
  for (const { user_comments } of orders) byLead.set(user_comments, (byLead.get(user_comments) ?? 0) + 1);
  const lost = leads.filter(({ id }) => !byLead.has(id) || !done.has(id)).length;
  const doubled = [...byLead.values()].reduce((sum, each) => sum + each - 1, 0);
  return { lost, doubled };
}

function describeDoubles({ orders, requests }: ReturnType<typeof createFakeAccount>): string[] {
  const byLead = Map.groupBy(orders, ({ user_comments }) => user_comments);
  const start = requests[0]?.time.getTime() ?? 0;
  return [...byLead]
    .filter(([, made]) => made.length > 1)
    .map(([id, made]) => {
      const sent = requests
        .filter(({ parameters }) => parameters.user_comments === id)
        .map(
          ({ time, fault, answer }) => `at ${time.getTime() - start} ms ${fault ?? answer ?? "no answer"}`,
        );
      return `${id}: orders ${made.map(({ order_id }) => order_id).join(", ")}; sent ${sent.join("; ")}`;
    });
}

function shuffle<Item>(items: Item[], random: () => number): Item[] {
  for (let index = items.length - 1; index > 0; index -= 1) {
    const other = Math.floor(random() * (index + 1));
    const [a, b] = [items[index], items[other]];
    if (a !== undefined && b !== undefined) [items[index], items[other]] = [b, a];
  }
  return items;
}
