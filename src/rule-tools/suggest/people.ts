import type { RuleValue } from "../../mapping/rules/value.ts";
import { kindsOf } from "../../mapping/values/kinds/kindsOf.ts";
import { isPersonWord, type Party } from "../survey/words.ts";
import type { Draft } from "./draft.ts";
import { agree, doubtOf, homeOf, isAll, type Named, namedAs, plainText, type Source } from "./source.ts";
import type { CandidateDoubt } from "./suggested.ts";

/** The parties whose contacts an order takes, in order. A parameter without a party is the buyer's. */
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
  const found: Named[] = [];
  for (const parameter of top) {
    const isNamed = parameter.meanings.get(kind)?.isExact === true;
    // Only the recipient's field is worth reading while it is empty: it goes first.
    const isEmpty = parameter.there.length === 0;
    if (isEmpty ? !isNamed || parameter.party !== "recipient" : !isAll(parameter, kinds, kind)) continue;
    const isSure =
      isNamed || (kind === "email" && !/^(?:from|to)$/.test(parameter.names.at(-1)?.join(" ") ?? ""));
    const but = doubtOf(parameter) ?? (isSure ? undefined : "unproved");
    if (but === undefined) found.push(parameter);
    else if (!isEmpty && (isSure || parameter.meanings.has(kind) || isDialled(parameter)))
      draft.put(rule, parameter.path, why, but);
  }
  const rank = (parameter: Named) => parameter.meanings.get(kind)?.rank ?? 99;
  const empty = ({ there }: Named) => (there.length === 0 ? 1 : 0);
  found.sort(
    (one, other) =>
      empty(one) - empty(other) || rank(one) - rank(other) || one.names.length - other.names.length,
  );
  const plain = kind === "phone" ? (value: unknown) => plainText(value).slice(-9) : plainText;
  const chosen = byParty(found, (all) => agree(all, plain));
  if (chosen.some(({ there }) => there.length > 0))
    putFirst(
      draft,
      rule,
      why,
      chosen.map(({ path }) => [path, [path]]),
    );
  for (const { path, there } of found) if (there.length > 0) draft.put(rule, path, why, "several");
  return found;
}

function isDialled({ there }: Named): boolean {
  return there.every((value) => kindsOf(value).has("dialled"));
}

/** The first of each party, as long as the parameters of the parties before say one thing each. */
function byParty<T extends { readonly party: Party }>(
  entries: readonly T[],
  isOne: (all: T[]) => boolean,
): T[] {
  const chosen: T[] = [];
  for (const parties of order) {
    const all = entries.filter(({ party }) => parties.includes(party));
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
  const value = other === undefined ? only[0] : { first: all.map(([alternative]) => alternative) };
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
    (parameter) =>
      isExactly(parameter, ["fullname", "firstname", "lastname", "middlename"]) &&
      // `city: { name }` is the name of a town.
      !isExactly(parameter, ["city", "state", "country", "payment"]) &&
      parameter.there.every((value) => kinds("person", value)),
  );
  const groups = Object.values(
    Object.groupBy(parts, (parameter) => `${homeOf(parameter)}\n${parameter.party ?? ""}`),
  );
  const names = groups.flatMap((group = []) => nameOf(group, homes) ?? []);
  const sure = names.filter(({ but }) => but === undefined).sort((one, other) => one.rank - other.rank);
  const chosen = byParty([...sure.filter(isThere), ...sure], isOnePerson);
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
  const [first] = namedAs(group, "firstname").filter(
    (parameter) => parameter !== last && (parameter !== whole || isPiece),
  );
  const [middle] = namedAs(group, "middlename").filter(
    (parameter) => parameter !== first && parameter !== last,
  );
  const pieces = whole !== undefined && !isPiece ? [whole] : first && last ? [first, middle, last] : [];
  const all = pieces.filter((parameter) => parameter !== undefined);
  const [main] = all;
  if (main === undefined) return undefined;
  const from = all.map(({ path }) => path);
  const home = homeOf(main);
  // `recipient: { first_name }` next to `recipient_phone`.
  const isOfPerson = main.names.slice(-2).some((words) => words.some(isPersonWord));
  const isNear = homes.has(home) || (home !== "" && isOfPerson && homes.has(main.homes.at(-2) ?? "-"));
  const indexes = main.values.keys();
  return {
    party: main.party,
    value: all.length === 1 ? main.path : { join: from, with: " " },
    from,
    texts: [...indexes].map((index) =>
      all
        .map(({ values }) => String(values[index] ?? "").trim())
        .join(" ")
        .trim(),
    ),
    rank: all.length === 1 ? (main.meanings.get("fullname")?.rank ?? 0) : 10,
    but: doubtOf(main) ?? (isNear ? undefined : "unproved"),
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
