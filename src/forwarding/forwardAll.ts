import type { ForwardResult } from "./forwardResult.ts";

/** Options of `forwardAll`. */
export interface ForwardAllOptions<Lead> {
  /** How many leads are under way at once. @default 8 */
  readonly concurrency?: number | undefined;
  /** The key of a lead; goes before the rule `key`. */
  readonly key?: ((lead: Lead, index: number) => string | undefined) | undefined;
  /** When a lead came in. @default now */
  readonly receivedAt?: ((lead: Lead, index: number) => Date | undefined) | undefined;
  /** Hears of each lead that ended. */
  readonly onProgress?: ((progress: ForwardProgress) => void) | undefined;
  /** Takes no more leads, and stops waiting for those under way as `forward` does. */
  readonly signal?: AbortSignal | undefined;
}

/** A lead with what became of it. */
export interface ForwardedLead<Lead> {
  readonly lead: Lead;
  /** Its place in the source, from 0. Results come as they end, not in the order of the source. */
  readonly index: number;
  readonly result: ForwardResult;
}

/** How far `forwardAll` is. */
export interface ForwardProgress {
  /** Leads taken from the source so far. */
  readonly taken: number;
  /** Leads that have ended. */
  readonly done: number;
  /** How many ended as what. */
  readonly by: Readonly<Record<ForwardResult["status"], number>>;
}

/** `forward` of the same forwarder. */
type ForwardOne = (
  lead: unknown,
  options: {
    readonly key: string | undefined;
    readonly receivedAt: Date | undefined;
    readonly signal: AbortSignal | undefined;
  },
) => Promise<ForwardResult>;

/** Several leads at a time, each yielded when it ends; takes from the source only what it has room for. */
export async function* forwardAll<Lead>(
  forward: ForwardOne,
  leads: Iterable<Lead> | AsyncIterable<Lead>,
  options: ForwardAllOptions<Lead> = {},
): AsyncGenerator<ForwardedLead<Lead>, void, undefined> {
  const { concurrency = 8, key, receivedAt, onProgress, signal } = options;
  if (!Number.isInteger(concurrency) || concurrency < 1) {
    throw new RangeError(`Expected \`concurrency\` to be a whole number from 1 on, got ${concurrency}.`);
  }
  const source = iteratorOf(leads);
  const by = { success: 0, duplicate: 0, skip: 0, error: 0, unknown: 0 };
  const underWay = new Map<number, Promise<ForwardedLead<Lead>>>();
  let taken = 0;
  let done = 0;
  let more = true;
  try {
    for (;;) {
      while (more && underWay.size < concurrency && !signal?.aborted) {
        const next = await source.next();
        if (next.done === true) {
          more = false;
          break;
        }
        const index = taken;
        const lead = next.value;
        taken += 1;
        const forwarded = forward(lead, {
          key: key?.(lead, index),
          receivedAt: receivedAt?.(lead, index),
          signal,
        });
        underWay.set(
          index,
          forwarded.then((result) => ({ lead, index, result })),
        );
      }
      if (underWay.size === 0) return;
      const ended = await Promise.race(underWay.values());
      underWay.delete(ended.index);
      done += 1;
      by[ended.result.status] += 1;
      onProgress?.({ taken, done, by: { ...by } });
      yield ended;
    }
  } finally {
    // The caller may have left early. What is under way ends by itself, and a file or a cursor is let go of.
    await Promise.allSettled(underWay.values());
    if (more) await source.return?.();
  }
}

function iteratorOf<Lead>(
  leads: Iterable<Lead> | AsyncIterable<Lead>,
): AsyncIterator<Lead, unknown> | Iterator<Lead, unknown> {
  return Symbol.asyncIterator in leads ? leads[Symbol.asyncIterator]() : leads[Symbol.iterator]();
}
