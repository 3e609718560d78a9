import { defineComponent, nextTick, ref, shallowRef, watch } from "vue";
import { Actions } from "./Actions.tsx";
import { ApiFailure } from "./api.ts";
import { Columns } from "./Columns.tsx";
import { Issues, Said } from "./Issues.tsx";
import { Status } from "./LeadTable.tsx";
import type { Studio } from "./studio.ts";
import type { Lead, LeadEntry, MappedOrder } from "./wire.ts";

const lookEveryMs = 2_000;

export const LeadView = defineComponent(
  ({ studio, id }: { studio: Studio; id: string }) => {
    const lead = shallowRef<Lead>();
    const isMissing = ref(false);
    const hasValues = ref(false);
    /** The number of attempts when the lead was sent; `undefined` if it is not being sent. */
    const sentAfter = ref<number>();
    const message = ref("");
    const failure = ref("");
    const heading = ref<HTMLElement>();

    const load = async () => {
      try {
        const found = await studio.api.get("lead", { id, values: hasValues.value ? "1" : "" });
        lead.value = found;
        if (sentAfter.value !== undefined && found.entry.attempts > sentAfter.value) {
          sentAfter.value = undefined;
          message.value = wordsAfter(studio, found.entry);
        }
      } catch (error) {
        if (!(error instanceof ApiFailure && error.code === "not_found")) throw error;
        lead.value = undefined;
        isMissing.value = true;
      }
    };
    const looking = studio.repeat(
      load,
      () => lookEveryMs,
      () => !isMissing.value && (sentAfter.value !== undefined || isOpen(lead.value?.entry)),
    );
    // Messages of the server are in the language of the page, so a change of it loads them again.
    watch(studio.language, () => void reload());
    const reload = () =>
      load().catch((error) => {
        failure.value = studio.sentence(error);
      });
    watch([lead, isMissing], async (_, [before]) => {
      if (before !== undefined) return;
      await nextTick();
      heading.value?.focus({ preventScroll: true });
    });

    return () => {
      const { say } = studio;
      const about = studio.about.value;
      const back = (
        <p class="back">
          <a href={studio.listHash.value}>{`← ${say("lead.back")}`}</a>
        </p>
      );
      if (isMissing.value)
        return (
          <div class="one stack">
            {back}
            <h1 ref={heading} tabindex={-1}>
              {message.value || say("lead.noLead")}
            </h1>
          </div>
        );
      if (lead.value === undefined || about === undefined) return <p class="note">{say("frame.loading")}</p>;
      const { entry: found, leaves, order, hasHidden, rulesProblem } = lead.value;
      return (
        <div class="one stack">
          {back}
          <div class="head">
            <h1 ref={heading} tabindex={-1}>
              <Status status={found.status} fault={found.fault} isFinal={found.isFinal} studio={studio} />
            </h1>
            <Actions
              studio={studio}
              about={about}
              lead={found}
              isRunning={sentAfter.value !== undefined}
              onDone={(action, words, isRunning) => {
                message.value = words;
                failure.value = "";
                sentAfter.value = isRunning ? found.attempts : undefined;
                if (action === "erase") isMissing.value = true;
                else if (isRunning) looking.now();
                else void reload();
              }}
              onFailure={(words) => {
                message.value = "";
                failure.value = words;
              }}
            />
            <Facts studio={studio} lead={found} panel={about.panel} />
          </div>
          <Said message={message.value} failure={failure.value} />
          {found.hadOtherRules ? <p class="said other">{say("lead.otherRules")}</p> : null}
          {found.issues.length > 0 || found.why !== undefined ? (
            <section class="panel" aria-labelledby="problems">
              <header>
                <h2 id="problems">{found.issues.length > 0 ? say("lead.issues") : say("list.why")}</h2>
                {found.leadKept && about.rules ? (
                  <a href={`#/rules?lead=${id}`}>{say("lead.correctRules")}</a>
                ) : null}
              </header>
              {isSaidBy(found.issues, found.why) ? null : <p class="body">{found.why}</p>}
              <Issues studio={studio} issues={found.issues} />
            </section>
          ) : null}
          <Tried studio={studio} lead={found} />
          {leaves === undefined ? (
            <NotKept studio={studio} lead={found} />
          ) : (
            <Columns
              studio={studio}
              leaves={leaves}
              order={order && withNewIssues(order, found)}
              orderProblem={rulesProblem ?? (about.rules === undefined ? say("lead.noRulesGiven") : "")}
              hasValues={hasValues.value}
              {...(hasHidden || hasValues.value
                ? {
                    onValues: () => {
                      hasValues.value = !hasValues.value;
                      void reload();
                    },
                  }
                : {})}
            />
          )}
        </div>
      );
    };
  },
  { props: ["studio", "id"] },
);

/** Whether the lead may change without an action of the user. */
function isOpen(lead: LeadEntry | undefined): boolean {
  return lead === undefined || lead.status === "received" || (lead.status === "unknown" && !lead.isFinal);
}

function wordsAfter(studio: Studio, { status, orderId }: LeadEntry): string {
  if (status === "received" || status === "differs" || status === "discarded") return "";
  return studio.say(`resent.${status}`, { id: orderId ?? "" });
}

/** The order without the problems that are already shown above. */
function withNewIssues(order: MappedOrder, { issues }: LeadEntry): MappedOrder {
  const known = new Set(issues.map(({ code, path }) => `${code} ${path}`));
  return { ...order, issues: order.issues.filter(({ code, path }) => !known.has(`${code} ${path}`)) };
}

function Facts({ studio, lead, panel }: { studio: Studio; lead: LeadEntry; panel: string | undefined }) {
  const { say } = studio;
  const { key, source, receivedAt, repeats, orderId, deliveryId, id } = lead;
  const order = { id: orderId ?? "" };
  return (
    <p class="facts row">
      {key === undefined ? (
        <code>{id}</code>
      ) : (
        <span>
          {say("list.key")} <code>{key}</code>
        </span>
      )}
      {source === undefined ? null : <span>{source}</span>}
      <time datetime={receivedAt}>{studio.formats.value.full(receivedAt)}</time>
      {deliveryId === undefined ? null : <span>{say("lead.requestId", { id: deliveryId })}</span>}
      {repeats === 0 ? null : <span>{say("lead.repeats", { count: repeats })}</span>}
      {orderId === undefined ? null : panel === undefined ? (
        <span>{say("lead.orderNumber", order)}</span>
      ) : (
        <a href={`${panel}/orders.php#order:${orderId}`} target="_blank" rel="noreferrer">
          {say("lead.openOrder", order)}
        </a>
      )}
    </p>
  );
}

function Tried({ studio, lead }: { studio: Studio; lead: LeadEntry }) {
  const { say } = studio;
  const { short } = studio.formats.value;
  const kept = lead.leadKept && lead.expiresAt !== undefined ? lead.expiresAt : undefined;
  return (
    <section class="panel" aria-labelledby="tried">
      <header>
        <h2 id="tried">{say("lead.tried")}</h2>
        {kept === undefined ? null : <p class="note">{say("lead.keptUntil", { time: short(kept) })}</p>}
      </header>
      {lead.history.length === 0 ? <p class="body">{say("lead.notTried")}</p> : null}
      <ol class="attempts">
        {lead.history.map(({ at, by, status, fault, errorCode }) => (
          <li>
            <Status status={status} fault={fault} studio={studio} />
            <span class="note">
              {say(`by.${by}`)} · <time datetime={at}>{short(at)}</time>
              {errorCode === undefined ? null : <code>{errorCode}</code>}
            </span>
          </li>
        ))}
      </ol>
    </section>
  );
}

function NotKept({ studio, lead }: { studio: Studio; lead: LeadEntry }) {
  const { say } = studio;
  return (
    <section class="panel" aria-labelledby="not-kept">
      <header>
        <h2 id="not-kept">{say("lead.notKept")}</h2>
      </header>
      <p class="body">
        {lead.status === "discarded" ? (
          say("lead.notKeptDiscarded")
        ) : (
          <>
            {say("lead.notKeptText")} <code>keepLeads: "all"</code>
          </>
        )}
      </p>
    </section>
  );
}

/** Whether the reason needs no line of its own: there is none, or it is one of the issues. */
function isSaidBy(issues: LeadEntry["issues"], why: string | undefined): boolean {
  return why === undefined || issues.some(({ message }) => message === why);
}
