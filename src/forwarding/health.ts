import { queueOf } from "../client/accountKey.ts";
import { toPlainError } from "../lead/forwardResult.ts";
import { toError } from "../runtime/errors.ts";
import type { ForwarderHealth } from "./forwarder.ts";
import type { LeadPath } from "./forwardLead.ts";
import type { SharedParts } from "./sharedParts.ts";

export async function healthOf(
  { config, settings, account, catalog, closing, lastSuccessAt }: SharedParts,
  { inFlight, waiting }: Pick<LeadPath, "inFlight" | "waiting">,
): Promise<ForwarderHealth> {
  const open = await settings.store.listOpen().catch(toError);
  const unavailable = open instanceof Error;
  const limiter = queueOf(config.baselinker);
  const size = catalog?.current()?.size;
  return {
    ok: !closing.signal.aborted && !unavailable && limiter.pausedUntil === undefined,
    store: unavailable ? { ok: false, error: toPlainError(open) } : { ok: true },
    limiter,
    account: loaded(account),
    catalog: { ...loaded(catalog), ...(size === undefined ? {} : { size }) },
    inFlight,
    waiting,
    ...(unavailable ? {} : { open: open.length }),
    ...(lastSuccessAt === undefined ? {} : { lastSuccessAt: new Date(lastSuccessAt) }),
  };
}

function loaded(source: { readonly loadedAt: number | undefined } | undefined): { loadedAt?: Date } {
  return source?.loadedAt === undefined ? {} : { loadedAt: new Date(source.loadedAt) };
}
