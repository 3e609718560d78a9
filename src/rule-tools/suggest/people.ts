import type { RuleValue } from "../../mapping/rules/value.ts";
import { kindsOf } from "../../mapping/values/kinds/kindsOf.ts";
import { isPersonWord, type Party } from "../survey/words.ts";
import type { Draft } from "./draft.ts";
import { agree, doubtOf, homeOf, isAll, type Named, namedAs, plainText, type Source } from "./source.ts";
import type { CandidateDoubt } from "./suggested.ts";

/** The parties whose contacts an order takes, first ones first. Without another word it is the buyer. */
const order: readonly (readonly Party[])[] = [["recipient"], ["buyer", undefined], ["payer"]];

export function draftPeople(draft: Draft, source: Source): void {
  const email = draftContact(draft, source, "email");
  const phone = draftContact(draft, source, "phone");
  const towns = namedAs(source.top, "city").filter(({ party }) => party !== "other");
  draftName(draft, source, new Set([...email, ...phone, ...towns].map(homeOf)));
}

/** Writes an e-mail or a phone, and returns all parameters that hold one of the order's people. */
function draftContact(draft: Draft, { top, kinds }: Source, kind: "email" | "phone"): Named[] {
  const rule = `fields.${kind}`;
  const why = kind === "email" ? "value" : "name";
  const own: Named[] = [];
  for (const each of top) {
    const isNamed = each.meanings.get(kind)?.isExact === true;
    // Only the recipient's field is worth reading while it is empty: it goes first.
    const isEmpty = each.there.length === 0;
    if (isEmpty ? !isNamed || each.party !== "recipient" : !isAll(each, kinds, kind)) continue;
    const isSure = isNamed || (kind === "email" && !/^(?:from|to)$/.test(each.names.at(-1)?.join(" ") ?? ""));
    const but = doubtOf(each) ?? (isSure ? undefined : "unproved");
    if (but === undefined) own.push(each);
    else if (!isEmpty && (isSure || each.meanings.has(kind) || isDialled(each)))
      draft.put(rule, each.path, why, but);
  }
  const rank = (each: Named) => each.meanings.get(kind)?.rank ?? 99;
  const empty = ({ there }: Named) => (there.length === 0 ? 1 : 0);
  own.sort(
    (one, other) =>
      empty(one) - empty(other) || rank(one) - rank(other) || one.names.length - other.names.length,
  );
  const plain = kind === "phone" ? (value: unknown) => plainText(value).slice(-9) : plainText;
  const chosen = byParty(own, (all) => agree(all, plain));
  if (chosen.some(({ there }) => there.length > 0))
    putFirst(
      draft,
      rule,
      why,
      chosen.map(({ path }) => [path, [path]]),
    );
  for (const { path, there } of own) if (there.length > 0) draft.put(rule, path, why, "several");
  return own;
}

function isDialled({ there }: Named): boolean {
  return there.every((value) => kindsOf(value).has("dialled"));
}

/** The first of each party, as long as the parameters of the parties before say one thing each. */
function byParty<T extends { readonly party: Party }>(own: readonly T[], isOne: (all: T[]) => boolean): T[] {
  const chosen: T[] = [];
  for (const parties of order) {
    const all = own.filter(({ party }) => parties.includes(party));
    if (!isOne(all)) break;
    chosen.push(...all.slice(0, 1));
  }
  return chosen;
}

function putFirst(
  draft: Draft,
  rule: string,
  why: "name" | "value",
  all: readonly (readonly [RuleValue, readonly string[]])[],
): void {
  const [only, other] = all;
  if (only === undefined) return;
  const value = other === undefined ? only[0] : { first: all.map(([each]) => each) };
  draft.put(
    rule,
    value,
    why,
    undefined,
    all.flatMap(([, from]) => from),
  );
}

interface FoundName {
  readonly party: Party;
  readonly value: RuleValue;
  readonly from: readonly string[];
  /** The name in each lead. */
  readonly texts: readonly string[];
  readonly rank: number;
  readonly but: CandidateDoubt | undefined;
}

/** Writes the name next to the contacts and the town: the recipient's first, even where it is empty in these leads. */
function draftName(draft: Draft, { top, kinds }: Source, homes: ReadonlySet<string>): void {
  const rule = "fields.delivery_fullname";
  const isExactly = ({ meanings }: Named, names: readonly string[]) =>
    names.some((name) => meanings.get(name)?.isExact);
  const parts = top.filter(
    (each) =>
      isExactly(each, ["fullname", "firstname", "lastname", "middlename"]) &&
      // `city: { name }` is the name of a town.
      !isExactly(each, ["city", "state", "country", "payment"]) &&
      each.there.every((value) => kinds("person", value)),
  );
  const groups = Object.values(Object.groupBy(parts, (each) => `${homeOf(each)}\n${each.party ?? ""}`));
  const names = groups.flatMap((group = []) => nameOf(group, homes) ?? []);
  const own = names.filter(({ but }) => but === undefined).sort((one, other) => one.rank - other.rank);
  const chosen = byParty([...own.filter(isThere), ...own], isOnePerson);
  if (chosen.some(isThere))
    putFirst(
      draft,
      rule,
      "name",
      chosen.map(({ value, from }) => [value, from]),
    );
  // Far from any contact only a whole name is worth a look.
  for (const { value, from, but, texts } of names.filter(isThere))
    if (but !== "unproved" || texts.every((text) => /\S\s+\S/.test(text)))
      draft.put(rule, value, "name", but ?? "several", from);
}

function isThere({ texts }: FoundName): boolean {
  return texts.some((text) => text !== "");
}

function nameOf(group: readonly Named[], homes: ReadonlySet<string>): FoundName | undefined {
  const [whole] = namedAs(group, "fullname");
  const [last] = namedAs(group, "lastname");
  // `name` next to a last name is the first one.
  const isPiece =
    whole !== undefined &&
    last?.values.some((text, index) => !plainText(whole.values[index]).includes(plainText(text))) === true;
  const [first] = namedAs(group, "firstname").filter((each) => each !== last && (each !== whole || isPiece));
  const [middle] = namedAs(group, "middlename").filter((each) => each !== first && each !== last);
  const pieces = whole !== undefined && !isPiece ? [whole] : first && last ? [first, middle, last] : [];
  const all = pieces.filter((each) => each !== undefined);
  const [own] = all;
  if (own === undefined) return undefined;
  const from = all.map(({ path }) => path);
  const home = homeOf(own);
  // `recipient: { first_name }` next to `recipient_phone`.
  const isOfPerson = own.names.slice(-2).some((words) => words.some(isPersonWord));
  const isNear = homes.has(home) || (home !== "" && isOfPerson && homes.has(own.homes.at(-2) ?? "-"));
  const indexes = own.values.keys();
  return {
    party: own.party,
    value: all.length === 1 ? own.path : { join: from, with: " " },
    from,
    texts: [...indexes].map((index) =>
      all
        .map(({ values }) => String(values[index] ?? "").trim())
        .join(" ")
        .trim(),
    ),
    rank: all.length === 1 ? (own.meanings.get("fullname")?.rank ?? 0) : 10,
    but: doubtOf(own) ?? (isNear ? undefined : "unproved"),
  };
}

/** Whether all names are of one person: the words of one are among those of the longest, in any order. */
function isOnePerson(all: readonly FoundName[]): boolean {
  const wordsIn = (text = "") => [...text.toLowerCase().matchAll(/[\p{L}\p{M}'’ʼ]+/gu)].map(String);
  return (all[0]?.texts ?? []).every((_, index) => {
    const names = all
      .map(({ texts }) => wordsIn(texts[index]))
      .sort((one, other) => other.length - one.length);
    return names.every((words) => words.every((word) => names[0]?.includes(word)));
  });
}
