import { LeadProducts, type ProductSource } from "../../../src/forwarding/catalog/leadProducts.ts";
import type { CodeOfCatalog, KnownCode } from "../../../src/forwarding/catalog/productAnswer.ts";
import type { CatalogProduct } from "../../../src/mapping/contract/mapContext.ts";
import { manualClock } from "../../support/manualClock.ts";

export const minute = 60_000;

/** The products of a lead, out of a source that says what it is told to. */
export function leadOf(options: Partial<ProductSource> = {}) {
  const clock = manualClock();
  const known = new Map<string, KnownCode>();
  const answers = new Map<string, KnownCode | Error | undefined>();
  const recalled: string[][] = [];
  const asked: string[] = [];
  const settled: number[] = [];
  const used: [string, number][] = [];
  const nameOf = ({ inventoryId, by, code }: CodeOfCatalog) => `${inventoryId} ${by} ${code}`;
  const lead = new LeadProducts({
    inventoryIds: [5],
    clock,
    priceMaxAgeMs: 15 * minute,
    mayAsk: true,
    async recall(codes) {
      recalled.push(codes.map(nameOf));
      return codes.map((code) => known.get(nameOf(code)));
    },
    async ask(code) {
      asked.push(nameOf(code));
      const answer = answers.get(nameOf(code));
      if (answer instanceof Error) throw answer;
      return answer;
    },
    async settleVariants(inventoryId) {
      settled.push(inventoryId);
    },
    used: (code, _, ageMs) => used.push([nameOf(code), ageMs]),
    ...options,
  });
  const ask = (signal = new AbortController().signal) => lead.ask(signal);
  return { clock, lead, ask, known, answers, recalled, asked, settled, used };
}

export const mug: CatalogProduct = {
  productId: 7,
  parentId: 0,
  sku: "MUG",
  ean: "",
  name: "Mug",
  prices: {},
};
export const found = (ageMs = 0): KnownCode => ({ products: [mug], ageMs, isCertain: true });
export const absent = (ageMs = 0, isCertain = true): KnownCode => ({ products: [], ageMs, isCertain });
