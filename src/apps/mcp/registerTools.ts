import { choice, integer, optional, text } from "../../entries/apps.ts";
import type { RegisterEntry, RegisterView } from "../../entries/index.ts";
import { isRecord } from "../../shared/json/value.ts";
import { bytesOf, failureAnswer, fitted, maxBytes, withoutEmpty } from "./answers.ts";
import { hideLead } from "./hiddenLead.ts";
import { mapTexts } from "./people.ts";
import { entryOf, hasText, newestEntries, readKept, registerOf } from "./registerEntries.ts";
import type { Session } from "./session.ts";
import { declareTool } from "./tool.ts";
import { ToolFailure } from "./toolFailure.ts";

/** The bytes of an answer besides its leads. */
const frameBytes = 300;

/** The id, the key or the order of a lead: exactly one of them is given. */
interface LeadName {
  readonly id?: string | undefined;
  readonly key?: string | undefined;
  readonly order_id?: number | undefined;
}

export const listLeads = (session: Session) =>
  declareTool({
    name: "list_leads",
    title: "List leads",
    description:
      "Leads of the register, the newest first, without their values; `counts` has how many there are of each status.",
    params: {
      status: optional(choice("received", "success", "skip", "error", "unknown", "differs", "discarded")),
      since: optional(text()),
      limit: optional(integer()),
      cursor: optional(text()),
    },
    words: { since: "ISO time" },
    ranges: { limit: [1, 100] },
    async run({ status, since: sinceInput, limit = 20, cursor }) {
      const register = registerOf(session);
      const since = sinceInput === undefined ? undefined : new Date(sinceInput);
      if (since !== undefined && Number.isNaN(since.getTime()))
        throw new ToolFailure("wrong_params", "`since` is a time such as 2026-01-31T12:00:00Z.");
      if (cursor !== undefined && !/^ld_[0-9A-Za-z]{10,30}$/.test(cursor))
        throw new ToolFailure("wrong_params", "`cursor` is that of the answer before.");
      const page = await register.list({ status, since, limit, cursor });
      const leads = [];
      for (const entry of page.entries) leads.push(factsOf(entry, session));
      const { by } = await register.stats();
      while (bytesOf(leads) > maxBytes - frameBytes && leads.length > 1) leads.splice(leads.length >> 1);
      const cursorHere = leads.length < page.entries.length ? leads.at(-1)?.id : page.cursor;
      return { counts: by, leads, cursor: cursorHere };
    },
  });

export const showLead = (session: Session) =>
  declareTool({
    name: "show_lead",
    title: "Show a lead",
    description:
      "One lead of the register by its id, its key or its order: attempts, issues, the lead itself with invented people, and its order in Base.",
    params: { id: optional(text()), key: optional(text()), order_id: optional(integer()) },
    ranges: { order_id: [1, Number.MAX_SAFE_INTEGER] },
    ...(session.client === undefined ? {} : { isOpen: true }),
    async run(leadName, { signal }) {
      if (Object.values(leadName).filter((value) => value !== undefined).length !== 1)
        throw new ToolFailure("wrong_params", "Give one of `id`, `key` and `order_id`.");
      const register = registerOf(session);
      const { lead, ...entry } = await findEntry(leadName, session, register, signal);
      const hidden = await hideLead(session, lead, { receivedAt: entry.receivedAt });
      const shown = {
        ...factsOf(entry, session),
        repeats: entry.repeats || undefined,
        reason: entry.reason === undefined ? undefined : hidden.text(entry.reason),
        payment: entry.payment,
        expires_at: entry.expiresAt?.toISOString(),
        issues: entry.issues.map((issue) => ({
          ...issue,
          message: hidden.text(issue.message),
          // A path of the lead may have a person in it.
          ...(issue.details === undefined ? {} : { details: mapTexts(issue.details, hidden.text) }),
          ...(issue.value === undefined ? {} : { value: mapTexts(issue.value, hidden.text) }),
        })),
        history: entry.history.map(({ at, errorCode: code, by, status, fault }) => ({
          at: at.toISOString(),
          by,
          status,
          fault,
          code,
        })),
        lead: entry.leadKept ? hidden.lead : undefined,
        order: withoutPeople(await orderOf(entry, session, signal), hidden.text),
      };
      if (bytesOf(shown) <= maxBytes) return shown;
      return fitted({ ...shown, lead: `(${entry.leadBytes} bytes, too many to show)` }, ["issues"]);
    },
  });

async function findEntry(
  { id, key: keyInput, order_id: orderId }: LeadName,
  session: Session,
  register: RegisterView,
  signal: AbortSignal,
): Promise<RegisterEntry> {
  if (id !== undefined) return entryOf(register, id);
  if (orderId !== undefined) {
    const entry = await register.findByOrder(orderId);
    if (entry !== undefined) return entryOf(register, entry.id);
    throw new ToolFailure("unknown_lead", `The register has no lead of the order ${orderId}.`);
  }
  const key = String(session.people.reveal(keyInput));
  let found: RegisterEntry | undefined;
  for await (const entry of newestEntries(register, signal)) {
    if (entry.key === key) return entryOf(register, entry.id);
    // A failed lead has no key, since its rules did not set one.
    if (found !== undefined || entry.key !== undefined) continue;
    const lead = await readKept(entry, register);
    if (lead !== undefined && hasText(lead, (text) => text === key)) found = { ...entry, lead };
  }
  if (found !== undefined) return found;
  const message =
    "The register has no lead with this key, nor a kept one with this value, among its newest 10,000.";
  throw new ToolFailure("unknown_lead", message);
}

/** The order in Base, or why it cannot be read: the rest of the answer is still useful. */
async function orderOf({ orderId }: RegisterEntry, { client, people }: Session, signal: AbortSignal) {
  if (orderId === undefined || client === undefined) return undefined;
  try {
    const params = { order_id: orderId, get_unconfirmed_orders: true };
    const { orders } = await client.getOrders(params, { signal });
    return withoutEmpty(people.hide("getOrders", orders[0] ?? null, "orders"));
  } catch (error) {
    return people.hideTexts(failureAnswer(error));
  }
}

/**
 * Rules may put a person into a field of the shop, where only the lead says who it is. Goods stay: a copy of a lead has
 * others in place of some.
 */
function withoutPeople(order: unknown, hide: (text: string) => string): unknown {
  if (!isRecord(order)) return order;
  const { products, ...others } = order;
  return { ...Object(mapTexts(others, hide)), ...(products === undefined ? {} : { products }) };
}

/** What a list says of a lead. It needs no look at the lead itself, which may be large. */
function factsOf(entry: RegisterEntry, { people }: Session) {
  const { id, status, fault, errorCode, orderId, source, receivedAt, attempts, leadKept } = entry;
  const issue = entry.issues.find(({ level }) => level === "error");
  return {
    id,
    status,
    fault,
    code: errorCode ?? issue?.code,
    path: issue?.path,
    key: entry.key === undefined ? undefined : people.hideKey(entry.key),
    order_id: orderId,
    source,
    received_at: receivedAt.toISOString(),
    attempts,
    kept: leadKept,
  };
}
