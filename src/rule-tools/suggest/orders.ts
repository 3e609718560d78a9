import { createMapper } from "../../mapping/mapper/createMapper.ts";
import { orderFields } from "../../mapping/order/limits.ts";
import type { RuleValue } from "../../mapping/rules/value.ts";
import { parseDate } from "../../mapping/values/dates/date.ts";
import { numberOf } from "../../mapping/values/kinds/numberOf.ts";
import { RulesError } from "../../shared/errors/rulesError.ts";
import { isRecord } from "../../shared/json/value.ts";
import { amountOf, mayBeMinor } from "./amounts.ts";
import { isValue } from "./clean.ts";
import { hasZone } from "./details.ts";
import type { Draft } from "./draft.ts";
import { type Learned, learnLines } from "./linesOfOrders.ts";
import type { Meaning } from "./meanings.ts";
import { doubtOf, homeOf, type Named, namedAs, plainText, type Source } from "./source.ts";

/** The maximum number of orders to read. More orders prove nothing more. */
const maxOrders = 10;

/** The fields that no equal parameter proves: ids of the account, and what decides about money or a parcel. */
const never =
  /^(?:products|order_status_id|custom_source_id|paid|payment_method(?:_cod)?|want_invoice|delivery_point_id|invoice_(?!nip|company).*|custom_extra_fields)$/;

/** The meaning of the parameters of each field by name. It decides between several that are equal. */
const meanings = new Map(
  "email:email phone:phone date_add:date currency:currency user_comments:comment delivery_method:method delivery_point_name:pointName fullname:fullname company:company address:street postcode:postcode city:city state:state country_code:country nip:nip extra_field_1:key"
    .split(" ")
    .map((pair) => pair.split(":") as [string, Meaning]),
);

/** Corrects a draft with the orders that people created from its leads: all of them must agree with each rule. */
export function learnFromOrders(
  draft: Draft,
  source: Source,
  leads: readonly unknown[],
  orders: readonly (object | undefined)[],
): void {
  const learned = leads
    .map((lead, index) => ({ index, lead, order: orders[index] }))
    .filter((entry): entry is Learned => isRecord(entry.order))
    .slice(0, maxOrders);
  const [first] = learned;
  if (first === undefined) return;
  const isValid = (field: string, value: RuleValue) =>
    readBy(field, value, source, learned).every((result, index) =>
      isSame(result, learned[index]?.order[field], field),
    );
  draft.takeOut((rule) => {
    const { value } = draft.written.get(rule) ?? {};
    const field = rule.slice("fields.".length);
    return field in orderFields && value !== undefined && isValue(value) && !isValid(field, value);
  }, "several");
  for (const field of Object.keys(orderFields)) {
    const rule = `fields.${field}`;
    if (never.test(field) || draft.written.has(rule) || learned.some(({ order }) => !isTelling(order[field])))
      continue;
    const equal = source.top.filter((parameter) => learned.every((one) => mayBe(parameter, field, one)));
    const right = equal.slice(0, 12).filter(({ path }) => isValid(field, path));
    const best = onlyOne(right, field);
    for (const parameter of right)
      draft.put(rule, parameter.path, "order", parameter === best ? undefined : "several");
    const joined =
      right.length > 0 ? undefined : joinsOf(source, field, first).find((from) => isValid(field, from));
    if (joined !== undefined) draft.put(rule, joined, "order", undefined, joined.join.map(String));
  }
  learnLines(draft, source, learned);
}

/** Whether a value is rare enough to prove something. Small numbers and single letters are everywhere. */
function isTelling(value: unknown): boolean {
  return typeof value === "number" ? value > 1 : typeof value === "string" && value.trim().length > 1;
}

/** Whether a parameter may be this field: a quick look before the mapper reads it. */
function mayBe(parameter: Named, field: string, { index, order }: Learned): boolean {
  const value = parameter.values[index];
  const wanted = order[field];
  if (value === undefined || value === null || parameter.oneOfMany || !isOfParty(parameter, field))
    return false;
  if (field === "date_add") {
    const read = parseDate(value);
    return read.ok && hasZone(value) && read.value === wanted;
  }
  if (typeof wanted === "number")
    return (
      amountOf(parameter) === "delivery" &&
      numberOf(value) === wanted &&
      !mayBeMinor([parameter], order.currency)
    );
  if (field === "delivery_point_name" && !parameter.meanings.has("pointName")) return false;
  if (field === "phone")
    return plainText(wanted).endsWith(plainText(value).slice(-8)) && plainText(value).length > 5;
  if (field.endsWith("country_code")) return parameter.meanings.has("country");
  return plainText(value) !== "" && plainText(value) === plainText(wanted);
}

/**
 * Whether a parameter belongs to the party of a field. The invoice is the payer's only, as another lead has
 * its own recipient; all other fields are those of the delivery, though its carrier may differ.
 */
function isOfParty(parameter: Named, field: string): boolean {
  if (field.startsWith("invoice_")) return parameter.party === "payer" || field.endsWith("nip");
  if (field.startsWith("delivery_") && parameter.party === "payer") return false;
  return doubtOf(parameter) === undefined || field === "delivery_method";
}

/** The only parameter, or the best by name: the recipient's before the buyer's before the payer's. */
function onlyOne(right: readonly Named[], field: string): Named | undefined {
  const meaning = meanings.get(field) ?? meanings.get(field.replace(/^(?:delivery|invoice)_/, ""));
  if (right.length < 2 || meaning === undefined) return right.length === 1 ? right[0] : undefined;
  return namedAs(right, meaning).sort((one, other) => rankOf(one) - rankOf(other))[0];
}

function rankOf({ party }: Named): number {
  return party === "recipient" ? 0 : party === "payer" ? 2 : 1;
}

/** Signs allowed between parameters. Words would be copied from the order, and could be personal. */
const between = /^[\s,;:/|().–—-]{1,4}/;

/** The ways in which parameters of one object make up a text, with one kind of sign between them. */
function joinsOf({ top }: Source, field: string, { index, order }: Learned) {
  const wanted = String(order[field]);
  const textOf = ({ values }: Named) => String(values[index] ?? "").trim();
  const parts = top.filter(
    (parameter) =>
      textOf(parameter) !== "" &&
      textOf(parameter) !== wanted &&
      wanted.includes(textOf(parameter)) &&
      isOfParty(parameter, field),
  );
  const groups = Object.values(
    Object.groupBy(parts, (parameter) => `${rankOf(parameter)}${homeOf(parameter)}`),
  );
  const sorted = groups
    .flatMap((group = []) => [group])
    .sort(([one], [two]) => (one && two ? rankOf(one) - rankOf(two) : 0));
  return sorted.flatMap((group) => {
    const join: string[] = [];
    const signs = new Set<string>();
    for (let rest = wanted; rest !== ""; ) {
      const fits = (parameter: Named) =>
        !join.includes(parameter.path) && startsWith(rest, textOf(parameter));
      const [found] = group.filter(fits).sort((one, two) => textOf(two).length - textOf(one).length);
      if (found === undefined || join.length > 5) return [];
      join.push(found.path);
      rest = rest.slice(textOf(found).length);
      const sign = between.exec(rest)?.[0] ?? "";
      if (rest !== "") signs.add(sign);
      rest = rest.slice(sign.length);
    }
    const [only] = signs;
    return signs.size === 1 && only ? [{ join, with: only }] : [];
  });
}

/** Compares whole words: `52` does not start with `5`. */
function startsWith(rest: string, text: string): boolean {
  return rest.startsWith(text) && !(/^[\p{L}\d]/u.test(rest.slice(text.length)) && /[\p{L}\d]$/u.test(text));
}

/**
 * A time later than any date of an order, so that a date filled in by the mapper is not mistaken for one in
 * the lead.
 */
const receivedAt = new Date(99_999_999_999_000);

/** The value of one field by a rule, in each lead: read by the mapper, with the country of the leads. */
function readBy(
  field: string,
  value: RuleValue,
  { country, survey }: Source,
  learned: readonly Learned[],
): unknown[] {
  const decoded = [...survey.decoded].map(
    ([name, path]) => [name, { path, decode: "json" as const }] as const,
  );
  try {
    const mapper = createMapper({
      version: 1,
      needsContact: false,
      defaults: country !== undefined && field === "phone" ? { country } : {},
      values: Object.fromEntries(decoded),
      fields: { order_status_id: 1, [field]: value },
    });
    return learned.map(({ lead }) => {
      const result = mapper.map(lead, { receivedAt });
      return result.status === "order"
        ? new Map<string, unknown>(Object.entries(result.order)).get(field)
        : undefined;
    });
  } catch (error) {
    if (error instanceof RulesError) return learned.map(() => undefined);
    throw error;
  }
}

function isSame(actual: unknown, wanted: unknown, field: string): boolean {
  const isNothing = (value: unknown) => value === undefined || value === null || value === "" || value === 0;
  if (isNothing(actual) || isNothing(wanted)) return isNothing(actual) && isNothing(wanted);
  if (typeof actual === "number" || typeof wanted === "number")
    return Math.abs(Number(actual) - Number(wanted)) < 0.000_1;
  // Cleaning, which comes later, leaves letters alone.
  return /fullname|company|address|comments|email/.test(field)
    ? plainText(actual) === plainText(wanted)
    : actual === wanted;
}
