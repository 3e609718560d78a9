import { isRecord } from "../../json/value.ts";
import { isKeyed } from "../path/compilePath.ts";
import { joinKey } from "../path/writePath.ts";
import { isMissing } from "../text/missing.ts";
import { namedValues } from "./byName.ts";
import type { Dictionary } from "./dictionary.ts";
import { jsonIn } from "./jsonIn.ts";
import { type Role, roleOf, wordsOf } from "./words.ts";

/** A parameter of the leads: a text, number or boolean at one path. */
export interface Leaf {
  /** The path as a rule writes it. Inside a list it starts at the element. */ readonly path: string;
  /** The words of the names on its path, its own last. */ readonly names: readonly (readonly string[])[];
  readonly role: Role;
  /** The path of the object that contains it. */ readonly home: string;
  /** Whether it is inside an element of a list. */ readonly inLine: boolean;
  /** The number of parameters seen before it. */ readonly place: number;
  /** One value per lead, or per element inside a list; `undefined` if it is missing. */
  readonly values: unknown[];
}

/** A list of objects that may be lines. */
export interface ElementList {
  readonly path: string;
  readonly names: readonly (readonly string[])[];
  readonly leaves: Map<string, Leaf>;
  /** The number of elements in each lead. */ readonly counts: number[];
}

/** Everything found in the leads of one source. */
export interface Survey {
  readonly leaves: Map<string, Leaf>;
  readonly lists: Map<string, ElementList>;
  /** Parallel lists of texts and numbers, by path. */ readonly columns: Map<string, Leaf>;
  /** Texts with JSON: the named value and its path. */ readonly decoded: Map<string, string>;
  readonly leadCount: number;
}

/** More than anyone maps. Leads are untrusted. */
const most = { leaves: 1500, depth: 12, elements: 50, name: 200, leads: 50, visits: 30_000 };

/** Surveys all leads of a source. Only reads plain data; values that throw when read are treated as missing. */
export function surveyLeads(leads: readonly unknown[], dictionary: Dictionary): Survey {
  const survey: Survey = {
    leaves: new Map(),
    lists: new Map(),
    columns: new Map(),
    decoded: new Map(),
    leadCount: Math.min(leads.length, most.leads),
  };
  const words = new Map<string, readonly string[]>();
  for (const [index, lead] of leads.slice(0, most.leads).entries()) {
    const walk = { survey, dictionary, index, words, visits: most.visits };
    try {
      visit(walk, lead, { path: "", home: "", names: [], depth: 0, list: undefined, element: 0 });
    } catch {
      // A getter or a proxy threw: the data found before that is used.
    }
  }
  return survey;
}

interface Walk {
  readonly survey: Survey;
  readonly dictionary: Dictionary;
  readonly index: number;
  /** Cache of names: leads of one source use the same names. */
  readonly words: Map<string, readonly string[]>;
  visits: number;
}

function wordsFor({ words }: Walk, name: string): readonly string[] {
  const before = words.get(name);
  if (before !== undefined) return before;
  const own = wordsOf(name);
  words.set(name, own);
  return own;
}

interface Place {
  readonly path: string;
  readonly home: string;
  readonly names: readonly (readonly string[])[];
  readonly depth: number;
  /** The list that contains it, if any. */ readonly list: ElementList | undefined;
  readonly element: number;
}

function visit(walk: Walk, value: unknown, place: Place): void {
  walk.visits -= 1;
  if (walk.visits < 0 || place.depth > most.depth) return;
  if (Array.isArray(value)) visitList(walk, value, place);
  else if (isRecord(value)) visitRecord(walk, value, place);
  else if (place.path !== "") visitScalar(walk, value, place);
}

function visitRecord(walk: Walk, record: Record<string, unknown>, place: Place): void {
  const keys = Object.keys(record).slice(0, most.leaves);
  const children = keys.map((key) => record[key]);
  if (byName(walk, children, place)) return;
  for (const [index, key] of keys.entries()) {
    if (key === "" || key.length > most.name || key === "__proto__") continue;
    visit(walk, children[index], {
      ...place,
      path: joinKey(place.path, key),
      home: place.path,
      names: [...place.names, wordsFor(walk, key)],
      depth: place.depth + 1,
    });
  }
}

function visitList(walk: Walk, given: readonly unknown[], place: Place): void {
  const list = given.slice(0, most.elements);
  if (byName(walk, list, place)) return;
  if (list.length > 0 && list.every(isRecord)) {
    const known = place.list === undefined ? listAt(walk, place) : undefined;
    if (known !== undefined) {
      const before = known.counts.slice(0, walk.index).reduce((sum, count) => sum + count, 0);
      known.counts[walk.index] = list.length;
      for (const [index, element] of list.entries()) {
        const depth = place.depth + 1;
        visit(walk, element, {
          path: "",
          home: "",
          names: place.names.slice(-1),
          depth,
          list: known,
          element: before + index,
        });
      }
    }
  } else if (place.list === undefined && list.length > 0 && !list.some(isKeyed)) {
    const column = leafAt(walk.survey.columns, place);
    if (column !== undefined) column.values[walk.index] = list;
  }
  // Also visits the first element on its own, for lists of one answer, payment or delivery.
  if (list.length > 0) {
    const path = `${place.path === "" ? "@" : place.path}[0]`;
    visit(walk, list[0], { ...place, path, home: place.path, depth: place.depth + 1 });
  }
}

function listAt(walk: Walk, { path, names }: Place): ElementList | undefined {
  const { lists } = walk.survey;
  const known = lists.get(path) ?? { path, names, leaves: new Map(), counts: [] };
  if (lists.size > 100) return undefined;
  lists.set(path, known);
  for (let index = 0; index < walk.index; index += 1) known.counts[index] ??= 0;
  return known;
}

/** Visits the entries of a list of names and values under their names. Returns whether it was such a list. */
function byName(walk: Walk, children: readonly unknown[], place: Place): boolean {
  const named = place.path === "" ? undefined : namedValues(children, walk.dictionary);
  for (const { find, name, key, value } of named ?? []) {
    visit(walk, value, {
      ...place,
      path: joinKey(place.path + find, key),
      home: place.path,
      names: [...place.names, wordsFor(walk, name)],
      depth: place.depth + 2,
    });
  }
  return named !== undefined;
}

function visitScalar(walk: Walk, value: unknown, place: Place): void {
  if (place.list === undefined && visitJson(walk, value, place)) return;
  if (typeof value === "object" || typeof value === "function" || typeof value === "symbol") {
    if (value !== null) return;
  }
  const leaves = place.list === undefined ? walk.survey.leaves : place.list.leaves;
  const leaf = leafAt(leaves, place);
  if (leaf === undefined) return;
  leaf.values[place.list === undefined ? walk.index : place.element] = isMissing(value) ? null : value;
}

function leafAt(leaves: Map<string, Leaf>, { path, home, names, list }: Place): Leaf | undefined {
  const known = leaves.get(path);
  if (known !== undefined || leaves.size >= most.leaves) return known;
  const leaf: Leaf = {
    path,
    names,
    role: roleOf(names),
    home,
    inLine: list !== undefined,
    place: leaves.size,
    values: [],
  };
  leaves.set(path, leaf);
  return leaf;
}

/** A JSON text becomes a named value, and its content gets paths from there. */
function visitJson(walk: Walk, value: unknown, place: Place): boolean {
  const decoded = place.path.startsWith("$") ? undefined : jsonIn(value);
  if (decoded === undefined) return false;
  const { decoded: known } = walk.survey;
  const name =
    [...known].find(([, path]) => path === place.path)?.[0] ?? nameFor(place.path, new Set(known.keys()));
  known.set(name, place.path);
  visit(walk, decoded, { ...place, path: `$${name}`, home: `$${name}`, depth: place.depth + 1 });
  return true;
}

function nameFor(path: string, taken: ReadonlySet<string>): string {
  const word = /([A-Za-z_]\w{0,39})\W*$/.exec(path)?.[1] ?? "data";
  let name = word;
  for (let count = 2; taken.has(name); count += 1) name = `${word}${count}`;
  return name;
}
