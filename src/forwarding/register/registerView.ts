import { RegisterError } from "../../shared/errors/registerError.ts";
import { checkGiven, checkOptions, expected, type OptionChecks } from "../../shared/options/check.ts";
import { boolean, callable, checkedBy, integer, oneOf } from "../../shared/options/kinds.ts";
import { isUnreadable } from "../contract/openLead.ts";
import type { LeadStatus, ListOptions, RegisterView } from "../contract/registerTypes.ts";
import { countElsewhere } from "./elsewhere.ts";
import { firstIdOf, isEntryId, timeOfId } from "./entryId.ts";
import type { EntryRow, PageQuery } from "./entryRows.ts";
import { discardEnd, toEntry } from "./entryTexts.ts";
import { inEnglish } from "./inEnglish.ts";
import type { RegisterContext, RegisterSteps } from "./registerContext.ts";

const statuses = [
  "received",
  "success",
  "skip",
  "error",
  "unknown",
  "differs",
  "discarded",
] as const satisfies readonly LeadStatus[];

const listChecks = /* @__PURE__ */ (() =>
  ({
    status: oneOf(statuses),
    since: checkedBy(checkDate),
    limit: integer({ least: 1, most: 200, default: 50 }),
    cursor: checkedBy(checkCursor),
  }) satisfies OptionChecks<ListOptions>)();

const getChecks = /* @__PURE__ */ (() => ({ lead: boolean() }))();

export function registerView({ steps, limits, isDurable, forwarder }: RegisterContext): RegisterView {
  const erase = async ({ id, storeKey }: EntryRow) => {
    // The store first: if that fails, the entry is still there for another try.
    if (storeKey !== undefined) await forwarder.eraseFromStore(storeKey);
    await steps.remove(id);
  };
  const say = forwarder.language ?? inEnglish;
  const readable = (row: EntryRow, withLead: boolean) => say.entry(toEntry(row, withLead));
  return {
    isDurable: isDurable && limits.keepLeads !== "none",
    async list(options = {}) {
      const { status, since, limit, cursor } = checkOptions("list", listChecks, options);
      const from = since === undefined ? undefined : firstIdOf(since.getTime());
      const query = { status, from, after: cursor, order: "newest", withLeads: false } as const;
      // One extra row shows whether there is another page.
      const rows = await steps.page({ ...query, limit: limit + 1 });
      const entries = rows.slice(0, limit).map((row) => readable(row, false));
      const last = entries.at(-1);
      return rows.length > limit && last !== undefined ? { entries, cursor: last.id } : { entries };
    },
    async get(id, options = {}) {
      const { lead } = checkGiven("get", getChecks, options);
      const row = isEntryId(id) ? await steps.read(id) : undefined;
      return row === undefined ? undefined : readable(row, lead === true);
    },
    async findByOrder(orderId) {
      const rows = await steps.ofOrder(orderCheck("the order id of findByOrder", orderId));
      // A lead that differs from the one of the order only names it.
      const made = rows.filter(({ status }) => status !== "differs");
      const known = made.length > 0 ? made : rows;
      const row = known.find(({ namespace }) => namespace === forwarder.namespace) ?? known[0];
      return row === undefined ? undefined : readable(row, false);
    },
    async discard(id) {
      const row = await readEntry(steps, id);
      if (row.status === "success")
        throw new RegisterError(`The lead of ${id} is an order already. Cancel it in Base.`, "is_success");
      // The store first: `reconcile` would send what is in it.
      if (row.storeKey !== undefined) await forwarder.eraseFromStore(row.storeKey);
      const { retentionMs: keepLeadMs, entryRetentionMs: keepMs } = limits;
      const end = discardEnd(forwarder.clock.date());
      await steps.change({ id, end, isDelivery: false, keepMs, keepLeadMs });
    },
    async erase(id) {
      const row = isEntryId(id) ? await steps.read(id) : undefined;
      if (row !== undefined) await erase(row);
      return row !== undefined;
    },
    async eraseWhere(test) {
      return eraseWhere({ steps, forwarder }, testCheck.check("the test of eraseWhere", test));
    },
    async stats() {
      const [{ by, due, oldestDue }, elsewhere] = await Promise.all([
        steps.count(forwarder.namespace),
        countElsewhere({ steps, forwarder }),
      ]);
      const counted = Object.fromEntries(statuses.map((status) => [status, by[status] ?? 0]));
      const stats = {
        by: counted as Record<LeadStatus, number>,
        waiting: due,
        elsewhere: Object.fromEntries(elsewhere),
      };
      if (oldestDue === undefined) return stats;
      return { ...stats, oldestMs: Math.max(0, forwarder.clock.date() - timeOfId(oldestDue)) };
    },
  };
}

/** Erases matching leads from the register and the store, no matter which of the two matched. */
async function eraseWhere(
  { steps, forwarder }: Pick<RegisterContext, "steps" | "forwarder">,
  test: (lead: unknown) => boolean,
): Promise<number> {
  let unreadable: unknown;
  const isOrderMeant = async (storeKey: string) => {
    try {
      const open = await forwarder.readOpen(storeKey);
      return open !== undefined && test(open.order) === true;
    } catch (error) {
      if (!isUnreadable(error)) throw error;
      unreadable ??= error;
      return false;
    }
  };
  const inStore = new Map<string, boolean>();
  for (const storeKey of await forwarder.listOpen()) inStore.set(storeKey, await isOrderMeant(storeKey));
  const rows: EntryRow[] = [];
  for await (const { lead, ...row } of allRows(steps, { withLeads: true })) {
    const { storeKey, status } = row;
    // A lead in progress is not listed.
    const mayBeInHand = lead === undefined && storeKey !== undefined && status !== "success";
    if (mayBeInHand && !inStore.has(storeKey)) inStore.set(storeKey, await isOrderMeant(storeKey));
    const isMeant = lead !== undefined && test(JSON.parse(lead)) === true;
    if (!isMeant && (storeKey === undefined || inStore.get(storeKey) !== true)) continue;
    rows.push(row);
    if (storeKey !== undefined) inStore.set(storeKey, true);
  }
  // The store first: if that fails, the entries are still there for another try.
  const storeKeys = [...inStore].flatMap(([storeKey, isMeant]) => (isMeant ? [storeKey] : []));
  for (const [index, storeKey] of storeKeys.entries())
    await forwarder.eraseFromStore(storeKey, index + 1 < storeKeys.length);
  for (const [index, { id }] of rows.entries()) await steps.remove(id, index + 1 < rows.length);
  if (unreadable !== undefined) throw unreadable;
  return storeKeys.length + rows.filter(({ storeKey }) => storeKey === undefined).length;
}

function orderCheck(name: string, input: unknown): number {
  if (typeof input === "number" && Number.isSafeInteger(input) && input > 0) return input;
  throw expected(name, "a positive integer, the `order_id` of an order", input);
}

const testCheck = /* @__PURE__ */ callable<(lead: unknown) => boolean>();

/** @throws RegisterError if there is none */
export async function readEntry(steps: RegisterSteps, id: unknown): Promise<EntryRow> {
  const row = isEntryId(id) ? await steps.read(id) : undefined;
  if (row !== undefined) return row;
  throw new RegisterError(
    "The register has no such entry. Take the `id` from `register.list()`.",
    "not_found",
  );
}

const pageSize = 100;

/** All rows, the oldest first, one page at a time. Rows may change meanwhile. */
export async function* allRows(
  steps: RegisterSteps,
  { status, from, withLeads = false }: Partial<Pick<PageQuery, "status" | "from" | "withLeads">>,
): AsyncGenerator<EntryRow, void, undefined> {
  let after: string | undefined;
  for (;;) {
    const query = { status, from, after, order: "oldest", limit: pageSize, withLeads } as const;
    const rows = await steps.page(query);
    yield* rows;
    after = rows.at(-1)?.id;
    if (rows.length < pageSize) return;
  }
}

export function checkDate(name: string, input: unknown): Date {
  if (input instanceof Date && Number.isFinite(input.getTime())) return input;
  throw expected(name, "a valid Date", input);
}

function checkCursor(name: string, input: unknown): string {
  if (isEntryId(input)) return input;
  throw expected(name, "the `cursor` of the page before", input);
}
