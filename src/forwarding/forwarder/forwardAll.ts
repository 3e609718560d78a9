import { checkOptions, expected, type OptionChecks } from "../../shared/options/check.ts";
import { abortSignal, callable, integer } from "../../shared/options/kinds.ts";
import { ignoreErrors } from "../../shared/runtime/errors.ts";
import type { ForwardResult } from "../contract/forwardResult.ts";
import type { GivenKey } from "../contract/leadKey.ts";

/** Options of `forwardAll`. */
export interface ForwardAllOptions<Lead> {
  /** How many leads are delivered at once. @default 8 */
  readonly concurrency?: number | undefined;
  /** Returns the key of a lead, which takes precedence over the rule `key`. */
  readonly key?: ((lead: Lead, index: number) => GivenKey | undefined) | undefined;
  /** Returns when a lead was received. @default now */
  readonly receivedAt?: ((lead: Lead, index: number) => Date | undefined) | undefined;
  /** Called with the progress each time a lead has ended. */
  readonly onProgress?: ((progress: ForwardProgress) => void) | undefined;
  /** Stops reading leads, and stops waiting for those in progress, as `forward` does. */
  readonly signal?: AbortSignal | undefined;
}

/** A lead and its result. */
export interface ForwardedLead<Lead> {
  readonly lead: Lead;
  /** Its position in the source, from 0. Results come in the order in which leads end, not in that of the source. */
  readonly index: number;
  readonly result: ForwardResult;
}

/** The progress of `forwardAll`. */
export type ForwardProgress = {
  /** Leads read from the source so far. */
  readonly taken: number;
  /** Leads that have ended. */
  readonly done: number;
  /** How many ended with each status. */
  readonly by: Readonly<Record<ForwardResult["status"], number>>;
};

type Options = ForwardAllOptions<never>;

const checks = /* @__PURE__ */ (() =>
  ({
    concurrency: integer({ least: 1, default: 8 }),
    key: callable<NonNullable<Options["key"]>>(),
    receivedAt: callable<NonNullable<Options["receivedAt"]>>(),
    onProgress: callable<NonNullable<Options["onProgress"]>>(),
    signal: abortSignal(),
  }) satisfies OptionChecks<Options>)();

type ForwardOne = (
  lead: unknown,
  options: {
    readonly key: GivenKey | undefined;
    readonly receivedAt: Date | undefined;
    readonly signal: AbortSignal | undefined;
  },
) => Promise<ForwardResult>;

/** Forwards several leads at a time and yields each when it ends; reads from the source only as there is room. */
export async function* forwardAll<Lead>(
  forward: ForwardOne,
  leads: Iterable<Lead> | AsyncIterable<Lead>,
  options: ForwardAllOptions<Lead> = {},
): AsyncGenerator<ForwardedLead<Lead>, void, undefined> {
  const { concurrency } = checkOptions("forwardAll", checks, options);
  const { key, receivedAt, signal } = options;
  const onProgress = ignoreErrors(options.onProgress);
  const source = iteratorOf(leads);
  const by = { success: 0, duplicate: 0, skip: 0, error: 0, unknown: 0 };
  const running = new Map<number, Promise<ForwardedLead<Lead>>>();
  let taken = 0;
  let done = 0;
  let more = true;
  let broken: { readonly thrown: unknown } | undefined;
  const takeNext = async () => {
    const next = await source.next();
    if (next.done === true) {
      more = false;
      return;
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
  };
  const endNext = async () => {
    const ended = await Promise.race(running.values());
    running.delete(ended.index);
    done += 1;
    by[ended.result.status] += 1;
    onProgress({ taken, done, by: { ...by } });
    return ended;
  };
  try {
    for (;;) {
      while (more && broken === undefined && running.size < concurrency && !signal?.aborted) {
        // A source that fails must not hide the results of the leads that it yielded before.
        await takeNext().catch((thrown: unknown) => {
          broken = { thrown };
        });
      }
      if (running.size === 0) break;
      yield await endNext();
    }
  } finally {
    // The caller may have stopped early. Running leads end and are reported, and a file or a cursor is closed.
    while (running.size > 0) await endNext();
    if (more && broken === undefined) await source.return?.();
  }
  if (broken !== undefined) throw broken.thrown;
}

function iteratorOf<Lead>(
  leads: Iterable<Lead> | AsyncIterable<Lead>,
): AsyncIterator<Lead, unknown> | Iterator<Lead, unknown> {
  if (typeof leads === "object" && leads !== null) {
    if (Symbol.asyncIterator in leads) return leads[Symbol.asyncIterator]();
    if (Symbol.iterator in leads) return leads[Symbol.iterator]();
  }
  throw expected("leads", "a list of leads, or an iterable of them. Pass one lead to `forward`", leads);
}
