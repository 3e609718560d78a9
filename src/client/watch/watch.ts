import type { Clock } from "../../shared/runtime/clock.ts";
import { type Page, pageSize, type Reads } from "./reads.ts";
import { Unsettled } from "./unsettled.ts";
import { eventId, hasTime, type Seen, type Step, type WatchEvent, type Watched } from "./watched.ts";
import { findKnown, knownBetween, trimmed, type WatchState, withKnown, withoutKnown } from "./watchState.ts";

type Numbered<News> = News & Pick<WatchEvent, "id">;
type Events<News> = AsyncGenerator<Numbered<News>, void, undefined>;

export interface WatchBounds {
  readonly clock: Clock;
  readonly watchMs: number;
  /** How many orders or returns are watched at most: the newest ones. */
  readonly most: number;
}

/**
 * The number of the newest entries that are read every other round: most changes happen there, and one may
 * appear late.
 */
const headSize = 50;
/**
 * How often to check for a journal in milliseconds: the first if it has never returned an entry, the second
 * if it is off.
 */
const journalUnknownMs = 60_000;
const journalOffMs = 600_000;

/**
 * Watches orders or returns. A round reads the journal and what it names, the newest, then a page of others. An event
 * changes only what it tells.
 */
export class Watch<Item, News extends { readonly type: string }> {
  readonly #watched: Watched<Item, News>;
  readonly #reads: Reads<Item>;
  readonly #bounds: WatchBounds;
  state: WatchState;
  /** The id at which the next page of older entries starts. */
  #sweepFrom = 0;
  #isNewOnly = false;
  readonly #unsettled: Unsettled;
  /** How many times the journal was read to its end. */
  #journalEnds = 0;
  /** Whether there is a journal. An empty one counts as none once it lacks something that has happened. */
  #journal: "unknown" | "on" | "off" = "unknown";
  /** When to check for the journal again if it is not on. */
  #journalAt = 0;

  constructor(watched: Watched<Item, News>, reads: Reads<Item>, bounds: WatchBounds, state: WatchState) {
    this.#watched = watched;
    this.#reads = reads;
    this.#bounds = bounds;
    this.#unsettled = new Unsettled(bounds.clock);
    this.state = state;
  }

  /**
   * Yields `undefined` once everything was seen for the first time: from then on, losing the state would lose
   * changes.
   */
  async *events(): AsyncGenerator<Numbered<News> | undefined, never, undefined> {
    if (this.state.newSince !== undefined) yield* this.#firstPass();
    for (;;) {
      yield* this.#followJournal();
      yield* this.#readHead();
      yield* this.#sweep();
    }
  }

  /** Reads everything once. Orders or returns that existed before become known without an event. */
  async *#firstPass(): AsyncGenerator<Numbered<News> | undefined, void, undefined> {
    for (;;) {
      const page = await this.#page(this.#nextNew());
      yield* this.#compare(page);
      if (page.isEmpty) break;
    }
    const { newSince: _, ...seen } = this.state;
    this.state = seen;
    yield undefined;
  }

  async *#readHead(): Events<News> {
    // Every other time, only new ones: if pages always ended early, the newest would be on none.
    this.#isNewOnly = !this.#isNewOnly;
    if (!this.#isNewOnly) this.#unsettled.forgetBelow(this.#lowest());
    let from = this.#isNewOnly ? this.#nextNew() : this.#headFrom();
    for (;;) {
      const newest = this.state.known.at(-1)?.id ?? 0;
      const page = await this.#page(from);
      yield* this.#compare(page);
      // A full page may have a next one, and a page that ends before the newest known one ended early.
      if (page.isEmpty || (page.seen.length < pageSize && page.last >= newest)) return;
      from = page.last + 1;
    }
  }

  async *#sweep(): Events<News> {
    // The newest entries, which are read elsewhere, are all there are.
    if (this.state.known.length <= headSize) return;
    const page = await this.#page(Math.max(this.#sweepFrom, this.#lowest()));
    const isRoundOver = page.isEmpty || page.last >= this.#headFrom();
    yield* this.#compare(page);
    this.#sweepFrom = isRoundOver ? 0 : page.last + 1;
  }

  async *#followJournal(): Events<News> {
    const { journalId, journalSince } = this.state;
    if (!this.#isJournalDue()) return;
    const read = await this.#reads.journal(journalId);
    if (read === undefined || (read.length === 0 && journalId === 0)) {
      const waiting = [...this.#unsettled.unexplained];
      this.#noJournal(read !== undefined);
      // A move that waited for the journal is reported without it, not only after the next round.
      for (const page of await this.#pagesWith(waiting)) yield* this.#compare(page);
      return;
    }
    this.#journal = "on";
    const entries = read.filter(({ date = journalSince }) => date >= journalSince);
    const named = [...entries.flatMap((entry) => this.#watched.idsIn(entry)), ...this.#unsettled.unexplained];
    const pages = await this.#pagesWith(named);
    const found = new Map(pages.flatMap(({ seen }) => seen.map(({ now, item }) => [now.id, item])));
    const isWhole = pages.every((page) => page.isWhole);
    for (const entry of entries) {
      const { journaled } = this.#unsettled;
      const context = { state: this.state, lowest: this.#lowest(), found, isWhole, journaled };
      for (const step of this.#watched.stepsOf?.(entry, context) ?? []) {
        this.state = { ...this.state, journalId: entry.id };
        yield* this.#take(step);
      }
    }
    this.state = { ...this.state, journalId: read.at(-1)?.id ?? journalId };
    if (read.length < pageSize) this.#journalEnds += 1;
    for (const page of pages) yield* this.#compare(page);
  }

  #isJournalDue(): boolean {
    const asksNow = this.#journal === "on" || (this.#journal === "unknown" && this.#unsettled.hasUnexplained);
    return asksNow || this.#bounds.clock.now() >= this.#journalAt;
  }

  #noJournal(isEmpty: boolean): void {
    // An empty journal can be a mistake only where journals report moves.
    const mayBeEmpty = isEmpty && this.#watched.stepsOf !== undefined && !this.#unsettled.hasUnexplained;
    const isUnknown = mayBeEmpty && this.#journal === "unknown";
    this.#journal = isUnknown ? "unknown" : "off";
    this.#journalEnds = isUnknown ? this.#journalEnds + 1 : 0;
    this.#journalAt = this.#bounds.clock.now() + (isUnknown ? journalUnknownMs : journalOffMs);
    if (!isUnknown) this.#unsettled.journalIsOff();
  }

  async #pagesWith(ids: readonly number[]): Promise<Page<Item>[]> {
    const pages: Page<Item>[] = [];
    let readTo = 0;
    for (const id of ids.toSorted((a, b) => a - b)) {
      if (id <= readTo) continue;
      const page = await this.#page(id);
      pages.push(page);
      readTo = page.last;
    }
    return pages;
  }

  async *#compare(page: Page<Item>): Events<News> {
    const journalEnds = this.#watched.stepsOf === undefined ? 0 : this.#journalEnds;
    for (const seen of page.seen) {
      const { now, item } = seen;
      const { id } = now;
      this.#unsettled.found(id);
      if (id < (this.state.floor ?? 0)) continue;
      const known = findKnown(this.state, id);
      if (known !== undefined) {
        if (this.#unsettled.isToWait(known, now, journalEnds)) continue;
        for (const step of this.#watched.compare(known, seen)) {
          this.#unsettled.journaled.delete(id);
          yield* this.#take(step);
        }
      } else if (this.#unsettled.wasJustGone(id)) {
      } else if (this.#isNew(seen)) {
        const created = { ...now, pack: "" };
        yield* this.#take({ id, known: created, news: this.#watched.created(item) });
        for (const step of this.#watched.compare(created, seen)) yield* this.#take(step);
      } else {
        // The state changes immediately, since the cursor of a later event must include this.
        this.state = trimmed(withKnown(this.state, [now]), this.#bounds.most);
      }
    }
    yield* this.#findGone(page);
    this.#forgetOld(page);
  }

  #isNew({ newAt }: Seen<Item>): boolean {
    return newAt >= (this.state.newSince ?? 0);
  }

  /** Reports known entries that are missing on the page as deleted once they have been missing for some time. */
  async *#findGone({ seen, first, last, isWhole }: Page<Item>): Events<News> {
    if (!isWhole) return;
    const there = new Set(seen.map(({ now }) => now.id));
    const missing = knownBetween(this.state, first, last).filter(({ id }) => !there.has(id));
    const gone = this.#unsettled.goneAmong(missing);
    const [one] = gone;
    if (one === undefined) return;
    // Confirm by id: a truncated list must not report a hundred as deleted.
    const isThere = await this.#reads.has(one.id);
    for (const { id } of gone) {
      this.#unsettled.found(id);
      if (!isThere) yield* this.#take({ id, news: this.#watched.deleted(id) });
    }
  }

  /** Stops watching the oldest entries, and sets `floor` once the lowest id is certain. */
  #forgetOld({ seen }: Page<Item>): void {
    if (this.state.newSince !== undefined) return;
    const nowSeconds = this.#bounds.clock.date() / 1000;
    const oldest = nowSeconds - this.#bounds.watchMs / 1000;
    for (const { now, addedAt, newAt } of seen) {
      const { id } = now;
      const [lowest] = this.state.known;
      if (lowest === undefined || lowest.id !== id) {
        if (lowest !== undefined && id > lowest.id) return;
        continue;
      }
      // The first of an account may not appear in the order of their ids.
      if (this.state.floor === undefined && addedAt > nowSeconds - 3600) return;
      this.state = { ...this.state, floor: this.state.floor ?? id };
      if (Math.max(newAt, now.since) >= oldest) return;
      this.state = { ...withoutKnown(this.state, id), floor: id + 1 };
    }
  }

  *#take(step: Step<News>): Generator<Numbered<News>, void, undefined> {
    const { id, known, news } = step;
    const before = findKnown(this.state, id);
    const events = (before?.events ?? 0) + (hasTime(news.type) ? 0 : 1);
    if (known === undefined) this.#unsettled.gone(id);
    else if (news.type === "statusChanged") this.#unsettled.moved(id);
    this.state =
      known === undefined
        ? withoutKnown(this.state, id)
        : trimmed(withKnown(this.state, [{ ...known, events }]), this.#bounds.most);
    const count = (before ?? known) === undefined ? this.state.journalId : events;
    yield { id: eventId(step, before, count), ...news };
  }

  #page(from: number): Promise<Page<Item>> {
    const { floor, addedSince } = this.state;
    return this.#reads.page(from, floor === undefined ? addedSince : undefined);
  }

  #lowest(): number {
    return this.state.floor ?? 1;
  }

  #nextNew(): number {
    return Math.max(this.#lowest(), (this.state.known.at(-1)?.id ?? 0) + 1);
  }

  #headFrom(): number {
    const { known } = this.state;
    return known.length > headSize ? (known.at(-headSize)?.id ?? this.#lowest()) : this.#lowest();
  }
}
