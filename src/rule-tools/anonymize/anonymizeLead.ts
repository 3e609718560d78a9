import { isRecord, setOwn } from "../../shared/json/value.ts";
import { checkOptions, expected, type OptionChecks } from "../../shared/options/check.ts";
import { createRandom, hash } from "../../shared/runtime/random.ts";
import { namedValues, nameKeys, valueKeys } from "../survey/byName.ts";
import { findCountry } from "../survey/country.ts";
import { jsonIn, surveyLeads } from "../survey/survey.ts";
import { partyOf, wordsOf } from "../survey/words.ts";
import { createFakes, type Fakes } from "./fakes.ts";
import { type Kind, kindOfValue } from "./personal.ts";
import { hintOf } from "./personalNames.ts";
import { createScrubber, type Scrubber } from "./scrub.ts";

/** Options of `anonymizeLead`. */
export interface AnonymizeOptions {
  /** The same seed and the same lead return the same fakes. Without a seed they differ each time. */
  readonly seed?: number | string | undefined;
}

const anonymizeOptions = {
  seed: {
    default: undefined,
    check(name, input) {
      if (typeof input === "string" || typeof input === "number") return input;
      throw expected(name, "a text or a number", input);
    },
  },
} satisfies OptionChecks<AnonymizeOptions>;

/**
 * Returns an anonymized copy of a lead, for tests and links: phones, e-mails, names, companies, addresses, card and
 * tax numbers, ids and comments are replaced with invented ones of the same shape, also where they are repeated
 * elsewhere in the lead. Amounts, dates, goods, methods and names of parameters stay, so that rules work the same.
 *
 * Within one call the same value gets the same fake. A fake is not derived from the value that it replaces: only its
 * length, letters and signs are used. E-mails are at example.com. Phones are in unassigned ranges, if the plan of
 * their country has one, and are read like the real ones.
 *
 * Personal data is found by names and the form of values: **read the result before you publish it.** A name in the
 * middle of a text under an unclear parameter name may stay.
 * @throws TypeError for a wrong option. Whatever the lead is, it throws nothing.
 * @example
 * ```ts
 * const lead = anonymizeLead(request, { seed: 1 });
 * ```
 */
export function anonymizeLead(lead: unknown, options: AnonymizeOptions = {}): unknown {
  const { seed } = checkOptions("anonymizeLead", anonymizeOptions, options);
  const country = findCountry(surveyLeads([lead]).leaves.values());
  const fakes = createFakes(createRandom(hash(String(seed ?? Math.random()))), country);
  const walk: Walk = { fakes, country, scrubber: createScrubber(fakes), isSecond: false, visits: 0 };
  const top: Place = { names: [], isNearPerson: false, inLine: false, isElement: false, depth: 0 };
  // First finds all personal values, then replaces them everywhere in the lead.
  copy(walk, lead, top);
  return copy({ ...walk, isSecond: true, visits: 0 }, lead, top);
}

interface Walk {
  readonly fakes: Fakes;
  readonly country: string | undefined;
  readonly scrubber: Scrubber;
  readonly isSecond: boolean;
  visits: number;
}

interface Place {
  readonly names: readonly (readonly string[])[];
  readonly isNearPerson: boolean;
  readonly inLine: boolean;
  /** Whether it is an element of a list. */
  readonly isElement: boolean;
  readonly depth: number;
}

/** The limits of an untrusted lead. Values beyond them are removed, because they could be personal. */
const most = { visits: 200_000, depth: 100 };

function copy(walk: Walk, value: unknown, place: Place): unknown {
  walk.visits += 1;
  if (walk.visits > most.visits || place.depth > most.depth) return null;
  try {
    if (typeof value === "string") return text(walk, value, place);
    if (typeof value === "number" || typeof value === "bigint") return number(walk, value, place);
    if (value === null || value === undefined || typeof value === "boolean") return value;
    if (Array.isArray(value)) {
      // Answers next to a name or a phone are of the same person.
      const isPerson = namedValues(value)?.some((answer) =>
        isPersonal(walk, [...place.names, wordsOf(answer.name)], answer.value, place.inLine),
      );
      const isNearPerson = isPerson === true || place.isNearPerson;
      return value.map((element) =>
        copy(walk, element, { ...place, isNearPerson, isElement: true, depth: place.depth + 1 }),
      );
    }
    if (isRecord(value)) return record(walk, value, place);
  } catch {
    // A getter or a proxy threw.
  }
  return null;
}

function record(walk: Walk, from: Record<string, unknown>, place: Place): Record<string, unknown> {
  const copied: Record<string, unknown> = {};
  const keys = Object.keys(from);
  const words = keys.map((key) => wordsOf(key));
  const isLine =
    place.isElement &&
    words.some((keyWords) => /^(?:quantity|qty|count|sku|ilosc|кількість|price)$/.test(keyWords.join(" ")));
  const isPerson =
    !isLine &&
    keys.some((key, index) =>
      isPersonal(walk, [...place.names, words[index] ?? []], from[key], place.inLine),
    );
  const named = nameNextTo(from);
  for (const [index, key] of keys.entries()) {
    const names = [...place.names, key === named?.valueKey ? wordsOf(named.text) : (words[index] ?? [])];
    const party = partyOf(names.slice(-1));
    const inner: Place = {
      names,
      isNearPerson: !isLine && party !== "other" && (isPerson || party !== undefined || inherits(place)),
      inLine: isLine || place.inLine,
      isElement: false,
      depth: place.depth + 1,
    };
    // Rules find the value by the name next to it, so the name stays.
    setOwn(copied, key, key === named?.nameKey ? from[key] : copy(walk, from[key], inner));
  }
  return copied;
}

/** Values in a person's object are personal too, except at the top level next to a contact of the lead itself. */
function inherits({ isNearPerson, depth }: Place): boolean {
  return isNearPerson && depth > 1;
}

function nameNextTo(
  from: Record<string, unknown>,
): { nameKey: string; valueKey: string; text: string } | undefined {
  const keys = Object.keys(from);
  if (keys.length > 8) return undefined;
  for (const name of nameKeys) {
    const [nameKey = "", inner] = name.split(".");
    const value = from[nameKey];
    const text = inner === undefined ? value : isRecord(value) ? value[inner] : undefined;
    const valueKey = keys.find(
      (key) => key !== nameKey && (inner === undefined ? plainValue.test(key) : valueKeys.has(key)),
    );
    if (typeof text === "string" && valueKey !== undefined) return { nameKey, valueKey, text };
  }
  return undefined;
}

/** The pattern of the key of a value whose name is next to it, in a list of answers. */
const plainValue = /^(?:value|values|answer|answers|text)$|_(?:value|answer)$/i;

/** Whether a parameter is a contact by its name or its form. Values next to it probably belong to the same person. */
function isPersonal(
  walk: Walk,
  names: readonly (readonly string[])[],
  value: unknown,
  inLine: boolean,
): boolean {
  if (typeof value !== "string" && typeof value !== "number") return false;
  const kind = kindOfValue(value, {
    hint: hintOf(names),
    name: "",
    isNearPerson: false,
    inLine: false,
    country: walk.country,
  });
  // In a line, a `name` is the name of goods.
  const isName =
    !inLine || /\b(?:first|last|firstname|lastname|surname)\b/.test((names.at(-1) ?? []).join(" "));
  return kind === "phone" || kind === "email" || (kind === "person" && isName);
}

function kindAt(walk: Walk, value: string | number, { names, isNearPerson, inLine }: Place): Kind {
  const name = (names.at(-1) ?? []).join(" ");
  return kindOfValue(value, { hint: hintOf(names), name, isNearPerson, inLine, country: walk.country });
}

function text(walk: Walk, value: string, place: Place): unknown {
  if (value.trim() === "") return value;
  const inside = jsonIn(value);
  if (inside !== undefined) return JSON.stringify(copy(walk, inside, { ...place, depth: place.depth + 1 }));
  const kind = kindAt(walk, value, place);
  return walk.isSecond ? walk.scrubber.replace(value, kind) : walk.scrubber.learn(value, kind);
}

function number(walk: Walk, value: number | bigint, place: Place): unknown {
  if (typeof value === "number" && !Number.isSafeInteger(value)) return value;
  const written = String(value);
  const kind = kindAt(walk, written, place);
  if (kind === "shown" || kind === "text" || kind === "person" || kind === "place") return value;
  const fake =
    kind === "phone"
      ? walk.fakes.phone(written)
      : kind === "card"
        ? walk.fakes.card(written)
        : walk.fakes.id(written);
  return typeof value === "bigint" ? BigInt(fake) : Number(fake);
}
