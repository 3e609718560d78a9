import type { MethodName } from "../../api/methods/methods.ts";
import type { AnyShape } from "../../api/wire/shape.ts";
import type { Known, WatchState } from "./watchState.ts";

/** The fields of every event of a watch. */
export type WatchEvent = {
  /**
   * The same each time that an event is delivered, and of no other one: pass it on as `Idempotency-Key`, or remember
   * it. An order or a return that changed between two deliveries has another event, with another id.
   */
  readonly id: string;
  /**
   * Where to continue after this event: a string to save and to pass as the option `cursor`. It is computed when you
   * read it, and stays valid after later events. A watch with this cursor never delivers this event or earlier ones
   * again.
   */
  readonly cursor: string;
};

/** Something that a watch reads: an order or a return. */
export interface Seen<Item> {
  readonly item: Item;
  /** What the watch remembers of the item. */
  readonly now: Known;
  /** When it was added, in unix seconds. */
  readonly addedAt: number;
  /** When the item was added or confirmed, whichever was later, in unix seconds. */
  readonly newAt: number;
}

/** The events of orders or of returns, without their cursors. */
interface AnyNews {
  readonly type: string;
}

export interface Step<News> {
  readonly news: News;
  readonly id: number;
  /** The state after this step; absent if the item was deleted, or is too old to be watched. */
  readonly known?: Known;
}

/** An entry of the journal of orders or of returns. */
export interface JournalEntry {
  readonly id: number;
  /** The id of the order or the return. */
  readonly about: number;
  readonly type: number | undefined;
  readonly object: unknown;
  /** The time of the entry, in unix seconds. */
  readonly date: number | undefined;
}

export interface EntryContext<Item> {
  readonly state: WatchState;
  /** The lowest id that is watched. Anything lower is too old. */
  readonly lowest: number;
  /** The orders or returns that the entry names and that exist, by id. They are read after the entry. */
  readonly found: ReadonlyMap<number, Item>;
  /** Whether what is missing in `found` certainly does not exist. */
  readonly isWhole: boolean;
  /** The ids whose status is from the journal. Those that the entry moves are added. */
  readonly journaled: Set<number>;
}

export interface ReadOptions {
  readonly signal: AbortSignal | undefined;
  readonly priority: "bulk";
}

interface Filter {
  readonly from?: number;
  readonly addedSince?: number | undefined;
  /** The only id to read. */
  readonly id?: number;
}

/** The differences between orders and returns that a watch has to know. */
export interface Watched<Item, News extends AnyNews> {
  /** Reads a page of at most a hundred items, by rising ids. */
  list(filter: Filter, options: ReadOptions): Promise<readonly Item[]>;
  /** Reads the journal entries after the given one, or all. */
  journal(after: number | undefined, options: ReadOptions): Promise<readonly JournalEntry[]>;
  /** The method that lists the items, and the field of its answer: their declared shape is compared. */
  readonly listed: { readonly method: MethodName; readonly field: string };
  see(item: Item, shape: AnyShape): Seen<Item>;
  created(item: Item): News;
  deleted(id: number): News;
  /** Compares an item with what is known. Returns events in their order, each with what is known after it. */
  compare(known: Known, seen: Seen<Item>): Step<News>[];
  /** Returns the ids of everything that an entry may have changed. */
  idsIn(entry: JournalEntry): readonly number[];
  /**
   * Returns the events of an entry alone, if the journal reports every move. Other changes are found by
   * comparing.
   */
  readonly stepsOf?: (entry: JournalEntry, context: EntryContext<Item>) => Step<News>[];
}

/** The times of one move in the journal and in the order may differ slightly. */
export const toleranceSeconds = 2;

export function isMoved({ status, since }: Known, now: Known): boolean {
  return now.status !== status || now.since > since + toleranceSeconds;
}

/** Whether an item is older than what is known: a replica that lags may return it. */
export function isOlder({ since }: Known, now: Known): boolean {
  return now.since < since - toleranceSeconds;
}

/**
 * The same for the same change, whenever and with whatever else it is found. A status has the time of its move; other
 * changes may go back and forth, so `count` is how many there were.
 */
export function eventId(
  { id, known, news: { type } }: Step<AnyNews>,
  before: Known | undefined,
  count: number,
): string {
  const { status, since, paid, pack, print } = known ?? {};
  // Of several moves in one second, two may lead to the same status.
  const move = [before?.status, status, since];
  const content = hasTime(type) && known ? move : [count, { paid, packageAdded: pack }[type] ?? print];
  return [id, type, ...content].filter((part) => part !== undefined).join("-");
}

/** Whether an event of this type is distinguished by the time of its status. */
export function hasTime(type: string): boolean {
  return type === "created" || type === "statusChanged";
}
