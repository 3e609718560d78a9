import { AccountBinding } from "../delivery/accountBinding.ts";
import type { DeliverySettings } from "../delivery/deliveryState.ts";
import { OrderIds } from "../delivery/orderIds.ts";
import { OrderScans } from "../delivery/orderScans.ts";
import { systemClock } from "../runtime/clock.ts";
import { memoryOf, memoryStore } from "../store/memoryStore.ts";
import type { ForwarderConfig } from "./forwarderOptions.ts";
import { noteMemory, type SetupReport } from "./setupReport.ts";

/**
 * What all deliveries of a forwarder share. `forget` takes back what other forwarders of the process know of it.
 */
export function deliverySettings(
  config: ForwarderConfig,
  emit: DeliverySettings["emit"],
  setup: SetupReport,
): { readonly settings: DeliverySettings; readonly forget: () => void } {
  const { clock, namespace } = config;
  const store = config.store ?? memoryStore({ clock });
  let forgetMemory: (() => void) | undefined;
  const binding = new AccountBinding({
    ...config,
    store,
    onBound: (warnings, accountKey) => {
      const memory = memoryOf(store);
      const name = `${accountKey} ${namespace}`;
      // Clocks of tests have processes of their own.
      if (memory !== undefined && clock === systemClock)
        forgetMemory = noteMemory(name, memory, (issue) => setup.report([issue]));
      for (const { reason } of warnings) emit({ type: "store_may_forget", reason });
    },
  });
  const settings: DeliverySettings = {
    ...config,
    emit,
    store,
    binding,
    // A claim that is renewed at a third of its lease always covers a request of half a lease.
    requestMs: Math.min(maxRequestMs, config.leaseMs / 2),
    newToken: config.randomId,
    orderIds: new OrderIds(),
    orderScans: new OrderScans(clock),
  };
  return { settings, forget: () => forgetMemory?.() };
}

/** For how long a write may be in flight, if the lease allows it. */
const maxRequestMs = 30_000;
