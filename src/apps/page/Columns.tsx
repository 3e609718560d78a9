import { computed, defineComponent, ref, shallowRef } from "vue";
import { Issues } from "./Issues.tsx";
import type { Studio } from "./studio.ts";
import type { Leaf, MappedOrder, OrderField } from "./wire.ts";

interface Given {
  readonly studio: Studio;
  readonly leaves: readonly Leaf[];
  readonly order: MappedOrder | undefined;
  /** Why there is no order, in words. */
  readonly orderProblem: string;
  /** The title of the order, if the rules are not today's. */
  readonly orderTitle?: string;
  /** Switches between hidden and shown values; absent if there are no hidden values. */
  readonly onValues?: () => void;
  readonly hasValues: boolean;
}

/** What is pointed at: a part of the lead, or a field of an order. */
type Pointed = { readonly path: string } | { readonly field: string; readonly from: readonly string[] };

const maxShown = 2_000;

/**
 * The lead next to its order. The part under the pointer or with the focus highlights what it became or was
 * made from.
 */
export const Columns = defineComponent(
  (props: Given) => {
    const pointed = shallowRef<Pointed>();
    const both = ref<HTMLElement>();
    const fields = computed(
      () => new Map((props.order?.fields ?? []).map(({ field, from }) => [field, from] as const)),
    );
    const used = computed(() => [...new Set([...fields.value.values()].flat())]);
    const lit = computed(() => litBy(pointed.value, props.leaves, fields.value));

    let current: Element | null = null;
    const point = (target: EventTarget | Element | null) => {
      const found = target instanceof Element ? target.closest("[data-path],[data-field]") : null;
      if (found === current) return;
      current = found;
      const path = found?.getAttribute("data-path");
      const field = found?.getAttribute("data-field");
      if (typeof path === "string") pointed.value = { path };
      else if (typeof field === "string") pointed.value = { field, from: fields.value.get(field) ?? [] };
      else pointed.value = undefined;
    };
    const leave = () => {
      const { activeElement } = document;
      point(both.value?.contains(activeElement) ? activeElement : null);
    };
    const showOther = ({ currentTarget }: Event) => {
      const isField = currentTarget instanceof Element && currentTarget.closest("[data-field]") !== null;
      const other = both.value?.querySelector(isField ? "[data-path][data-lit]" : "[data-field][data-lit]");
      other?.scrollIntoView({ block: "nearest" });
    };

    return () => {
      const { studio, leaves, order, orderProblem, onValues, hasValues } = props;
      const { say } = studio;
      const { paths: litPaths, fields: litFields } = lit.value;
      return (
        <div
          class="columns"
          ref={both}
          // Not `pointerover`: that comes also where Tab has moved the page below a pointer at rest.
          onPointermove={({ target }: Event) => point(target)}
          onPointerleave={leave}
          onFocusin={({ target }: Event) => point(target)}
          onFocusout={() => point(null)}
        >
          <section class="panel" aria-labelledby="lead-title">
            <header>
              <h2 id="lead-title">{say("lead.title")}</h2>
              {onValues === undefined ? null : (
                <button type="button" class="link values" onClick={onValues}>
                  {hasValues ? say("lead.hideValues") : say("lead.showValues")}
                </button>
              )}
            </header>
            <ul class="parts">
              {leaves.map((leaf) => (
                <LeafRow
                  key={leaf.path}
                  leaf={leaf}
                  isLit={litPaths.has(leaf.path)}
                  isUsed={used.value.some((path) => isWithin(path, leaf.path) || isWithin(leaf.path, path))}
                  studio={studio}
                  onChosen={showOther}
                />
              ))}
            </ul>
          </section>
          <section class="panel" aria-labelledby="order-title">
            <header>
              <h2 id="order-title">{props.orderTitle ?? say("lead.orderTitle")}</h2>
              {order === undefined ? null : <p class="note">{say("lead.orderHint")}</p>}
            </header>
            {orderProblem === "" ? null : <p class="body">{orderProblem}</p>}
            {order === undefined ? null : (
              <>
                {order.status === "order" ? null : (
                  <p class="body">{`${say(`noOrder.${order.status}`)} ${order.reason ?? ""}`}</p>
                )}
                <Issues studio={studio} issues={order.issues} />
                <ul class="parts">
                  {order.fields.map((field) => (
                    <FieldRow
                      key={field.field}
                      field={field}
                      isLit={litFields.has(field.field)}
                      studio={studio}
                      onChosen={showOther}
                    />
                  ))}
                </ul>
                {order.unused > 0 ? (
                  <p class="note foot">{say("lead.unusedCount", { count: order.unused })}</p>
                ) : null}
              </>
            )}
          </section>
        </div>
      );
    };
  },
  {
    props: ["studio", "leaves", "order", "orderProblem", "orderTitle", "onValues", "hasValues"],
  },
);

interface RowGiven {
  readonly studio: Studio;
  readonly isLit: boolean;
  readonly onChosen: (event: Event) => void;
}

function LeafRow({ leaf, isLit, isUsed, studio, onChosen }: RowGiven & { leaf: Leaf; isUsed: boolean }) {
  const { say } = studio;
  const isGroup = leaf.value === undefined;
  // The name of a list element is written as in its path: `[0]`.
  const name = leaf.path.endsWith(`[${leaf.name}]`) ? `[${leaf.name}]` : leaf.name;
  return (
    <li
      data-path={leaf.path}
      data-lit={isLit ? "" : undefined}
      class={{ group: isGroup, unused: leaf.isUnused === true }}
    >
      {/* Set by script, which the policy of the page allows. */}
      <span class="name" style={{ paddingLeft: `${Math.min(leaf.depth, 12)}em` }}>
        {isUsed && !isGroup ? (
          <button type="button" onClick={onChosen}>
            {name}
          </button>
        ) : (
          name
        )}
      </span>
      <span class="value">
        {isGroup ? (leaf.length === undefined ? "" : `[${leaf.length}]`) : valueText(leaf, say("lead.empty"))}
        {leaf.isUnused ? <span class="note origin">{say("lead.unused")}</span> : null}
      </span>
    </li>
  );
}

function FieldRow({ field, isLit, studio, onChosen }: RowGiven & { field: OrderField }) {
  const { say } = studio;
  const origin =
    field.from.length > 0
      ? say("lead.from", { paths: field.from.join(", ") })
      : field.source === undefined
        ? ""
        : say(`madeBy.${field.source}`);
  const isTime = /^date_/.test(field.field) && typeof field.value === "number" && field.value > 1e8;
  return (
    <li data-field={field.field} data-lit={isLit ? "" : undefined}>
      <span class="name">
        {field.from.length > 0 ? (
          <button type="button" onClick={onChosen}>
            {field.field}
          </button>
        ) : (
          field.field
        )}
      </span>
      <span class="value">
        {valueText(field, say("lead.empty"))}
        {isTime ? (
          <span class="meaning">{` · ${studio.formats.value.full(Number(field.value) * 1_000)}`}</span>
        ) : null}
        {origin === "" ? null : <span class="note origin">{origin}</span>}
      </span>
    </li>
  );
}

function valueText({ value, isHidden }: Pick<Leaf, "value" | "isHidden">, empty: string) {
  const text = String(value);
  if (text === "") return <i>{empty}</i>;
  if (isHidden) return <span class="dots">{text}</span>;
  return text.length > maxShown ? `${text.slice(0, maxShown)}…` : text;
}

/** Whether a path is the same as another one or below it. */
function isWithin(path: string, whole: string): boolean {
  return path === whole || path.startsWith(`${whole}.`) || path.startsWith(`${whole}[`);
}

function litBy(
  pointed: Pointed | undefined,
  leaves: readonly Leaf[],
  fields: ReadonlyMap<string, readonly string[]>,
): { readonly paths: ReadonlySet<string>; readonly fields: ReadonlySet<string> } {
  if (pointed === undefined) return { paths: new Set(), fields: new Set() };
  if ("field" in pointed) {
    const made = leaves.filter(({ path }) => pointed.from.some((from) => isWithin(path, from)));
    return { paths: new Set(made.map(({ path }) => path)), fields: new Set([pointed.field]) };
  }
  const { path } = pointed;
  const became = [...fields].filter(([, from]) =>
    from.some((fromPath) => isWithin(fromPath, path) || isWithin(path, fromPath)),
  );
  return { paths: new Set([path]), fields: new Set(became.map(([name]) => name)) };
}
