import { isRecord } from "../../src/json/value.ts";
import { createMapper } from "../../src/mapping/createMapper.ts";
import type { Rules } from "../../src/mapping/rules/language.ts";

/** What an order says, one value a path; amounts of lines by their number. */
export type Facts = ReadonlyMap<string, string>;

/** One lead, and what its order should say. */
export interface JudgedLead {
  readonly lead: unknown;
  /** The order to learn from. */
  readonly order: object;
  readonly facts: Facts;
  /** Facts that no lead says: constants of the rules, and their defaults. They count where they are wrong only. */
  readonly unsaid: Facts;
}

export const receivedSeconds = 1_800_000_000;
export const receivedAt = new Date(receivedSeconds * 1000);

/** Ids of one account, and what depends on them. */
const ofAccount = new Set(["order_status_id", "custom_source_id", "custom_extra_fields"]);

/** What rules make of a lead; `undefined` if it becomes no order. */
export function judgedBy(rules: Rules, lead: unknown): JudgedLead | undefined {
  const { result, fields } = createMapper(rules).explain(lead, { receivedAt });
  if (result.status !== "order") return undefined;
  const said = new Set(
    fields
      .filter((field) => !field.usedDefault && !/^(?:value|constant)$/.test(field.source))
      .map(({ field }) => field),
  );
  const all = factsOf(result.order, result.key);
  const facts = new Map([...all].filter(([path]) => isSaid(path, said)));
  return { lead, order: result.order, facts, unsaid: new Map([...all].filter(([path]) => !facts.has(path))) };
}

function isSaid(path: string, said: ReadonlySet<string>): boolean {
  if (path.endsWith("price_brutto")) {
    const line = path.replace(/price_brutto$/, "");
    return ["price_brutto", "price_netto", "line_brutto", "line_netto"].some((name) => said.has(line + name));
  }
  return said.has(path);
}

export function factsOf(order: object, key: string | undefined): Facts {
  const facts = new Map<string, string>();
  if (key !== undefined) facts.set("key", key);
  for (const [field, value] of Object.entries(order)) {
    if (ofAccount.has(field) || value === undefined) continue;
    if (field === "date_add" && value === receivedSeconds) continue;
    if (field !== "products") facts.set(field, JSON.stringify(value));
    else if (Array.isArray(value)) {
      for (const [index, line] of value.entries()) {
        for (const [name, own] of Object.entries(isRecord(line) ? line : {}))
          if (own !== undefined) facts.set(`products[${index}].${name}`, JSON.stringify(own));
      }
    }
  }
  return facts;
}

/** The paths of facts: suggested and right, suggested and wrong, and those that are there and were not found. */
export interface Tally {
  readonly right: string[];
  readonly wrong: string[];
  readonly missed: string[];
}

export function newTally(): Tally {
  return { right: [], wrong: [], missed: [] };
}

/** Maps the lead by suggested rules and compares what comes out with what should. */
export function judge(tally: Tally, rules: Rules, { lead, facts, unsaid }: JudgedLead): void {
  // Only a person knows the status.
  const whole = { ...rules, fields: { ...rules.fields, order_status_id: 1 } };
  const result = createMapper(whole).map(lead, { receivedAt });
  const given = result.status === "order" ? factsOf(result.order, result.key) : new Map<string, string>();
  for (const [path, value] of facts) (given.get(path) === value ? tally.right : tally.missed).push(path);
  for (const [path, value] of given) {
    if ((facts.get(path) ?? unsaid.get(path)) === value) continue;
    if (isFilledIn(path, value) && (!facts.has(path) || !isRuled(path, rules))) continue;
    tally.wrong.push(path);
  }
}

/** Whether a rule gives the value, or the mapper with a warning. */
function isRuled(path: string, { products = [] }: Rules): boolean {
  const names = path.endsWith("quantity")
    ? ["quantity"]
    : ["price_brutto", "price_netto", "line_brutto", "line_netto"];
  return [products].flat().some(({ fields }) => names.some((name) => name in fields));
}

/** The mapper writes these itself. */
function isFilledIn(path: string, value: string): boolean {
  return /\.(?:quantity|price_brutto)$/.test(path) && (value === "1" || value === "0");
}

export function addTally(to: Tally, from: Tally): void {
  to.right.push(...from.right);
  to.wrong.push(...from.wrong);
  to.missed.push(...from.missed);
}
