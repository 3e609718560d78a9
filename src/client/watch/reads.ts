import type { AnyShape } from "../../api/wire/shape.ts";
import { ApiError } from "../../shared/errors/apiError.ts";
import { BaselinkerError } from "../../shared/errors/baselinkerError.ts";
import { pause } from "../../shared/runtime/abort.ts";
import type { Clock } from "../../shared/runtime/clock.ts";
import { withWholeLists } from "../calls/wholeLists.ts";
import type { JournalEntry, ReadOptions, Seen, Watched } from "./watched.ts";

interface Patience {
  readonly clock: Clock;
  readonly signal: AbortSignal | undefined;
}

export interface ReadPace extends Patience {
  readonly requestsPerMinute: number;
}

export interface Page<Item> {
  /** The orders or returns of the page, sorted by id, without duplicates. */
  readonly seen: readonly Seen<Item>[];
  /** The lowest id of the page. If `isWhole`, the page has everything from this id to `last`. */
  readonly first: number;
  readonly last: number;
  /**
   * Whether nothing exists from `first` on. A page of fewer than a hundred entries does not prove that: it
   * can end early.
   */
  readonly isEmpty: boolean;
  /** Whether every entry could be read. */
  readonly isWhole: boolean;
}

export const pageSize = 100;
const firstDelayMs = 5_000;
const maxDelayMs = 300_000;

/** Reads with few requests a minute, after all other calls. */
export class Reads<Item> {
  readonly #watched: Pick<Watched<Item, never>, "list" | "journal" | "listed" | "see">;
  readonly #pace: ReadPace;
  #nextAt: number | undefined;

  constructor(watched: Pick<Watched<Item, never>, "list" | "journal" | "listed" | "see">, pace: ReadPace) {
    this.#watched = watched;
    this.#pace = pace;
  }

  async page(from: number, addedSince: number | undefined): Promise<Page<Item>> {
    const items = await this.#list({ from, addedSince });
    const byId = new Map(items.map((seen) => [seen.now.id, seen]));
    const seen = [...byId.values()]
      .filter(({ now }) => Number.isSafeInteger(now.id) && now.id >= from)
      .sort((a, b) => a.now.id - b.now.id);
    return {
      seen,
      first: from,
      last: seen.at(-1)?.now.id ?? Number.MAX_SAFE_INTEGER - 1,
      isEmpty: seen.length === 0,
      isWhole: seen.length === items.length,
    };
  }

  async has(id: number): Promise<boolean> {
    return (await this.#list({ id })).some(({ now }) => now.id === id);
  }

  /** Entries after this one, sorted by id, without duplicates; `undefined` if the API answers with an error. */
  async journal(after: number): Promise<JournalEntry[] | undefined> {
    try {
      const logs = await this.#read((options) =>
        this.#watched.journal(after === 0 ? undefined : after, options),
      );
      const entries = logs.filter(({ id, about }) => id > after && Number.isSafeInteger(about));
      const byId = new Map(entries.map((entry) => [entry.id, entry]));
      return [...byId.values()].sort((a, b) => a.id - b.id);
    } catch (error) {
      if (error instanceof ApiError) return undefined;
      throw error;
    }
  }

  async #list(filter: Parameters<Watched<Item, never>["list"]>[0]): Promise<Seen<Item>[]> {
    const items = await this.#read((options) => this.#watched.list(filter, options));
    const shape = await shapeOf(this.#watched.listed);
    return items.map((item) => this.#watched.see(item, shape));
  }

  async #read<Answer>(send: (options: ReadOptions) => Promise<Answer>): Promise<Answer> {
    const { clock, requestsPerMinute, signal } = this.#pace;
    return withoutLimit(this.#pace, async () => {
      signal?.throwIfAborted();
      await wait((this.#nextAt ?? 0) - clock.now(), this.#pace);
      this.#nextAt = clock.now() + 60_000 / requestsPerMinute;
      // A response without its list must not be mistaken for deleted ones.
      return send(withWholeLists({ signal, priority: "bulk" }));
    });
  }
}

/** Retries temporary errors without limit, since a watch runs for months. */
export async function withoutLimit<Answer>(
  patience: Patience,
  attempt: () => Promise<Answer>,
): Promise<Answer> {
  for (let delayMs = firstDelayMs; ; delayMs = Math.min(2 * delayMs, maxDelayMs)) {
    try {
      return await attempt();
    } catch (error) {
      patience.signal?.throwIfAborted();
      if (!(error instanceof BaselinkerError) || !error.retryable) throw error;
      await wait(Math.max(delayMs, retryAfterOf(error)), patience);
    }
  }
}

async function wait(forMs: number, { clock, signal }: Patience): Promise<void> {
  if (forMs <= 0) return;
  const until = clock.now() + forMs;
  // A timer can fire early, and runtimes limit long ones.
  for (let left = forMs; left > 0; left = until - clock.now()) await pause(left, clock, signal);
}

/** A blocked token and a locked account have a known duration. */
function retryAfterOf(error: object): number {
  const retryAfterMs: unknown = Reflect.get(error, "retryAfterMs");
  return typeof retryAfterMs === "number" ? retryAfterMs : 0;
}

/** The declarations load with the first call, so a watch adds nothing to a program that makes none. */
async function shapeOf({ method, field }: Watched<unknown, never>["listed"]): Promise<AnyShape> {
  const { methodNamed } = await import("../calls/transport.ts");
  const list = methodNamed(method)?.result[field]?.node;
  if (list?.type === "list") return list.item;
  throw new Error(`unreachable: ${method} is declared with a list of ${field}`);
}
