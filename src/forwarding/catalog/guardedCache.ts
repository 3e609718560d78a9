import { accountKeyOf } from "../../client/calls/accountKey.ts";
import { within } from "../../shared/runtime/abort.ts";
import type { Clock } from "../../shared/runtime/clock.ts";
import { toError } from "../../shared/runtime/errors.ts";
import type { Emit } from "../contract/forwardEvent.ts";
import { memoryProductCache } from "./memoryProductCache.ts";
import type { ProductCache } from "./productCache.ts";

interface GuardedOptions {
  readonly baselinker: object;
  readonly clock: Clock;
  readonly randomId: () => string;
  readonly emit: Emit;
}

/** What an entry is for: a lead that waits for it, or work that can be left to another time. */
type Purpose = "lead" | "background";

/**
 * The cache of a forwarder. One that fails or does not answer holds up no lead: it is reported, and this process then
 * remembers for itself. Every key begins with the account, so that no account reads the answers of another one.
 */
export class GuardedCache {
  readonly #options: GuardedOptions;
  readonly #shared: ProductCache | undefined;
  /** Used where there is no shared cache, and while it fails. */
  readonly #memory: ProductCache;
  readonly #token: string;
  #prefix: Promise<string> | undefined;
  /** Until when the shared cache is not tried again. */
  #awayUntil = Number.NEGATIVE_INFINITY;

  constructor(shared: ProductCache | undefined, options: GuardedOptions) {
    this.#options = options;
    this.#shared = shared;
    this.#memory = memoryProductCache(options.clock);
    this.#token = options.randomId();
  }

  async get(names: readonly string[]): Promise<readonly (string | undefined)[]> {
    return (await this.#use("lead", (cache, keyOf) => read(cache, names.map(keyOf)))) ?? [];
  }

  async set(name: string, value: string, ttlMs: number): Promise<void> {
    await this.#use("lead", (cache, keyOf) => cache.set([[keyOf(name), value]], Math.ceil(ttlMs)));
  }

  /** Returns whether this process may do what the name says, as the only one for that time. */
  async claim(name: string, ttlMs: number, purpose: Purpose): Promise<boolean> {
    const claimed = await this.#use(purpose, (cache, keyOf) =>
      cache.set([[keyOf(name), this.#token]], ttlMs, { onlyIfAbsent: true }),
    );
    return claimed === true;
  }

  /** The same, and renews what this process has claimed already. `undefined` while the cache cannot say. */
  async hold(name: string, ttlMs: number, purpose: Purpose): Promise<boolean | undefined> {
    return this.#use(purpose, async (cache, keyOf) => {
      const [holder] = await read(cache, [keyOf(name)]);
      const isMine = holder === this.#token;
      return (await cache.set([[keyOf(name), this.#token]], ttlMs, { onlyIfAbsent: !isMine })) === true;
    });
  }

  /** Lets others claim it at once. */
  async release(name: string): Promise<void> {
    await this.#use("background", async (cache, keyOf) => {
      const [holder] = await read(cache, [keyOf(name)]);
      return holder === this.#token && cache.set([[keyOf(name), ""]], 1);
    });
  }

  /** Rejects if the shared cache cannot be used. */
  async check(name: string): Promise<void> {
    if (this.#shared === undefined) return;
    await read(this.#shared, [(await this.#accountPrefix()) + name]);
  }

  async #use<Answer>(
    purpose: Purpose,
    work: (cache: ProductCache, keyOf: (name: string) => string) => Promise<Answer>,
  ): Promise<Answer | undefined> {
    const { clock, emit } = this.#options;
    const shared = this.#shared;
    const alone = () => work(this.#memory, (name) => name);
    if (shared === undefined) return alone();
    if (clock.now() >= this.#awayUntil) {
      try {
        const answer = this.#accountPrefix().then((prefix) => work(shared, (name) => prefix + name));
        return await within(answerWithinMs, clock, answer, lateError);
      } catch (thrown) {
        this.#awayUntil = clock.now() + awayMs;
        emit({ type: "product_cache_failed", error: toError(thrown) });
      }
    }
    // Alone, each process would make the background requests of all.
    return purpose === "lead" ? alone() : undefined;
  }

  #accountPrefix(): Promise<string> {
    this.#prefix ??= accountKeyOf(this.#options.baselinker).then((account) => `${account}:`);
    return this.#prefix;
  }
}

async function read(cache: ProductCache, keys: readonly string[]): Promise<readonly (string | undefined)[]> {
  const values: unknown = await cache.get(keys);
  if (!Array.isArray(values) || values.length !== keys.length) throw new TypeError(unreadableText);
  return values.map((value: unknown) => (typeof value === "string" ? value : undefined));
}

/** A cache that did not answer is not asked again for this long, so that not every lead waits for it. */
const awayMs = 5_000;
/** Longer than Redis and PostgreSQL are waited for, whose errors say more. */
const answerWithinMs = 6_000;
const lateError = () =>
  new Error(`\`catalog.cache\` did not answer within ${answerWithinMs} ms. Check its server.`);
const unreadableText =
  "`catalog.cache` did not return a list with one value for each key. Check its method `get`.";
