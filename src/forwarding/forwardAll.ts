import type { ForwardAllOptions, ForwardedLead } from "./forwardAllOptions.ts";
import type { ForwardOptions } from "./forwarder.ts";
import type { ForwardResult } from "./forwardResult.ts";

/** Several leads at a time, each yielded when it ends; takes from the source only what it has room for. */
export async function* forwardAll<Lead>(
  forward: (lead: unknown, options: ForwardOptions) => Promise<ForwardResult>,
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
