import { buildCatalog, buildProduct } from "./builders.ts";
import { type FakeClock, systemClock } from "./clock.ts";
import type { FaultSpec } from "./faults.ts";
import type { FakeState } from "./state.ts";

/** How an account behaves. */
export interface FakeOptions {
  /** The token that requests must carry. Default: a made-up one. */
  readonly token: string;
  /** The address that the handlers answer. Default: that of the real API. */
  readonly baseUrl: string;
  /** Requests in any 60 seconds before the token is blocked; `false` for no limit. Default 100. */
  readonly requestsPerMinute: number | false;
  /** How long a block lasts, counted anew from each request that comes during it. Default 10 minutes. */
  readonly blockMs: number;
  /** The zone in which the block answer writes its time; nobody knows the real one. Default `UTC`. */
  readonly blockTimeZone: string;
  /** Default: the machine's clock. */
  readonly clock: FakeClock;
  /** Decides how values are spelled on the wire and how order ids rise; `false` spells everything plainly. Default 1. */
  readonly quirks: number | false;
  /** A text over its length is cut, as is assumed of the API, or refused with an error. Default `cut`. */
  readonly longTexts: "cut" | "reject";
  /** The language of the account, in which it names countries. Default `en`. */
  readonly language: string;
  /** Whether `getJournalList` is switched on. Default `false`. */
  readonly journalOn: boolean;
  /** Whether `include_variants` has an effect on the product list. Default `true`. */
  readonly listsVariants: boolean;
  /** Whether `paid: true` adds a payment; sources disagree. Default `true`. */
  readonly paidAddsPayment: boolean;
  /** Whether new orders are confirmed at once. Default `true`. */
  readonly confirmsOrders: boolean;
}

/** What an account starts with: any part of its state, any option. */
export type FakeSeed = Partial<FakeState> &
  Partial<FakeOptions> & {
    /** Faults from the first request on. */
    readonly faults?: readonly FaultSpec[];
  };

export function optionsFrom(seed: FakeSeed): FakeOptions {
  if (seed.token !== undefined && !/^[\x21-\x7e]+$/.test(seed.token)) {
    throw new TypeError("Expected `token` to be printable ASCII without spaces: a header has to carry it.");
  }
  return {
    token: seed.token ?? "1000001-2000002-FAKEFAKEFAKEFAKEFAKEFAKEFAKE",
    baseUrl: seed.baseUrl ?? "https://api.baselinker.com/connector.php",
    requestsPerMinute: seed.requestsPerMinute ?? 100,
    blockMs: seed.blockMs ?? 10 * 60_000,
    blockTimeZone: seed.blockTimeZone ?? "UTC",
    clock: seed.clock ?? systemClock,
    quirks: seed.quirks ?? 1,
    longTexts: seed.longTexts ?? "cut",
    language: seed.language ?? "en",
    journalOn: seed.journalOn ?? false,
    listsVariants: seed.listsVariants ?? true,
    paidAddsPayment: seed.paidAddsPayment ?? true,
    confirmsOrders: seed.confirmsOrders ?? true,
  };
}

/** A copy of the seed's state, filled up with a small shop where the seed says nothing. */
export function stateFrom(seed: FakeSeed): FakeState {
  const shop = smallShop();
  return {
    orders: structuredClone(seed.orders ?? []),
    statuses: structuredClone(seed.statuses ?? shop.statuses),
    sources: structuredClone(seed.sources ?? shop.sources),
    extraFields: structuredClone(seed.extraFields ?? shop.extraFields),
    catalogs: structuredClone(seed.catalogs ?? shop.catalogs),
    warehouses: structuredClone(seed.warehouses ?? shop.warehouses),
    priceGroups: structuredClone(seed.priceGroups ?? shop.priceGroups),
    journal: structuredClone(seed.journal ?? []),
    payments: structuredClone(seed.payments ?? []),
  };
}

function smallShop(): Omit<FakeState, "orders" | "journal" | "payments"> {
  const stock = { bl_205: 20 };
  return {
    statuses: [
      { id: 8001, name: "New orders", name_for_customer: "Received", color: "#0d6efd" },
      { id: 8002, name: "To be packed", name_for_customer: "In preparation", color: "#ffc107" },
      { id: 8003, name: "Sent", name_for_customer: "Sent", color: "#198754" },
    ],
    sources: {
      personal: { "0": "In person / by phone", "31": "Landing page" },
      shop: { "2334": "Web shop" },
      order_return: { "0": "Returns" },
    },
    extraFields: [
      { extra_field_id: 101, name: "UTM", editor_type: "text" },
      { extra_field_id: 102, name: "Gift wrap", editor_type: "select", options: ["yes", "no"] },
    ],
    catalogs: [
      buildCatalog({
        inventory_id: 307,
        name: "Main catalog",
        price_groups: [105],
        default_price_group: 105,
        warehouses: ["bl_205"],
        default_warehouse: "bl_205",
        is_default: true,
        products: [
          buildProduct({
            id: 2685,
            sku: "MUG-BLUE",
            ean: "5901234123457",
            name: "Mug, blue",
            prices: { "105": 39.9 },
            stock,
          }),
          buildProduct({
            id: 2690,
            sku: "TEE",
            name: "T-shirt",
            prices: { "105": 79 },
            stock: { bl_205: 40 },
          }),
          buildProduct({
            id: 2691,
            parent_id: 2690,
            sku: "TEE-S",
            ean: "5901234123464",
            name: "T-shirt S",
            prices: { "105": 79 },
            stock,
          }),
          buildProduct({
            id: 2692,
            parent_id: 2690,
            sku: "TEE-M",
            ean: "5901234123471",
            name: "T-shirt M",
            prices: { "105": 79 },
            stock,
          }),
        ],
      }),
    ],
    warehouses: [
      {
        warehouse_type: "bl",
        warehouse_id: "205",
        name: "Main warehouse",
        description: "",
        stock_edition: true,
        is_default: true,
      },
    ],
    priceGroups: [
      { price_group_id: 105, name: "Retail", description: "", currency: "EUR", is_default: true },
    ],
  };
}
