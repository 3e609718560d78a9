import type { Account, Catalog } from "../mapContext.ts";
import { isMissing } from "../text/missing.ts";
import { findCountry, homeOf } from "./countryDefaults.ts";
import type { Dictionary, Part } from "./dictionary.ts";
import { draftLines, type FoundLines, findLines, type LinesContext } from "./lines.ts";
import { draftParties, type Hits } from "./parties.ts";
import { Draft } from "./rulesDraft.ts";
import { createNamer, type Hit, type NameScores, shareThatFits, withRivals } from "./score.ts";
import { type Leaf, type Survey, surveyLeads } from "./survey.ts";
import { createKinds, isBarePhone, isCertainPhone, isEmail, type Kinds } from "./valueKinds.ts";
import { wordsOf } from "./words.ts";

/** The draft based only on the leads. */
export interface FirstDraft {
  readonly draft: Draft;
  readonly survey: Survey;
  readonly lines: FoundLines | undefined;
  readonly hits: Hits;
  readonly country: string | undefined;
  readonly nameOf: (leaf: Leaf) => NameScores;
  readonly kinds: Kinds;
}

/** Drafts rules from the names, values and shapes of leads. */
export function draftFromLeads(
  leads: readonly unknown[],
  dictionary: Dictionary,
  account: Account | undefined,
  catalog: Catalog | undefined,
): FirstDraft {
  const survey = surveyLeads(leads, dictionary);
  const nameOf = createNamer(dictionary);
  const draft = new Draft();
  const common = [...survey.leaves.values()].filter(({ values }) => isCommon(values, survey.leadCount));
  const found = findCountry(common, (leaf) => nameHit(nameOf, leaf, "country_code"));
  const country = found?.country;
  const kinds = createKinds(country);
  const context: LinesContext = {
    survey,
    dictionary,
    kinds,
    nameOf,
    knows: (by, code) => isKnown(catalog, by, code),
  };
  const lines = findLines(context);
  const listPath = lines?.path;
  const top = listPath === undefined ? common : common.filter(({ path }) => !path.startsWith(`${listPath}[`));
  const hits = hitsOf(top, nameOf, kinds, country);
  if (found !== undefined)
    draft.add("defaults.country", found.country, "value", found.confidence, found.from);
  draftContact(draft, hits);
  draftParties(draft, hits);
  for (const part of singles) draftSingle(draft, hits, part);
  if (lines !== undefined) draftLines(draft, lines, context);
  draftDefaults(draft, hits, country);
  draftExtraFields(draft, top, account);
  draftHabits(draft);
  return { draft, survey, lines, hits, country, nameOf, kinds };
}

/** Fields filled from a single parameter. */
const singles: readonly Part[] = [
  "date_add",
  "currency",
  "payment_method",
  "paid",
  "user_comments",
  "user_login",
  "delivery_method",
  "delivery_price",
  "delivery_point_id",
  "delivery_point_name",
  "delivery_point_address",
  "delivery_point_postcode",
  "delivery_point_city",
  "want_invoice",
  "extra_field_1",
  "payment_method_cod",
  "admin_comments",
  "key",
  "total",
];

/** A path in fewer than half of the leads does not belong to the source. */
function isCommon(values: readonly unknown[], leadCount: number): boolean {
  const count = values.reduce<number>((sum, value) => sum + (value === undefined ? 0 : 1), 0);
  return count * 2 >= leadCount;
}

function isKnown(catalog: Catalog | undefined, by: "sku" | "ean", code: string): boolean {
  if (catalog === undefined || code === "" || code.length > 100) return false;
  return (by === "sku" ? catalog.findBySku(code) : catalog.findByEan(code)).length > 0;
}

function nameHit(nameOf: (leaf: Leaf) => NameScores, leaf: Leaf, part: Part): Hit | undefined {
  const score = nameOf(leaf).get(part) ?? 0;
  return score < 0.5 ? undefined : { leaf, part, why: "name", score };
}

/** The possible parts of each parameter, most likely first. */
function hitsOf(
  leaves: readonly Leaf[],
  nameOf: (leaf: Leaf) => NameScores,
  kinds: Kinds,
  country: string | undefined,
): Map<Part, Hit[]> {
  const hits = new Map<Part, Hit[]>();
  const add = (hit: Hit) => {
    const list = hits.get(hit.part) ?? [];
    list.push(hit);
    hits.set(hit.part, list);
  };
  const people = homesOfPeople(leaves, nameOf, kinds);
  for (const leaf of leaves) {
    const whose = leaf.role === "other" ? 0.15 : 1;
    for (const [part, score] of nameOf(leaf)) {
      if (part === "-" || part.startsWith("line.")) continue;
      add({ leaf, part, why: "name", score: score * whose * shareThatFits(kinds, part, leaf.values) });
    }
    if (isPlainName(leaf) && people.has(leaf.home))
      add({
        leaf,
        part: "fullname",
        why: "name",
        score: 0.8 * whose * shareThatFits(kinds, "fullname", leaf.values),
      });
    const there = leaf.values.filter((value) => !isMissing(value));
    if (there.length === 0) continue;
    if (there.every((value) => isEmail(String(value))))
      add({ leaf, part: "email", why: "value", score: 0.9 * whose });
    if (there.every((value) => isCertainPhone(value, country)))
      add({ leaf, part: "phone", why: "value", score: 0.8 * whose });
  }
  const phones = hits.get("phone") ?? [];
  // Messengers identify people by their numbers, without a plus.
  if (!phones.some(({ score }) => score >= 0.5)) {
    for (const leaf of leaves) {
      const there = leaf.values.filter((value) => !isMissing(value));
      if (there.length > 0 && leaf.role !== "other" && there.every(isBarePhone))
        add({
          leaf,
          part: "phone",
          why: "value",
          score: 0.62 - (/\bid\b/.test(leaf.names.at(-1)?.join(" ") ?? "") ? 0.2 : 0),
        });
    }
  }
  for (const list of hits.values())
    list.sort((one, other) => other.score - one.score || one.leaf.place - other.leaf.place);
  for (const [part, list] of hits) {
    const [best] = list;
    if (best === undefined) continue;
    // Another party is not a rival: delivery and invoice both have a name.
    const rival = list.find(({ leaf }) => leaf !== best.leaf && leaf.role === best.leaf.role)?.score ?? 0;
    const lift = withRivals(part, best.score, rival) / best.score;
    hits.set(
      part,
      list.map((hit) => ({ ...hit, score: Math.min(0.98, hit.score * lift) })),
    );
  }
  return hits;
}

function isPlainName({ names }: Leaf): boolean {
  return names.at(-1)?.join(" ").replace(/^>. /, "") === "name";
}

/** Objects with a phone, an e-mail or a city: a name in them is the name of a person. */
function homesOfPeople(
  leaves: readonly Leaf[],
  nameOf: (leaf: Leaf) => NameScores,
  kinds: Kinds,
): Set<string> {
  const homes = new Set<string>();
  for (const leaf of leaves) {
    const names = nameOf(leaf);
    for (const part of ["phone", "email", "city", "postcode"]) {
      if ((names.get(part) ?? 0) > 0.5 && shareThatFits(kinds, part, leaf.values) > 0.4) homes.add(leaf.home);
    }
  }
  return homes;
}

/** Phone and e-mail: those of the recipient first, then those of the buyer as a fallback. */
function draftContact(draft: Draft, hits: Hits): void {
  for (const part of ["phone", "email"]) {
    const seen = new Set<string>();
    const rank = { delivery: 0, invoice: 2, other: 3 };
    const good = (hits.get(part) ?? [])
      .filter(({ leaf, score }) => score >= 0.5 && !seen.has(leaf.path) && seen.add(leaf.path))
      .sort(
        (one, other) =>
          (one.leaf.role ? rank[one.leaf.role] : 1) - (other.leaf.role ? rank[other.leaf.role] : 1),
      )
      .slice(0, 3);
    const all = good.length > 0 ? good : (hits.get(part) ?? []).slice(0, 1);
    const [first] = all;
    if (first === undefined) continue;
    const paths = all.map(({ leaf }) => leaf.path);
    const value = paths.length === 1 ? first.leaf.path : { first: paths };
    draft.add(`fields.${part}`, value, first.why, Math.max(...all.map(({ score }) => score)), paths);
  }
}

function draftSingle(draft: Draft, hits: Hits, part: Part): void {
  const isTop = part === "key" || part === "total";
  const isMethod = part.endsWith("_method");
  for (const { leaf, why, score: own } of (hits.get(part) ?? []).slice(0, 5)) {
    // People read the title of a method rather than its code.
    const score =
      isMethod &&
      leaf.values.every((value) => /^[\w:.-]+$/.test(String(value)) && !/^[A-Z][a-z]/.test(String(value)))
        ? own * 0.8
        : own;
    draft.add(isTop ? part : `fields.${part}`, leaf.path, why, score, [leaf.path]);
  }
}

/** Defaults based only on experience. */
function draftDefaults(draft: Draft, hits: Hits, country: string | undefined): void {
  const home = country === undefined ? undefined : homeOf(country);
  if (home === undefined) return;
  const [date] = hits.get("date_add") ?? [];
  const text = String(date?.leaf.values.find((value) => !isMissing(value)) ?? "");
  const isLocal = /\d[./-]\d/.test(text) && !/(?:Z|UTC|GMT|[+-]\d\d:?\d\d)\)?$/.test(text);
  if (isLocal)
    draft.add("defaults.timeZone", home.timeZone, "guess", 0.65, date === undefined ? [] : [date.leaf.path]);
  if (draft.confidenceOf("fields.currency") < 0.5)
    draft.add("defaults.currency", home.currency, "guess", 0.5, []);
}

/** 26 of 42 ready sets with a key write it to the first extra field, where people find it. */
function draftHabits(draft: Draft): void {
  const key = draft.picks.get("key");
  if (key !== undefined && draft.confidenceOf("fields.extra_field_1") < 0.5)
    draft.add("fields.extra_field_1", key.value, "guess", 0.62 * Math.min(1, key.confidence + 0.2), key.from);
}

/** Additional fields of the account with the same name as a parameter. */
function draftExtraFields(draft: Draft, leaves: readonly Leaf[], account: Account | undefined): void {
  for (const { id, name } of account?.extraFields.slice(0, 200) ?? []) {
    const words = wordsOf(name).join(" ");
    const leaf = leaves.find(({ names }) => words !== "" && names.at(-1)?.join(" ") === words);
    if (leaf !== undefined) draft.add(`fields.deal_cf_${id}`, leaf.path, "name", 0.8, [leaf.path]);
  }
}
