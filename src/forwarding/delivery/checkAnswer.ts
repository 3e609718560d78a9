import type { Issue } from "../../mapping/contract/mapResult.ts";
import { DeliveryError } from "../contract/deliveryError.ts";
import { forwardIssue } from "../contract/forwardCodes.ts";
import type { OpenLead } from "../contract/openLead.ts";
import type { Delivery, DeliverySettings } from "./deliveryState.ts";
import { orderHasAnyMarker, orderHasMarker } from "./marker.ts";
import { agrees } from "./orderTraits.ts";
import { readOrders } from "./readOrders.ts";

type CheckedAnswer =
  | { readonly status: "made"; readonly orderId: number; readonly issues: readonly Issue[] }
  /**
   * The error for an answer whose id is not that of the lead's order: it belongs to another request, or is
   * invalid.
   */
  | { readonly status: "unknown"; readonly error: Error };

/**
 * Reads the order of an answer back if necessary: it is unknown whether Base keeps the marker, or the id is far from
 * all others. If it cannot be read, only an id near the others is trusted.
 */
export async function checkAnswer(
  { settings, lead, signal }: Delivery,
  open: OpenLead,
  orderId: number,
): Promise<CheckedAnswer> {
  const { binding, orderIds } = settings;
  const { markerField: field } = open;
  const made = { status: "made", orderId, issues: [] } as const;
  if (orderIds.isOfOther(orderId, lead.storeKey)) return notOurs(orderId);
  // A failing store is not a reason to read the order.
  const isKept = field === undefined ? undefined : await binding.isMarkerKept(field).catch(() => true);
  // Ids rise as far as anyone knows: a lower one is believed only with the marker of this sending.
  if (orderId <= open.afterId) {
    return readBack(settings, open, {
      orderId,
      signal,
      isKept,
      unread: notOurs(orderId),
      needsMarker: true,
    });
  }
  if (orderIds.isOdd(orderId))
    return readBack(settings, open, { orderId, signal, isKept, unread: notOurs(orderId) });
  if (isKept !== undefined || field === undefined) return made;
  const look = async () => {
    const earlier = await binding.toLookAgain(field).catch(() => undefined);
    const issues =
      earlier === undefined ? undefined : await lookAgain(settings, open, { field, earlier, signal });
    if (issues !== undefined) return { ...made, issues };
    return readBack(settings, open, { orderId, signal, isKept, unread: made });
  };
  return (await binding.lookOnce(field, look)) ?? made;
}

/** Checks again the order in which the marker was first seen; `undefined` if that order is gone. */
async function lookAgain(
  settings: DeliverySettings,
  { key }: OpenLead,
  {
    field,
    earlier,
    signal,
  }: { readonly field: string; readonly earlier: number; readonly signal: AbortSignal },
): Promise<readonly Issue[] | undefined> {
  const orders = await readOrders(
    settings.baselinker,
    { order_id: earlier },
    { signal, timeoutMs: readMs },
  ).catch(() => {});
  // The next lead tries again.
  if (orders === undefined) return [];
  const order = orders.find(({ id }) => id === earlier);
  if (order === undefined) return undefined;
  return noteMarker(settings, { key, field, orderId: earlier }, orderHasAnyMarker(order));
}

async function noteMarker(
  { binding, emit }: DeliverySettings,
  about: { readonly key: string; readonly field: string; readonly orderId: number },
  isKept: boolean,
  newOrder?: number,
): Promise<readonly Issue[]> {
  const { field } = about;
  await binding.noteMarker(field, isKept, newOrder).catch(() => {});
  if (isKept) return [];
  emit({ type: "marker_not_kept", ...about });
  return [forwardIssue("marker_not_kept", field, { field })];
}

async function readBack(
  settings: DeliverySettings,
  { key, marker, markerField: field, order: ours }: OpenLead,
  {
    orderId,
    signal,
    isKept,
    unread,
    needsMarker = false,
  }: {
    readonly orderId: number;
    readonly signal: AbortSignal;
    readonly isKept: boolean | undefined;
    /** The result if the order cannot be read. */
    readonly unread: CheckedAnswer;
    /** Whether the contact or the total is not enough. */
    readonly needsMarker?: boolean;
  },
): Promise<CheckedAnswer> {
  const { baselinker, orderIds } = settings;
  const made = { status: "made", orderId, issues: [] } as const;
  const orders = await readOrders(baselinker, { order_id: orderId }, { signal, timeoutMs: readMs }).catch(
    () => undefined,
  );
  if (orders === undefined) return unread;
  const order = orders.find(({ id }) => id === orderId);
  if (order === undefined) return notOurs(orderId);
  const hasMarker = orderHasMarker(order, marker);
  if (!hasMarker && (needsMarker || !agrees(ours, order))) return notOurs(orderId);
  orderIds.confirm(orderId);
  if (field === undefined || isKept === hasMarker) return made;
  return { ...made, issues: await noteMarker(settings, { key, field, orderId }, hasMarker, orderId) };
}

/** How long the read may take, in milliseconds: a success should not wait for it any longer. */
const readMs = 10_000;

function notOurs(orderId: number): CheckedAnswer {
  return { status: "unknown", error: new DeliveryError("order_not_ours", { order: String(orderId) }) };
}
