import { firstIdOf, isEntryId } from "../../entries/apps.ts";
import type { LeadStatus, RegisterEntry, RegisterView } from "../../entries/index.ts";
import { readerOf } from "../../entries/languages.ts";
import { hasText, newestPages, readKept } from "../mcp/registerEntries.ts";
import type { Chart, LeadPage, LeadRow } from "../page/wire.ts";
import { whyOf } from "../project/whyOf.ts";
import { Refused, timeOf } from "./refusal.ts";
import type { Asked, Routes } from "./route.ts";
import type { Session } from "./session.ts";

const statuses = ["received", "success", "skip", "error", "unknown", "differs", "discarded"] as const;
const pageSize = 50;
/** The maximum number of leads that one request looks through. */
const most = 5_000;
/** A search answers after this time at the latest, so that the page can show how far it is. */
const maxSearchMs = 1_000;
/** The minimum length of a text to search for in leads: shorter ones are in nearly every lead. */
const leastTextLength = 4;

export function listRoutes(session: Session): Routes {
  return {
    leads: { method: "GET", run: (asked) => leadPage(session, asked) },
    stats: { method: "GET", run: () => session.register.stats() },
    chart: { method: "GET", run: (asked) => chartOf(session, asked) },
  };
}

async function leadPage({ register, clock }: Session, { query, signal, language }: Asked): Promise<LeadPage> {
  const reader = await readerOf(language);
  const rowOf = (entry: RegisterEntry) => rowOfRead(reader.entry(entry));
  const statusText = query.get("status");
  const status = statuses.find((knownStatus) => knownStatus === statusText);
  if (statusText !== null && status === undefined)
    throw new Refused("wrong_value", { name: "status", wanted: statuses.join(", ") });
  const since = timeOf("since", query.get("since") ?? undefined);
  const until = timeOf("until", query.get("until") ?? undefined);
  const cursor = query.get("cursor");
  if (cursor !== null && !isEntryId(cursor))
    throw new Refused("wrong_value", { name: "cursor", wanted: "cursor" });
  // Ids sort by time: before the first id of a time are the leads that are older.
  const start = cursor ?? (until === undefined ? undefined : firstIdOf(until.getTime()));
  const source = query.get("source");
  const find = query.get("find")?.trim() ?? "";
  const filter = { status, since };
  if (source === null && find === "") {
    const page = await register.list({ ...filter, cursor: start, limit: pageSize });
    const entries = page.entries.map((entry) => rowOf(entry));
    return {
      entries,
      searched: entries.length,
      ...(page.cursor === undefined ? {} : { cursor: page.cursor }),
    };
  }
  const end = clock.now() + maxSearchMs;
  const entries: LeadRow[] = [];
  let searched = 0;
  let next: string | undefined;
  const byOrder = cursor === null ? await withOrder(find, register) : undefined;
  if (byOrder !== undefined && fits(byOrder, { ...filter, until, source })) entries.push(rowOf(byOrder));
  for await (const page of newestPages(register, signal, { ...filter, cursor: start, most })) {
    for (const entry of page.entries) {
      searched += 1;
      const isMeant = (source === null || entry.source === source) && (await isFound(entry, find, register));
      if (isMeant) entries.push(rowOf(entry));
      // The next request continues after this one.
      if (entries.length === pageSize || clock.now() > end) return { entries, searched, cursor: entry.id };
    }
    next = page.cursor;
  }
  return { entries, searched, ...(next === undefined ? {} : { cursor: next }) };
}

/** Finds the lead by the id of its order, with the index. */
async function withOrder(find: string, register: RegisterView): Promise<RegisterEntry | undefined> {
  return /^[1-9]\d{0,14}$/.test(find) ? register.findByOrder(Number(find)) : undefined;
}

interface Filter {
  readonly status: LeadStatus | undefined;
  readonly since: Date | undefined;
  readonly until: Date | undefined;
  readonly source: string | null;
}

function fits(entry: RegisterEntry, { status, since, until, source }: Filter): boolean {
  if (status !== undefined && entry.status !== status) return false;
  if (source !== null && entry.source !== source) return false;
  return (
    (since === undefined || entry.receivedAt >= since) && (until === undefined || entry.receivedAt < until)
  );
}

/**
 * Whether an entry has this key, delivery or id. Without an order it may have no key, so the lead itself is
 * searched too.
 */
async function isFound(entry: RegisterEntry, find: string, register: RegisterView): Promise<boolean> {
  const { id, key, orderId, deliveryId, status } = entry;
  // The lead of an order with this number was the first that was found.
  if (String(orderId) === find) return false;
  if (find === "" || deliveryId === find || id.startsWith(find)) return true;
  const wanted = find.toLowerCase();
  if (key?.toLowerCase().includes(wanted)) return true;
  if (status === "success" || find.length < leastTextLength) return false;
  const lead = await readKept(entry, register);
  return lead !== undefined && hasText(lead, (text) => text.toLowerCase().includes(wanted));
}

/** The row of a lead that is read in a language, without values of the lead except its key. */
export function rowOfRead(entry: RegisterEntry): LeadRow {
  const { id, receivedAt, updatedAt, status, fault, key, source, namespace, orderId, attempts } = entry;
  const why = whyOf(entry);
  return {
    id,
    receivedAt: receivedAt.toISOString(),
    updatedAt: updatedAt.toISOString(),
    status,
    namespace,
    attempts,
    ...(fault === undefined ? {} : { fault }),
    ...(key === undefined ? {} : { key }),
    ...(source === undefined ? {} : { source }),
    ...(orderId === undefined ? {} : { orderId }),
    ...(why === undefined ? {} : { why: why.sentence }),
    ...(why?.path ? { path: why.path } : {}),
  };
}

const minBars = 24;
const maxBars = 48;
const minuteMs = 60_000;
/**
 * The possible lengths of a bar, in minutes. Each is at most twice the one before, so that there are always
 * at least half of the most bars.
 */
const barLengths = [1, 2, 4, 8, 15, 30, 60, 120, 240, 480, 960, 1_440, 2_880, 5_760, 10_080, 20_160, 40_320];

async function chartOf({ register, clock }: Session, { signal }: Asked): Promise<Chart> {
  const entries: RegisterEntry[] = [];
  let cursor: string | undefined;
  for await (const page of newestPages(register, signal, { most })) {
    entries.push(...page.entries);
    cursor = page.cursor;
  }
  const date = clock.date();
  const times = entries.map(({ receivedAt }) => receivedAt.getTime());
  const oldest = times.reduce((least, time) => Math.min(least, time), date);
  // A lead may be received "later" than now by the clock of another machine.
  const newest = times.reduce((latest, time) => Math.max(latest, time), date);
  const barsOf = (ms: number) => Math.floor(newest / ms) - Math.floor(oldest / ms) + 1;
  const minutes = barLengths.find((barMinutes) => barsOf(barMinutes * minuteMs) <= maxBars);
  const barMs = minutes === undefined ? Math.ceil((newest - oldest + 1) / minBars) : minutes * minuteMs;
  const count = Math.max(minBars, barsOf(barMs));
  const last = Math.floor(newest / barMs);
  const bars = Array.from({ length: count }, () => ({ orders: 0, waiting: 0, failed: 0 }));
  const sources = new Map<string, number>();
  for (const [index, { status, isFinal, source }] of entries.entries()) {
    if (source !== undefined) sources.set(source, (sources.get(source) ?? 0) + 1);
    const bar = bars[count - 1 - (last - Math.floor((times[index] ?? 0) / barMs))];
    if (bar === undefined) continue;
    if (status === "success") bar.orders += 1;
    // The order of an `unknown` is looked for again, unless it is final.
    else if (status === "received" || (status === "unknown" && isFinal !== true)) bar.waiting += 1;
    else if (status === "error" || status === "unknown") bar.failed += 1;
  }
  const counted = [...sources].map(([source, number]) => ({ source, count: number }));
  return {
    bars,
    from: new Date((last - count + 1) * barMs).toISOString(),
    barMs,
    leads: entries.length,
    isCut: cursor !== undefined,
    sources: counted.sort((one, other) => other.count - one.count),
  };
}
