import { answerOf, listIn, type Probe, type ProbeAnswer, type ProbeCall, probe } from "./readProbes.ts";

/** The length of the probe's text and the distance of its codes. The last code that survives shows the limit. */
const textLength = 600;
const codeStep = 5;

export const writeProbes: readonly Probe[] = [
  probe("W1", 2, "addOrder", "probe.W1"),
  probe("W2", 3, "getOrders", "probe.W2"),
  probe("W3", 0, "–", "probe.W3"),
  probe("W4", 0, "–", "probe.W4"),
  probe("W5", 0, "–", "probe.W5"),
  probe("W6", 3, "setOrderPayment, getOrders", "probe.W6"),
  probe("W7", 1, "getOrders", "probe.W7"),
  probe("W8", 3, "deleteOrders, getOrders", "probe.W8"),
  probe("W9", 2, "getInventoryProductsStock", "probe.W9"),
];

export interface WriteContext {
  readonly call: ProbeCall;
  readonly wait: (ms: number) => Promise<void>;
  readonly now: () => number;
  readonly uuid: string;
  readonly statusId: number;
  /** A product whose line may reserve stock; `undefined` unless the user named one. */
  readonly product: { readonly id: number; readonly inventoryId: number } | undefined;
}

export interface WriteEnd {
  /** Whether the order is certainly deleted; otherwise the user must delete it. */
  readonly isGone: boolean;
  readonly orderId: number | undefined;
  readonly orderPage: string | undefined;
}

/** The UUID has no dashes here: with them, the address would exceed the 50 characters of an e-mail. */
export function probeEmail(uuid: string): string {
  return `probe+${uuid.replaceAll("-", "")}@example.com`;
}

export function probeComment(uuid: string): string {
  return `baselinker-sdk probe ${uuid}`;
}

/** Creates one order and deletes it. The UUID is already on disk, so that `--undo` finds the order. */
export async function runWriteProbes(
  context: WriteContext,
  tell: (answer: ProbeAnswer) => void,
): Promise<WriteEnd> {
  const { call, uuid, wait, product } = context;
  const say = (id: string, value: boolean | undefined, why: string) => tell(answerOf(id, value, why));
  const stock = async () => {
    if (product === undefined) return undefined;
    const result = await call("getInventoryProductsStock", { inventory_id: product.inventoryId, page: 1 });
    return result.ok ? JSON.stringify(Object(result.body.products)[product.id]?.stock) : undefined;
  };
  const before = await stock();
  let added = await call("addOrder", orderOf(context, textLength));
  const first = added.ok ? "" : `${added.code}; with documented lengths: `;
  if (!added.ok) added = await call("addOrder", orderOf(context, 40));
  say("W1", added.ok, `${first}${added.ok ? "accepted" : added.code}`);
  if (!added.ok) return { isGone: true, orderId: undefined, orderPage: undefined };
  const orderId = Number(added.body.order_id);
  let page: string | undefined;
  try {
    const found = await find(context, wait);
    say(
      "W2",
      found.order !== undefined,
      found.order === undefined ? "not in 5 s" : `after ${found.afterMs / 1000} s`,
    );
    const order = found.order ?? {};
    page = typeof order.order_page === "string" ? order.order_page : undefined;
    const lengths = textFields.map((name) => `${name} ${String(order[name] ?? "").length}`);
    const isWhole = textFields.every((name) => String(order[name] ?? "").length >= textLength);
    const moved =
      Number(order.order_status_id) !== context.statusId ? "; the status was MOVED by an automation" : "";
    say("W3", found.order === undefined ? undefined : isWhole, `${lengths.join(", ")}${moved}`);
    const lines = listIn(order, "products");
    const linked = lines.filter(
      ({ product_id }) => Number(product_id) === product?.id && product !== undefined,
    );
    say(
      "W4",
      product === undefined ? undefined : linked.length > 0,
      product === undefined ? "no --sku" : `linked lines ${linked.length}`,
    );
    const paid = Number(order.payment_done);
    say(
      "W5",
      found.order === undefined ? undefined : paid === expectedTotal,
      `paid ${paid}, expected ${expectedTotal}`,
    );
    const payment = { order_id: orderId, payment_date: 0, payment_comment: "probe" };
    for (const payment_done of [1, 2]) await call("setOrderPayment", { ...payment, payment_done });
    const repaid = await call("getOrders", { order_id: orderId });
    const done = repaid.ok ? Number(listIn(repaid.body, "orders")[0]?.payment_done) : Number.NaN;
    say("W6", Number.isNaN(done) ? undefined : done === 2, `payment_done ${done}`);
    const extra = await call("getOrders", { order_id: orderId, include_custom_extra_fields: true });
    const fields = extra.ok ? listIn(extra.body, "orders")[0]?.custom_extra_fields : undefined;
    say("W7", fields === undefined ? undefined : true, `kept ${Object.keys(Object(fields)).length}`);
  } finally {
    // The order must be deleted in any case.
    await call("deleteOrders", { order_ids: [orderId] }).catch(() => undefined);
  }
  const isGone = await isOrderGone(call, orderId, uuid);
  say("W8", isGone, isGone ? "gone from both searches" : "still there");
  const after = await stock();
  say(
    "W9",
    before === undefined || after === undefined ? undefined : before === after,
    product === undefined ? "no --sku" : "compared",
  );
  return { isGone, orderId, orderPage: page };
}

export async function isOrderGone(call: ProbeCall, orderId: number, uuid: string): Promise<boolean> {
  const byId = await call("getOrders", { order_id: orderId, get_unconfirmed_orders: true });
  const byMail = await call("getOrders", { filter_email: probeEmail(uuid), get_unconfirmed_orders: true });
  const holds = (result: typeof byId) => !result.ok || listIn(result.body, "orders").length > 0;
  return !holds(byId) && !holds(byMail);
}

async function find({ call, uuid }: WriteContext, wait: WriteContext["wait"]) {
  let afterMs = 0;
  for (const nextMs of [0, 2_000, 5_000]) {
    await wait(nextMs - afterMs);
    afterMs = nextMs;
    const result = await call("getOrders", { filter_email: probeEmail(uuid), get_unconfirmed_orders: true });
    const [order] = result.ok ? listIn(result.body, "orders") : [];
    if (order !== undefined) return { order, afterMs };
  }
  return { order: undefined, afterMs };
}

const textFields = [
  "user_comments",
  "delivery_fullname",
  "delivery_company",
  "delivery_address",
  "delivery_city",
  "invoice_fullname",
  "extra_field_2",
];

/** The total of the probe's order: 10.01 × 3 − 1.00, and 9.99 for the delivery. */
const expectedTotal = 39.02;

function orderOf({ now, uuid, statusId, product }: WriteContext, length: number): object {
  const coded = codedText(length);
  const catalog =
    product === undefined ? [] : [String(product.inventoryId), `bl_${product.inventoryId}`, "0"];
  return {
    order_status_id: statusId,
    date_add: Math.floor(now() / 1000) - 3_600,
    email: probeEmail(uuid),
    admin_comments: probeComment(uuid),
    ...Object.fromEntries(textFields.map((name) => [name, coded])),
    delivery_fullname: `PROBE – DELETE ME ${coded}`.slice(0, length),
    currency: "PLN",
    paid: true,
    delivery_price: 9.99,
    products: [
      { name: "probe A", price_brutto: 10.01, quantity: 3, tax_rate: 23 },
      { name: "probe A2", price_brutto: 0, quantity: 1 },
      { name: "probe B", price_brutto: -1, quantity: 1, tax_rate: -0.02 },
      ...catalog.map((storage_id) => ({
        storage: "db",
        storage_id,
        product_id: String(product?.id),
        name: "probe C",
        price_brutto: 0,
        quantity: 1,
        tax_rate: 23,
      })),
    ],
  };
}

/** The text `0000 0005 0010 …`: the last code that is left shows where it was cut. */
function codedText(length: number): string {
  return Array.from(
    { length: length / codeStep },
    (_, index) => `${String(index * codeStep).padStart(4, "0")} `,
  ).join("");
}
