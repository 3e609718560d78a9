import { logThrough } from "../client/accountKey.ts";
import type { Issue } from "../mapping/mapResult.ts";
import type { Delivery, DeliverySettings } from "./deliveryState.ts";
import { forwardIssue } from "./forwardCodes.ts";
import { orderHasMarker } from "./marker.ts";
import type { OpenLead } from "./openLead.ts";
import { agrees } from "./orderTraits.ts";
import { readOrders } from "./readOrders.ts";

/** What is made of an answer that holds an order id. */
type CheckedAnswer =
  | { readonly status: "made"; readonly orderId: number; readonly issues: readonly Issue[] }
  /** The id is not that of the lead's order: an answer of another request, or nonsense. */
  | { readonly status: "unknown"; readonly error: Error };

/**
 * Reads the order of an answer back where there is a reason to: nobody knows yet whether Base keeps the marker, or
 * the id is far from all others. Where that cannot be read, an id that is not is believed.
 */
export async function checkAnswer(
  { settings, lead, signal }: Delivery,
  open: OpenLead,
  orderId: number,
): Promise<CheckedAnswer> {
  const { binding, orderIds } = settings;
  const { markerField: field } = open;
  const made = { status: "made", orderId, issues: [] } as const;
  // Ids rise, so that the order has a higher one than all that were known before it left.
  if (orderId <= open.afterId || orderIds.isOfOther(orderId, lead.storeKey)) return notOurs(orderId);
  // A store that does not answer now gives no reason to read.
  const isKept = field === undefined ? undefined : await binding.isMarkerKept(field).catch(() => true);
  if (orderIds.isOdd(orderId))
    return readBack(settings, open, { orderId, signal, isKept, unread: notOurs(orderId) });
  if (isKept !== undefined || field === undefined) return made;
  const look = () => readBack(settings, open, { orderId, signal, isKept, unread: made });
  return (await binding.lookOnce(field, look)) ?? made;
}

async function readBack(
  { binding, baselinker, emit, orderIds }: DeliverySettings,
  { key, marker, markerField: field, order: ours }: OpenLead,
  {
    orderId,
    signal,
    isKept,
    unread,
  }: {
    readonly orderId: number;
    readonly signal: AbortSignal;
    readonly isKept: boolean | undefined;
    /** What is made of an answer whose order cannot be read. */
    readonly unread: CheckedAnswer;
  },
): Promise<CheckedAnswer> {
  const made = { status: "made", orderId, issues: [] } as const;
  const orders = await readOrders(baselinker, { order_id: orderId }, { signal, timeoutMs: readMs }).catch(
    () => undefined,
  );
  if (orders === undefined) return unread;
  const order = orders.find(({ id }) => id === orderId);
  if (order === undefined) return notOurs(orderId);
  const hasMarker = orderHasMarker(order, marker);
  if (!hasMarker && !agrees(ours, order)) return notOurs(orderId);
  orderIds.confirm(orderId);
  if (field === undefined || isKept === hasMarker) return made;
  await binding.noteMarker(field, hasMarker).catch(() => {});
  if (hasMarker) return made;
  const issue = forwardIssue("marker_not_kept", field, { field });
  emit({ type: "marker_not_kept", key, field, orderId });
  logThrough(baselinker, "warn", () => issue.message, { key });
  return { ...made, issues: [issue] };
}

/** A success need not wait for it any longer. */
const readMs = 10_000;

function notOurs(orderId: number): CheckedAnswer {
  const message = `addOrder was answered with ${orderId}, which is not the order of this lead: it may be the answer of another request.`;
  return { status: "unknown", error: new Error(message) };
}
