import type { ExplainedField } from "../../entries/mapping.ts";
import { anonymizeLead } from "../../entries/rule-tools.ts";
import { mapTexts } from "./answers.ts";
import type { People } from "./people.ts";

/** A lead of the register as a model may see it, and what hides its values elsewhere. */
export interface HiddenLead {
  /** The lead with invented people. */ readonly lead: unknown;
  /** A value that rules made of it, for a field of the order such as `products[0].name`. */
  value(field: string, value: unknown): unknown;
  /** A message, a key or another text that may quote the lead. */ text(text: string): string;
}

/** What a model gave itself hides nothing. */
export const shownLead: Omit<HiddenLead, "lead"> = { value: (_, value) => value, text: (text) => text };

/** Words this short are in any text. */
const shortest = 4;

/**
 * Hides what is personal in a lead: by the forms and names of its values, and by the fields that the user's rules put
 * them in. With the last, a name under `field_7` is found too.
 */
export function hideLead(people: People, lead: unknown, fields: readonly ExplainedField[] = []): HiddenLead {
  if (people.show) return { lead, ...shownLead };
  const anonymized = anonymizeLead(lead, { seed: 0 });
  const hidden = new Set(changedTexts(lead, anonymized));
  for (const { field, source, raw, value, parts } of fields) {
    if (source === "constant" || isSame(hiddenField(people, field, value), value)) continue;
    for (const each of [raw, value, ...parts.map((part) => part.raw)])
      for (const text of textsIn(each)) hidden.add(text);
  }
  const long = [...hidden].filter(({ length }) => length >= shortest).sort((a, b) => b.length - a.length);
  const text = (given: string) =>
    hidden.has(given) ? mark : long.reduce((all, each) => all.replaceAll(each, mark), people.hideText(given));
  return {
    lead: mapTexts(anonymized, text),
    value: (field, value) => mapTexts(hiddenField(people, field, value), text),
    text,
  };
}

const mark = "[hidden]";
const deepest = 100;

/** The value of a field of the order, hidden as that field is in an order of Base. */
function hiddenField(people: People, field: string, value: unknown): unknown {
  const names = field.split(/[.[\]]+/).filter((name) => name !== "");
  const order = names.reduceRight<unknown>(
    (own, name) => (/^\d+$/.test(name) ? [own] : { [name]: own }),
    value,
  );
  const result = people.hide("getOrders", { orders: [order] });
  return ["orders", "0", ...names.map((name) => (/^\d+$/.test(name) ? "0" : name))].reduce<unknown>(
    (own, name) => Object(own)[name],
    result,
  );
}

/** The texts and numbers of a value that are others in its copy, which has nothing that is nested deeper. */
function* changedTexts(was: unknown, is: unknown, depth = 0): Generator<string> {
  if (typeof was !== "object" || was === null) {
    if (was !== is) yield* textsIn(was);
  } else if (depth <= deepest) {
    for (const [name, value] of Object.entries(was)) yield* changedTexts(value, Object(is)[name], depth + 1);
  }
}

/** Texts and numbers, also those of a list. */
function textsIn(value: unknown): readonly string[] {
  if (Array.isArray(value)) return value.flatMap(textsIn);
  return typeof value === "string" || typeof value === "number" ? [String(value)] : [];
}

function isSame(one: unknown, other: unknown): boolean {
  return JSON.stringify(one) === JSON.stringify(other);
}
