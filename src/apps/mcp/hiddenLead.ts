import { Place } from "../../entries/apps.ts";
import {
  createMapper,
  type ExplainedField,
  type MapContext,
  type Mapper,
  parseRules,
  type Rules,
} from "../../entries/mapping.ts";
import { anonymizeLead } from "../../entries/rule-tools.ts";
import { isRecord } from "../../shared/json/value.ts";
import { isGivenRules } from "../files/rules.ts";
import { changedTexts, textsIn } from "../project/knownTexts.ts";
import { mapTexts, outsideMarks, type People } from "./people.ts";
import type { Session } from "./session.ts";
import { createSweep, type PersonalValue, type Sweep } from "./sweep.ts";
import { TextFinder } from "./textFinder.ts";

/** A lead of the register as a model may see it, and what hides its values elsewhere. */
export interface HiddenLead {
  /** The lead with invented people. */
  readonly lead: unknown;
  /**
   * A value that rules made of the lead, for a field of the order such as `products[0].name`. `other` is what they make
   * of the lead with invented people: a difference means that the value is about a person, whatever the rules did to it.
   */
  value(field: string, value: unknown, other: unknown): unknown;
  /** A message or another text that may quote the lead. */
  text(text: string): string;
}

/** Used for leads that the model gave itself: nothing is hidden. */
export const shownLead: Omit<HiddenLead, "lead"> = {
  value: (_, value) => value,
  text: (text) => text,
};

const hiddenMark = "[hidden]";
/** The minimum length of a text that is hidden within other texts: shorter ones occur in any text. */
const minLength = 4;

/**
 * What rules, conditions and tests that a model gives get in place of a kept lead: the lead with invented people. Whether
 * one of them passes is an answer too, so they never meet the real one. With `--personal-data` it is the lead.
 */
export async function seenByModel(session: Session, lead: unknown, context: MapContext): Promise<unknown> {
  return (await hideLead(session, lead, context)).lead;
}

/**
 * Hides what is personal in a lead: by the forms and names of its values, and by the fields that the user's rules put
 * them in. With the last, a name under `item` is found too.
 */
export async function hideLead(session: Session, lead: unknown, context: MapContext): Promise<HiddenLead> {
  return (await leadHider(session))(lead, context);
}

/** Like `hideLead`, for many leads: the user's rules are read once. */
export async function leadHider(
  session: Session,
): Promise<(lead: unknown, context: MapContext) => HiddenLead> {
  const { people } = session;
  if (people.show) return (lead) => ({ lead, ...shownLead });
  const mappers = await ownMappers(session);
  return (lead, context) => hiddenLead(people, mappers, lead, context);
}

function hiddenLead(
  people: People,
  mappers: readonly Mapper[],
  lead: unknown,
  context: MapContext,
): HiddenLead {
  const values = personalValues(fieldsByOwnRules(mappers, lead, context), people);
  const inFields = new TextFinder(values.map(({ value }) => value));
  const anonymized = anonymizeLead(lead, { seed: 0 });
  const changed = [...changedTexts(lead, anonymized)];
  const sweep = createSweep([...values, ...replacedNames(changed, anonymized)]);
  const textOf = replacer(people, new Set([...values.map(({ value }) => value), ...changed]), sweep);
  const text = (original: string) => textOf(original, () => false);
  // A contact that was not in the lead is an invented one: rules read it as they read the real one.
  const copied = (was: string, is: string) =>
    isLeft(was, is, inFields) ? hiddenMark : textOf(is, (found) => !was.includes(found));
  return {
    lead: compared(lead, anonymized, copied, text),
    value(field, value, other) {
      // An order has no such field.
      const hiddenValue = field === "key" ? value : hiddenField(people, field, value);
      if (isSame(value, other)) return mapTexts(hiddenValue, text, text);
      return typeof hiddenValue === "string" && /^\[[a-z]+ \d+\]$/.test(hiddenValue)
        ? hiddenValue
        : hiddenMark;
    },
    text,
  };
}

/**
 * What the user's rules say of leads. Rules that could never be used say nothing. A lead that they leave out has a
 * person in the same places as the others, so they run without `skip` and `reject`.
 */
async function ownMappers({ rules, readRules, usableRules, people }: Session): Promise<readonly Mapper[]> {
  const mappers: Mapper[] = [];
  // Those of all senders: which one a lead came from is not known here, and another set only hides more.
  for (const { path } of rules.sets) {
    try {
      usableRules.set(path, parseRules(await readRules(path)));
    } catch {}
    const usable = usableRules.get(path);
    if (usable === undefined) continue;
    try {
      const { skip: _, reject: __, ...parsed } = usable;
      mappers.push(createMapper(parsed));
      const asking = withAllSources(parsed, people);
      if (isGivenRules(asking)) mappers.push(createMapper(asking));
    } catch {}
  }
  return mappers;
}

/**
 * Rules that make the personal fields from all of their sources, also from those that they take for other leads;
 * `undefined` if they have no others.
 */
function withAllSources({ fields, values = {}, products: _, ...rules }: Rules, people: People): unknown {
  const isPersonal = ([name]: [string, unknown]) => people.isHidden("getOrders", `orders.${name}`);
  const made = { values, fields: Object.fromEntries(Object.entries(fields).filter(isPersonal)) };
  const asking = { values: allSources(made.values), fields: allSources(made.fields) };
  return isSame(asking, made) ? undefined : { ...rules, ...asking };
}

function allSources(values: Readonly<Record<string, unknown>>): Readonly<Record<string, unknown>> {
  return Object.fromEntries(Object.entries(values).map(([name, value]) => [name, allSourcesOf(value)]));
}

function allSourcesOf(value: unknown): unknown {
  if (Array.isArray(value)) return value.map(allSourcesOf);
  if (!isRecord(value)) return value;
  const { when: _, first, ...others } = value;
  return { ...allSources(others), ...(first === undefined ? {} : { join: allSourcesOf(first) }) };
}

function fieldsByOwnRules(
  mappers: readonly Mapper[],
  lead: unknown,
  context: MapContext,
): readonly ExplainedField[] {
  const fields: ExplainedField[] = [];
  for (const mapper of mappers) {
    try {
      for (const singleLead of mapper.split(lead)) fields.push(...mapper.explain(singleLead, context).fields);
    } catch {}
  }
  return fields;
}

/** What rules put into fields with personal data, as it is in the order and in the lead. */
function personalValues(fields: readonly ExplainedField[], people: People): readonly PersonalValue[] {
  return fields
    .filter(
      (explainedField) =>
        explainedField.field !== "key" &&
        !isConstant(explainedField) &&
        !isSame(hiddenField(people, explainedField.field, explainedField.value), explainedField.value),
    )
    .flatMap(({ field, raw, value, parts }) => {
      const { kind = "text" } = Place.of("getOrders", `orders.${field}`);
      const texts = [raw, value, ...parts.map((part) => part.raw)].flatMap(textsIn);
      return kind === "file" ? [] : texts.map((text) => ({ value: text, kind }));
    });
}

function replacer(
  people: People,
  texts: ReadonlySet<string>,
  sweep: Sweep | undefined,
): (text: string, isInvented: (contact: string) => boolean) => string {
  const long = new TextFinder([...texts].filter(({ length }) => length >= minLength));
  return (original, isInvented) => {
    if (texts.has(original)) return hiddenMark;
    // A value such as `phone` is also a word of marks.
    const shown = outsideMarks(people.hideText(original, isInvented), (piece) =>
      long.replacedIn(piece, hiddenMark),
    );
    return sweep?.mayFind(shown)
      ? outsideMarks(shown, (piece) => sweep.replace(piece, () => hiddenMark))
      : shown;
  };
}

/** The value of a field of the order, hidden as that field is in an order of Base. */
function hiddenField(people: People, field: string, value: unknown): unknown {
  const names = field.split(/[.[\]]+/).filter((name) => name !== "");
  const isIndex = (name: string) => /^\d+$/.test(name);
  const order = names.reduceRight<unknown>(
    (part, name) => (isIndex(name) ? [part] : { [name]: part }),
    value,
  );
  const shown = people.hide("getOrders", order, "orders");
  return names.reduce<unknown>((part, name) => Object(part)[isIndex(name) ? 0 : name], shown);
}

/** Whether the value is a constant of the rules, with nothing from the lead added. */
function isConstant({ source, raw, value }: ExplainedField): boolean {
  return (source === "constant" || source === "value") && isSame(raw, value);
}

/** Words of names that have no place in the copy: names of parameters and messages may have them too. */
function replacedNames(changed: readonly string[], anonymized: unknown): readonly PersonalValue[] {
  const words = changed
    .filter((text) => /^[^\d@]{3,60}$/.test(text) && text.trim().split(/\s+/).length < 4)
    .flatMap(wordsIn);
  const finder = new TextFinder(words.map((word) => word.toLowerCase()));
  const kept = finder.foundIn([...changedTexts(anonymized, undefined)].join("\n").toLowerCase());
  return words.filter((word) => !kept.has(word.toLowerCase())).map((value) => ({ value, kind: "name" }));
}

/** Whether a word of a personal text is left in the changed text: anonymizing by form does not find every name. */
function isLeft(was: string, is: string, personal: TextFinder): boolean {
  const words = [...personal.foundIn(was)].flatMap(wordsIn);
  // Every invented e-mail is at this domain.
  return new TextFinder(words).foundIn(is.replaceAll("@example.com", "")).size > 0;
}

function wordsIn(text: string): readonly string[] {
  return text.match(/\p{L}{3,}/gu) ?? [];
}

/**
 * A copy of the second of two values with the same structure, in which `change` replaces each text, given
 * both texts.
 */
function compared(
  was: unknown,
  is: unknown,
  change: (was: string, is: string) => string,
  rename: (name: string) => string,
): unknown {
  if (typeof is === "string") return change(String(was), is);
  if (typeof is !== "object" || is === null) return is;
  const members = Object.entries(is).map(([name, member]): [string, unknown] => [
    name,
    compared(Object(was)[name], member, change, rename),
  ]);
  return Array.isArray(is)
    ? members.map(([, member]) => member)
    : Object.fromEntries(members.map(([name, member]) => [rename(name), member]));
}

function isSame(one: unknown, other: unknown): boolean {
  return JSON.stringify(one) === JSON.stringify(other);
}
