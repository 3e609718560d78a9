import { AsyncLocalStorage } from "node:async_hooks";
import { tracingChannel } from "node:diagnostics_channel";
import { type Attributes, context, type Span, SpanStatusCode, trace } from "@opentelemetry/api";
import type { Channels } from "baselinker-sdk";

const tracer = trace.getTracer("baselinker-sdk");
const parents = new AsyncLocalStorage<Span>();

/** A span of each lead, with a span of each call. Call it before the first lead. */
export function traceLeads(): void {
  spansOf(
    "baselinker-sdk:forward",
    () => "forward lead",
    (lead) => ({
      "baselinker.namespace": lead.namespace,
      "baselinker.status": lead.status,
      "baselinker.fault": lead.fault,
      "baselinker.order_id": lead.orderId,
      "baselinker.entry_id": lead.entryId,
      "error.type": lead.errorCode,
    }),
  );
  spansOf(
    "baselinker-sdk:call",
    ({ method }) => method,
    ({ kind, callId }) => ({
      "baselinker.kind": kind,
      "baselinker.call_id": callId,
    }),
  );
}

function spansOf<Name extends keyof Channels>(
  name: Name,
  title: (about: Channels[Name]) => string,
  attributes: (about: Channels[Name]) => Attributes,
): void {
  const spans = new WeakMap<object, Span>();
  const channel = tracingChannel<unknown, Channels[Name] & object>(name);
  channel.start.bindStore(parents, (about) => {
    const parent = parents.getStore();
    const within = parent === undefined ? context.active() : trace.setSpan(context.active(), parent);
    const span = tracer.startSpan(title(about), {}, within);
    spans.set(about, span);
    return span;
  });
  channel.asyncEnd.subscribe((about) => {
    const span = spans.get(Object(about));
    const { error, status } = Object(about);
    if (error !== undefined || status === "error") span?.setStatus({ code: SpanStatusCode.ERROR });
    if (error !== undefined) span?.setAttribute("error.type", String(error.code ?? error.name));
    span?.setAttributes(attributes(Object(about))).end();
  });
}
