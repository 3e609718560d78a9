import type { AddOrderParams } from "../../api/methods/orders/changeOrders.ts";
import type { Baselinker } from "../../client/calls/baselinker.ts";
import type { IssueLanguage } from "../../mapping/contract/issueLanguage.ts";
import type { Account, Catalog, MapContext } from "../../mapping/contract/mapContext.ts";
import type { MapResult } from "../../mapping/contract/mapResult.ts";
import type { Rules, TableRules } from "../../mapping/rules/rules.ts";
import type { Clock } from "../../shared/runtime/clock.ts";
import type { CatalogSource } from "../catalog/askedCatalog.ts";
import type { ForwardEvent } from "../contract/forwardEvent.ts";
import type { LeadRegister } from "../contract/registerContract.ts";
import type { MarkerField } from "../delivery/marker.ts";
import type { LeadStore } from "../store/store.ts";

type OrderResult = Extract<MapResult, { readonly status: "order" }>;

/** What a mapper returns: one of your own may write whatever `addOrder` takes, such as ids as texts. */
export type LeadMapperResult = MapResult | (Omit<OrderResult, "order"> & { readonly order: AddOrderParams });

/** Turns a lead into an order. Made by `createMapper`, or your own. */
export interface LeadMapper {
  map(lead: unknown, context: MapContext): LeadMapperResult;
  /** The leads of a request that holds several. Without it, a request is one lead. */
  split?(request: unknown): readonly unknown[];
}

/** One function of `onEvent`. */
export type OnEvent = (event: ForwardEvent) => void;

/** Options of `createForwarder`. */
export interface ForwarderOptions {
  readonly baselinker: Baselinker;
  /** Rules, or a mapper: `createMapper`'s, or your own. */
  readonly rules: Rules | TableRules | LeadMapper;
  /**
   * The catalog to match lines against. With `{ inventoryId, cache }`, Base is asked about the products in leads and
   * the answers are remembered: nothing is loaded in advance, however large the shop is. Or a catalog of
   * `createCatalog`, which stays as it is.
   * @example
   * ```ts
   * const catalog = { inventoryId: 205, cache: sqliteProductCache("/var/lib/shop/products.sqlite") };
   * ```
   */
  readonly catalog?: CatalogSource | Catalog | undefined;
  /**
   * The account, or a function that loads it. The function is called when a lead first needs it and again in the
   * background. The result of `loadAccount` is plain JSON: a process that starts often can save it and read nothing.
   * @default each list of the account is read when a lead first needs it
   */
  readonly account?: Account | (() => Promise<Account>) | undefined;
  /**
   * Remembers which lead became which order. A store in memory is lost when the process ends.
   * @default memoryStore()
   */
  readonly store?: LeadStore | undefined;
  /**
   * Keeps what happened to each lead, for people: `forwarder.register.list()`. It must be in the same place as the
   * store (the same file, or the same client and prefix), so that both are written in one step; only
   * `memoryRegister()` works with any store.
   */
  readonly register?: LeadRegister | undefined;
  /**
   * Separates sources whose leads may have the same id: part of the marker and of the key in the store. 1 to 16
   * letters, digits, `.`, `_` or `-`.
   * @default "lead"
   */
  readonly namespace?: string | undefined;
  /**
   * Where the lead's key is written into the order, so that an order whose answer was lost can be found. By
   * default the first of `extra_field_1` and `extra_field_2` that the rules leave empty, otherwise the end of
   * `admin_comments`. `false` writes no marker: a lost answer then stays `unknown`, and forwarding such a
   * lead again **sends it again**.
   */
  readonly marker?: MarkerField | undefined;
  /**
   * How a paid order is marked: by the flag `paid` of `addOrder`, or by a call of `setOrderPayment` with the
   * total, for accounts that ignore the flag. If a lead that was sent as unpaid comes again as paid, the call records it
   * on the order that exists; with the flag, the lead is a `duplicate` with the issue `paid_later`, kept as `differs`.
   * @default "flag"
   */
  readonly payment?: "flag" | "setOrderPayment" | undefined;
  /**
   * The language of issues and problems, for example `uk` of `baselinker-sdk/mapping/uk`.
   * @default English
   */
  readonly language?: IssueLanguage | undefined;
  /**
   * Receives events: a function, or a list of them, each of which receives every event. The exceptions of one are logged
   * once and change nothing. The logger of the client gets a line about each event as well.
   */
  readonly onEvent?: OnEvent | readonly OnEvent[] | undefined;
  /** What makes two leads the same, and how their markers are signed. */
  readonly identity?:
    | {
        /**
         * What happens to a lead without a key: `"content"` uses a hash of its content, so that the same content
         * twice is one order; `{ ignore: ["sent_at"] }` does the same but ignores the properties with these names,
         * which differ each time; `"reject"` returns an error; `"unique"` creates an order for each delivery.
         * @default "content"
         */
        readonly withoutKey?:
          | "content"
          | "reject"
          | "unique"
          | { readonly ignore: readonly string[] }
          | undefined;
        /**
         * How long the same content is the same lead, in milliseconds after its order was first sent. A lead without a
         * key that is received later is a new lead: somebody ordered the same again. What counts is `receivedAt`, so a
         * queue that may hold a lead for longer passes it. At least an hour, and at most the `retentionMs` of the store.
         * @default 259_200_000 (3 days), or the retention of the store if that is shorter
         */
        readonly contentMs?: number | undefined;
        /**
         * What happens if the lead's key already has the order of another lead, with another buyer, other lines or
         * another address. `"rejectBuyer"`: another buyer's lead is an `error` with the issue `key_reused`, and the
         * same buyer's a `duplicate` with that issue as a warning. `"reject"`: every such lead is an `error`.
         * @default "rejectBuyer"
         */
        readonly onKeyReuse?: "rejectBuyer" | "reject" | undefined;
        /**
         * The previous token, after the account got a new one: a store that knows the account by the old token is
         * bound to the new one, and orders with the old token's markers are still found.
         */
        readonly previousToken?: string | undefined;
        /**
         * Signs the markers, so that no lead can pose as another one: any string that cannot be guessed, the same
         * in all processes of the account.
         * @default derived from the token
         */
        readonly markerSecret?: string | undefined;
      }
    | undefined;
  /** Times and amounts. The defaults suit nearly everyone. */
  readonly tuning?:
    | {
        /**
         * How long Base may still be processing an order after its answer was lost, in milliseconds. The order is
         * looked up only after that. Too short a time can duplicate orders; a longer one only makes `forward` wait.
         * Set it with a fake account too, if a fault stores orders later than it answers.
         * @default 30_000, and 0 with the token of a fake account
         */
        readonly settleMs?: number | undefined;
        /**
         * How long a claim lasts without being renewed, in milliseconds; afterwards another process takes the lead
         * over. The request that sends an order may take half of it, and at most 30 seconds, whatever the client's
         * `timeoutMs`: the claim must outlast it.
         * @default 60_000
         */
        readonly leaseMs?: number | undefined;
        /**
         * How many leads are in progress at once: claimed, waiting for the rate limit, sent or looked for. The others
         * wait in memory, without a claim. More than a few minutes' worth of the rate limit only costs memory and
         * renewals.
         * @default 200
         */
        readonly maxInFlight?: number | undefined;
        /**
         * How old a price that a line takes from `catalog: { inventoryId }` may be, in milliseconds. An older one is
         * asked for again, and if Base cannot be asked, the lead is a temporary `error`.
         * @default 900_000 (15 minutes)
         */
        readonly catalogMaxAgeMs?: number | undefined;
        /** The account is reloaded when it is older than this, in milliseconds. @default 3_600_000 (an hour) */
        readonly accountMaxAgeMs?: number | undefined;
      }
    | undefined;
  /** Options for tests and simulations. */
  readonly testing?:
    | {
        /** @default the machine's clock */
        readonly clock?: Clock | undefined;
      }
    | undefined;
}
