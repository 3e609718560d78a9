import { checkOptions, type OptionChecks } from "../options/check.ts";
import { abortSignal, callable, integer } from "../options/kinds.ts";
import type { ForwardResult } from "./forwardResult.ts";

/** Options of `forwardAll`. */
export interface ForwardAllOptions<Lead> {
  /** How many leads are delivered at once. @default 8 */
  readonly concurrency?: number | undefined;
  /** The key of a lead. Takes precedence over the rule `key`. */
  readonly key?: ((lead: Lead, index: number) => string | undefined) | undefined;
  /** When a lead came in. @default now */
  readonly receivedAt?: ((lead: Lead, index: number) => Date | undefined) | undefined;
  /** Receives the progress each time a lead has ended. */
  readonly onProgress?: ((progress: ForwardProgress) => void) | undefined;
  /** Takes no more leads, and stops waiting for those that are being delivered as `forward` does. */
  readonly signal?: AbortSignal | undefined;
}

/** A lead with its result. */
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

type Options = ForwardAllOptions<never>;

const checks = /* @__PURE__ */ (() =>
  ({
    concurrency: integer({ least: 1, default: 8 }),
    key: callable<NonNullable<Options["key"]>>(),
    receivedAt: callable<NonNullable<Options["receivedAt"]>>(),
    onProgress: callable<NonNullable<Options["onProgress"]>>(),
    signal: abortSignal(),
  }) satisfies OptionChecks<Options>)();

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
  const { concurrency } = checkOptions("forwardAll", checks, options);
  const { key, receivedAt, onProgress, signal } = options;
  const source = iteratorOf(leads);
  const by = { success: 0, duplicate: 0, skip: 0, error: 0, unknown: 0 };
  const running = new Map<number, Promise<ForwardedLead<Lead>>>();
  let taken = 0;
  let done = 0;
  let more = true;
  try {
    for (;;) {
      while (more && running.size < concurrency && !signal?.aborted) {
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
        running.set(
          index,
          forwarded.then((result) => ({ lead, index, result })),
        );
      }
      if (running.size === 0) return;
      const ended = await Promise.race(running.values());
      running.delete(ended.index);
      done += 1;
      by[ended.result.status] += 1;
      onProgress?.({ taken, done, by: { ...by } });
      yield ended;
    }
  } finally {
    // The caller may have left early. Running deliveries end by themselves, and a file or a cursor is released.
    await Promise.allSettled(running.values());
    if (more) await source.return?.();
  }
}

function iteratorOf<Lead>(
  leads: Iterable<Lead> | AsyncIterable<Lead>,
): AsyncIterator<Lead, unknown> | Iterator<Lead, unknown> {
  return Symbol.asyncIterator in leads ? leads[Symbol.asyncIterator]() : leads[Symbol.iterator]();
}
