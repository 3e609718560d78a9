import { registerIssue } from "./registerCodes.ts";
import type { RegisterContext } from "./registerContext.ts";

const longEnoughMs = 60_000;

/** Watches whether any process delivers the received leads. */
export interface WaitingWatch {
  /** This process does. */
  working(): void;
  received(id: string): void;
}

/**
 * Warns once that leads only wait: their senders were answered with success, and no one else would notice.
 * Another process may work through them, so a lead is looked at a minute later.
 */
export function watchWaiting({
  steps,
  forwarder: { clock, closed, reportSetup },
}: Pick<RegisterContext, "steps" | "forwarder">): WaitingWatch {
  let isOver = false;
  let cancel: (() => void) | undefined;
  closed.addEventListener("abort", () => cancel?.(), { once: true });
  const look = async (id: string) => {
    // A register that does not answer is reported elsewhere.
    const row = await steps.read(id).catch(() => undefined);
    cancel = undefined;
    if (isOver || row?.status !== "received") return;
    isOver = true;
    reportSetup(registerIssue("leads_wait", "register"));
  };
  return {
    working() {
      isOver = true;
    },
    received(id) {
      if (isOver || cancel !== undefined || closed.aborted) return;
      cancel = clock.after(longEnoughMs, () => void look(id), { background: true });
    },
  };
}
