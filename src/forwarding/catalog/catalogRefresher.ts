import type { Baselinker } from "../../client/calls/baselinker.ts";
import type { CallOptions } from "../../client/calls/options.ts";
import { checkPage } from "../../client/calls/paginate.ts";
import { withWholeLists } from "../../client/calls/wholeLists.ts";
import type { CatalogProduct } from "../../mapping/contract/mapContext.ts";
import { ForwarderError } from "../../shared/errors/forwarderError.ts";
import { RateLimitError } from "../../shared/errors/rateLimitError.ts";
import type { Clock } from "../../shared/runtime/clock.ts";
import { toError } from "../../shared/runtime/errors.ts";
import type { Emit } from "../contract/forwardEvent.ts";
import { listedProducts, pageSize, variantsOfMains } from "./askProducts.ts";
import type { GuardedCache } from "./guardedCache.ts";
import { type CodeOfCatalog, type KnownCode, nameOf } from "./productAnswer.ts";
import type { SweepTask, VariantSweep } from "./variantSweep.ts";

interface RefresherOptions {
  readonly baselinker: Pick<Baselinker, "getInventoryProductsList" | "getInventoryProductsData">;
  readonly clock: Clock;
  /** What is known of the variants of each catalog, by its id. */
  readonly sweeps: ReadonlyMap<number, VariantSweep>;
  readonly cache: Pick<GuardedCache, "claim" | "hold" | "release">;
  readonly emit: Emit;
  readonly ask: (
    code: CodeOfCatalog,
    known: KnownCode | undefined,
    options: CallOptions,
  ) => Promise<KnownCode | undefined>;
  /** Tells other processes that the account lists variants. */
  readonly tellListed: (inventoryId: number) => Promise<void>;
}

/** One background request per interval for all processes: 9.2 a minute, never over ten even if one waits a moment. */
const slotMs = 6_500;
/** How often a sweep asks for a slot that others have. */
const slotAgainMs = 1_000;
/** A background request that gets no permit within this time is made later. */
const maxPollMs = 3_000;
/** How long a process that died keeps others from sweeping. */
const leaseMs = 60_000;
/** Answers older than an hour are used and refreshed. */
const staleMs = 3_600_000;
/** The first lead is processed before the first page is read. */
const firstTurnMs = 1_000;
/** When a sweep that another process is at, or that failed, is tried again. */
const idleMs = 60_000;

/** Refreshes answers, and reads the variants of accounts that do not list them, slowly and in the background. */
export class CatalogRefresher {
  readonly #options: RefresherOptions;
  readonly #closing = new AbortController();
  readonly #refreshing = new Set<string>();
  /** The key of the first product of the last page: a server without paging returns it again. */
  readonly #firstOfPage = new Map<number, number | undefined>();
  readonly #swept = new Map<number, { page: number; products: number }>();
  readonly #settling = new Map<number, Promise<void>>();
  #cancel: (() => void) | undefined;
  #work: Promise<unknown> = Promise.resolve();
  #noSlotBefore = Number.NEGATIVE_INFINITY;

  constructor(options: RefresherOptions) {
    this.#options = options;
  }

  /** Called when a code was not found: the account may have unlisted variants. */
  want(inventoryId: number): void {
    this.#options.sweeps.get(inventoryId)?.want(this.#options.clock.now());
    this.#begin();
  }

  /** Called when a lead used an answer. Refreshes it if it is old and a slot is free. */
  used(code: CodeOfCatalog, known: KnownCode, ageMs: number): void {
    const { clock, ask } = this.#options;
    const name = nameOf(code);
    const isIdle = clock.now() >= this.#noSlotBefore && !this.#refreshing.has(name);
    if (ageMs <= staleMs || !isIdle || this.#closing.signal.aborted) return;
    this.#refreshing.add(name);
    const refresh = async () => {
      const isMine = await this.#takeSlot();
      this.#noSlotBefore = clock.now() + slotMs;
      if (isMine) await ask(code, known, this.#background());
    };
    refresh()
      .catch((thrown) => this.#tell(thrown))
      .finally(() => this.#refreshing.delete(name));
  }

  /** Makes the first requests of a sweep now, at most two: they may show whether an unlisted product does not exist. */
  settle(inventoryId: number): Promise<void> {
    const running = this.#settling.get(inventoryId);
    if (running !== undefined) return running;
    this.want(inventoryId);
    const settling = this.#inTurn(async () => {
      for (let requests = 0; requests < 2; requests += 1) {
        const task = await this.#claim(inventoryId, "lead");
        if (task === undefined) return;
        const products = await this.#run(inventoryId, task, { signal: this.#closing.signal });
        if (products.some(({ parentId }) => parentId !== 0)) break;
      }
      // With these requests the next one in the background comes a slot later.
      await this.#options.cache.claim("slot", slotMs, "lead");
      // Ends a sweep that has nothing left to request.
      await this.#claim(inventoryId, "lead");
    }).finally(() => this.#settling.delete(inventoryId));
    this.#settling.set(inventoryId, settling);
    return settling;
  }

  /** Ends the current work, and lets another process sweep. */
  async close(): Promise<void> {
    this.#closing.abort(new ForwarderError("FORWARDER_CLOSED"));
    this.#cancel?.();
    await this.#work.catch(() => {});
    const running = [...this.#options.sweeps].filter(([, sweep]) => sweep.isRunning);
    await Promise.all(running.map(([id]) => this.#options.cache.release(leaseOf(id))));
  }

  #begin(): void {
    const isWanted = [...this.#options.sweeps.values()].some(({ isRunning }) => isRunning);
    if (isWanted && this.#cancel === undefined) this.#schedule(firstTurnMs);
  }

  #schedule(delayMs: number): void {
    if (this.#closing.signal.aborted) return;
    const turn = () => {
      this.#inTurn(() => this.#turn())
        .catch((thrown) => {
          this.#tell(thrown);
          return thrown instanceof RateLimitError ? slotMs : idleMs;
        })
        .then((nextMs) => {
          this.#cancel = undefined;
          if (nextMs === undefined) this.#begin();
          else this.#schedule(nextMs);
        });
    };
    this.#cancel = this.#options.clock.after(delayMs, turn, { background: true });
  }

  /** Makes one request for the first catalog that needs one. Returns how long to wait before the next one, if any. */
  async #turn(): Promise<number | undefined> {
    const { sweeps } = this.#options;
    for (const inventoryId of sweeps.keys()) {
      const task = await this.#claim(inventoryId, "background");
      if (task === undefined) continue;
      if (!(await this.#takeSlot())) return slotAgainMs;
      await this.#run(inventoryId, task, this.#background());
      return slotMs;
    }
    return [...sweeps.values()].some(({ isRunning }) => isRunning) ? idleMs : undefined;
  }

  #takeSlot(): Promise<boolean> {
    return this.#options.cache.claim("slot", slotMs, "background");
  }

  /** The next request of the sweep, if this process is the one that may make it. */
  async #claim(inventoryId: number, purpose: "lead" | "background"): Promise<SweepTask | undefined> {
    const { sweeps, cache, emit } = this.#options;
    const sweep = sweeps.get(inventoryId);
    if (sweep === undefined || !sweep.isRunning) return undefined;
    const isHeld = await cache.hold(leaseOf(inventoryId), leaseMs, purpose);
    if (isHeld === false) {
      sweep.restart();
      this.#swept.delete(inventoryId);
    }
    if (!isHeld) return undefined;
    const task = sweep.next();
    if (task !== undefined) return task;
    await cache.release(leaseOf(inventoryId));
    const swept = this.#swept.get(inventoryId) ?? { page: 0, products: 0 };
    this.#swept.delete(inventoryId);
    emit({ type: "catalog_sweep", inventoryId, ...swept, done: true });
    return undefined;
  }

  async #run(
    inventoryId: number,
    task: SweepTask,
    callOptions: CallOptions,
  ): Promise<readonly CatalogProduct[]> {
    const { clock, cache, sweeps, emit, tellListed } = this.#options;
    const askedAt = clock.date();
    const { products, isLast } = await this.#read(inventoryId, task, callOptions);
    const sweep = sweeps.get(inventoryId);
    sweep?.take(task, products, { at: askedAt, isLast });
    const before = this.#swept.get(inventoryId) ?? { page: 0, products: 0 };
    const swept = { page: before.page + 1, products: before.products + products.length };
    const done = sweep?.isListed === true;
    if (done) this.#swept.delete(inventoryId);
    else this.#swept.set(inventoryId, swept);
    emit({ type: "catalog_sweep", inventoryId, ...swept, done });
    if (done) {
      await tellListed(inventoryId);
      await cache.release(leaseOf(inventoryId));
    }
    return products;
  }

  async #read(
    inventoryId: number,
    task: SweepTask,
    callOptions: CallOptions,
  ): Promise<{ readonly products: readonly CatalogProduct[]; readonly isLast: boolean }> {
    const { baselinker } = this.#options;
    if (task.step === "variants") {
      const products = await variantsOfMains(baselinker, inventoryId, task.ids, callOptions);
      return { products, isLast: false };
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

/** What the process has claimed that sweeps the catalog. */
function leaseOf(inventoryId: number): string {
  return `${inventoryId}:sweep`;
}
