import { StoreError } from "../../shared/errors/storeError.ts";
import { checkOptions, type OptionChecks } from "../../shared/options/check.ts";
import { testingOption } from "../../shared/options/kinds.ts";
import { type Clock, systemClock } from "../../shared/runtime/clock.ts";
import { type Closable, disposable } from "../../shared/runtime/dispose.ts";
import type { ProductCache } from "../catalog/productCache.ts";
import { endOfPage, isHeld, keptMs, maxTries, nextTask } from "../catalog/sweepState.ts";
import { catalogScript } from "./catalogScript.ts";
import { productArgs, type ReadState, readState, showsVariants, stateArgs, toKnown } from "./catalogTexts.ts";
import {
  checkClient,
  type RedisClient,
  type RedisOptions,
  redisChecks,
  redisScript,
  timedScript,
  unexpectedReply,
} from "./redisClient.ts";

/** Options of `redisProductCache`. */
export interface RedisProductCacheOptions extends RedisOptions {
  /** For tests and simulations. Ages, slots and leases use the server's clock. */
  readonly testing?: { /** @default the machine's clock */ readonly clock?: Clock | undefined } | undefined;
}

/**
 * Remembers Base's answers about products in Redis 6 or later or Valkey, for processes on many machines: `catalog: {
 * inventoryId, cache }` of `createForwarder`. One of them refreshes it in the background. All its data can be read
 * again: a Redis that drops keys only causes more requests.
 * @throws TypeError for a client or an option of the wrong type or an unknown name, RangeError for an option out of
 * its range.
 * @example
 * ```ts
 * const cache = redisProductCache(new Redis(process.env.REDIS_URL), { prefix: "shop-1" });
 * const forwarder = createForwarder({ baselinker, rules, catalog: { inventoryId: 205, cache } });
 * ```
 */
export function redisProductCache(
  client: RedisClient,
  options: RedisProductCacheOptions = {},
): ProductCache & Closable {
  const { prefix, maxWaitMs, testing } = checkOptions("redisProductCache", optionChecks, options);
  const untimed = redisScript(checkClient("redisProductCache", client), catalogScript);
  const script = timedScript(untimed, { maxWaitMs, ...testing });
  let isClosed = false;
  const runOn = (key: string, args: readonly (string | number)[]) => {
    if (isClosed) throw new StoreError(closedText, { retryable: false, reason: "closed" });
    // The braces keep all keys in one slot of a cluster, as a script requires.
    return script.run([`{${prefix}}:catalog:${key}`], args);
  };
  const run = async (inventoryId: number, ...args: readonly (string | number)[]) => {
    const reply = await runOn(`${inventoryId}:`, args);
    if (Array.isArray(reply)) return reply;
    throw unexpectedReply(false);
  };
  const read = async (inventoryId: number): Promise<ReadState> => readState(await run(inventoryId, "read"));
  /** Writes unless another process has written since the read. */
  const write = async (inventoryId: number, { rev, state }: ReadState, change: Change): Promise<boolean> => {
    const { ageMs = 0, gone = [], newState, products = [] } = change;
    const head = ["write", rev, ageMs, state.sweep, gone.length, ...gone];
    const args = [...head, ...(newState === undefined ? [""] : stateArgs(newState)), ...products];
    return Number(await runOn(`${inventoryId}:`, args)) === 1;
  };

  return disposable<ProductCache>({
    async find(inventoryId, codes) {
      const asked = codes.flatMap(({ by, code }) => [by, code]);
      const [now, state, ...found] = await run(inventoryId, "find", ...asked);
      return codes.map((_, index) => toKnown(now, state, found[index]));
    },
    async learn(inventoryId, { by, code }, products, ageMs) {
      const args = [Math.ceil(ageMs), keptMs, showsVariants(products), ...products.flatMap(productArgs)];
      const [now, state, found] = await run(inventoryId, "learn", by, code, ...args);
      const known = toKnown(now, state, found);
      if (known === undefined) throw unexpectedReply(true);
      return known;
    },
    take: async (everyMs) => Number(await runOn("slot", ["take", everyMs])),
    async sweep(inventoryId, claim) {
      for (let tries = 0; tries < maxTries; tries += 1) {
        const before = await read(inventoryId);
        const next = nextTask(before, claim);
        if (next === undefined) return undefined;
        if (await write(inventoryId, before, { newState: next.state })) return next.task;
      }
      return undefined;
    },
    async putPage(inventoryId, page) {
      const { products, ageMs } = page;
      for (let start = 0; ; ) {
        const before = await read(inventoryId);
        if (!isHeld(before.state, page, before.now)) return false;
        const isOver = start + productsAtOnce >= products.length;
        const args = products.slice(start, start + productsAtOnce).flatMap(productArgs);
        const end = isOver ? endOfPage(before, page) : undefined;
        const isWritten = await write(inventoryId, before, {
          ageMs: Math.ceil(ageMs),
          products: args,
          newState: end?.state,
          gone: end?.gone,
        });
        if (!isWritten) continue;
        if (isOver) return true;
        start += productsAtOnce;
      }
    },
    async close() {
      isClosed = true;
    },
  });
}

interface Change {
  readonly newState?: ReadState["state"] | undefined;
  readonly gone?: readonly number[] | undefined;
  readonly products?: readonly (string | number)[];
  readonly ageMs?: number;
}

const optionChecks = /* @__PURE__ */ (() =>
  ({
    ...redisChecks,
    testing: testingOption("redisProductCache", systemClock),
  }) satisfies OptionChecks<RedisProductCacheOptions>)();

const closedText = "The product cache was closed. Open another one.";
/** Products per step: the server does nothing else meanwhile. */
const productsAtOnce = 250;
