import type { HookEvents } from "../../client/calls/events.ts";
import type { EndedEvent, ForwardEvent } from "./forwardEvent.ts";

/**
 * What the tracing channels of `node:diagnostics_channel` publish, by their names: for spans of OpenTelemetry and others.
 * Neither parameters nor results are published. A call that rejects adds `error`.
 * @example
 * ```ts
 * const leads = tracingChannel<Channels["baselinker-sdk:forward"]>("baselinker-sdk:forward");
 * leads.subscribe({ start, end, asyncStart, asyncEnd: (lead) => console.log(lead.status, lead.orderId), error });
 * ```
 */
export type Channels = {
  /** One call of a method, with its retries and the time that it waits for the rate limit. */
  readonly "baselinker-sdk:call": Pick<HookEvents["request"], "method" | "kind" | "callId">;
  /**
   * One lead, from `forward`, `forwardAll` or the register. At its start there is only the `namespace`; at its end, it is
   * the `ended` event of the lead.
   */
  readonly "baselinker-sdk:forward": Pick<ForwardEvent, "namespace"> & Partial<EndedEvent>;
};
