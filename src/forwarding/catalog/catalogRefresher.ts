import type { Baselinker } from "../../client/calls/baselinker.ts";
import type { CallOptions } from "../../client/calls/options.ts";
import { checkPage } from "../../client/calls/paginate.ts";
import { withWholeLists } from "../../client/calls/wholeLists.ts";
import type { CatalogProduct } from "../../mapping/contract/mapContext.ts";
import { ForwarderError } from "../../shared/errors/forwarderError.ts";
import { RateLimitError } from "../../shared/errors/rateLimitError.ts";
import type { Clock } from "../../shared/runtime/clock.ts";
import { toError } from "../../shared/runtime/errors.ts";
import type { ForwardEvent } from "../contract/forwardEvent.ts";
import { listedProducts, pageSize, productsById, variantsOfMains } from "./askProducts.ts";
import type { CodeOfCatalog } from "./leadProducts.ts";
import type { KnownCode, ProductCache, SweepTask } from "./productCache.ts";

interface RefresherOptions {
  readonly baselinker: Pick<Baselinker, "getInventoryProductsList" | "getInventoryProductsData">;
  readonly clock: Clock;
  readonly randomId: () => string;
  readonly inventoryIds: readonly number[];
  readonly cache: ProductCache;
  readonly emit: (event: ForwardEvent) => void;
  readonly ask: (
    code: CodeOfCatalog,
    known: KnownCode | undefined,
    options: CallOptions,
  ) => Promise<KnownCode | undefined>;
}

/** One background request per interval for all processes: 9.2 a minute, never over ten even if one waits a moment. */
const slotMs = 6_500;
/** A background request that gets no permit within this time is made later. */
const maxPollMs = 3_000;
const leaseMs = 60_000;
/** A catalog is swept again after a day. */
const againMs = 86_400_000;
/** Entries older than an hour are used and refreshed. */
const staleMs = 3_600_000;
/** The first lead is processed before the first page is read. */
const firstTurnMs = 1_000;
/** How often to check whether a sweep is due, or whether the process that ran it has died. */
const idleMs = 60_000;

/** Refreshes the entries of the product cache, slowly and in the background. Only one process sweeps a catalog. */
export class CatalogRefresher {
  readonly #options: RefresherOptions;
  readonly #token: string;
  readonly #closing = new AbortController();
  readonly #refreshing = new Set<string>();
  /** The key of the first product of the last page: a server without paging returns it again. */
  readonly #firstOfPage = new Map<number, number | undefined>();
  readonly #swept = new Map<number, { page: number; products: number }>();
  readonly #settling = new Map<number, Promise<void>>();
  #cancel: (() => void) | undefined;
  #hasBegun = false;
  #work: Promise<unknown> = Promise.resolve();
  #noSlotBefore = Number.NEGATIVE_INFINITY;

  constructor(options: RefresherOptions) {
    this.#options = options;
    this.#token = options.randomId();
  }

  begin(): void {
    if (this.#hasBegun) return;
    this.#hasBegun = true;
    this.#schedule(firstTurnMs);
  }

  /** Called when a lead used an entry. Refreshes it if it is old and a slot is free. */
  used(code: CodeOfCatalog, known: KnownCode, ageMs: number): void {
    const { clock, cache, ask } = this.#options;
    const name = `${code.inventoryId} ${code.by} ${code.code}`;
    const isIdle = clock.now() >= this.#noSlotBefore && !this.#refreshing.has(name);
    if (ageMs <= staleMs || !isIdle || this.#closing.signal.aborted) return;
    this.#refreshing.add(name);
    const refresh = async () => {
      const waitMs = await cache.take(slotMs);
      this.#noSlotBefore = clock.now() + (waitMs > 0 ? waitMs : slotMs);
      if (waitMs === 0) await ask(code, known, this.#background());
    };
    refresh()
      .catch((thrown) => this.#tell(thrown))
      .finally(() => this.#refreshing.delete(name));
  }

  /** Makes the first requests of a sweep now, at most two: they may show whether an unlisted product does not exist. */
  settle(inventoryId: number): Promise<void> {
    const running = this.#settling.get(inventoryId);
    if (running !== undefined) return running;
    const settling = this.#inTurn(async () => {
      for (let requests = 0; requests < 2; requests += 1) {
        const task = await this.#claim(inventoryId);
        if (task === undefined) return;
        const products = await this.#run(inventoryId, task, { signal: this.#closing.signal });
        if (products.some(({ parentId }) => parentId !== 0)) break;
      }
      // Ends a sweep that has nothing left to request.
      await this.#claim(inventoryId);
    }).finally(() => {
      this.#settling.delete(inventoryId);
      this.begin();
    });
    this.#settling.set(inventoryId, settling);
    return settling;
  }

  /** Ends the current work, and lets another process sweep. */
  async close(): Promise<void> {
    this.#closing.abort(new ForwarderError("FORWARDER_CLOSED"));
    this.#cancel?.();
    await this.#work.catch(() => {});
    const { inventoryIds, cache } = this.#options;
    if (!this.#hasBegun) return;
    const claim = { token: this.#token, leaseMs: 0, againMs };
    await Promise.all(inventoryIds.map((id) => cache.sweep(id, claim).catch(() => {})));
  }

  #schedule(delayMs: number): void {
    if (this.#closing.signal.aborted) return;
    const turn = () => {
      this.#inTurn(() => this.#turn())
        .catch((thrown) => {
          this.#tell(thrown);
          return thrown instanceof RateLimitError ? slotMs : idleMs;
        })
        .then((nextMs) => this.#schedule(nextMs));
    };
    this.#cancel = this.#options.clock.after(delayMs, turn, { background: true });
  }

  /** Makes one request for the first catalog that needs one. Returns how long to wait before the next one. */
  async #turn(): Promise<number> {
    const { inventoryIds, cache } = this.#options;
    for (const inventoryId of inventoryIds) {
      const task = await this.#claim(inventoryId);
      if (task === undefined) continue;
      const waitMs = await cache.take(slotMs);
      if (waitMs > 0) return waitMs;
      await this.#run(inventoryId, task, this.#background());
      return slotMs;
    }
    return idleMs;
  }

  async #claim(inventoryId: number): Promise<SweepTask | undefined> {
    const task = await this.#options.cache.sweep(inventoryId, { token: this.#token, leaseMs, againMs });
    const swept = this.#swept.get(inventoryId);
    if (task === undefined && swept !== undefined) {
      this.#swept.delete(inventoryId);
      this.#options.emit({ type: "catalog_sweep", inventoryId, ...swept, done: true });
    }
    return task;
  }

  async #run(
    inventoryId: number,
    task: SweepTask,
    callOptions: CallOptions,
  ): Promise<readonly CatalogProduct[]> {
    const { clock, cache, emit } = this.#options;
    const since = clock.now();
    const { products, isLast } = await this.#read(inventoryId, task, callOptions);
    const ageMs = clock.now() - since;
    const page = { token: this.#token, leaseMs, task, products, isLast, ageMs };
    const isWritten = await cache.putPage(inventoryId, page);
    if (!isWritten) {
      this.#swept.delete(inventoryId);
      return products;
    }
    const before = this.#swept.get(inventoryId) ?? { page: 0, products: 0 };
    const swept = { page: before.page + 1, products: before.products + products.length };
    this.#swept.set(inventoryId, swept);
    emit({ type: "catalog_sweep", inventoryId, ...swept, done: false });
    return products;
  }

  async #read(
    inventoryId: number,
    task: SweepTask,
    callOptions: CallOptions,
  ): Promise<{ readonly products: readonly CatalogProduct[]; readonly isLast: boolean }> {
    const { baselinker } = this.#options;
    if (task.step !== "list") {
      const read = task.step === "variants" ? variantsOfMains : productsById;
      return { products: await read(baselinker, inventoryId, task.ids, callOptions), isLast: false };
    }
    const { page } = task;
    const answer = await baselinker.getInventoryProductsList(
      { inventory_id: inventoryId, include_variants: true, filter_sort: "id ASC", page },
      withWholeLists(callOptions),
    );
    const products = listedProducts(answer.products);
    checkPage(products.length, pageSize, "products");
    const first = products[0]?.productId;
    const isAgain = page > 1 && first === this.#firstOfPage.get(inventoryId);
    this.#firstOfPage.set(inventoryId, first);
    return { products, isLast: products.length < pageSize || isAgain };
  }

  #background(): CallOptions {
    return { priority: "bulk", maxWaitMs: maxPollMs, signal: this.#closing.signal };
  }

  /** Runs tasks one after another, since all of them use the same lease. */
  #inTurn<Result>(work: () => Promise<Result>): Promise<Result> {
    const done = this.#work.then(work, work);
    this.#work = done.catch(() => {});
    return done;
  }

  /** A request that got no permit in time has not failed. */
  #tell(thrown: unknown): void {
    if (this.#closing.signal.aborted || thrown instanceof RateLimitError) return;
    this.#options.emit({ type: "refresh_failed", what: "catalog", error: toError(thrown) });
  }
}
