import { defineComponent, nextTick, onActivated, onScopeDispose, ref, shallowRef, watch } from "vue";
import { Chart } from "./Chart.tsx";
import { Choice, textOf } from "./Choice.tsx";
import { LeadTable } from "./LeadTable.tsx";
import { createLeadList } from "./leadList.ts";
import { Empty, SampleForm } from "./Sample.tsx";
import { type Filters, noFilters, type Studio } from "./studio.ts";
import type { Chart as ChartData, LeadRow, Stats } from "./wire.ts";

/** How many pixels before the end of the list the next page is requested. */
const aheadPx = 800;
const newestEveryMs = 2_000;
/** A search is repeated less often, since it looks at thousands of leads. */
const searchEveryMs = 10_000;
const chartEveryMs = 15_000;
const typingMs = 250;

/** The list stays alive while a lead is open, so that going back leads to the same place in it. */
export const Leads = defineComponent(
  ({ studio }: { studio: Studio }) => {
    const stats = shallowRef<Stats>();
    const chart = shallowRef<ChartData>();
    const list = createLeadList(studio.api, Date.now);
    const end = ref<HTMLElement>();
    let scrolledTo = 0;
    let { filters } = studio.route.value;
    list.start(filters);

    const isHere = () => studio.route.value.screen === "leads";
    const isAtTop = () => window.scrollY < 200;
    const fillWindow = async () => {
      await nextTick();
      while (isHere() && !list.isEnd.value && !list.isFull() && isEndNear()) {
        const rows = list.rows.value;
        const searched = list.searched.value;
        await list.more();
        // Another page is already being loaded.
        if (rows === list.rows.value && searched === list.searched.value) return;
        await nextTick();
      }
    };
    const isEndNear = () => {
      const top = end.value?.getBoundingClientRect().top;
      return top !== undefined && top < window.innerHeight + aheadPx;
    };
    const reload = studio.repeat(
      async () => {
        const [counts] = await Promise.all([studio.api.get("stats"), list.look(isAtTop())]);
        stats.value = counts;
        await fillWindow();
      },
      () => (filters.find === "" && filters.source === "" ? newestEveryMs : searchEveryMs),
      isHere,
    );
    const drawing = studio.repeat(
      async () => {
        chart.value = await studio.api.get("chart");
      },
      () => chartEveryMs,
      isHere,
    );
    watch(
      () => (isHere() ? studio.route.value.filters : filters),
      (chosen) => {
        if (JSON.stringify(chosen) === JSON.stringify(filters)) return;
        filters = chosen;
        list.start(filters);
        reload.now();
      },
    );

    const onScroll = () => {
      if (!isHere()) return;
      scrolledTo = window.scrollY;
      void fillWindow().catch((error) => {
        studio.trouble.value = studio.sentence(error);
      });
    };
    window.addEventListener("scroll", onScroll, { passive: true });
    onScopeDispose(() => window.removeEventListener("scroll", onScroll));
    onActivated(() => {
      window.scrollTo(0, scrolledTo);
      reload.now();
      drawing.now();
    });

    const toTop = () => {
      window.scrollTo(0, 0);
      reload.now();
    };
    const replace = async (isNewest: boolean) => {
      if (isNewest) list.start(filters);
      else await list.more();
      toTop();
    };

    return () => {
      const { say } = studio;
      const about = studio.about.value;
      if (about === undefined || stats.value === undefined) return <p class="note">{say("frame.loading")}</p>;
      const { by } = stats.value;
      const all = Object.values(by).reduce((sum, count) => sum + count, 0);
      const chosen = studio.route.value.filters;
      const isFiltered = Object.values(chosen).some((value) => value !== "");
      if (all === 0 && !isFiltered) return <Empty studio={studio} about={about} />;
      const { find, source } = chosen;
      const isSearch = find !== "" || source !== "";
      return (
        <div class="list stack">
          <h1 class="hidden" tabindex={-1}>
            {say("frame.leads")}
          </h1>
          {about.store === undefined ? <SampleForm studio={studio} about={about} /> : null}
          {chart.value === undefined ? (
            <div class="panel chart" />
          ) : (
            <Chart studio={studio} chart={chart.value} />
          )}
          <StatusButtons studio={studio} by={by} all={all} />
          <FilterFields studio={studio} sources={chart.value?.sources ?? []} isFiltered={isFiltered} />
          {list.waiting.value > 0 ? (
            <button type="button" class="fresh" onClick={toTop}>
              {say("list.showNew", { count: list.waiting.value })}
            </button>
          ) : null}
          {list.isOlder.value ? (
            <button type="button" class="wide" onClick={() => replace(true)}>
              {say("list.showNewest")}
            </button>
          ) : null}
          {list.rows.value.length > 0 ? <LeadTable rows={list.rows.value} studio={studio} /> : null}
          <div ref={end} />
          <p class="note" role="status">
            {endOf(list.rows.value.length, list.isEnd.value, list.isLoading.value)}
            {isSearch
              ? ` ${say(list.isEnd.value ? "list.searchedAll" : "list.searched", { count: list.searched.value })}`
              : null}
          </p>
          {list.isFull() && !list.isEnd.value ? (
            <button type="button" class="wide" onClick={() => replace(false)}>
              {say("list.showOlder")}
            </button>
          ) : null}
        </div>
      );
      function endOf(count: number, isEnd: boolean, isLoading: boolean): string {
        if (isEnd) return count === 0 ? say("list.noneFound") : say("list.allShown");
        return isLoading ? say("frame.loading") : "";
      }
    };
  },
  { props: ["studio"] },
);

const statuses = ["success", "received", "error", "unknown", "differs", "skip", "discarded"] as const;

function StatusButtons({ studio, by, all }: { studio: Studio; by: Stats["by"]; all: number }) {
  const { say } = studio;
  const { filters } = studio.route.value;
  const button = (status: LeadRow["status"] | "", name: string, count: number) => (
    <button
      type="button"
      aria-pressed={filters.status === status}
      onClick={() => studio.setFilters({ ...filters, status })}
    >
      {name} <span class="count">{studio.formats.value.number(count)}</span>
    </button>
  );
  return (
    <fieldset class="statuses row" aria-label={say("list.status")}>
      {button("", say("filter.all"), all)}
      {statuses
        .filter((status) => by[status] > 0 || filters.status === status)
        .map((status) => button(status, say(`filter.${status}`), by[status]))}
    </fieldset>
  );
}

interface FieldsGiven {
  readonly studio: Studio;
  readonly sources: ChartData["sources"];
  readonly isFiltered: boolean;
}

function FilterFields({ studio, sources, isFiltered }: FieldsGiven) {
  const { say } = studio;
  const { filters } = studio.route.value;
  const set = (part: Partial<Filters>) => studio.setFilters({ ...studio.route.value.filters, ...part });
  const named = sources.map(({ source }) => source);
  if (filters.source !== "" && !named.includes(filters.source)) named.push(filters.source);
  const times = {
    "": say("list.anyTime"),
    hour: say("list.lastHour"),
    day: say("list.lastDay"),
    week: say("list.lastWeek"),
    month: say("list.lastMonth"),
  };
  return (
    <search class="filters">
      <Find
        find={filters.find}
        label={say("list.find")}
        onFind={(find: string) => set({ find: find.trim() })}
      />
      <Choice
        label={say("list.source")}
        value={filters.source}
        onChoose={(source) => set({ source })}
        options={[["", say("list.anySource")], ...named.map((name) => [name, name] as const)]}
      />
      <Choice
        label={say("list.time")}
        value={filters.time}
        onChoose={(time) => set({ time })}
        options={Object.entries(times)}
      />
      {isFiltered ? (
        <button type="button" onClick={() => studio.setFilters(noFilters)}>
          {say("list.clearFilters")}
        </button>
      ) : null}
    </search>
  );
}

const Find = defineComponent(
  (props: { find: string; label: string; onFind: (find: string) => void }) => {
    let timer: number | undefined;
    onScopeDispose(() => window.clearTimeout(timer));
    const typed = (text: string, waitMs: number) => {
      window.clearTimeout(timer);
      timer = window.setTimeout(() => props.onFind(text), waitMs);
    };
    return () => (
      <input
        type="search"
        value={props.find}
        placeholder={props.label}
        aria-label={props.label}
        onInput={(event: Event) => typed(textOf(event), typingMs)}
        onChange={(event: Event) => typed(textOf(event), 0)}
      />
    );
  },
  { props: ["find", "label", "onFind"] },
);
