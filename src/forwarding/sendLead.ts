import type { AddOrderParams } from "../api/orders/addOrder.ts";
import type { Issue } from "../mapping/mapResult.ts";
import type { DeliverySettings } from "./deliverySettings.ts";
import { endLead } from "./endLead.ts";
import type { ForwardResult } from "./forwardResult.ts";
import { type Lease, LeaseLostError } from "./lease.ts";
import { placeMarker } from "./placeMarker.ts";
import { duePayment, recordPayment } from "./recordPayment.ts";
import { settle } from "./resumeLead.ts";
import { sendOrder } from "./sendOrder.ts";
import type { OpenLead } from "./store.ts";

/** An order that is ready to be sent. */
export interface PreparedLead {
  readonly status: "order";
  readonly order: AddOrderParams;
  readonly issues: readonly Issue[];
}

interface Sendable {
  readonly key: string;
  readonly storeKey: string;
  readonly prepare: ((signal: AbortSignal) => Promise<PreparedLead | ForwardResult>) | undefined;
  readonly issues: readonly Issue[];
}

/** How often one lead is sent at most in one call, each time after it was proven absent. */
const mostSends = 3;

/** Sends a lead that is claimed and certainly stands not in Base. */
export async function sendLead(
  settings: DeliverySettings,
  lead: Sendable,
  lease: Lease,
  left: OpenLead | undefined,
  signal: AbortSignal,
): Promise<ForwardResult | undefined> {
  const ready = await readyLead(settings, lead, left, signal);
  if (ready === undefined || !("open" in ready)) {
    await endLead(settings, lead.key, lease, { state: "failed" });
    return ready;
  }
  const { issues } = ready;
  const sendable = { ...lead, issues };
  let open = ready.open;
  for (let sends = 1; ; sends += 1) {
    await lease.keep(open);
    const sent = await sendOrder(settings.baselinker, open.order, lease, signal);
    if (sent.status === "made") {
      settings.lastOrder.saw(sent.orderId);
      return recordPayment(
        settings,
        sendable,
        lease,
        { ...open, orderId: sent.orderId, fresh: true },
        signal,
      );
    }
    if (sent.status === "refused" && sent.error instanceof LeaseLostError) throw sent.error;
    if (sent.status === "refused") return refused(settings, sendable, lease, sent);
    settings.tell({ type: "outcome_unknown", key: lead.key, error: sent.error });
    const result = await settle(settings, sendable, lease, open, signal, sent.error);
    if (result !== "absent") return result;
    if (sends === mostSends)
      return refused(settings, sendable, lease, { error: sent.error, retryable: true });
    open = { ...open, afterId: Math.max(open.afterId, settings.lastOrder.id) };
  }
}

async function readyLead(
  settings: DeliverySettings,
  { key, storeKey, prepare, issues }: Sendable,
  left: OpenLead | undefined,
  signal: AbortSignal,
): Promise<{ readonly open: OpenLead; readonly issues: readonly Issue[] } | ForwardResult | undefined> {
  if (prepare === undefined) {
    return left === undefined ? undefined : { open: anew(settings, left), issues };
  }
  const prepared = await prepare(signal);
  if (prepared.status !== "order") return prepared;
  const marker = settings.marker === false ? "" : storeKey;
  const placed = placeMarker(prepared.order, marker, settings.marker);
  const all = [...prepared.issues, ...placed.issues];
  if (placed.order === undefined) return { status: "error", key, retryable: false, issues: all };
  const due = duePayment(settings, placed.order);
  const open = anew(settings, {
    key,
    marker,
    order: due.order,
    ...(due.payment === undefined ? {} : { payment: due.payment }),
  });
  return { open, issues: all };
}

function anew(
  { lastOrder, clock }: DeliverySettings,
  { key, marker, order, payment }: Pick<OpenLead, "key" | "marker" | "order" | "payment">,
): OpenLead {
  return {
    phase: "sending",
    key,
    marker,
    order,
    afterId: lastOrder.id,
    sentAt: Math.floor(clock.date() / 1000),
    settled: false,
    ...(payment === undefined ? {} : { payment }),
  };
}

async function refused(
  settings: DeliverySettings,
  { key, issues }: Sendable,
  lease: Lease,
  { error, retryable }: { readonly error: Error; readonly retryable: boolean },
): Promise<ForwardResult> {
  const more = await endLead(settings, key, lease, { state: "failed" });
  return { status: "error", key, error, retryable, issues: [...issues, ...more] };
}
