import type { FakeOrder } from "../../src/entries/fake.ts";
import type { createFakeAccount } from "../../src/testing/fake/createFakeAccount.ts";
import { serveFakeAccount } from "../../src/testing/fake/serveFakeAccount.ts";
import { fakeAccountOf } from "../support/fakeAccountOf.ts";
import { seededRandom } from "../support/random.ts";
import { addProducts, type LinksOfRun, linksIn } from "./chaosCatalog.ts";
import { injectFaults } from "./chaosFaults.ts";
import { type ChaosLead, chaosLeads, withOtherBuyers } from "./chaosLead.ts";
import type { Engine, Trouble } from "./engines.ts";
import type { RegisterReport, TakenOut } from "./messages.ts";
import { WorkerPool } from "./workerPool.ts";

export interface ChaosOptions {
  readonly leads: number;
  readonly seed: number;
  readonly processes: number;
  readonly engine: Engine;
  /** Whether what can happen to the engine happens. */
  readonly troubles: boolean;
  /** The safeguard that is missing. */
  readonly without?: TakenOut;
  /** Base keeps no markers at all. */
  readonly markersDropped?: boolean;
  /** Killed processes at least. */
  readonly kills: number;
  /** Leads come as requests of HTTP, are answered when they are kept, and worked through afterwards. */
  readonly answersStored?: boolean;
}

export interface ChaosFigures {
  readonly leads: number;
  readonly deliveries: number;
  readonly kills: number;
  /** Leads that ended as done and have no order, and those that never ended. */
  readonly lost: number;
  readonly doubled: number;
  /** Leads that a person erased or discarded: they have one order, or none. */
  readonly removed: number;
  /** Leads that ended as an error since their key is that of another buyer's order. */
  readonly refused: number;
  /** Leads that ended as `unknown`, for a person to look at. */
  readonly unknown: number;
  /** What the register says, and is not so. */
  readonly untrue: readonly string[];
  readonly requests: number;
  readonly addOrders: number;
  readonly faults: Readonly<Record<string, number>>;
  readonly troubles: readonly string[];
  readonly events: Readonly<Record<string, number>>;
  readonly results: Readonly<Record<string, number>>;
  /** Why leads ended as an error or unknown, the commonest first. */
  readonly reasons: readonly string[];
  /** How often the account answered that the token is blocked. */
  readonly blockAnswers: number;
  readonly seconds: number;
  /** The slowest answer. Where it comes near the settle time, the machine was too busy for this run. */
  readonly slowestMs: number;
  /** How lines are linked to products. */
  readonly links: LinksOfRun;
  /** For each doubled lead, what happened to its orders on the server. */
  readonly doubles: readonly string[];
}

/**
 * Ten times faster than in life, and no faster: with a settle time of 0.3 s, and a server that stalled for up to
 * 0.7 s, 1 of 6,400 leads was doubled, as Base may double one that takes longer than the settle time. What the promise rests on must hold here too: the server has finished with
 * a request when the settle time is over. So few requests are sent at once, or a busy machine would leave
 * some in the server's queue for longer than that.
 */
export const settleMs = 3_000;
const leaseMs = 3_000;
const blockMs = 3_000;
const roomPerWorker = 10;
/** How many of the leads a person removes. */
const maxRemoved = 0.1;
const comesAgainMs = 200;
/** The server's limit, which all processes share. Enough for the run to end, and little enough to be reached. */
const requestsPerMinute = 3_000;
const giveUpAfterMs = 8 * 60_000;

/** Sends leads through processes that die and a server that loses, delays and blocks; then counts the orders. */
export async function chaosRun(options: ChaosOptions): Promise<ChaosFigures> {
  const random = seededRandom(options.seed);
  const account = fakeAccountOf(
    { confirmsOrders: false },
    { requestsPerMinute, blockMs, quirks: options.seed },
  );
  addProducts(account);
  const faults = injectFaults(account, {
    settleMs,
    late: options.without === "settle time" ? 0.1 : 0.02,
    markersDropped: options.markersDropped === true,
  });
  const served = await serveFakeAccount(account);
  const buyers = chaosLeads(options.leads, random);
  const leads = options.answersStored ? withOtherBuyers(buyers) : buyers;
  // Each lead one to three times, as webhooks are; what is sent again comes some time after the first.
  const queue: ChaosLead[] = shuffle(
    leads.flatMap((lead) => Array.from({ length: 1 + Math.floor(random() * 3) }, () => lead)),
    random,
  );
  const done = new Set<string>();
  /** What a person erased or discarded. */
  const removed = new Set<string>();
  const forPeople = new Map<string, "error" | "unknown">();
  const results: Record<string, number> = {};
  const reasons: Record<string, number> = {};
  const events: Record<string, number> = {};
  let open = 0;
  let slowestMs = 0;
  let kills = 0;
  const again = (lead: ChaosLead) => {
    open -= 1;
    queue.push(lead);
  };
  const pool = new WorkerPool(
    options.processes,
    {
      token: account.token,
      baseUrl: served.url,
      store: options.engine.store,
      without: options.without,
      settleMs,
      leaseMs,
      requestsPerMinute,
      dateShiftMs: 0,
      answersStored: options.answersStored === true,
    },
    {
      result(lead, { status, outcome, why = "" }) {
        results[status] = (results[status] ?? 0) + 1;
        const reason = why.replaceAll(/\d+/g, "N");
        if (outcome !== "ack") reasons[reason] = (reasons[reason] ?? 0) + 1;
        if (outcome === "retry") {
          // Webhook senders retry if the answer is not a success, and not at once.
          setTimeout(() => again(lead), comesAgainMs);
          return;
        }
        open -= 1;
        if (outcome === "ack") done.add(lead.id);
        else forPeople.set(lead.id, status === "unknown" ? "unknown" : "error");
      },
      slowest: (ms) => {
        slowestMs = Math.max(slowestMs, ms);
      },
      event: (name) => {
        events[name] = (events[name] ?? 0) + 1;
      },
      removed: (lead) => removed.add(lead),
      unanswered: again,
    },
  );
  const troubles = spreadTroubles(options.troubles ? troublesOf(options) : [], pool);
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
    const progress = (done.size + forPeople.size + 1) / leads.length;
    if (!troubles.isStriking(progress) && kills < progress * (options.kills + 4)) {
      if (pool.kill(Math.floor(random() * options.processes))) kills += 1;
    }
    if (options.answersStored && removed.size < progress * leads.length * maxRemoved) pool.removeOne();
    if (pool.cannotStart || performance.now() - begun > giveUpAfterMs) break;
    await new Promise((resolve) => setTimeout(resolve, 5));
  }
  await troubles.over();
  // Leads may all be accepted before that many processes have died: the others die while what was kept is
  // worked.
  while (options.answersStored && kills < options.kills && !pool.cannotStart) {
    await pool.allReady();
    if (pool.kill(Math.floor(random() * options.processes))) kills += 1;
  }
  const register = options.answersStored ? await workedThrough(pool, begun) : undefined;
  for (const { lead = "", status } of register?.entries ?? []) {
    if (status !== "success" && done.delete(lead))
      forPeople.set(lead, status === "unknown" ? "unknown" : "error");
  }
  pool.close();
  // Late orders are stored when the next request comes; by now all of them are due.
  await new Promise((resolve) => setTimeout(resolve, settleMs));
  account.faults.clear();
  await fetch(served.url, { method: "POST", body: "method=getOrders" }).catch(() => {});
  await served.close();
  return {
    leads: leads.length,
    removed: removed.size,
    deliveries: pool.deliveries,
    kills,
    ...count(
      leads.filter(({ id }) => !removed.has(id)),
      { done, forPeople, orders: account.orders },
    ),
    requests: account.requests.length,
    addOrders: account.requests.filter(({ method }) => method === "addOrder").length,
    untrue: options.answersStored ? untrueEntries(register, leads, { removed, orders: account.orders }) : [],
    faults: faults(),
    troubles: troubles.struck,
    events,
    results,
    reasons: Object.entries(reasons)
      .sort(([, a], [, b]) => b - a)
      .slice(0, 12)
      .map(([why, times]) => `${times} x ${why}`),
    blockAnswers: account.requests.filter(({ answer }) => answer === "ERROR_BLOCKED_TOKEN").length,
    seconds: (performance.now() - begun) / 1000,
    slowestMs,
    links: linksIn(account.orders),
    doubles: describeDoubles(account),
  };
}

/** What can happen to the engine. No one keeps what was answered 200 on one that forgets. */
export function troublesOf({ engine, answersStored }: ChaosOptions): readonly Trouble[] {
  return engine.troubles.filter(({ loses }) => !answersStored || !loses);
}

/** Resolves when nothing waits in the register any more, with all of its entries. */
async function workedThrough(pool: WorkerPool, begun: number): Promise<RegisterReport | undefined> {
  while (performance.now() - begun < giveUpAfterMs) {
    const report = await pool.registerReport();
    if (report?.waiting === 0) return report;
    await new Promise((resolve) => setTimeout(resolve, 200));
  }
  return undefined;
}

/**
 * An entry for each lead and no other, each with its order, and no lead of a buyer kept for longer than needed. Of what a
 * person removed it may say anything.
 */
function untrueEntries(
  register: RegisterReport | undefined,
  leads: readonly ChaosLead[],
  { removed, orders }: { readonly removed: ReadonlySet<string>; readonly orders: readonly FakeOrder[] },
): string[] {
  if (register === undefined) return ["leads still wait"];
  const leadOf = new Map(orders.map(({ order_id, user_comments }) => [order_id, user_comments]));
  const isRemoved = new Set(leads.filter(({ id }) => removed.has(id)).map(keyOf));
  const byKey = Map.groupBy(leads, keyOf);
  const entries = register.entries.filter(({ key, status }) => !isRemoved.has(key) && status !== "discarded");
  const found = Map.groupBy(entries, ({ key }) => key);
  // The answer of a process that died before it wrote its order down, repeated to another lead: its owner says so.
  const told = new Set(entries.filter(({ isTold }) => isTold).map(({ orderId }) => orderId));
  const isOwn = (key: string, orderId: number) =>
    byKey.get(key)?.some(({ id }) => id === leadOf.get(orderId));
  return [
    ...[...byKey]
      .filter(([key, own]) => !isRemoved.has(key) && !isEach(found.get(key)?.length ?? 0, own.length))
      .map(([key, own]) => `${key} has ${found.get(key)?.length ?? 0} entries for ${own.length} leads`),
    ...entries
      .filter(({ status, orderId = 0, key }) => status === "success" && !isOwn(key, orderId))
      .filter(({ orderId }) => !told.has(orderId))
      .map(({ key, orderId }) => `${key} is a success with order ${orderId}, which is not its own`),
    ...entries
      .filter(({ status, leadKept }) => leadKept === (status === "success"))
      .map(
        ({ key, status, attempts }) =>
          `${key}: ${status}, and its lead is ${status === "success" ? "kept" : "gone"} (${attempts})`,
      ),
  ];
}

/** Each delivery of a lead whose key is another buyer's has an entry. */
const isEach = (entries: number, leads: number) => (leads === 1 ? entries === 1 : entries >= leads);
const keyOf = ({ id, key = id }: ChaosLead) => key;

/** One trouble after another, evenly over the run. While one strikes, no process is killed. */
function spreadTroubles(troubles: readonly Trouble[], pool: WorkerPool) {
  const struck: string[] = [];
  let striking: Promise<void> | undefined;
  let failure: unknown;
  const strike = ({ name, strike: begin }: Trouble) => {
    struck.push(name);
    striking = begin(pool)
      .catch((error: unknown) => {
        failure = error;
      })
      .finally(() => {
        striking = undefined;
      });
  };
  return {
    struck,
    isStriking(progress: number): boolean {
      const next = troubles[struck.length];
      if (
        striking === undefined &&
        next !== undefined &&
        progress > (struck.length + 1) / (troubles.length + 1)
      ) {
        strike(next);
      }
      return striking !== undefined;
    },
    /** The last leads may end within the time of one trouble: what is left strikes now, while leads are still worked. */
    async over(): Promise<void> {
      await striking;
      for (const next of troubles.slice(struck.length)) {
        strike(next);
        await striking;
      }
      if (failure !== undefined) throw failure;
    },
  };
}

interface Ends {
  readonly done: ReadonlySet<string>;
  readonly forPeople: ReadonlyMap<string, "error" | "unknown">;
  readonly orders: readonly FakeOrder[];
}

function count(leads: readonly ChaosLead[], { done, forPeople, orders }: Ends) {
  const byLead = new Map<string, number>();
  for (const { user_comments } of orders) byLead.set(user_comments, (byLead.get(user_comments) ?? 0) + 1);
  const ordered = leads.filter(({ id }) => byLead.has(id));
  const keys = new Map(ordered.map(({ id, key = id }) => [key, id]));
  // Its key has the order of another buyer, and the register says so.
  const refused = leads.filter(
    ({ id, key = id }) => !byLead.has(id) && keys.has(key) && forPeople.get(id) === "error",
  );
  const rest = leads.filter((lead) => !refused.includes(lead));
  // No one would look for an order that was called done; and a lead that never ended has no owner.
  const lost = rest.filter(({ id }) =>
    done.has(id) ? !byLead.has(id) : forPeople.get(id) !== "unknown",
  ).length;
  const unknown = rest.filter(({ id }) => !done.has(id) && forPeople.get(id) === "unknown").length;
  const doubled = [...byLead.values()].reduce((sum, each) => sum + each - 1, 0);
  return { lost, doubled, unknown, refused: refused.length };
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
