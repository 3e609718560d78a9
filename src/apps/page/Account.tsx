import { defineComponent, onActivated, ref, shallowRef } from "vue";
import { Said } from "./Issues.tsx";
import type { Studio } from "./studio.ts";
import type { AccountShown, Health, NamedId, Stats } from "./wire.ts";

const lookEveryMs = 5_000;
const lists = ["statuses", "sources", "fields", "inventories"] as const;

/**
 * The screen with what rules may name, with ids to copy, and with the state of the rate limit, the store and
 * the queue.
 */
export const Account = defineComponent(
  ({ studio }: { studio: Studio }) => {
    const account = shallowRef<AccountShown>();
    const health = shallowRef<Health>();
    const stats = shallowRef<Stats>();
    const failure = ref("");
    const copied = ref("");
    const load = async () => {
      try {
        account.value = await studio.api.get("account");
        failure.value = "";
      } catch (error) {
        failure.value = studio.sentence(error);
      }
    };
    studio.repeat(
      async () => {
        [health.value, stats.value] = await Promise.all([studio.api.get("health"), studio.api.get("stats")]);
      },
      () => lookEveryMs,
      () => studio.route.value.screen === "account",
    );
    onActivated(load);
    const copy = async (id: string) => {
      const { say } = studio;
      try {
        await navigator.clipboard.writeText(id);
        copied.value = say("account.copied", { id });
      } catch {
        copied.value = say("account.notCopied", { id });
      }
    };
    return () => {
      const { say } = studio;
      return (
        <div class="account">
          <h1 class="hidden" tabindex={-1}>
            {say("frame.account")}
          </h1>
          <State studio={studio} health={health.value} stats={stats.value} />
          <Said message={copied.value} failure={failure.value} />
          {account.value === undefined && failure.value === "" ? (
            <p class="note">{say("frame.loading")}</p>
          ) : null}
          {account.value === undefined
            ? null
            : lists.map((list) => (
                <Names
                  studio={studio}
                  list={list}
                  items={account.value?.[list] ?? []}
                  onCopy={copy}
                  key={list}
                />
              ))}
        </div>
      );
    };
  },
  { props: ["studio"] },
);

interface NamesGiven {
  readonly studio: Studio;
  readonly list: (typeof lists)[number];
  readonly items: readonly NamedId[];
  readonly onCopy: (id: string) => void;
}

function Names({ studio, list, items, onCopy }: NamesGiven) {
  const { say } = studio;
  return (
    <section class="panel" aria-labelledby={list}>
      <header>
        <h2 id={list}>{say(`account.${list}`)}</h2>
        <p class="note">
          <code>{fieldOf[list]}</code>
        </p>
      </header>
      {items.length === 0 ? <p class="body">{say("account.none")}</p> : null}
      <ul class="ids">
        {items.map(({ id, name }) => (
          <li>
            <span class="name">{name}</span> <code>{id}</code>
            <button type="button" aria-label={say("account.copyOf", { name })} onClick={() => onCopy(id)}>
              {say("account.copy")}
            </button>
          </li>
        ))}
      </ul>
    </section>
  );
}

/** The field of the rules that each kind of id is written into. */
const fieldOf = {
  statuses: "order_status_id",
  sources: "custom_source_id",
  fields: "deal_cf_…",
  inventories: "inventoryId",
};

interface StateGiven {
  readonly studio: Studio;
  readonly health: Health | undefined;
  readonly stats: Stats | undefined;
}

function State({ studio, health, stats }: StateGiven) {
  const { say } = studio;
  const { number, short, span } = studio.formats.value;
  if (health === undefined || stats === undefined) return null;
  const { store, limiter, inFlight, waiting, open, lastSuccessAt } = health;
  const { pausedUntil } = limiter;
  const waits = stats.oldestMs === undefined ? "" : span(stats.oldestMs);
  const queue =
    waits === ""
      ? number(stats.waiting)
      : stats.waiting === 1
        ? say("account.waits", { time: waits })
        : say("account.oldest", { count: stats.waiting, time: waits });
  const rows: readonly (readonly [string, string, boolean?])[] = [
    [
      say("account.base"),
      pausedUntil === undefined ? say("account.fine") : say("account.blocked", { time: short(pausedUntil) }),
      pausedUntil !== undefined,
    ],
    [say("account.calls"), number(limiter.waiting ?? 0)],
    [
      say("account.store"),
      store.ok ? say("account.fine") : (store.problem ?? say("account.broken")),
      !store.ok,
    ],
    [say("account.queue"), queue],
    [say("account.inFlight"), number(inFlight + waiting)],
    [say("account.open"), open === undefined ? "–" : number(open)],
    [say("account.lastSuccess"), lastSuccessAt === undefined ? say("account.noneYet") : short(lastSuccessAt)],
  ];
  return (
    <section class="panel" aria-labelledby="state">
      <header>
        <h2 id="state">{say("account.state")}</h2>
        <p class="note">{say("account.stateNote")}</p>
      </header>
      <dl class="facts-of">
        {rows.map(([name, value, isBad]) => (
          <div class={isBad ? "bad" : undefined}>
            <dt class="note">{name}</dt>
            <dd>{value}</dd>
          </div>
        ))}
      </dl>
    </section>
  );
}
