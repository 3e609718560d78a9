import { Baselinker } from "../../../src/client/calls/baselinker.ts";
import type { CatalogSource } from "../../../src/forwarding/catalog/askedCatalog.ts";
import type { ForwardEvent } from "../../../src/forwarding/contract/forwardEvent.ts";
import { createForwarder } from "../../../src/forwarding/forwarder/createForwarder.ts";
import type { ForwarderOptions } from "../../../src/forwarding/forwarder/options.ts";
import type { MatchRule } from "../../../src/mapping/rules/rules.ts";
import { buildProduct } from "../../../src/testing/fake/builders.ts";
import type { FakeSeed } from "../../../src/testing/fake/seed.ts";
import { fakeShop } from "../forwarder/fakeShop.ts";

export const listing = "getInventoryProductsList";
export const reading = "getInventoryProductsData";

interface ShopOptions {
  readonly seed?: FakeSeed;
  readonly match?: MatchRule;
  readonly hasPrices?: boolean;
  readonly catalog?: CatalogSource;
  readonly through?: <Value>(work: () => Promise<Value>) => Promise<Value>;
}

/** A shop whose catalog is asked for what leads name. `process` makes another forwarder of the same account. */
export function askedShop({
  seed = {},
  match = {},
  hasPrices = true,
  catalog = { inventoryId: 307 },
  through = (work) => work(),
}: ShopOptions = {}) {
  const shop = fakeShop(seed);
  const { account, clock, client, ended } = shop;
  const events: ForwardEvent[] = [];
  const process = (options: Partial<ForwarderOptions> = {}) => {
    const forwarder = createForwarder({
      baselinker: client(through),
      rules: {
        version: 1,
        key: "id",
        fields: { email: "email" },
        products: {
          each: "lines",
          fields: {
            sku: "sku",
            ean: "ean",
            name: "sku",
            ...(hasPrices ? { price_brutto: { value: 9 } } : {}),
          },
        },
        match,
      },
      catalog,
      marker: false,
      onEvent: (event) => events.push(event),
      ...options,
      testing: { clock, ...options.testing },
    });
    let count = 0;
    const forwardLines = (...lines: { readonly sku?: string; readonly ean?: string }[]) => {
      count += 1;
      return ended(forwarder.forward({ id: `${Math.random()}-${count}`, email: "ann@example.com", lines }));
    };
    return {
      forwarder,
      forwardLines,
      forward: (...skus: string[]) => forwardLines(...skus.map((sku) => ({ sku }))),
    };
  };
  /** Makes products in Base, the first with the id 5000 unless they say otherwise. */
  const create = (...products: Partial<Parameters<typeof buildProduct>[0]>[]) => {
    for (const [index, product] of products.entries()) {
      account.catalogs[0]?.products.push(
        buildProduct({ id: 5000 + index, prices: { "105": 7 }, ...product }),
      );
    }
  };
  /** A client of the account whose server lists these products, whatever it is asked for. */
  const answering = (products: () => readonly ReturnType<typeof buildProduct>[]) =>
    new Baselinker({
      token: account.token,
      testing: { clock },
      rateLimit: { limiter: { acquire: async () => {}, pauseUntil: () => {} } },
      async fetch(request, init) {
        const sent = new Request(request, init);
        const isListing = (await sent.clone().text()).includes(listing);
        if (!isListing) return account.fetch(sent);
        const byId = Object.fromEntries(products().map((product) => [product.id, product]));
        return Response.json({ status: "SUCCESS", products: byId });
      },
    });
  /** The ids that the lines of the last order are linked to. */
  const links = () => account.orders.at(-1)?.products.map(({ product_id }) => product_id);
  return { ...shop, events, process, create, answering, links };
}

/** The codes about products in a result. */
export function codesOf({ issues }: { readonly issues: readonly { readonly code: string }[] }): string[] {
  return issues.map(({ code }) => code).filter((code) => /^sku_|^price_|^lines_/.test(code));
}
