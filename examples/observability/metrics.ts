import type { ForwardEvent, Forwarder } from "baselinker-sdk";
import { Counter, Gauge, Histogram, Registry } from "prom-client";

const registry = new Registry();
const registers = [registry];
const labelNames = ["namespace"];
const gauge = (name: string, help: string) => new Gauge({ name, help, labelNames, registers });

const ended = new Counter({
  name: "leads_ended_total",
  help: "Leads that ended, by status and by whose fault it was.",
  labelNames: ["namespace", "status", "fault"],
  registers,
});
const duration = new Histogram({
  name: "leads_duration_seconds",
  help: "From the start of a lead to its end.",
  labelNames,
  buckets: [0.1, 0.5, 1, 5, 30, 120, 600],
  registers,
});
const canAccept = gauge("leads_can_accept", "1 while leads can be accepted.");
const canSend = gauge("leads_can_send", "0 while Base blocks the token.");
const open = gauge("leads_open", "Leads of which it is not known whether Base has their order.");
const waiting = gauge("leads_waiting", "Leads that wait in the register.");
const oldest = gauge("leads_oldest_seconds", "How long the oldest of them waits.");
const unknown = gauge("leads_unknown", "Leads that only a person can look up in Base.");

/** A part of `onEvent`. */
export function countLeads(event: ForwardEvent): void {
  if (event.type !== "ended") return;
  const { namespace, status, fault = "none", durationMs } = event;
  ended.inc({ namespace, status, fault });
  duration.observe({ namespace }, durationMs / 1_000);
}

/** What `GET /metrics` answers, of forwarders by their namespace. */
export async function metricsOf(forwarders: Readonly<Record<string, Forwarder>>): Promise<string> {
  for (const [namespace, forwarder] of Object.entries(forwarders)) {
    // A counter that appears with its first lead hides that lead from `increase`.
    for (const status of ["success", "duplicate", "unknown"])
      ended.inc({ namespace, status, fault: "none" }, 0);
    for (const fault of ["lead", "setup", "temporary"]) ended.inc({ namespace, status: "error", fault }, 0);
    const health = await forwarder.health();
    canAccept.set({ namespace }, Number(health.canAccept));
    canSend.set({ namespace }, Number(health.canSend));
    open.set({ namespace }, health.open ?? Number.NaN);
    const stats = await forwarder.register.stats();
    waiting.set({ namespace }, stats.waiting);
    oldest.set({ namespace }, (stats.oldestMs ?? 0) / 1_000);
    unknown.set({ namespace }, stats.by.unknown);
  }
  return registry.metrics();
}
