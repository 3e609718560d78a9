import { defineComponent, ref } from "vue";
import { Choice } from "./Choice.tsx";
import type { Studio } from "./studio.ts";
import type { RulesFile, RulesPlanShown } from "./wire.ts";

interface Given {
  readonly studio: Studio;
  readonly text: string;
  /** The lead whose sender has these rules. */
  readonly ofSender: Pick<RulesFile, "lead">;
  /** Whether the text has been checked and has no problem. */
  readonly isReady: boolean;
  /** The last plan, and the text that it is for. */
  readonly plan: (RulesPlanShown & { readonly text: string }) | undefined;
  readonly onPlan: (plan: RulesPlanShown, text: string) => void;
}

const counts = ["200", "1000"];

/** What the typed rules would change for kept leads. */
export const RulesPlan = defineComponent(
  (props: Given) => {
    const last = ref(counts[0] ?? "");
    const isLooking = ref(false);
    const failure = ref("");
    const look = async () => {
      const { studio, text, ofSender, onPlan } = props;
      isLooking.value = true;
      failure.value = "";
      try {
        onPlan(await studio.api.post("rules/plan", { text, last: Number(last.value), ...ofSender }), text);
      } catch (error) {
        failure.value = studio.sentence(error);
      }
      isLooking.value = false;
    };
    return () => {
      const { studio, text, isReady, plan } = props;
      const { say } = studio;
      return (
        <section class="panel plan" aria-labelledby="plan">
          <header>
            <h2 id="plan">{say("plan.title")}</h2>
            <p class="row">
              <Choice
                label={say("plan.last")}
                value={last.value}
                options={counts.map((count) => [count, say("plan.lastOf", { count: Number(count) })])}
                onChoose={(count) => {
                  last.value = count;
                }}
              />
              <button type="button" class="look" disabled={!isReady || isLooking.value} onClick={look}>
                {isLooking.value ? say("plan.looking") : say("plan.look")}
              </button>
            </p>
          </header>
          <p class="failure" role="alert">
            {failure.value}
          </p>
          <div role="status">
            {plan === undefined ? (
              <p class="body">{say("plan.note")}</p>
            ) : (
              <p class={plan.keysChanged > 0 ? "body second" : "body"}>
                {plan.text === text ? null : <b>{`${say("plan.ofEarlier")} `}</b>}
                {plan.leads === 0 ? say("plan.none") : plan.summary}
                {plan.isCatalogMissing ? ` ${say("plan.noCatalog")}` : null}
              </p>
            )}
          </div>
          {plan === undefined ? null : <Differences studio={studio} plan={plan} />}
        </section>
      );
    };
  },
  { props: ["studio", "text", "ofSender", "isReady", "plan", "onPlan"] },
);

function Differences({ studio, plan }: { studio: Studio; plan: RulesPlanShown }) {
  const { say } = studio;
  const { number } = studio.formats.value;
  const { fields, differences, changed } = plan;
  return (
    <>
      {Object.keys(fields).length === 0 ? null : (
        <ul class="counts row" aria-label={say("plan.fieldCounts")}>
          {Object.entries(fields).map(([field, count]) => (
            <li>
              <code>{field}</code> {number(count)}
            </li>
          ))}
        </ul>
      )}
      {differences.length < changed && differences.length > 0 ? (
        <p class="note foot">{say("plan.firstOf", { count: differences.length, all: changed })}</p>
      ) : null}
      <ul class="differences">
        {differences.map(({ id, key, orderId, changes }) => (
          <li key={id}>
            <a href={`#/lead/${id}`}>{key ?? id}</a>
            {orderId === undefined ? null : <span class="note">{` · ${say("list.order")} ${orderId}`}</span>}
            <ul>
              {changes.map(({ kind, path, before, after }) => (
                <li class={kind}>
                  <span class="kind">{say(`change.${kind}`)}</span> <code>{path}</code>
                  {kind === "moved" ? null : (
                    <>
                      {" "}
                      <span class="before">{before ?? say("plan.nothing")}</span> →{" "}
                      <span class="after">{after ?? say("plan.nothing")}</span>
                    </>
                  )}
                </li>
              ))}
            </ul>
          </li>
        ))}
      </ul>
    </>
  );
}
