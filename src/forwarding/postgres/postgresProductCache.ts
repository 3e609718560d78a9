import { checkOptions, type OptionChecks } from "../../shared/options/check.ts";
import { testingOption } from "../../shared/options/kinds.ts";
import { type Clock, systemClock } from "../../shared/runtime/clock.ts";
import { type Closable, disposable } from "../../shared/runtime/dispose.ts";
import type { KnownCode, ProductCache, ProductCode, SweptPage } from "../catalog/productCache.ts";
import {
  ageOf,
  endOfPage,
  isCertain,
  isHeld,
  keptMs,
  maxTries,
  nextTask,
  type ReadSweep,
  readSweepState,
  type SweepState,
} from "../catalog/sweepState.ts";
import { engineSteps } from "../store/engineSteps.ts";
import { encode, textOf } from "../store/rowTexts.ts";
import { listOf, productsOf, productTexts } from "./catalogTexts.ts";
import {
  checkClient,
  explainPostgres,
  type PostgresAccountOptions,
  type PostgresClient,
  postgresAccountChecks,
  rowsOf,
} from "./postgresClient.ts";

/** Options of `postgresProductCache`. */
export interface PostgresProductCacheOptions extends PostgresAccountOptions {
  /** For tests and simulations. Ages, slots and leases use the server's clock. */
  readonly testing?: { /** @default the machine's clock */ readonly clock?: Clock | undefined } | undefined;
}

/**
 * Remembers Base's answers about products in PostgreSQL, for processes on many machines: `catalog: { inventoryId,
 * cache }` of `createForwarder`. One of them refreshes it in the background. All its data can be read again. Run
 * `migratePostgres` once before.
 * @throws TypeError for a client or an option of the wrong type or an unknown name, RangeError for an option out of
 * its range.
 * @example
 * ```ts
 * const cache = postgresProductCache(pool);
 * const forwarder = createForwarder({ baselinker, rules, catalog: { inventoryId: 205, cache } });
 * ```
 */
export function postgresProductCache(
  client: PostgresClient,
  options: PostgresProductCacheOptions = {},
): ProductCache & Closable {
  const { schema, accountKey, maxWaitMs, testing } = checkOptions(
    "postgresProductCache",
    optionChecks,
    options,
  );
  const pool = checkClient("postgresProductCache", client);
  const { step, close } = engineSteps(
    { store: `The schema ${schema} in PostgreSQL`, explain: explainPostgres },
    { maxWaitMs, ...testing },
  );
  const ask = (call: string, ...values: readonly unknown[]) =>
    step(async () => {
      const [row = {}] = await rowsOf(pool, `SELECT * FROM ${schema}.${call}`, [accountKey, ...values]);
      return row;
    });
  const find = async (inventoryId: number, codes: readonly ProductCode[]) => {
    const asked = codes.map(({ by, code }, place) => ({ place, by, code: encode(code) }));
    return readFound(await ask("find_codes($1, $2, $3)", inventoryId, JSON.stringify(asked)), codes.length);
  };
  const read = async (inventoryId: number) => readSweep(await ask("read_sweep($1, $2)", inventoryId));
  /** Writes unless another process has written since the read. */
  const write = async (inventoryId: number, { rev }: RevisedSweep, change: Change): Promise<boolean> => {
    const { state, ageMs = 0, products = [], gone = [] } = change;
    const texts = [JSON.stringify(products.map(productTexts)), JSON.stringify(gone)];
    const values = [inventoryId, rev, state === undefined ? null : JSON.stringify(state), Math.ceil(ageMs)];
    return (await ask("write_sweep($1, $2, $3, $4, $5, $6, $7) AS done", ...values, ...texts)).done === true;
  };

  return disposable<ProductCache>({
    find: async (inventoryId, codes) => (await find(inventoryId, codes)).known,
    async learn(inventoryId, { by, code }, products, ageMs) {
      const texts = JSON.stringify(products.map(productTexts));
      const values = [inventoryId, by, encode(code), texts, Math.ceil(ageMs), keptMs];
      await ask("learn_code($1, $2, $3, $4, $5, $6, $7)", ...values);
      const { known, state } = await find(inventoryId, [{ by, code }]);
      return known[0] ?? { products, ageMs, isCertain: products.length > 0 || isCertain(state) };
    },
    take: async (everyMs) => Number((await ask("take_background($1, $2) AS wait", Math.ceil(everyMs))).wait),
    async sweep(inventoryId, claim) {
      for (let tries = 0; tries < maxTries; tries += 1) {
        const before = await read(inventoryId);
        const next = nextTask(before, claim);
        if (next === undefined) return undefined;
        if (await write(inventoryId, before, { state: next.state })) return next.task;
      }
      return undefined;
    },
    async putPage(inventoryId, page) {
      const { products, ageMs } = page;
      for (;;) {
        const before = await read(inventoryId);
        if (!isHeld(before.state, page, before.now)) return false;
        if (await write(inventoryId, before, { ageMs, products, ...endOfPage(before, page) })) return true;
      }
    },
    close,
  });
}

const optionChecks = /* @__PURE__ */ (() =>
  ({
    ...postgresAccountChecks,
    testing: testingOption("postgresProductCache", systemClock),
  }) satisfies OptionChecks<PostgresProductCacheOptions>)();

interface Change {
  readonly state?: SweepState;
  readonly gone?: readonly number[];
  readonly products?: SweptPage["products"];
  readonly ageMs?: number;
}

interface RevisedSweep extends ReadSweep {
  readonly rev: string | null;
}

type Row = Readonly<Record<string, unknown>>;

function readFound(row: Row, count: number) {
  const state = readSweepState(textOf(row.state));
  const now = Number(row.now);
  const ended = state.step === "none" ? state.sweep : state.sweep - 1;
  const products = productsOf(row.products);
  const learned = new Map(
    listOf(row.learned).map(([place, at, isNone]) => [place, { at: Number(at), isNone }]),
  );
  const known = Array.from({ length: count }, (_, place): KnownCode | undefined => {
    const found = products.filter((each) => each.place === place);
    const isSwept = found.every(({ fromSweep }) => fromSweep <= ended);
    const code = learned.get(place);
    if (!isSwept && code === undefined) return undefined;
    const [first] = found;
    if (first === undefined) {
      // The code had products, which are gone or have another code now.
      if (code?.isNone !== true) return undefined;
      return { products: [], ageMs: ageOf(code.at, now), isCertain: isCertain(state) };
    }
    // One may have been deleted before the other existed.
    if (found.some(({ at }) => at !== first.at)) return undefined;
    return { products: found.map(({ product }) => product), ageMs: ageOf(first.at, now), isCertain: true };
  });
  return { known, state };
}

function readSweep(row: Row): RevisedSweep {
  return {
    rev: textOf(row.rev) ?? null,
    state: readSweepState(textOf(row.state)),
    now: Number(row.now),
    mains: readNumbers(row.mains),
    unseen: listOf(row.unseen).map(([id, parent]) => ({
      id: Number(id),
      main: Number(parent) === 0 ? Number(id) : Number(parent),
    })),
  };
}

function readNumbers(text: unknown): readonly number[] {
  const value: unknown = JSON.parse(textOf(text) ?? "[]");
  return Array.isArray(value) ? value.map(Number) : [];
}
