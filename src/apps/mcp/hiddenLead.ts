import { createMapper, type ExplainedField, type MapContext } from "../../entries/mapping.ts";
import { anonymizeLead } from "../../entries/rule-tools.ts";
import { changedTexts, textsIn } from "../project/knownTexts.ts";
import { mapTexts, type People } from "./people.ts";
import type { Session } from "./session.ts";

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
  /** A key by the user's rules: an id may stay, a contact may not. */
  key(key: string): string;
}

/** What a model gave itself hides nothing. */
export const shownLead: Omit<HiddenLead, "lead"> = {
  value: (_, value) => value,
  text: (text) => text,
  key: (key) => key,
};

const hiddenMark = "[hidden]";
/** Words this short are in any text. */
const minLength = 4;

/**
 * Hides what is personal in a lead: by the forms and names of its values, and by the fields that the user's rules put
 * them in. With the last, a name under `item` is found too.
 */
export async function hideLead(session: Session, lead: unknown, context: MapContext): Promise<HiddenLead> {
  const { people } = session;
  if (people.show) return { lead, ...shownLead };
  const inFields = new Set(personalTexts(await fieldsByOwnRules(session, lead, context), people));
  const anonymized = anonymizeLead(lead, { seed: 0 });
  const hidden = new Set([...inFields, ...changedTexts(lead, anonymized)]);
  const key = replacer(people, inFields);
  const text = replacer(people, hidden);
  return {
    lead: compared(lead, anonymized, (was, is) => (isLeft(was, is, inFields) ? hiddenMark : text(is)), text),
    value(field, value, other) {
      // An order has no such field.
      const own = field === "key" ? value : hiddenField(people, field, value);
      if (isSame(value, other)) return mapTexts(own, text, text);
      return typeof own === "string" && /^\[[a-z]+ \d+\]$/.test(own) ? own : hiddenMark;
    },
    text,
    key,
  };
}

/** Rules that cannot be used say nothing about a lead. */
async function fieldsByOwnRules(
  { rulesPath, readRules }: Session,
  lead: unknown,
  context: MapContext,
): Promise<readonly ExplainedField[]> {
  if (rulesPath === undefined) return [];
  try {
    const mapper = createMapper(await readRules(rulesPath));
    return mapper.split(lead).flatMap((each) => mapper.explain(each, context).fields);
  } catch {
    return [];
  }
}

/** What of the lead comes into fields that hold personal data in an order of Base, as it is there and in the lead. */
function personalTexts(fields: readonly ExplainedField[], people: People): readonly string[] {
  return fields
    .filter(
      (each) =>
        each.field !== "key" &&
        !isConstant(each) &&
        !isSame(hiddenField(people, each.field, each.value), each.value),
    )
    .flatMap(({ raw, value, parts }) => [raw, value, ...parts.map((part) => part.raw)].flatMap(textsIn));
}

function replacer(people: People, texts: ReadonlySet<string>): (text: string) => string {
  const long = [...texts].filter(({ length }) => length >= minLength).sort((a, b) => b.length - a.length);
  return (given) =>
    texts.has(given)
      ? hiddenMark
      : long.reduce((text, each) => text.replaceAll(each, hiddenMark), people.hideText(given));
}

/** The value of a field of the order, hidden as that field is in an order of Base. */
function hiddenField(people: People, field: string, value: unknown): unknown {
  const names = field.split(/[.[\]]+/).filter((name) => name !== "");
  const isIndex = (name: string) => /^\d+$/.test(name);
  const order = names.reduceRight<unknown>((own, name) => (isIndex(name) ? [own] : { [name]: own }), value);
  const shown = people.hide("getOrders", order, "orders");
  return names.reduce<unknown>((own, name) => Object(own)[isIndex(name) ? 0 : name], shown);
}

/** Whether the rules say the value, and nothing of the lead was added to it. */
function isConstant({ source, raw, value }: ExplainedField): boolean {
  return (source === "constant" || source === "value") && isSame(raw, value);
}

/** Whether a word of a personal text is still there: the forms of a text do not tell each name in it. */
function isLeft(was: string, is: string, personal: ReadonlySet<string>): boolean {
  const isWordLeft = (each: string) => (each.match(/\p{L}{3,}/gu) ?? []).some((word) => is.includes(word));
  return [...personal].some((each) => was.includes(each) && isWordLeft(each));
}

/** A copy of the second of two values of one form, in which each text is changed by what both have there. */
function compared(
  was: unknown,
  is: unknown,
  change: (was: string, is: string) => string,
  rename: (name: string) => string,
): unknown {
  if (typeof is === "string") return change(String(was), is);
  if (typeof is !== "object" || is === null) return is;
  const each = Object.entries(is).map(([name, own]): [string, unknown] => [
    name,
    compared(Object(was)[name], own, change, rename),
  ]);
  return Array.isArray(is)
    ? each.map(([, own]) => own)
    : Object.fromEntries(each.map(([name, own]) => [rename(name), own]));
}

function isSame(one: unknown, other: unknown): boolean {
  return JSON.stringify(one) === JSON.stringify(other);
}
