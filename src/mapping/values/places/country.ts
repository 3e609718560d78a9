import { lazily } from "../../../shared/runtime/lazily.ts";
import { agreed } from "../agreed.ts";
import { foldWords } from "../fold.ts";
import { type Parsed, parsed, unparsed } from "../parsed.ts";

/** Finds the ISO 3166-1 alpha-2 code of a country by its name or its letters. */
export type CountryLookup = (text: string) => Parsed<string>;

const usualLanguages =
  "en uk pl de cs sk ro hu lt lv et bg es fr it pt nl ru hr sr sl mk bs sv da nb fi el tr";

/** Names in use that no table of `Intl` has, as `foldWords` writes them. */
const otherNames =
  "US=united states of america|amerika|america|spolucheni shtati ameriki|statele unite,GB=england|great britain|" +
  "angliya|scotland|wales|northern ireland|spoluchene korolivstvo,NL=gollandiya,CZ=czech republic|" +
  "ceska republika|republika czeska,SK=slovak republic|slovenska republika,RU=rf|rosiiska federaciya|" +
  "russian federation,KR=republic of korea,CD=democratic republic of congo,CG=republic of congo,TR=turkey,AE=uae," +
  "PL=rzeczpospolita polska,MD=moldaviya,BY=bilorusiya|belorussiya|belorus,MK=macedonia";

/**
 * The letter that turns an alpha-2 code into alpha-3: lower case at the end, upper case in the middle, a dash for an
 * exception. A row for each first letter, a column for each second one, a full stop for what is no code.
 */
const letters =
  "...NRgT.a..bR.G.-gmUs.B-.e|-R.GlarrD-.muRl.-aHn.ta.-L|n.kO.AOev.OHrHl..i..bPUrpe|" +
  "....u....iN.a.m..........a|..u.-.yS.........iph|........niL.S.R..a|br.RoUyab..RbI.LNc-mm.-.U|" +
  "..........g.dd...v.in|...n-......-ndt.Rnla|....y.......A.rn|....n.zmr...-a.-.O....t.-A|" +
  "ona.....e.a......Bouxa..B|r.oaNADl..dirg-NTtrLsDiEsO|m.l.rka.c..d..rl.u..I....l|............n|" +
  "n...rYNl..AO-C...ieR..L.R|t|....u.........u...-.s.a|uLYnW.pn-mVerEm..Udp.L.mrW|" +
  "..aC.-oa.klsKUn..U.o.Un..a|-.....a.....i.....a.....Rb|t.t.n.b.r....m......t|.....L............m||" +
  "....m..............-|f...........b.........e";

/** The alpha-3 codes that are exceptions, in the order of their alpha-2 codes. */
const exceptions = "ataalabihbenbesblrestsgsgnbirlisrcomprkcymmacspmsrbsvnatfukrmyt";

/** Countries with a short name in use, such as `Hong Kong` or `EE. UU.` */
const shortened = "BA CC GB HK MM MO PN PS US".split(" ");

/** Names that two countries have in two languages, as `keyOf` writes them: the Congos, and the halves of an island. */
const ambiguous = ["kongo", "svetimartin"];

/** The look-up by the usual languages. All mappers share it, since making its names takes up to 60 ms. */
export const usualCountries = /* @__PURE__ */ lazily(() => createCountryLookup());

/**
 * Looks up countries by the letters of ISO or names in the languages (29 of Europe by default), in any case, with or
 * without accents; also a flag, `UA - Ukraine`, `GB-ENG`, `Київ, Україна`. Names come from `Intl.DisplayNames`, one
 * language at a time, once a text is in none of those built so far. Keep the look-up: it caches them.
 */
export function createCountryLookup(languages: readonly string[] = usualLanguages.split(" ")): CountryLookup {
  const names = new Map<string, string>();
  let built = 0;
  const codeOf = (key: string): string | undefined => {
    if (key === "" || ambiguous.includes(key)) return undefined;
    for (;;) {
      const named = names.get(key);
      const language = languages[built];
      if (named !== undefined || language === undefined) return named;
      if (built === 0) addOtherNames(names);
      addNames(names, language);
      built += 1;
    }
  };
  const look: CountryLookup = (text) => {
    if (text.length > 80) return withMore(text, look);
    const folded = foldWords(text).replace(/^the /, "");
    const code = fromLetters(text) ?? codeOf(keyOf(folded)) ?? fromState(folded, codeOf);
    return code === undefined ? withMore(text, look) : parsed(code);
  };
  return look;
}

/** Reads the number that ISO 3166-1 gives to a country today, also without its zeros: `804`, `40`. */
export function countryOfNumber(text: string): Parsed<string> {
  const digits = text.trim().padStart(3, "0");
  const code =
    /^[0-8]\d\d$/.test(digits) && !withdrawn.includes(digits)
      ? // `Intl` replaces a number with the letters.
        new Intl.Locale(`und-${digits}`).region
      : undefined;
  return code !== undefined && codes().has(code) ? parsed(code) : unparsed("country_unknown");
}

/** Numbers of states that are no more. `Intl` has one of their successors instead. */
const withdrawn = "172 200 230 249 278 280 530 532 536 582 720 736 810 830 886 890 891";

/** Accepts a flag, a region of a country, a country said twice, or with its city before or after it. */
function withMore(text: string, look: CountryLookup): Parsed<string> {
  const flag = /^\s*(?:\ud83c[\udde6-\uddff]){2}/.exec(text)?.[0];
  if (flag !== undefined) {
    return look(
      flag.replace(/\ud83c(.)/g, (_, low: string) => String.fromCharCode(low.charCodeAt(0) - 0xdde6 + 65)),
    );
  }
  // A locale starts with a language, in lower case: `sv-SE` is not El Salvador, and `uk-UA` not the United Kingdom.
  const region = /^\s*([A-Z]{2})-[A-Z\d]{1,3}\s*$/.exec(text)?.[1];
  if (region !== undefined) return look(region);
  const codesOf = (part: string): readonly string[] => {
    const read = look(part);
    return read.ok ? [read.value] : [];
  };
  const [before = "", ...others] = text.length > 80 ? [] : text.split(",");
  const after = others.at(-1);
  if (after === undefined) {
    const [code] = agreed(before, codesOf);
    return code === undefined ? unparsed("country_unknown") : parsed(code);
  }
  // `Korea, Republic of` is `Republic of Korea`.
  const [turned] = others.length === 1 ? codesOf(`${after} ${before}`) : [];
  const [first] = codesOf(before);
  const [last] = codesOf(after);
  // Two letters after a country may be a state: `USA, CA`. A republic may be another one: `China, Republic of`.
  const isOther =
    last === undefined
      ? `${foldWords(after)} `.replace(state, "") === ""
      : first !== undefined && last !== first && /^\s*[A-Za-z]{2}\s*$/.test(after);
  // `Hong Kong, China` has a post of its own.
  const inside = last === "CN" ? first : undefined;
  const code = turned ?? (isOther ? undefined : (inside ?? last ?? first));
  return code === undefined ? unparsed("country_unknown") : parsed(code);
}

/** What is before a name in the long form of the name: `Islamic Republic of`, `Republiek`, `Республика`. */
const state = /^(?:[a-z]+ ){0,3}[a-z]*res?publi[a-z]+ (?:of (?:the )?)?/;

/** Reads a long form. Two countries are republics of China, and two of the Congo. */
function fromState(folded: string, codeOf: (key: string) => string | undefined): string | undefined {
  const code = state.test(folded) ? codeOf(keyOf(folded.replace(state, ""))) : undefined;
  return code === "CN" || code === "CG" ? undefined : code;
}

/** Alpha-3 codes are mostly alpha-2 with a letter after (`POL`) or inside (`UZB`): a letter for each is enough. */
export function alpha3Codes(): Map<string, string> {
  const codes = new Map<string, string>();
  const others = exceptions.match(/.../g) ?? [];
  letters.split("|").forEach((row, index) => {
    const first = String.fromCharCode(65 + index);
    [...row].forEach((letter, column) => {
      const second = String.fromCharCode(65 + column);
      if (letter === "-") codes.set((others.shift() ?? "").toUpperCase(), first + second);
      else if (letter >= "a") codes.set(first + second + letter.toUpperCase(), first + second);
      else if (letter >= "A") codes.set(first + letter + second, first + second);
    });
  });
  return codes;
}

const alpha3 = /* @__PURE__ */ lazily(alpha3Codes);

/** The code of Kosovo is only reserved for users, but everyone uses it. */
const codes = /* @__PURE__ */ lazily((): ReadonlySet<string> => new Set([...alpha3().values(), "XK"]));

function fromLetters(text: string): string | undefined {
  const letters = text.trim().replaceAll(".", "").toUpperCase();
  if (letters.length !== 2) return alpha3().get(letters);
  const code = letters === "UK" ? "GB" : letters === "EL" ? "GR" : letters;
  return codes().has(code) ? code : undefined;
}

function addOtherNames(names: Map<string, string>): void {
  for (const pair of otherNames.split(",")) {
    const [code = "", words = ""] = pair.split("=");
    for (const name of words.split("|")) names.set(keyOf(name), code);
  }
}

function addNames(names: Map<string, string>, language: string): void {
  for (const style of ["long", "short"] as const) {
    const display = new Intl.DisplayNames([language], { type: "region", fallback: "none", style });
    for (const code of style === "long" ? codes() : shortened) {
      const name = keyOf(foldWords(display.of(code) ?? ""));
      // A short name of two letters may be any other word: `ОК`.
      if (name.length > 2 && !names.has(name)) names.set(name, code);
    }
  }
}

/** The letters and digits of a folded name, without what other spellings leave out: `St. Kitts & Nevis`. */
function keyOf(folded: string): string {
  return folded
    .replace(/ (?:and|of)(?: the)? /g, " ")
    .replace(/saint/g, "st")
    .replace(/[^\p{L}\p{N}]+/gu, "");
}
