import type { CommandKey } from "../../terminal/language.ts";

/** The answer of a probe. Never contains a buyer's data: only lengths, types and equalities. */
export interface ProbeAnswer {
  readonly id: string;
  /** `undecided` if this account cannot show it; `why` says what is missing. */
  readonly answer: "yes" | "no" | "undecided";
  readonly why: string;
}

export type ProbeCall = (method: string, params: object) => Promise<ProbeResult>;

export type ProbeResult =
  | { readonly ok: true; readonly body: Readonly<Record<string, unknown>> }
  | { readonly ok: false; readonly code: string; readonly message: string };

/** A question to the account, with its maximum number of calls. */
export interface Probe {
  readonly id: string;
  /** The question, as the key of a text. */
  readonly asks: CommandKey & `probe.${"R" | "W"}${number}`;
  readonly calls: number;
  /** The methods that it calls, as shown in the plan. */
  readonly methods: string;
}

export function probe(id: string, calls: number, methods: string, asks: Probe["asks"]): Probe {
  return { id, calls, methods, asks };
}

/** `undefined` means that this account cannot show it. */
export function answerOf(id: string, value: boolean | undefined, why: string): ProbeAnswer {
  return { id, answer: value === undefined ? "undecided" : value ? "yes" : "no", why };
}

export function listIn(
  body: Readonly<Record<string, unknown>>,
  name: string,
): readonly Readonly<Record<string, unknown>>[] {
  const value = body[name];
  const entries: unknown[] = Array.isArray(value) ? value : Object.values(Object(value));
  return entries.flatMap((entry) => (typeof entry === "object" && entry !== null ? [{ ...entry }] : []));
}

/** The type of a value, without its content: `list`, `map`, `text` and so on. */
function typeOf(value: unknown): string {
  if (Array.isArray(value)) return "list";
  if (value === null) return "null";
  return typeof value === "object" ? "map" : typeof value === "string" ? "text" : typeof value;
}

export const clockTolerance = 5;

export const readProbes: readonly Probe[] = [
  probe("R1", 1, "getInventories", "probe.R1"),
  probe("R2", 3, "getOrderStatusList, getOrderSources, getOrderExtraFields", "probe.R2"),
  probe("R3", 1, "doctorProbe", "probe.R3"),
  probe("R4", 1, "getInventoryTransferSeries", "probe.R4"),
  probe("R5", 1, "getOrderStatusList", "probe.R5"),
  probe("R6", 2, "getOrders", "probe.R6"),
  probe("R7", 2, "getOrders", "probe.R7"),
  probe("R8", 1, "getOrders", "probe.R8"),
  probe("R9", 2, "getJournalList", "probe.R9"),
  probe("R10", 1, "getInventoryProductsList", "probe.R10"),
];

export interface ReadContext {
  readonly call: ProbeCall;
  /** How many seconds this machine's clock is ahead of the server's, by `Date` of the last response. */
  readonly clockOffset: () => number | undefined;
  readonly now: () => number;
}

export async function* runReadProbes({ call, clockOffset, now }: ReadContext): AsyncGenerator<ProbeAnswer> {
  const catalogs = await call("getInventories", {});
  const offset = clockOffset();
  const catalogList = catalogs.ok ? listIn(catalogs.body, "inventories") : [];
  yield answerOf(
    "R1",
    offset === undefined ? undefined : Math.abs(offset) <= clockTolerance,
    `clock ${offset ?? "?"} s, catalogs ${catalogList.length}`,
  );

  const statuses = await call("getOrderStatusList", {});
  const sources = await call("getOrderSources", {});
  const fields = await call("getOrderExtraFields", {});
  const shapes = [
    ["statuses", statuses],
    ["sources", sources],
    ["extra_fields", fields],
  ] as const;
  const told = shapes.map(
    ([name, result]) => `${name} ${result.ok ? typeOf(result.body[name]) : result.code}`,
  );
  yield answerOf(
    "R2",
    shapes.every(([, { ok }]) => ok),
    told.join(", "),
  );

  const unknown = await call("doctorProbe", {});
  yield answerOf(
    "R3",
    unknown.ok ? false : /UNKNOWN_METHOD/.test(unknown.code),
    unknown.ok ? "an answer" : unknown.code,
  );

  const series = await call("getInventoryTransferSeries", {});
  yield answerOf(
    "R4",
    series.ok || !/UNKNOWN_METHOD/.test(series.code),
    series.ok ? "answered" : series.code,
  );

  const nonsense = await call("getOrderStatusList", { nonsense: 1 });
  yield answerOf("R5", nonsense.ok, nonsense.ok ? "ignored" : nonsense.code);

  const since = Math.floor(now() / 1000) - 30 * 86_400;
  const recent = await call("getOrders", { date_from: since, get_unconfirmed_orders: true });
  const orders = recent.ok ? listIn(recent.body, "orders") : [];
  const newest = orders.reduce<(typeof orders)[number] | undefined>(
    (best, order) => (best === undefined || Number(order.order_id) > Number(best.order_id) ? order : best),
    undefined,
  );
  const id = newest?.order_id;
  const from =
    newest === undefined ? undefined : await call("getOrders", { id_from: id, get_unconfirmed_orders: true });
  const isInclusive =
    from?.ok === true ? listIn(from.body, "orders").some((order) => order.order_id === id) : undefined;
  yield answerOf(
    "R6",
    isInclusive,
    isInclusive === undefined ? "no order in 30 days" : `orders ${orders.length}`,
  );

  const market = orders.find(
    ({ order_source }) => !["personal", "shop", ""].includes(String(order_source ?? "")),
  );
  if (market === undefined) yield answerOf("R7", undefined, "no order of a marketplace in 30 days");
  else {
    const names = ["include_commissions", "include_commission_data"];
    const found: string[] = [];
    for (const name of names) {
      const result = await call("getOrders", { order_id: market.order_id, [name]: true });
      const [order] = result.ok ? listIn(result.body, "orders") : [];
      if (order !== undefined && "commission" in order) found.push(`${name}: ${typeOf(order.commission)}`);
    }
    yield answerOf("R7", found.length > 0, found.join(", ") || "no commission in either");
  }

  const mail = orders.map(({ email }) => String(email ?? "")).find((address) => /[a-z]/i.test(address));
  if (mail === undefined) yield answerOf("R8", undefined, "no order with an e-mail in 30 days");
  else {
    const other = mail === mail.toUpperCase() ? mail.toLowerCase() : mail.toUpperCase();
    const result = await call("getOrders", { filter_email: other, get_unconfirmed_orders: true });
    yield answerOf(
      "R8",
      result.ok ? listIn(result.body, "orders").length > 0 : undefined,
      result.ok ? "found or not" : result.code,
    );
  }

  const journal = await call("getJournalList", {});
  const fromZero = await call("getJournalList", { last_log_id: 0 });
  const entries = journal.ok ? listIn(journal.body, "logs").length : 0;
  const isOn =
    entries > 0
      ? true
      : orders.some(({ date_add }) => Number(date_add) > since + 27 * 86_400)
        ? false
        : undefined;
  yield answerOf("R9", isOn, `entries ${entries}, last_log_id 0 ${fromZero.ok ? "accepted" : fromZero.code}`);

  const [catalog] = catalogList;
  if (catalog === undefined) return yield answerOf("R10", undefined, "no catalog");
  const page = { inventory_id: catalog.inventory_id, page: 1, include_variants: true };
  const products = await call("getInventoryProductsList", page);
  const list = products.ok ? listIn(products.body, "products") : [];
  const hasVariants = list.some(({ parent_id }) => Number(parent_id ?? 0) !== 0);
  yield answerOf(
    "R10",
    hasVariants || undefined,
    hasVariants ? "variants in the list" : "the first page has no variant",
  );
}
