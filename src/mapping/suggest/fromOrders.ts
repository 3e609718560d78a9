import { isRecord } from "../../json/value.ts";
import { orderFields } from "../order/limits.ts";
import type { RuleValue } from "../rules/value.ts";
import { assemble } from "./assemble.ts";
import { cleaned } from "./clean.ts";
import { homeOf, knownCountries } from "./countryDefaults.ts";
import { partOf } from "./dictionary.ts";
import type { FirstDraft } from "./fromLeads.ts";
import { alignLines } from "./linesOfOrders.ts";
import { formsOf, joinOf, mayBecome } from "./matches.ts";
import { isValue } from "./rulesDraft.ts";
import type { Leaf } from "./survey.ts";
import { isNothing, isSame, type Learned, ordersBy, type Settings, tryField } from "./tryRules.ts";

/** The confidence of a rule that reproduces one order, and of a rule that reproduces several. */
const sure = { one: 0.9, more: 0.97 };

/** More orders add no certainty. */
const maxOrders = 10;

/** Fields with ids from the account, which no lead contains. */
const constants = ["order_status_id", "custom_source_id"] as const;

/** Corrects a draft with the orders that people created from its leads. Each rule must reproduce all orders. */
export function alignWithOrders(
  first: FirstDraft,
  leads: readonly unknown[],
  orders: readonly (object | undefined)[],
): void {
  const learned = leads
    .map((lead, index) => ({ index, lead, order: recordOf(orders[index]) }))
    .filter((each): each is Learned => each.order !== undefined)
    .slice(0, maxOrders);
  if (learned.length === 0) return;
  const { draft } = first;
  for (const field of constants) {
    const value = onlyValue(learned, field);
    if (typeof value === "number") draft.add(`fields.${field}`, value, "order", sureness(learned), [], true);
  }
  alignSettings(first, learned);
  for (const field of Object.keys(orderFields)) {
    if (field === "products" || isConstant(field)) continue;
    alignField(first, field, learned, ({ order }) => order[field]);
  }
  const extra = new Set(
    learned.flatMap(({ order }) => Object.keys(recordOf(order.custom_extra_fields) ?? {})),
  );
  for (const id of [...extra].filter((name) => /^\d{1,9}$/.test(name)).slice(0, 50))
    alignField(first, `deal_cf_${id}`, learned, ({ order }) => recordOf(order.custom_extra_fields)?.[id]);
  alignCurrency(first, learned);
  alignLines(first, learned, sureness(learned));
  dropUnproved(first, learned);
}

function isConstant(field: string): boolean {
  return constants.some((name) => name === field);
}

function recordOf(value: unknown): Readonly<Record<string, unknown>> | undefined {
  return isRecord(value) ? value : undefined;
}

function sureness(learned: readonly Learned[]): number {
  return learned.length > 1 ? sure.more : sure.one;
}

/** The value that all orders share. */
function onlyValue(learned: readonly Learned[], field: string): unknown {
  const [first, ...others] = learned.map(({ order }) => order[field]);
  return others.every((value) => value === first) ? first : undefined;
}

function settingsOf({ draft, survey }: FirstDraft): Settings {
  const defaults = ["country", "timeZone"].flatMap((name) => {
    const pick = draft.picks.get(`defaults.${name}`);
    return pick === undefined || typeof pick.value !== "string" ? [] : [[name, pick.value] as const];
  });
  const values = [...survey.decoded].map(
    ([name, path]) => [name, { path, decode: "json" as const }] as const,
  );
  return {
    defaults: Object.fromEntries(defaults),
    ...(values.length > 0 && { values: Object.fromEntries(values) }),
  };
}

/** Finds the country that phones, and the time zone that dates, are read with to match the orders. */
function alignSettings(first: FirstDraft, learned: readonly Learned[]): void {
  const { draft, survey } = first;
  const tries: readonly (readonly [string, string, (country: string) => string | undefined])[] = [
    ["phone", "country", (country) => country],
    ["date_add", "timeZone", (country) => homeOf(country)?.timeZone],
  ];
  for (const [field, name, settingOf] of tries) {
    const wanted = learned.map(({ order }) => order[field]);
    const [sample] = learned;
    if (sample === undefined || isNothing(wanted[0])) continue;
    const leaf = [...survey.leaves.values()].find(({ values }) =>
      mayBecome(values[sample.index], wanted[0], field),
    );
    if (leaf === undefined) continue;
    const settings = settingsOf(first);
    const own = name === "country" ? settings.defaults?.country : settings.defaults?.timeZone;
    const known = knownCountries.flatMap((country) => settingOf(country) ?? []);
    for (const setting of new Set([own, undefined, ...known])) {
      const defaults = { ...settings.defaults };
      const tried = setting === undefined ? without(defaults, name) : { ...defaults, [name]: setting };
      const [got] = tryField(field, leaf.path, { ...settings, defaults: tried }, [sample]);
      if (!isSame(got, wanted[0])) continue;
      if (setting === undefined && name === "timeZone") draft.remove("defaults.timeZone");
      else if (setting !== undefined)
        draft.set(`defaults.${name}`, setting, "order", setting === own ? 0.95 : 0.9, [leaf.path]);
      break;
    }
  }
}

function without<T>(record: Readonly<Record<string, T>>, name: string): Record<string, T> {
  return Object.fromEntries(Object.entries(record).filter(([key]) => key !== name));
}

/** Finds the rule that returns the value of a field in every order. */
function alignField(
  first: FirstDraft,
  field: string,
  learned: readonly Learned[],
  wantedOf: (each: Learned) => unknown,
): void {
  const { draft } = first;
  const rule = `fields.${field}`;
  const wanted = learned.map(wantedOf);
  const at = wanted.findIndex((value) => !isNothing(value));
  const sample = learned[at];
  const settings = settingsOf(first);
  if (sample === undefined) {
    draft.remove(rule);
    return;
  }
  const proves = (value: RuleValue): boolean =>
    isSame(tryField(field, value, settings, [sample])[0], wanted[at]) &&
    tryField(field, value, settings, learned).every((got, index) => isSame(got, wanted[index]));
  const before = draft.picks.get(rule);
  if (before !== undefined && isValue(before.value)) {
    const values = before.from.flatMap((path) => first.survey.leaves.get(path)?.values ?? []);
    const value = cleaned(rule, before.value, values);
    const proved = [value, before.value].find(proves);
    if (proved !== undefined) {
      draft.set(rule, proved, before.why, sureness(learned), before.from);
      return;
    }
  }
  draft.remove(rule);
  // Most leads contain "no" or zero somewhere, so these values prove no path.
  if (wanted[at] === false || wanted[at] === 0) return;
  const leaves = rankedLeaves(first, field, sample.index, wanted[at]);
  for (const leaf of leaves.slice(0, 8)) {
    const value = formsOf(leaf.path, leaf.values[sample.index], wanted[at]).find(proves);
    if (value !== undefined) {
      draft.set(rule, value, "order", sureness(learned) - (leaves.length > 4 ? 0.2 : 0), [leaf.path]);
      return;
    }
  }
  const text = wanted[at];
  const joined = typeof text === "string" ? joinOf(text, topLeaves(first), sample.index) : undefined;
  if (joined !== undefined && proves(joined.value))
    draft.set(rule, joined.value, "order", sureness(learned), joined.from);
}

/** Parameters that may be the value, those with the best names first. */
function rankedLeaves(first: FirstDraft, field: string, index: number, wanted: unknown): Leaf[] {
  const part = partOf(field);
  const party = /^(?:delivery|invoice)(?=_)/.exec(field)?.[0];
  const scored = topLeaves(first)
    .filter(({ values }) => mayBecome(values[index], wanted, field))
    .map((leaf) => {
      const name = first.nameOf(leaf).get(part) ?? 0;
      const role = leaf.role === party ? 0.3 : leaf.role === "other" ? -0.3 : 0;
      return { leaf, score: name + role - leaf.names.length * 0.01 };
    });
  // A "yes" occurs in many places, so only a name can identify it.
  const likely = typeof wanted === "boolean" ? scored.filter(({ score }) => score > 0.2) : scored;
  return likely.sort((one, other) => other.score - one.score).map(({ leaf }) => leaf);
}

function topLeaves({ survey, lines }: FirstDraft): Leaf[] {
  const all = [...survey.leaves.values()];
  return lines?.path === undefined ? all : all.filter(({ path }) => !path.startsWith(`${lines.path}[`));
}

/** If no parameter has the currency, the currency of the orders becomes the default. */
function alignCurrency({ draft }: FirstDraft, learned: readonly Learned[]): void {
  const currency = onlyValue(learned, "currency");
  const isKnown = draft.picks.has("fields.currency");
  if (isKnown || typeof currency === "string") draft.remove("defaults.currency");
  if (isKnown || typeof currency !== "string" || !/^[A-Z]{3}$/.test(currency)) return;
  draft.add("defaults.currency", currency, "order", sureness(learned), [], true);
}

/** Runs the complete rules on the leads, and drops fields that differ from an order. */
function dropUnproved({ draft, survey }: FirstDraft, learned: readonly Learned[]): void {
  // Lines that do not add up to the total yet would turn every lead into an error here.
  const { total: _, ...rules } = assemble(draft, survey.decoded).rules;
  const made = ordersBy(rules, learned);
  for (const rule of [...draft.picks.keys()]) {
    const field = rule.startsWith("fields.") ? rule.slice("fields.".length) : undefined;
    if (field === undefined || isConstant(field) || field.startsWith("deal_cf_")) continue;
    const isProved = learned.every(({ order }, index) => {
      const own = made[index];
      return own === undefined || isSame(own[field], order[field]);
    });
    if (!isProved) draft.remove(rule);
  }
}
