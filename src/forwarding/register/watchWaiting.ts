import { registerIssue } from "./registerCodes.ts";
import type { RegisterContext } from "./registerContext.ts";

const longEnoughMs = 60_000;

interface WaitingWatch {
  /** Records that this process delivers the leads. */
  working(): void;
  received(id: string): void;
}

/**
 * Warns once if leads are received and never delivered. A minute passes first, since another process may
 * deliver them.
 */
export function watchWaiting({
  steps,
  forwarder: { clock, closed, reportSetup },
}: Pick<RegisterContext, "steps" | "forwarder">): WaitingWatch {
  let isOver = false;
  let cancel: (() => void) | undefined;
  closed.addEventListener("abort", () => cancel?.(), { once: true });
  const look = async (id: string) => {
    // An unreachable register is reported elsewhere.
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
