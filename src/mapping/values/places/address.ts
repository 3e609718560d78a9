import { lazily } from "../../../shared/runtime/lazily.ts";
import { foldWords } from "../fold.ts";
import { collapseSpaces } from "../letters.ts";
import { namesPoint } from "../point.ts";
import type { CountryLookup } from "./country.ts";
import { formatPostcode, postcodeShape } from "./postcode.ts";

/** The parts of an address. A missing postcode is an empty text. */
interface AddressParts {
  readonly street: string;
  readonly city: string;
  readonly postcode: string;
}

// All words are written as `foldWords` writes them.

const streets =
  "vul|vul[iy](?:ts|c)[iy]a|ul|uli(?:ts|c)a|prosp|prospekt|pr(?:-k?t)?|prov|provulok|per|pereulok|bulv?|bulvar|b-r|pl|plosh(?:ch)?ad?|plac|shose|shosse|nab|naberezhna|uzviz|tupik|" +
  "al|aleja|aleje|aleya|os|osiedle|rynek|str|strada|strasse|street|st|road|rd|avenue|ave|lane|namesti|nam|trida|utca|ut|rue|via|calle";
const endings = "strasse|str|gasse|weg|platz|allee|damm|ring|ufer";
const regions =
  "obl|oblast|oblasti|raion|r-n|rn|woj|wojewodztwo|powiat|pow|gmina|gm|jud|judet|county|kraj|okres";
const insides =
  "kv|kvartira|pid|pidizd|podezd|pov|poverk?h|etazh|of|ofis|korp|korpus|bud|budinok|dom|d|sek(?:ts|c)iya|lok|lokal|mieszkanie|m|kl|klatka|pietro|flat|apt|apartment|floor|entrance|byt|dv|scara|sc|ap|et|bl";
/** No house has a number that starts with 0: that is a postcode, or a part of one. */
const house = "[1-9]\\d{0,3} ?[a-z]?(?:[/-] ?\\d{0,4}[a-z]?)*";

/** Adjectives that are a name with the country: villages are called `Нова Україна`. */
const beforeCountry = /^(?:n(?:e[uw]|o[vw].|uev.)|vilna|moloda|chervona|radyanska)$/;

const tests = /* @__PURE__ */ lazily(() => ({
  street: new RegExp(`(?<![a-z])(?:${streets})(?![a-z])|[a-z]{3,}(?:${endings})(?![a-z])`),
  region: new RegExp(`(?<![a-z])(?:${regions})(?![a-z])`),
  /** Matches a house, a flat or an entrance alone. */
  inside: new RegExp(`^(?:(?:${insides})\\.? ?(?:no )?0?)?${house}$`),
  housed: new RegExp(`^[^\\d]*[a-z][^\\d]*${house}(?: (?:m|lok|kv|apt)\\.? ?\\d+)?$`),
  settlement:
    /^(?:[МмСсГгMm]\.|[мг]|(?:смт|СМТ|Смт|пгт)\.?|[Мм]істо|[Гг]ород|[Сс]ело|[Сс]елище|miasto|wieś|obec|město|mesto)\s*(?=\p{Lu})/u,
}));

/**
 * Takes street, city and postcode out of `Одеса, вул. Дерибасівська 12, 65026`. `undefined` where it is not certain: no
 * street or no city, two of one, or a pick-up point, where no buyer lives. Without `country` no postcode is found.
 */
export function splitAddress(
  text: string,
  country: string | undefined,
  countries: CountryLookup,
): AddressParts | undefined {
  const isHome = (part: string) => namesHome(part, country, countries);
  const plain = collapseSpaces(text.replace(/[\r\n;]/g, ", "));
  if (plain.length > 300 || namesPoint(plain)) return undefined;
  const { before, postcode, after } = cutPostcode(plain, country);
  if (postcode === undefined) return undefined;
  // `31-147 Kraków`: what follows a postcode is the city.
  const [follows = ""] = after.split(",").flatMap(cutStreet);
  const street: string[] = [];
  const cities: string[] = [];
  const kinds = new Set<Kind>();
  let isInStreet = false;
  for (const piece of `${before},${after}`.split(",").flatMap(cutStreet)) {
    const part = piece.trim().replace(/\.$/, "");
    const kind = part === "" ? "gone" : kindOf(part, { isCity: piece === follows, isHome });
    kinds.add(kind);
    if (kind === "gone" || kind === "home" || kind === "abroad") continue;
    if (kind === "inside" && !isInStreet) {
      // `Дерибасівська, 12`: the name before a house number is that of the street.
      const name = street.length === 0 ? cities.pop() : undefined;
      if (name === undefined) return undefined;
      street.push(name);
    } else if (kind === "unsure" || (kind === "street" && street.length > 0)) return undefined;
    isInStreet = kind !== "city";
    if (isInStreet) street.push(part);
    else cities.push(withoutKind(part, isHome));
  }
  // A parcel for Moldova must not go to a street in Romania, but `La Réunion, France` is in France.
  if (kinds.has("abroad") && !kinds.has("home")) return undefined;
  // Several cities, or none, are not the name of a city.
  const city = cities.join();
  const isCity = /^(?:\p{Lu}\p{L}{0,3}\. ?)?\p{Lu}[\p{L} '’ʼ-]*(?: \d\d?)?$/u.test(city);
  return isCity && /\p{L}/u.test(street[0] ?? "") ? { street: street.join(", "), city, postcode } : undefined;
}

/**
 * Whether a country that is a part of an address is that of the order; `undefined` if the part is no country. It is one by
 * its name or three capitals. Two capitals are the state, the province or anything else, unless they are the country of
 * the order, and a number is that of a house.
 */
function namesHome(part: string, country: string | undefined, countries: CountryLookup): boolean | undefined {
  const letters = part.replace(/\P{L}/gu, "");
  if (/\d/.test(part) || (letters.length < 4 && !/^\p{Lu}+$/u.test(letters))) return undefined;
  const read = countries(part);
  if (!read.ok || (letters.length < 3 && read.value !== country)) return undefined;
  return country === undefined || read.value === country;
}

/** What a part of an address is: `gone` and the country are left out. */
type Kind = "gone" | "home" | "abroad" | "inside" | "street" | "city" | "unsure";

type IsHome = (part: string) => boolean | undefined;

interface About {
  /** Whether the part follows the postcode. It is the city then. */
  readonly isCity: boolean;
  readonly isHome: IsHome;
}

function kindOf(part: string, { isCity, isHome }: About): Kind {
  const { region, inside, street, housed } = tests();
  const folded = foldWords(part);
  const home = isHome(part);
  if (home !== undefined) return home ? "home" : "abroad";
  // A long part contains more than the region.
  if (region.test(folded)) return /^\D{0,40}$/.test(part) ? "gone" : "unsure";
  if (inside.test(folded)) return "inside";
  return street.test(folded) || (!isCity && housed.test(folded)) ? "street" : "city";
}

/**
 * Removes the kind of settlement and the country of the order: `м. Одеса` is `Одеса`, and `Berlin Deutschland` is
 * `Berlin`. A country may also be a part of the name: `Ciudad de México`.
 */
function withoutKind(city: string, isHome: IsHome): string {
  const name = city.replace(tests().settlement, "");
  const [, town = "", last = ""] = /^(.*\p{Lu}\p{L}*) (\p{L}{4,})$/u.exec(name) ?? [];
  return !beforeCountry.test(foldWords(town)) && isHome(last) === true ? town : name;
}

function cutStreet(part: string): readonly string[] {
  const index = part.search(/(?<=\S) (?:вул|ул|просп|пр-т|бул|пров|пл|ul|al|os|pl)\. ?\p{L}/iu);
  return index < 0 ? [part] : [part.slice(0, index), part.slice(index)];
}

/** Finds the only postcode of the country: an empty one if there is none, `undefined` if there are several. */
function cutPostcode(text: string, country = "") {
  const shape = postcodeShape(country);
  const none = { before: text, postcode: "", after: "" };
  if (shape === undefined) return none;
  // Four digits may also be the number of a house: they count at the start of a part.
  const isShort = shape === "\\d{4}";
  const [from, to] = isShort
    ? ["(?<=^|, ?)", "(?= \\p{Lu}|$|,)"]
    : ["(?<![\\d\\p{L}/-])", "(?![\\d\\p{L}/-])"];
  const [found, ...others] = text.matchAll(new RegExp(`${from}(?:[A-Z]{1,2}-)?${shape}${to}`, "gu"));
  if (found === undefined) return none;
  const read = formatPostcode(found[0], country);
  return {
    before: text.slice(0, found.index),
    postcode: read.ok && others.length === 0 ? read.value : undefined,
    after: text.slice(found.index + found[0].length),
  };
}
