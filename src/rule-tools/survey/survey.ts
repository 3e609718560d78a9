import { joinKey } from "../../mapping/path/parsePath.ts";
import { decodeJson } from "../../mapping/receive/decodeBody.ts";
import { isMissing } from "../../mapping/values/missing.ts";
import { isRecord } from "../../shared/json/value.ts";
import { namedValues } from "./byName.ts";
import { isWrapper, type Party, partyOf, wordsOf } from "./words.ts";

/** A parameter of the leads: a text, number or boolean at one path. */
export interface Leaf {
  /** The path as a rule writes it. Inside a list it starts at the element. */
  readonly path: string;
  /** The words of the names on its path, its own last. Names that only wrap a value are left out. */
  readonly names: readonly (readonly string[])[];
  readonly party: Party;
  /** The objects around it, one for each name; the last one contains its own name. */
  readonly homes: readonly string[];
  /** Whether it is in the first element of a list that had more in some lead. */
  readonly oneOfMany: boolean;
  /** The number of parameters seen before it. */
  readonly place: number;
  /** One value per lead, or per element inside a list: `null` if it is empty, `undefined` if there is none. */
  readonly values: unknown[];
}

export interface ElementList extends Pick<Leaf, "path" | "names" | "oneOfMany"> {
  readonly leaves: Map<string, Leaf>;
  /** The number of elements in each lead. */
  readonly counts: number[];
}

export interface Survey {
  readonly leaves: Map<string, Leaf>;
  readonly lists: Map<string, ElementList>;
  /** Texts with JSON: the named value and its path. */
  readonly decoded: Map<string, string>;
  readonly leadCount: number;
}

/** The limits of a survey: more than anyone maps. Leads are untrusted. */
const most = { leaves: 1500, depth: 12, elements: 50, name: 200, leads: 50, lists: 100, visits: 30_000 };

interface Place extends Pick<Leaf, "path" | "names" | "homes" | "oneOfMany"> {
  readonly depth: number;
  /** The list that contains the place; `undefined` if there is none. */
  readonly list: ElementList | undefined;
  /** The index of the lead, or of the element in its list. */
  readonly at: number;
}

/** Surveys all leads of a source. Only reads plain data; values that throw when read are treated as missing. */
export function surveyLeads(leads: readonly unknown[]): Survey {
  const surveyed = leads.slice(0, most.leads);
  const survey: Survey = {
    leaves: new Map(),
    lists: new Map(),
    decoded: new Map(),
    leadCount: surveyed.length,
  };
  // Leads of one source use the same names.
  const known = new Map<string, readonly string[]>();
  const wordsFor = (name: string) => {
    const words = known.get(name) ?? wordsOf(name);
    known.set(name, words);
    return words;
  };
  let lead = 0;
  let visits = 0;

  const visit = (value: unknown, place: Place): void => {
    visits += 1;
    if (visits > most.visits || place.depth > most.depth) return;
    const children = Array.isArray(value)
      ? value.slice(0, most.elements)
      : isRecord(value)
        ? valuesOf(value)
        : [];
    if (place.path !== "" && visitNamed(children, place)) return;
    if (Array.isArray(value)) visitList(children, value.length, place);
    else if (isRecord(value)) {
      for (const [index, key] of Object.keys(value).slice(0, most.leaves).entries())
        if (key !== "" && key.length <= most.name && key !== "__proto__")
          visit(children[index], inside(place, joinKey(place.path, key), key, place.path));
    } else if (place.path !== "") visitScalar(value, place);
  };

  const inside = (place: Place, path: string, name: string, home: string): Place => ({
    ...place,
    path,
    homes: [...place.homes, home],
    names: [...place.names, wordsFor(name)],
    depth: place.depth + 1,
  });

  /** Visits the entries of a list of names and values under their names. Returns whether it was such a list. */
  const visitNamed = (children: readonly unknown[], place: Place): boolean => {
    const named = namedValues(children);
    for (const { find, name, key, value } of named ?? [])
      visit(value, inside(place, joinKey(place.path + find, key), name, place.path));
    return named !== undefined;
  };

  const visitList = (list: readonly unknown[], length: number, place: Place): void => {
    const { path, names, oneOfMany } = place;
    if (list.length === 0) return;
    const listSurvey = survey.lists.get(path) ?? {
      path,
      names,
      oneOfMany,
      leaves: new Map(),
      counts: surveyed.map(() => 0),
    };
    if (place.list === undefined && survey.lists.size < most.lists && list.every(isRecord)) {
      survey.lists.set(path, listSurvey);
      const before = listSurvey.counts.reduce((sum, count) => sum + count, 0);
      listSurvey.counts[lead] = list.length;
      for (const [index, element] of list.entries())
        visit(element, { ...top, depth: place.depth + 1, list: listSurvey, at: before + index });
    }
    // Also visits the first element on its own, for lists of one answer, payment or delivery.
    const first = `${path === "" ? "@" : path}[0]`;
    visit(list[0], { ...place, path: first, oneOfMany: oneOfMany || length > 1, depth: place.depth + 1 });
  };

  const visitScalar = (value: unknown, place: Place): void => {
    const inner = place.list === undefined && !place.path.startsWith("$") ? jsonIn(value) : undefined;
    if (inner !== undefined) {
      const before = [...survey.decoded].find(([, path]) => path === place.path)?.[0];
      const name = before ?? nameFor(place.path, survey.decoded);
      survey.decoded.set(name, place.path);
      visit(inner, { ...place, path: `$${name}`, depth: place.depth + 1 });
    } else if (value === null || !/^(?:object|function|symbol)$/.test(typeof value)) {
      const leaves = place.list === undefined ? survey.leaves : place.list.leaves;
      const leaf = leaves.get(place.path) ?? leafAt(place, leaves.size);
      if (leaf.place >= most.leaves) return;
      leaves.set(place.path, place.oneOfMany ? { ...leaf, oneOfMany: true } : leaf);
      leaf.values[place.list === undefined ? lead : place.at] = isMissing(value) ? null : value;
    }
  };

  for (const [index, leadValue] of surveyed.entries()) {
    lead = index;
    visits = 0;
    try {
      visit(leadValue, top);
    } catch {
      // A getter or a proxy threw: the data found before that is used.
    }
  }
  return survey;
}

const top: Place = { path: "", homes: [], names: [], depth: 0, list: undefined, at: 0, oneOfMany: false };

function valuesOf(record: Record<string, unknown>): unknown[] {
  return Object.keys(record)
    .slice(0, most.leaves)
    .map((key) => record[key]);
}

function leafAt({ path, oneOfMany, ...place }: Place, before: number): Leaf {
  let depth = place.names.length;
  while (depth > 1 && isWrapper(place.names[depth - 1] ?? [])) depth -= 1;
  const names = place.names.slice(0, depth);
  const homes = place.homes.slice(0, depth);
  return { path, names, homes, party: partyOf(names), oneOfMany, place: before, values: [] };
}

function nameFor(path: string, taken: ReadonlyMap<string, string>): string {
  const word = /([A-Za-z_]\w{0,39})\W*$/.exec(path)?.[1] ?? "data";
  let name = word;
  for (let count = 2; taken.has(name); count += 1) name = `${word}${count}`;
  return name;
}

/** Leads come from untrusted senders, so longer texts are not parsed. */
const longest = 20_000;

export function jsonIn(value: unknown): object | undefined {
  if (typeof value !== "string" || value.length > longest || !/^\s*[[{]/.test(value)) return undefined;
  try {
    const inside = decodeJson(value);
    return typeof inside === "object" && inside !== null ? inside : undefined;
  } catch {
    return undefined;
  }
}
