import { createMapper } from "../../../src/mapping/mapper/createMapper.ts";
import { parseRules } from "../../../src/mapping/parse/parseRules.ts";
import type { Rules } from "../../../src/mapping/rules/rules.ts";
import type { RuleCandidate, SuggestedRules } from "../../../src/rule-tools/suggest/suggested.ts";
import { suggestRules } from "../../../src/rule-tools/suggest/suggestRules.ts";
import { isRecord } from "../../../src/shared/json/value.ts";

/** One lead, and what its order should say. */
export interface JudgedLead {
  readonly lead: unknown;
  /** The order, also to learn from. */ readonly order: Readonly<Record<string, unknown>>;
  /** Values that are as good as the order's key. */ readonly keys: readonly string[];
  /** What only the owner says: country, currency, time zone. */ readonly defaults: Rules["defaults"];
  /** Paths of facts that the lead does not say, such as constants of the rules. */
  readonly unsaid: ReadonlySet<string>;
}

/** A source with leads that became orders. */
export interface JudgedSource {
  readonly name: string;
  readonly leads: readonly JudgedLead[];
}

export const receivedAt = new Date(1_800_000_000_000);

/** Ids of one account, and what depends on them. */
const ofAccount =
  /^(?:order_status_id|custom_source_id|custom_extra_fields|storage|storage_id|admin_comments|extra_field_[12])$/;

/** What rules make of a lead; `undefined` if it becomes no order. */
export function judgedBy(rules: Rules, lead: unknown): JudgedLead | undefined {
  const { result, fields } = createMapper(rules).explain(lead, { receivedAt });
  if (result.status !== "order") return undefined;
  const order = { ...result.order };
  const said = fields
    .filter((field) => !field.usedDefault && !/^(?:value|constant)$/.test(field.source))
    .map(({ field }) => field);
  const isSaid = (path: string) =>
    said.includes(path) ||
    (path.endsWith("price_brutto") &&
      said.some(
        (each) =>
          each.startsWith(path.replace(/price_brutto$/, "")) && /(?:price|line)_(?:brutto|netto)$/.test(each),
      ));
  const { extra_field_1: shown } = result.order;
  const keys = [result.key, shown].filter((key) => key !== undefined);
  const all = factsOf({ order, keys });
  return {
    lead,
    order,
    keys,
    defaults: rules.defaults,
    unsaid: new Set([...all.keys()].filter((path) => !isSaid(path))),
  };
}

/** What an order says, one value a path. */
function factsOf({ order, keys }: Pick<JudgedLead, "order" | "keys">): Map<string, unknown> {
  const facts = new Map<string, unknown>();
  const [key] = keys;
  if (key !== undefined) facts.set("key", key);
  for (const [field, value] of Object.entries(order)) {
    if (ofAccount.test(field) || value === undefined || value === null || value === "") continue;
    if (field === "date_add" && value === receivedAt.getTime() / 1000) continue;
    if (field !== "products") facts.set(field, value);
    else if (Array.isArray(value))
      for (const [index, line] of value.entries())
        for (const [name, own] of Object.entries(isRecord(line) ? line : {}))
          if (own !== undefined && own !== null && own !== "") facts.set(`products[${index}].${name}`, own);
  }
  return facts;
}

/** The paths of facts, by how they came out. */
export interface Tally {
  readonly right: string[];
  readonly wrong: string[];
  /** Wrong e-mails, phones and names; wrong amounts; wrong keys: all of them are also in `wrong`. */
  readonly persons: string[];
  readonly amounts: string[];
  readonly keys: string[];
  /** Facts that the lead says; those that the rules give; those that the rules or candidates give. */
  said: number;
  found: number;
  withCandidates: number;
}

function newTally(): Tally {
  return { right: [], wrong: [], persons: [], amounts: [], keys: [], said: 0, found: 0, withCandidates: 0 };
}

/** Rules of each lead, judged by that lead. */
export function alone(sources: readonly JudgedSource[]): Tally {
  const tally = newTally();
  for (const { name, leads } of sources)
    for (const judged of leads) judge(tally, name, suggestRules([judged.lead]), judged);
  return tally;
}

/** Rules of each lead and its order, judged by every other lead of the source. */
export function withOrder(sources: readonly JudgedSource[]): Tally {
  const tally = newTally();
  for (const { name, leads } of sources)
    for (const { lead, order } of leads) {
      const suggested = suggestRules([lead], { orders: [order] });
      for (const judged of leads) if (judged.lead !== lead) judge(tally, name, suggested, judged);
    }
  return tally;
}

/** Maps the lead by suggested rules and compares what comes out with what should. */
function judge(tally: Tally, name: string, { rules, candidates }: SuggestedRules, judged: JudgedLead): void {
  const facts = factsOf(judged);
  const given = givenBy(rules, judged);
  const found = new Set<string>();
  for (const [path, value] of given) {
    if (isExpected(path, value, facts, judged)) {
      tally.right.push(path);
      found.add(path);
      continue;
    }
    const says = `${name} ${path}: ${JSON.stringify(value)} for ${JSON.stringify(facts.get(path))}`;
    tally.wrong.push(says);
    if (/^(?:email|phone|delivery_fullname|user_login)$/.test(path)) tally.persons.push(says);
    if (/price|quantity|discount|total/.test(path)) tally.amounts.push(says);
    if (path === "key") tally.keys.push(says);
  }
  const offered = new Set(found);
  for (const each of rounds(rules, candidates))
    for (const [path, value] of givenBy(each, judged))
      if (isExpected(path, value, facts, judged)) offered.add(path);
  for (const path of facts.keys()) {
    if (judged.unsaid.has(path) && !found.has(path)) continue;
    tally.said += 1;
    if (found.has(path)) tally.found += 1;
    if (offered.has(path)) tally.withCandidates += 1;
  }
}

/** The rules with the first candidate of each place, then with the second one, and so on. */
function rounds(rules: Rules, candidates: readonly RuleCandidate[]): Rules[] {
  const byPlace = new Map<string, RuleCandidate[]>();
  for (const each of candidates) byPlace.set(each.rule, [...(byPlace.get(each.rule) ?? []), each]);
  const most = Math.max(0, ...[...byPlace.values()].map((all) => all.length));
  return Array.from({ length: Math.min(most, 12) }).flatMap((_, round) => {
    const whole: Record<string, unknown> = { ...structuredClone(rules) };
    for (const [place, all] of byPlace) {
      const each = all[Math.min(round, all.length - 1)];
      if (place.startsWith("defaults.") || place === "total" || each === undefined) continue;
      const names = place.split(".");
      let at: Record<string, unknown> = whole;
      for (const name of names.slice(0, -1)) {
        const inner = at[name];
        const own: Record<string, unknown> = isRecord(inner) ? inner : {};
        at[name] = own;
        at = own;
      }
      at[names.at(-1) ?? ""] = each.value;
    }
    delete whole.total;
    const products = whole.products;
    if (isRecord(products) && isRecord(products.fields) && "price_brutto" in products.fields)
      delete products.fields.line_brutto;
    if (isRecord(products) && !isRecord(products.fields)) delete whole.products;
    try {
      return [parseRules(whole)];
    } catch {
      return [];
    }
  });
}

/** What the rules themselves give: nothing that the mapper or the owner's defaults fill in. */
function givenBy(rules: Rules, { lead, defaults }: JudgedLead): Map<string, unknown> {
  const mapper = createMapper({
    ...rules,
    defaults: { ...defaults },
    needsContact: false,
    fields: { ...rules.fields, order_status_id: 1 },
  });
  const result = mapper.map(lead, { receivedAt });
  if (result.status !== "order") return new Map();
  const lines = [rules.products ?? []].flat();
  const isRuled = (path: string) => {
    const line = /^products\[\d+\]\.(\w+)$/.exec(path)?.[1];
    if (line === undefined) return path === "key" || path in rules.fields;
    const names = line === "price_brutto" ? [line, "line_brutto"] : [line];
    return lines.some(({ fields }) => names.some((name) => name in fields));
  };
  const keys = result.key === undefined ? [] : [result.key];
  return new Map([...factsOf({ order: { ...result.order }, keys })].filter(([path]) => isRuled(path)));
}

function isExpected(
  path: string,
  value: unknown,
  facts: ReadonlyMap<string, unknown>,
  { keys }: JudgedLead,
): boolean {
  const wanted = facts.get(path);
  const own = plain(value);
  if (path === "key") return keys.some((key) => key === value || plain(key).includes(own));
  if (wanted === undefined)
    return value === 0 || (path === "delivery_fullname" && isName(own, facts.get("invoice_fullname")));
  if (path === "delivery_fullname") return isName(String(value), wanted);
  if (path === "date_add") return Math.abs(Number(wanted) - Number(value)) <= 5;
  if (path === "invoice_nip") return own.replace(/^\D+/, "") === plain(wanted).replace(/^\D+/, "");
  // The name of a variant holds that of its product.
  if (/^products.*name$/.test(path)) return own.includes(plain(wanted));
  if (path === "user_comments") return plain(wanted).includes(own);
  if (typeof wanted === "number" || typeof value === "number")
    return Math.abs(Number(wanted) - Number(value)) < 0.005;
  // The prefix of the country is the owner's to say.
  if (path === "phone") return plain(wanted).endsWith(own.slice(-8));
  return own === plain(wanted);
}

/** A name may have its words in another order, or lack a middle name. */
function isName(own: string, wanted: unknown): boolean {
  const words = wordsIn(String(wanted ?? ""));
  return wordsIn(own).every((word) => words.includes(word));
}

function wordsIn(text: string): string[] {
  return text.toLowerCase().match(/[\p{L}\p{M}'’ʼ]+/gu) ?? [];
}

function plain(value: unknown): string {
  return String(value)
    .toLowerCase()
    .replace(/[^\p{L}\d]/gu, "");
}
