/** What the page asks of its server and gets: the answers of `/api/`, as JSON. Times are ISO texts. */
import type { AttemptBy } from "../../entries/apps.ts";
import type { LeadFault, LeadStatus, RegisterStats } from "../../entries/index.ts";
import type { EnglishStudio } from "../../entries/languages.ts";
import type { PlanChange } from "../../entries/rule-tools.ts";
import type { Texts } from "../../shared/messages/texts.ts";

/** `GET words`: the texts of the page in the first language of `Accept-Language` that there are texts of. */
export interface Words {
  readonly language: string;
  /** The names of all languages by their tag. */
  readonly languages: Readonly<Record<string, string>>;
  readonly texts: Texts<EnglishStudio>;
}

/** `GET about`: what this server works with. */
export interface About {
  readonly readOnly: boolean;
  readonly canSend: boolean;
  /** Why nothing can be sent. */
  readonly sendBlocked?: "no_token" | "no_rules";
  readonly account: "fake" | "base";
  /** The name of the store's file, or of its module; absent in a try-out. */
  readonly store?: string;
  /** The rules by which leads are shown and sent; `isFile` if they can be saved in place. */
  readonly rules?: { readonly name: string; readonly isFile: boolean };
  /** Senders of which a sample lead can be sent; empty without a fake account. */
  readonly samples: readonly string[];
  /** The address of the panel, where orders are opened; absent for a fake account. */
  readonly panel?: string;
}

/** A lead in the list. */
export interface LeadRow {
  readonly id: string;
  readonly receivedAt: string;
  readonly updatedAt: string;
  readonly status: LeadStatus;
  readonly fault?: LeadFault;
  readonly key?: string;
  readonly source?: string;
  readonly namespace: string;
  readonly orderId?: number;
  readonly attempts: number;
  /** Why the lead is no order, or waits for a person: a sentence in the language of the request. */
  readonly why?: string;
  /** The path that the sentence is about, such as `fields.phone`. */
  readonly path?: string;
}

/** `GET leads?status&source&since&until&find&cursor`: the newest first, 50 at most. */
export interface LeadPage {
  readonly entries: readonly LeadRow[];
  /** The cursor of the next page. With `source` or `find` there may be one even if `entries` is empty. */
  readonly cursor?: string;
  /** How many leads this request has looked at. */
  readonly searched: number;
}

/** `GET stats`. */
export type Stats = RegisterStats;

/** `GET chart`: the newest 5,000 leads by time, the oldest bar first, and the sources that they have. */
export interface Chart {
  readonly bars: readonly { readonly orders: number; readonly waiting: number; readonly failed: number }[];
  /** The start time of the first bar. */
  readonly from: string;
  readonly barMs: number;
  /** How many leads the bars count. */
  readonly leads: number;
  /** Whether there are older leads. */
  readonly isCut: boolean;
  readonly sources: readonly { readonly source: string; readonly count: number }[];
}

export interface LeadIssue {
  readonly level: string;
  readonly code: string;
  readonly path: string;
  readonly message: string;
}

/** A part of the lead in the order of its JSON: an object or a list has no value. */
export interface Leaf {
  /** The path as in rules: `items[0].sku`. */
  readonly path: string;
  /** The last part of the path. */
  readonly name: string;
  /** The depth of the part, counted from 0. */
  readonly depth: number;
  readonly value?: string | number | boolean | null;
  /** The length of a list. */
  readonly length?: number;
  /** Whether `value` is dots in place of a buyer's data. */
  readonly isHidden?: true;
  /** Whether no rule reads it. */
  readonly isUnused?: true;
}

/** A field of the order, with what it was made from. */
export interface OrderField {
  /** The path of the field: `delivery_city` or `products[0].sku`. */
  readonly field: string;
  readonly value: string | number | boolean | null;
  readonly isHidden?: true;
  /** The paths of the lead that it was made from, as in `Leaf`. */
  readonly from: readonly string[];
  /** Where the value comes from, if nothing in the lead was read. */
  readonly source?: "constant" | "default" | "account" | "received";
}

/** What today's rules make of the lead. */
export interface MappedOrder {
  readonly status: "order" | "skip" | "error";
  readonly reason?: string;
  readonly fields: readonly OrderField[];
  readonly issues: readonly LeadIssue[];
  /** How many values no rule reads. */
  readonly unused: number;
}

interface Attempt {
  readonly at: string;
  readonly by: AttemptBy;
  readonly status: LeadStatus;
  readonly fault?: LeadFault;
  readonly errorCode?: string;
}

/** What the register knows of a lead. */
export interface LeadEntry extends LeadRow {
  readonly deliveryId?: string;
  readonly repeats: number;
  readonly issues: readonly LeadIssue[];
  readonly history: readonly Attempt[];
  /** Whether only a person can find out if the order is in Base. */
  readonly isFinal?: true;
  readonly leadKept: boolean;
  /** The time until which the lead is kept. */
  readonly expiresAt?: string;
  /** Whether its last attempt had other rules than today's. */
  readonly hadOtherRules: boolean;
}

/** `GET lead?id&values`: with `values=1` the buyer's data too. */
export interface Lead {
  readonly entry: LeadEntry;
  /** Whether any value is hidden. */
  readonly hasHidden: boolean;
  /** The parts of the kept lead. */
  readonly leaves?: readonly Leaf[];
  /** The order that the rules make of a kept lead; absent without rules. */
  readonly order?: MappedOrder;
  /** Why a kept lead has no `order`. */
  readonly rulesProblem?: string;
}

/** `POST resend`, `discard`, `erase`: 409 with its reason as `code` where the register refuses. */
export interface LeadAction {
  readonly id: string;
  /** For `resend`: the `updatedAt` that was shown, if the person says that the order is not in Base. */
  readonly confirmedAbsent?: string;
  /** For `resend`: makes a lead that `differs` an order of its own. */
  readonly as?: "new";
}

/** The result of `POST resend`. `running` after two seconds, with status 202: read `lead` until `attempts` grows. */
export interface Resent {
  readonly status: "running" | "success" | "duplicate" | "skip" | "error" | "unknown";
  readonly orderId?: number;
}

/** `POST sample`: the answer is `{ id }` of the new lead. */
export interface SampleWanted {
  readonly source: string;
}

/** Any answer that is not 2xx. */
export interface Refusal {
  /**
   * The code, such as `wrong_key`, `read_only`, `not_found`, `changed_meanwhile`, or the reason of a
   * `RegisterError`.
   */
  readonly code: string;
  /** A sentence in the language of the header `Accept-Language`, or else of the command. */
  readonly message: string;
}

/** The rules that a request is about: those of the sender of this lead; without one, the first. */
interface OfSender {
  readonly lead?: string;
}

/** `GET rules`. */
export interface RulesFile extends OfSender {
  readonly name: string;
  readonly text: string;
  /** Whether `rules/save` can write it: it is a file, and the server is not read-only. */
  readonly canSave: boolean;
  /** The newest kept leads, those that failed first. */
  readonly leads: readonly Pick<LeadRow, "id" | "receivedAt" | "status" | "key">[];
}

/** `GET rules/schema`: the JSON Schema of rules, of which the editor needs this. */
export interface RulesSchema {
  readonly $defs: Readonly<
    Record<"rules" | "fields" | "lineFields", { readonly properties: Readonly<Record<string, object>> }>
  >;
}

export interface RulesProblemShown {
  readonly code: string;
  readonly message: string;
  /** The path in the rules, such as `fields.emial`. */
  readonly path?: string;
  /** The position in a text that is not JSON, counted from 0. */
  readonly offset?: number;
  /** The name that was meant. */
  readonly suggestion?: string | undefined;
}

/** `POST rules/check`: the order of the lead `id` by the rules in `text`. */
export interface RulesCheckWanted extends OfSender {
  readonly text: string;
  readonly id?: string;
}
export interface RulesCheck {
  readonly problems: readonly RulesProblemShown[];
  readonly lead?: Pick<Lead, "leaves" | "order">;
}

/** `POST rules/plan`: what `text` would change for the `last` kept leads, key changes first. */
export interface RulesPlanWanted extends OfSender {
  readonly text: string;
  /** The number of kept leads to compare, from 1 to 1,000. */
  readonly last: number;
}
export interface RulesPlanShown {
  /** The counts in words. */
  readonly summary: string;
  /** The catalog was not read in time: links to products are not compared. */
  readonly isCatalogMissing?: true;
  readonly leads: number;
  readonly changed: number;
  readonly keysChanged: number;
  readonly keysRemoved: number;
  readonly statusChanged: number;
  /** How many leads differ in each field, most first. */
  readonly fields: Readonly<Record<string, number>>;
  /** The first 50 differences. */
  readonly differences: readonly {
    readonly id: string;
    readonly key?: string;
    readonly orderId?: number;
    readonly changes: readonly {
      readonly kind: PlanChange["kind"];
      readonly path: string;
      readonly before?: string;
      readonly after?: string;
    }[];
  }[];
}

/** `POST rules/save`: 409 `changed_meanwhile` unless the file still has `was`. `name` saves a ready set as a new file. */
export interface RulesSaveWanted extends OfSender {
  readonly text: string;
  readonly was: string;
  readonly name?: string;
}
/** The saved file, and the copy of its earlier content. */
export interface RulesSaved {
  readonly name: string;
  readonly backup?: string;
}

/** `GET account`. */
export interface AccountShown {
  readonly statuses: readonly NamedId[];
  readonly sources: readonly NamedId[];
  readonly fields: readonly NamedId[];
  readonly inventories: readonly NamedId[];
}
export interface NamedId {
  /** The id as it is written in rules, such as `8001` or `deal_cf_77`. */
  readonly id: string;
  readonly name: string;
}

/** `GET health`. */
export interface Health {
  readonly canAccept: boolean;
  readonly canSend: boolean;
  readonly store: { readonly ok: boolean; readonly problem?: string };
  readonly limiter: { readonly waiting?: number; readonly pausedUntil?: string };
  readonly inFlight: number;
  readonly waiting: number;
  readonly open?: number;
  readonly lastSuccessAt?: string;
}

/** The beginning of a hidden property name. */
export const hiddenName = "••••";
