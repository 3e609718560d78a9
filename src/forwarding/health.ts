import type { AccountSource } from "../account/lazyAccount.ts";
import type { Source } from "../catalog/staleWhileRevalidate.ts";
import { queueOf } from "../client/accountKey.ts";
import type { Baselinker } from "../client/baselinker.ts";
import { toPlainError } from "../lead/forwardResult.ts";
import type { Catalog } from "../mapping/mapContext.ts";
import { toError } from "../runtime/errors.ts";
import type { ForwardStore } from "../store/store.ts";
import type { ForwarderHealth } from "./forwarder.ts";

/** What a forwarder knows of itself. Asks the store and nobody else. */
export async function healthOf({
  baselinker,
  store,
  account,
  catalog,
  calls,
  isClosed,
  lastSuccessAt,
}: {
  readonly baselinker: Baselinker;
  readonly store: ForwardStore;
  readonly account: AccountSource;
  readonly catalog: Source<Catalog> | undefined;
  readonly calls: { readonly inFlight: number; readonly waiting: number };
  readonly isClosed: boolean;
  readonly lastSuccessAt: number | undefined;
}): Promise<ForwarderHealth> {
  const open = await store.listOpen().catch(toError);
  const unavailable = open instanceof Error;
  const limiter = queueOf(baselinker);
  const size = catalog?.current()?.size;
  return {
    ok: !isClosed && !unavailable && limiter.pausedUntil === undefined,
    store: unavailable ? { ok: false, error: toPlainError(open) } : { ok: true },
    limiter,
    account: loaded(account),
    catalog: { ...loaded(catalog), ...(size === undefined ? {} : { size }) },
    inFlight: calls.inFlight,
    waiting: calls.waiting,
    ...(unavailable ? {} : { open: open.length }),
    ...(lastSuccessAt === undefined ? {} : { lastSuccessAt: new Date(lastSuccessAt) }),
  };
}

function loaded(source: { readonly loadedAt: number | undefined } | undefined): { loadedAt?: Date } {
  return source?.loadedAt === undefined ? {} : { loadedAt: new Date(source.loadedAt) };
}
