import { type Ref, ref, type ShallowRef, shallowRef } from "vue";
import type { Api } from "./api.ts";
import type { Filters } from "./studio.ts";
import type { LeadPage, LeadRow } from "./wire.ts";

/** The rows of the table, newest first, and what is known about the other leads. */
export interface LeadList {
  readonly rows: Readonly<ShallowRef<readonly LeadRow[]>>;
  /** How many new leads are not shown yet. */
  readonly waiting: Ref<number>;
  /** How many leads this search has looked at. */
  readonly searched: Ref<number>;
  readonly isLoading: Ref<boolean>;
  /** Whether there are no older leads. */
  readonly isEnd: Ref<boolean>;
  /** Whether older rows have replaced the newest ones. */
  readonly isOlder: Ref<boolean>;
  /** Whether the list is full, so that older rows replace those shown. */
  isFull(): boolean;
  /** Starts over with these filters; `look` then loads the leads. */
  start(filters: Filters): void;
  /** Loads the next page below the rows, or in place of them if the list is full. */
  more(): Promise<void>;
  /** Loads the newest leads, and shows them on top or counts them as waiting. */
  look(isAtTop: boolean): Promise<void>;
}

/** The maximum number of rows at a time, with which the table stays smooth. */
const maxRows = 1_000;

export function createLeadList(api: Api, now: () => number): LeadList {
  const rows = shallowRef<readonly LeadRow[]>([]);
  const waiting = ref(0);
  const searched = ref(0);
  const isLoading = ref(false);
  const isEnd = ref(false);
  const isOlder = ref(false);
  let query: Readonly<Record<string, string>> = {};
  let cursor: string | undefined;
  let run = new AbortController();

  const isFull = () => rows.value.length >= maxRows;
  const show = (entries: readonly LeadRow[], next: string | undefined) => {
    rows.value = entries;
    cursor = next;
    isEnd.value = next === undefined;
  };
  /** Loads a page; `undefined` if other filters were chosen in the meantime. */
  const ask = async (next?: string): Promise<LeadPage | undefined> => {
    const { signal } = run;
    try {
      const page = await api.get("leads", { ...query, cursor: next }, signal);
      return signal.aborted ? undefined : page;
    } catch (error) {
      if (signal.aborted) return undefined;
      throw error;
    }
  };
  const more = async () => {
    if (isLoading.value || isEnd.value) return;
    const { signal } = run;
    isLoading.value = true;
    try {
      const page = await ask(cursor);
      if (page === undefined) return;
      searched.value += page.searched;
      const isNext = isFull();
      if (isNext) isOlder.value = true;
      const known = new Set(isNext ? [] : rows.value.map(({ id }) => id));
      const added = page.entries.filter(({ id }) => !known.has(id));
      show(isNext ? added : [...rows.value, ...added], page.cursor);
    } finally {
      if (!signal.aborted) isLoading.value = false;
    }
  };
  return {
    rows,
    waiting,
    searched,
    isLoading,
    isEnd,
    isOlder,
    isFull,
    start(filters) {
      run.abort();
      run = new AbortController();
      query = queryOf(filters, now());
      waiting.value = 0;
      searched.value = 0;
      isLoading.value = false;
      isOlder.value = false;
      show([], "");
    },
    more,
    async look(isAtTop) {
      if (cursor === "") return more();
      if (isOlder.value || isLoading.value) return;
      const page = await ask();
      if (page === undefined || isLoading.value || isOlder.value) return;
      const { shown, known, added, isGap } = merge(rows.value, page);
      waiting.value = isAtTop ? 0 : added;
      if (!isAtTop && added > 0) rows.value = known;
      else if (isGap || shown.length > maxRows) show(page.entries, page.cursor);
      else rows.value = shown;
    },
  };
}

/** Ids sort by time of arrival, so a row that the page should contain but does not no longer matches the filters. */
function merge(rows: readonly LeadRow[], { entries: pageEntries, cursor }: LeadPage) {
  const byId = new Map(rows.map((row) => [row.id, row]));
  // A row that is the same stays the same object: then it is not drawn again.
  const entries = pageEntries.map((row) => {
    const known = byId.get(row.id);
    return known?.updatedAt === row.updatedAt && known.status === row.status ? known : row;
  });
  const last = entries.at(-1);
  // A search that found nothing among the newest says nothing about those below.
  const older = rows.filter(({ id }) => cursor !== undefined && (last === undefined || id < last.id));
  const known = [...entries.filter(({ id }) => byId.has(id)), ...older];
  const newest = rows[0]?.id ?? "";
  const added = entries.filter(({ id }) => id > newest).length;
  const isGap = cursor !== undefined && added === entries.length && added > 0;
  const shown = [...entries, ...older];
  const isSame = shown.length === rows.length && shown.every((row, index) => row === rows[index]);
  return { shown: isSame ? rows : shown, known: isGap ? rows : known, added, isGap };
}

function queryOf({ time, ...filters }: Filters, now: number): Readonly<Record<string, string>> {
  const spanMs = spansMs[time];
  return spanMs === undefined ? filters : { ...filters, since: new Date(now - spanMs).toISOString() };
}

const hourMs = 3_600_000;
const spansMs: Readonly<Record<string, number>> = {
  hour: hourMs,
  day: 24 * hourMs,
  week: 7 * 24 * hourMs,
  month: 30 * 24 * hourMs,
};
