import type { CatalogProduct } from "../../mapping/contract/mapContext.ts";
import type { ProductAnswer, ProductCode } from "./productAnswer.ts";

/**
 * One request of a sweep: a page of the list, or main products whose variants are read, since the account does not
 * list them. At most 1000 ids.
 */
export type SweepTask =
  | { readonly step: "list"; readonly page: number }
  | { readonly step: "variants"; readonly ids: readonly number[] };

interface RunningSweep {
  /** The next page of the list; `undefined` when it was read to its end. */
  page: number | undefined;
  /** The main products whose variants are still to be read. */
  readonly mains: number[];
  readonly found: Map<string, ProductAnswer>;
}

/** From the start of a sweep to the start of the next one. */
const againMs = 86_400_000;
const maxIds = 1000;

/**
 * What this process knows of the variants of one catalog. Some accounts do not list them (`include_variants` is
 * ignored), so that Base finds none by its code: a sweep then reads all main products and keeps their variants.
 */
export class VariantSweep {
  /** Whether the account lists its variants: one listed variant shows that it does, and nothing is ever swept. */
  isListed = false;
  #running: RunningSweep | undefined;
  #begunAt = Number.NEGATIVE_INFINITY;
  #hasEnded = false;
  /** The unlisted variants by code, of the last sweep or read since. */
  #hidden = new Map<string, ProductAnswer>();

  /** Whether a code that Base does not find has no product. */
  get isCertain(): boolean {
    return this.isListed || this.#hasEnded;
  }

  get isRunning(): boolean {
    return this.#running !== undefined && !this.isListed;
  }

  /** A code was not found: begins a sweep, if one is needed and the last one began a day ago. */
  want(now: number): void {
    if (this.isListed || this.#running !== undefined || now - this.#begunAt < againMs) return;
    this.#begunAt = now;
    this.restart();
  }

  /** Begins a running sweep again: while another process had the turn, pages may have shifted. */
  restart(): void {
    this.#running = { page: 1, mains: [], found: new Map() };
  }

  /** Base listed these products, some of which may be variants. */
  sawListed(products: readonly CatalogProduct[]): void {
    if (!products.some(isVariant)) return;
    this.isListed = true;
    this.#running = undefined;
    this.#hidden = new Map();
  }

  /** The next request of the running sweep; `undefined` ends it. */
  next(): SweepTask | undefined {
    const running = this.#running;
    if (running === undefined) return undefined;
    if (running.page !== undefined) return { step: "list", page: running.page };
    if (running.mains.length > 0) return { step: "variants", ids: running.mains.slice(0, maxIds) };
    this.#running = undefined;
    this.#hidden = running.found;
    this.#hasEnded = true;
    return undefined;
  }

  /** Takes what Base answered to the request. */
  take(
    task: SweepTask,
    products: readonly CatalogProduct[],
    { at, isLast }: { at: number; isLast: boolean },
  ): void {
    const running = this.#running;
    if (running === undefined) return;
    if (task.step === "variants") {
      running.mains.splice(0, task.ids.length);
      for (const product of products.filter(isVariant)) keep(running.found, product, at);
      return;
    }
    for (const { productId, parentId } of products) if (parentId === 0) running.mains.push(productId);
    running.page = isLast ? undefined : task.page + 1;
    this.sawListed(products);
  }

  /** The unlisted variants with this code were read by their main products. */
  learn(code: ProductCode, products: readonly CatalogProduct[], date: number): void {
    if (products.length === 0) this.#hidden.delete(nameOf(code));
    else this.#hidden.set(nameOf(code), { products, at: date });
  }

  /** The answer together with the unlisted variants that have this code. */
  withHidden(code: ProductCode, answer: ProductAnswer): ProductAnswer {
    const hidden = this.#hidden.get(nameOf(code));
    if (hidden === undefined) return answer;
    const known = new Set(answer.products.map(({ productId }) => productId));
    const others = hidden.products.filter(({ productId }) => !known.has(productId));
    if (others.length === 0) return answer;
    const date = known.size === 0 ? hidden.at : Math.min(answer.at, hidden.at);
    return { products: [...answer.products, ...others], at: date };
  }
}

function keep(found: Map<string, ProductAnswer>, product: CatalogProduct, date: number): void {
  for (const by of ["sku", "ean"] as const) {
    const code = product[by].trim();
    if (code === "") continue;
    const name = nameOf({ by, code });
    const before = found.get(name);
    found.set(name, { products: [...(before?.products ?? []), product], at: before?.at ?? date });
  }
}

function isVariant({ parentId }: CatalogProduct): boolean {
  return parentId !== 0;
}

function nameOf({ by, code }: ProductCode): string {
  return `${by} ${code}`;
}
