import type { ApiMethods, MethodName, MethodParams, MethodResult } from "../../api/methods/methods.ts";
import type { Order, OrderProduct } from "../../api/methods/orders/orderResult.ts";
import type { InventoryProductData } from "../../api/methods/products/changeProducts.ts";
import type { OrderReturn } from "../../api/methods/returns/returnResult.ts";
import type { Clock } from "../../shared/runtime/clock.ts";
import type { FakeFaults } from "./faultList.ts";
import type { FaultScenario } from "./faults.ts";
import type { Ignored } from "./receive.ts";
import type { FakeReply, FakeRequest } from "./request.ts";

/** An order, with every field that `getOrders` returns. */
export type FakeOrder = Order;
/** One line of an order. */
export type FakeOrderProduct = OrderProduct;
/** An order status; the first one in the list is the account's default. */
type FakeStatus = MethodResult<"getOrderStatusList">["statuses"][number];
/** An additional order field. */
type FakeExtraField = MethodResult<"getOrderExtraFields">["extra_fields"][number];
/** Order sources by type and id; the type `personal` contains the custom ones. */
type FakeSources = Record<string, Record<string, string>>;
/** A warehouse; type and id make the key `bl_205`. */
type FakeWarehouse = MethodResult<"getInventoryWarehouses">["warehouses"][number];
/** A price group. */
type FakePriceGroup = MethodResult<"getInventoryPriceGroups">["price_groups"][number];
/** A journal entry; only written if the journal is enabled. */
type FakeJournalEntry = MethodResult<"getJournalList">["logs"][number];
/** An entry of `getOrderPaymentsHistory` with its order. */
type FakePayment = MethodResult<"getOrderPaymentsHistory">["payments"][number] & { order_id: number };

/** An invoice or a correction, with its files as `getInvoiceFile` returns them. */
export type FakeInvoice = MethodResult<"getInvoices">["invoices"][number] & {
  /** The file of Base, as base64. */
  file: string;
  /** The file of another system; empty if there is none. */
  external_file: string;
};

/** A shipment of an order, with its label and its parcels. */
export type FakePackage = MethodResult<"getOrderPackages">["packages"][number] & {
  order_id: number;
  /** The label as base64; empty for a shipment that was created elsewhere. */
  label: string;
  /** The file type of the label. */
  extension: string;
  package_details: MethodResult<"getPackageDetails">["package_details"];
};

/** A return, with every field that `getOrderReturns` returns. */
export type FakeReturn = OrderReturn;

/** Fields that only some products have, as `getInventoryProductsData` returns them. */
export type FakeProductExtras = Partial<
  Pick<
    InventoryProductData,
    | "is_bundle"
    | "ean_additional"
    | "tags"
    | "height"
    | "width"
    | "length"
    | "star"
    | "average_cost"
    | "locations"
    | "images"
    | "links"
    | "bundle_products"
    | "text_fields"
  >
>;

/** A product or, with a `parent_id`, a variant. `text_fields` contains additional texts, such as `name|de`. */
export interface FakeProduct extends FakeProductExtras {
  id: number;
  /** The main product of a variant; 0 for a main product. */
  parent_id: number;
  sku: string;
  ean: string;
  asin: string;
  name: string;
  description: string;
  /** Feature names and values. */
  features: Record<string, string>;
  category_id: number;
  manufacturer_id: number;
  tax_rate: number;
  weight: number;
  /** Gross prices by price group id. */
  prices: Record<string, number>;
  /** Stock by warehouse key, for example `bl_205`. */
  stock: Record<string, number>;
}

/** A catalog ("inventory" in method names) with its products and variants in one list. */
export type FakeCatalog = MethodResult<"getInventories">["inventories"][number] & { products: FakeProduct[] };

/** The whole state of an account. Plain data: read and change it as you like. */
export interface FakeState {
  /** The orders, by ascending id. */
  orders: FakeOrder[];
  statuses: FakeStatus[];
  sources: FakeSources;
  extraFields: FakeExtraField[];
  catalogs: FakeCatalog[];
  warehouses: FakeWarehouse[];
  priceGroups: FakePriceGroup[];
  journal: FakeJournalEntry[];
  /** The payments of all orders, oldest first. */
  payments: FakePayment[];
  invoices: FakeInvoice[];
  packages: FakePackage[];
  returns: FakeReturn[];
}

/** A request that the account received. Never contains the token. */
export interface LoggedRequest {
  readonly method: string;
  /** The parameters as sent. */
  parameters: Record<string, unknown>;
  /** When the request arrived. */
  readonly time: Date;
  /** `SUCCESS` or the error code; `undefined` until there is an answer. */
  answer?: string;
  /** The fault that it triggered: if there are several, the one that decided the outcome. */
  fault?: FaultScenario;
  /** All faults that it triggered, if any. */
  faults?: FaultScenario[];
}

/** An error as an answer. */
type ErrorAnswer = {
  readonly status: "ERROR";
  readonly error_code: string;
  readonly error_message: string;
};

/** What a test can set as the answer of a method: the fields, an error, or a function of the parameters. */
type SetAnswer<Parameters, Result> =
  | Result
  | ErrorAnswer
  | ((parameters: Parameters) => Result | ErrorAnswer);

/** A fake Base account without a transport. */
export interface FakeBackend extends FakeState {
  readonly token: string;
  /** The address that counts as the API. */
  readonly baseUrl: string;
  /**
   * The clock of the account. Pass it to everything that must agree on the time: `testing: { clock:
   * account.clock }` of a forwarder.
   */
  readonly clock: Clock;
  /** All requests, oldest first; with `keepRequests`, only the last ones. */
  readonly requests: readonly LoggedRequest[];
  /** What the API would have ignored silently. Let a test fail if this is not empty. */
  readonly ignored: readonly Ignored[];
  /**
   * The orders of a buyer, oldest first; case-insensitive.
   * @throws TypeError if it is not a string
   */
  ordersOf(email: string): FakeOrder[];
  /**
   * The requests of one method, oldest first.
   * @throws TypeError for a name that is close to a method name
   */
  requestsOf(method: MethodName): LoggedRequest[];
  /**
   * Changes the account as a person in its panel does: like the method, but at once, and without a request: not in
   * `requests`, without limits and faults. Returns what the method returns.
   * @throws TypeError for a method without state, a parameter that is unknown or of the wrong type, or an id that
   * does not exist
   * @example
   * account.panel("setOrderStatus", { order_id: 4000001, status_id: 8002 });
   */
  panel<Name extends keyof ApiMethods>(method: Name, parameters: MethodParams<Name>): MethodResult<Name>;
  readonly faults: FakeFaults;
  /**
   * Sets the answer of a method. The given fields replace those of the default answer; `status: "ERROR"` with
   * `error_code` and `error_message` makes it an error.
   * @throws TypeError for a method, or a field of its answer, whose name is close to a known one
   * @example
   * account.answer("getLabel", { label: "JVBERi0=", extension: "pdf" });
   */
  answer<Name extends keyof ApiMethods>(
    method: Name,
    answer: SetAnswer<MethodParams<Name>, Partial<MethodResult<Name>>>,
  ): void;
  /** Sets the answer of a method that the SDK does not know. */
  answer<Name extends string>(
    method: Name extends keyof ApiMethods ? never : Name,
    answer: SetAnswer<Record<string, unknown>, Record<string, unknown>>,
  ): void;
  /** Resets state, log, faults, answers and the request count to the seed. */
  reset(): void;
  /** Lets clients with this token send without a limit, unless the account has one. Called by `handlersFor`. */
  liftLimit?(): void;
  /** Answers one request. Called by transports; a test rarely needs it. */
  exchange(request: FakeRequest, signal?: AbortSignal): Promise<FakeReply>;
  /** Calls the listener for every request that is answered or lost. Returns a function that removes it. */
  onRequest(listener: (request: LoggedRequest) => void): () => void;
}
